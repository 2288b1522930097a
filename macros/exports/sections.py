"""A finished page, read back as the sections a reader can be led to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import html as parser
from lxml.html import HtmlElement

_SPLITTING = ("h2", "h3")
_SKIPPED_TAGS = frozenset("nav script style template noscript svg button form h1".split())
_SKIPPED_CLASSES = frozenset("vip-term-note vip-for headerlink footnote footnote-ref footnote-backref".split())
_SAFETY_MARKS = frozenset(("safety", "vip-safety"))
_BLOCKS = frozenset(
    "p li ul ol dl dt dd table tr td th caption div section aside article blockquote pre figure figcaption br h2 h3 h4 h5 h6 details summary".split()
)
_LINE = "vip-line"  # the class of what the styles put on a line of its own
_FRONT_PAGE_WEIGHT = 1.3
_SUBSECTION_WEIGHT = 0.9
_REGISTER_WEIGHT = 0.6  # sources, terms, instruments: each of their sections has a little of everything


@dataclass(frozen=True)
class Section:
    """A part of a page with an address of its own. The first section of a page is the page itself."""

    address: str  # /programme/chapter/page/ and for every section but the first #anchor
    page_title: str
    heading: str  # empty for the page itself
    text: str  # the first section's text opens with the page's summary, alone on its line
    programme: str  # empty outside the programmes
    programme_title: str
    chapter: str
    kind: str
    audiences: tuple[str, ...]
    ages: tuple[str, ...]
    safety: bool
    weight: float
    searched_as: tuple[str, ...] = ()  # of the first section: what its author says readers type; it stands in no HTML


@dataclass
class _Draft:
    anchor: str
    heading: str
    level: int
    audiences: tuple[str, ...]
    safety: bool
    words: list[str] = field(default_factory=list)


def sections(html: str, address: str) -> list[Section]:
    """Return the sections of the page at `address`, in the page's order.

    A page without an article that says its title (`data-vip-title`), and one whose article is marked
    `data-search-skip`, has none. What is skipped inside: navigation, explanations of terms, labels of readers, footnotes
    and everything marked `data-search-skip`. References are found through the page of sources. Where the page frame
    marks the text itself as `vip-body`, only that is read.
    """
    article = next((one for one in parser.document_fromstring(html).iter("article") if "data-vip-title" in one.attrib), None)
    if article is None or "data-search-skip" in article.attrib:
        return []
    title, summary = article.get("data-vip-title", ""), article.get("data-vip-summary", "")
    first = _Draft("", "", 1, _ids(article, "data-vip-audience"), _is_safety(article))
    drafts = [first]
    _read(_body(article), drafts, first.audiences, first.safety)
    chapter, programme = article.get("data-vip-chapter", ""), article.get("data-vip-programme", "")
    return [
        Section(
            address=f"{address}#{draft.anchor}" if draft.anchor else address,
            page_title=title,
            heading=draft.heading,
            text="\n".join(filter(None, ("" if draft.anchor else _tidy(summary), _tidy("".join(draft.words))))),
            programme=programme,
            programme_title=article.get("data-vip-programme-title", ""),
            chapter=chapter,
            kind=article.get("data-vip-kind", ""),
            audiences=draft.audiences,
            ages=_ids(article, "data-vip-ages"),
            safety=draft.safety,
            weight=_weight(draft, address, programme, article.get("data-vip-kind", "")),
        )
        for draft in drafts
    ]


def _body(article: HtmlElement) -> HtmlElement:
    return next((one for one in article.iter("div") if "vip-body" in one.get("class", "").split()), article)


def _read(element: HtmlElement, drafts: list[_Draft], audiences: tuple[str, ...], safety: bool) -> None:
    """Read `element` into the last of `drafts`, or into new ones where a heading opens a section.

    `audiences` and `safety` are what holds inside the element.
    """
    drafts[-1].words.append(element.text or "")
    for child in element:
        if isinstance(child.tag, str) and not _skipped(child):
            inner = _ids(child, "data-for") or audiences
            safe = safety or _is_safety(child)
            if child.tag in _SPLITTING and child.get("id"):
                drafts.append(_open(child, drafts, inner, safe))
            else:
                if safe and not any(one.get("id") for one in child.iter(*_SPLITTING)):
                    drafts[-1].safety = True
                space = " " if child.tag in _BLOCKS or _LINE in child.get("class", "").split() else ""
                drafts[-1].words.append(space)
                _read(child, drafts, inner, safe)
                drafts[-1].words.append(space)
        drafts[-1].words.append(child.tail or "")


def _open(heading: HtmlElement, drafts: list[_Draft], audiences: tuple[str, ...], safety: bool) -> _Draft:
    """Return the section that `heading` opens. A subsection has the readers of the section above it."""
    level = int(heading.tag[1])
    above = next((draft for draft in reversed(drafts) if draft.level < level), drafts[0])
    if not heading.get("data-for") and above.level > 1 and audiences == drafts[0].audiences:
        audiences = above.audiences
    return _Draft(
        anchor=heading.get("id", ""),
        heading=_tidy("".join(_texts(heading))),
        level=level,
        audiences=audiences,
        safety=safety or (above.level > 1 and above.safety),
    )


def _texts(element: HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and not _skipped(child):
            yield from _texts(child)
        yield child.tail or ""


def _skipped(element: HtmlElement) -> bool:
    return element.tag in _SKIPPED_TAGS or "data-search-skip" in element.attrib or not _SKIPPED_CLASSES.isdisjoint(element.get("class", "").split())


def _is_safety(element: HtmlElement) -> bool:
    return not _SAFETY_MARKS.isdisjoint(element.get("class", "").split()) or "data-safety" in element.attrib


def _ids(element: HtmlElement, attribute: str) -> tuple[str, ...]:
    return tuple(element.get(attribute, "").split())


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _weight(draft: _Draft, address: str, programme: str, kind: str) -> float:
    if draft.anchor and kind == address.strip("/"):
        return _REGISTER_WEIGHT
    if not draft.anchor and programme and address.strip("/") == programme:
        return _FRONT_PAGE_WEIGHT
    return _SUBSECTION_WEIGHT if draft.level > 2 else 1.0
