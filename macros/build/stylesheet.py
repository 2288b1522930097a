"""Material's stylesheet as our pages may carry it: without `data:` and without the components we never show."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule

ICON_FOLDER = "assets/icons"

# Material's classes that our pages use. A selector that names any other class styles something we
# never write (Material's own header, menus, search, tabs, clipboard, blog …) and is left out.
KEPT_CLASSES = frozenset(
    {
        "md-typeset",
        "md-grid",
        "md-button",
        "md-button--primary",
        "admonition",
        "admonition-title",
        "note",
        "info",
        "tip",
        "warning",
        "example",
        "footnote",
        "footnote-ref",
        "footnote-backref",
        "headerlink",
        "highlight",
        "task-list-item",
        "task-list-control",
        "task-list-indicator",
    }
)

# Attributes that only Material's own templates, its script or a right-to-left language write.
DEAD_ATTRIBUTES = re.compile(r"data-md|data-preview|dir=['\"]?rtl|role=|aria-sort|for=|src\$=")

DATA_ADDRESS = re.compile(r"data:(?P<type>[^;,]*)(?P<flags>[^,]*),(?P<body>.*)", re.DOTALL)
SUFFIXES = {"image/svg+xml": "svg", "image/png": "png"}


def rebuilt(css: str) -> tuple[str, dict[str, bytes]]:
    """Return `css` without `data:` and without dead rules, and the icon files that it now names.

    The files are keyed by their path in the site (`assets/icons/<name>.svg`); the stylesheet is meant to lie in
    `assets/` and names them relative to itself. The same text in gives the same bytes out.
    The policy of the site (`img-src 'self'`) is the reason for the first, the reader's phone for the second.

    Raises ValueError when an address is `data:` of a kind we do not know, so that none slips through.
    """
    rules = _living(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))
    rules = _without_unused_names(rules)
    icons: dict[str, bytes] = {}
    text = "".join(_written(rule, icons) for rule in rules)
    if "data:" in text:
        raise ValueError("the stylesheet still holds a data: address")
    return '@charset "UTF-8";' + text + "\n", icons


@dataclass(frozen=True)
class Style:
    """A rule with selectors (`.a,.b{…}`), or an at-rule of declarations such as `@page`."""

    head: str
    declarations: list[Declaration]


@dataclass(frozen=True)
class Group:
    """An at-rule that holds rules: `@media`, `@supports`, `@keyframes`."""

    keyword: str
    condition: str
    rules: list[Style | Group]


def _living(nodes: Iterable[Node]) -> list[Style | Group]:
    """Return the rules that can apply to a page of ours."""
    return [rule for node in nodes if (rule := _living_rule(node)) is not None]


def _living_rule(node: Node) -> Style | Group | None:
    if isinstance(node, QualifiedRule):
        selectors = [_trimmed(selector) for selector in _split_at_commas(node.prelude) if _is_living(selector)]
        declarations = _declarations(node.content)
        return Style(",".join(selectors), declarations) if selectors and declarations else None
    if not isinstance(node, AtRule) or node.content is None:
        return None
    condition = _trimmed(node.prelude)
    if node.lower_at_keyword == "page":
        return Style("@page" + (f" {condition}" if condition else ""), _declarations(node.content))
    rules = _living(tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True))
    return Group(node.lower_at_keyword, condition, rules) if rules else None


def _declarations(content: list[Node]) -> list[Declaration]:
    parsed = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return [item for item in parsed if isinstance(item, Declaration)]


def _split_at_commas(tokens: list[Node]) -> Iterator[list[Node]]:
    part: list[Node] = []
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _is_living(selector: list[Node]) -> bool:
    """Tell whether every class and attribute of a selector can be found on our pages, also those in `:not(…)`."""
    previous = ""
    for token in selector:
        if token.type == "ident" and previous == "." and token.value not in KEPT_CLASSES:
            return False
        if token.type == "hash":
            return False
        if token.type == "[] block" and DEAD_ATTRIBUTES.match(tinycss2.serialize(token.content)):
            return False
        if token.type == "function" and not _is_living(token.arguments):
            return False
        previous = token.value if token.type == "literal" else ""
    return True


def _without_unused_names(rules: list[Style | Group]) -> list[Style | Group]:
    """Leave out custom properties and keyframes that nothing uses, until nothing more falls away."""
    while True:
        text = "".join(_written(rule, {}) for rule in rules)
        used = set(re.findall(r"var\(\s*(--[\w-]+)", text))
        moving = set(re.findall(r"animation(?:-name)?:([^;}]*)", text))
        kept = _using(rules, used, moving)
        if "".join(_written(rule, {}) for rule in kept) == text:
            return kept
        rules = kept


def _using(rules: list[Style | Group], used: set[str], moving: set[str]) -> list[Style | Group]:
    kept: list[Style | Group] = []
    for rule in rules:
        if isinstance(rule, Style):
            declarations = [d for d in rule.declarations if not d.name.startswith("--") or d.name in used]
            if declarations:
                kept.append(Style(rule.head, declarations))
        elif "keyframes" in rule.keyword:
            if any(rule.condition in value for value in moving):
                kept.append(rule)
        elif inner := _using(rule.rules, used, moving):
            kept.append(Group(rule.keyword, rule.condition, inner))
    return kept


def _written(rule: Style | Group, icons: dict[str, bytes]) -> str:
    """Return a rule as text; icons found in it are added to `icons`."""
    if isinstance(rule, Group):
        inner = "".join(_written(item, icons) for item in rule.rules)
        return f"@{rule.keyword} {rule.condition}{{{inner}}}"
    return f"{rule.head}{{{';'.join(_declared(item, icons) for item in rule.declarations)}}}"


def _declared(declaration: Declaration, icons: dict[str, bytes]) -> str:
    value = "".join(_value(token, declaration.name, icons) for token in declaration.value).strip()
    return f"{declaration.name}:{value}{'!important' if declaration.important else ''}"


def _value(token: Node, name: str, icons: dict[str, bytes]) -> str:
    address = _address(token)
    if address is None or not address.startswith("data:"):
        return re.sub(r"\s+", " ", token.serialize()) if token.type == "whitespace" else token.serialize()
    path, content = _icon(address, name)
    icons[path] = content
    return f'url("{path.removeprefix("assets/")}")'


def _address(token: Node) -> str | None:
    """Return the address of `url(…)`, quoted or not."""
    if token.type == "url":
        return str(token.value)
    if token.type == "function" and token.lower_name == "url":
        return "".join(argument.value for argument in token.arguments if argument.type == "string")
    return None


def _icon(address: str, name: str) -> tuple[str, bytes]:
    """Return path and content of the file that replaces a `data:` address.

    It is named after the custom property that holds it, or else after its content.
    """
    match = DATA_ADDRESS.match(address)
    if match is None or match["type"] not in SUFFIXES:
        raise ValueError(f"unknown kind of data: address in {name}: {address[:60]}")
    content = base64.b64decode(match["body"]) if "base64" in match["flags"] else unquote_to_bytes(match["body"])
    digest = hashlib.sha256(content).hexdigest()[:8]
    stem = re.sub(r"-+", "-", name.removeprefix("--md-")).strip("-") if name.startswith("--") else digest
    return f"{ICON_FOLDER}/{stem}.{SUFFIXES[match['type']]}", content


def _trimmed(tokens: list[Node]) -> str:
    return re.sub(r"\s+", " ", tinycss2.serialize(tokens)).strip()
