"""Material's stylesheet as our pages may carry it: without pictures and without the components we never show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule

# Material's classes that our pages use. A selector that names any other class styles something we
# never write (Material's own header, menus, search, tabs, clipboard, blog …) and is left out.
KEPT_CLASSES = frozenset(
    {
        "md-typeset",
        "md-grid",
        "footnote",
        "footnote-ref",
        "footnote-backref",
        "headerlink",
        "highlight",
    }
)

# Attributes that only Material's own templates, its script or a right-to-left language write.
DEAD_ATTRIBUTES = re.compile(r"data-md|data-preview|dir=['\"]?rtl|role=|aria-sort|for=|src\$=")


def rebuilt(css: str) -> str:
    """Return the rules of `css` that can apply to our pages. The same text in gives the same text out.

    A rule that draws with a picture is left out. Material's pictures are `data:`, which our policy forbids
    (`img-src 'self'`), and its masks cannot be files either: a mask must come from the page's own origin
    (https://drafts.fxtf.org/css-masking/#priv-sec), and in a site opened from a folder every file is its own.

    Raises ValueError when an address remains, so that none slips through with a new version of Material.
    """
    rules = _without_unused_names(_living(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)))
    text = "".join(_written(rule) for rule in rules)
    if "url(" in text:
        raise ValueError("the stylesheet still names a file or a data: address")
    return text


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
        is_picture = any("mask-image" in declaration.name for declaration in declarations)
        return Style(",".join(selectors), declarations) if selectors and declarations and not is_picture else None
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
        text = "".join(_written(rule) for rule in rules)
        used = set(re.findall(r"var\(\s*(--[\w-]+)", text))
        moving = set(re.findall(r"animation(?:-name)?:([^;}]*)", text))
        kept = _using(rules, used, moving)
        if "".join(_written(rule) for rule in kept) == text:
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


def _written(rule: Style | Group) -> str:
    if isinstance(rule, Group):
        return f"@{rule.keyword} {rule.condition}{{{''.join(_written(item) for item in rule.rules)}}}"
    return f"{rule.head}{{{';'.join(_declared(item) for item in rule.declarations)}}}"


def _declared(declaration: Declaration) -> str:
    value = _trimmed(declaration.value)
    return f"{declaration.name}:{value}{'!important' if declaration.important else ''}"


def _trimmed(tokens: list[Node]) -> str:
    return re.sub(r"\s+", " ", tinycss2.serialize(tokens)).strip()
