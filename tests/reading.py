"""What a reader meets in a piece of HTML: words, facts and links, whatever the markup around them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html
from lxml.html import HtmlElement


def tree(markup: str) -> HtmlElement:
    """Return the elements of `markup`, in a div of their own."""
    return html.fragment_fromstring(markup, create_parent="div")


BLOCKS = frozenset(["p", "li", "dt", "dd", "td", "th", "caption", "h2", "h3", "h4", "summary", "div", "section", "aside"])


def words(markup: str | HtmlElement) -> str:
    """Return the text with single blanks, also between blocks."""
    return " ".join("".join(_texts(tree(markup) if isinstance(markup, str) else markup)).split())


def _texts(element: HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield (" " if child.tag in BLOCKS else "") + (child.tail or "")


def facts(markup: str) -> dict[str, str]:
    """Return what a list of facts says, term by term."""
    return {words(term): words(term.getnext()) for term in tree(markup).iter("dt")}


def links(markup: str) -> list[tuple[str, str]]:
    """Return text and target of every link."""
    return [(words(link), link.get("href", "")) for link in tree(markup).iter("a")]


def rows(markup: str) -> list[list[str]]:
    """Return the cells of every table row, heading first."""
    return [[words(cell) for cell in row] for row in tree(markup).iter("tr")]
