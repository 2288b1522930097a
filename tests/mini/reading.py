"""Finished HTML as lines a person can compare: one element on each, blanks and drawings left out."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

VOID = frozenset(["br", "hr", "img", "input", "link", "meta", "wbr"])
IN_A_LINE = frozenset(
    ["a", "abbr", "b", "br", "button", "cite", "code", "em", "i", "img", "input", "label", "option", "small", "span", "strong", "sub", "sup", "svg", "time"]
)


def lines_of(page: Path) -> str:
    """Return the `main` element of a finished page."""
    tree = html.document_fromstring(page.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    (main,) = tree.iter("main")
    return "\n".join(_lines(main, 0)) + "\n"


def _lines(element: HtmlElement, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if element.tag == "pre":
        yield indent + _opening(element) + escape(element.text_content(), quote=False).replace("\n", "⏎") + "</pre>"
    elif element.tag in VOID or _is_one_line(element):
        yield indent + _inline(element)
    else:
        yield indent + _opening(element)
        yield from _content(element, depth + 1)
        yield f"{indent}</{element.tag}>"


def _content(element: HtmlElement, depth: int) -> Iterator[str]:
    """Yield the content of an element that holds blocks; text between them gets a line of its own."""
    line = _text(element.text)
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child.tag in IN_A_LINE:
            line += _inline(child) + _text(child.tail)
            continue
        if line.strip():
            yield "  " * depth + line.strip()
        yield from _lines(child, depth)
        line = _text(child.tail)
    if line.strip():
        yield "  " * depth + line.strip()


def _is_one_line(element: HtmlElement) -> bool:
    return all(child.tag in IN_A_LINE for child in element.iterdescendants() if isinstance(child.tag, str) and not _is_drawn(child))


def _is_drawn(element: HtmlElement) -> bool:
    return next(element.iterancestors("svg"), None) is not None


def _inline(element: HtmlElement) -> str:
    if element.tag == "svg":
        return "<svg/>"
    if element.tag in VOID:
        return _opening(element)
    inner = _text(element.text) + "".join(_inline(child) + _text(child.tail) for child in element if isinstance(child.tag, str))
    return f"{_opening(element)}{inner.strip() if element.tag not in IN_A_LINE else inner}</{element.tag}>"


def _opening(element: HtmlElement) -> str:
    attributes = "".join(f' {name}="{escape(value)}"' if value else f" {name}" for name, value in element.attrib.items())
    return f"<{element.tag}{attributes}>"


def _text(text: str | None) -> str:
    """Return `text` escaped, with runs of blanks as one."""
    if not text:
        return ""
    before, after = " " if text[0].isspace() else "", " " if text[-1].isspace() else ""
    words = " ".join(text.split())
    return f"{before}{escape(words, quote=False)}{after}" if words else " "
