"""What rests on what: the sources of a page, and the pages of a source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.model.page import Citation, MacroCall, Page
from macros.model.registry import Registry


def citations(page: Page, registry: Registry) -> Iterator[Citation]:
    """Yield every citation a reader of the page meets: its own, its includes' and its macros'."""
    yield from page.marks.citations
    for include in page.marks.includes:
        fragment = registry.fragments.get(include.name)
        if fragment:
            yield from fragment.marks.citations
    for call in page.marks.calls:
        yield from _cited_by(call, registry)


def _cited_by(call: MacroCall, registry: Registry) -> Iterator[Citation]:
    if call.name == "source" and call.args:
        yield Citation(call.args[0], call.place)
    if call.name == "recommendation" and len(call.args) == 2:
        guideline = registry.guidelines.get(call.args[0])
        found = registry.recommendation(*call.args)
        if guideline and found:
            yield Citation(guideline.source, call.place)
            if found.read_source != guideline.source:
                yield Citation(found.read_source, call.place)
    if call.name == "instrument" and call.args:
        instrument = registry.instruments.get(call.args[0])
        for source in instrument.sources if instrument else ():
            yield Citation(source, call.place)


def sources_of(page: Page, registry: Registry) -> tuple[str, ...]:
    """Return the ids of the sources the page rests on, each once, in the order they are met."""
    return tuple(dict.fromkeys(citation.source for citation in citations(page, registry)))


def pages_by_source(registry: Registry) -> Mapping[str, tuple[Page, ...]]:
    """Return for every cited source the pages that rest on it."""
    found: dict[str, list[Page]] = {}
    for page in registry.pages.values():
        for source in sources_of(page, registry):
            found.setdefault(source, []).append(page)
    return {source: tuple(pages) for source, pages in found.items()}


def recommendations_of(page: Page) -> tuple[tuple[str, str], ...]:
    """Return guideline and recommendation of every recommendation the page shows."""
    calls = (call for call in page.marks.calls if call.name == "recommendation" and len(call.args) == 2)
    return tuple(dict.fromkeys((call.args[0], call.args[1]) for call in calls))


def pages_by_recommendation(registry: Registry) -> Mapping[tuple[str, str], tuple[Page, ...]]:
    """Return for every shown recommendation (guideline, our id) the pages that show it."""
    found: dict[tuple[str, str], list[Page]] = {}
    for page in registry.pages.values():
        for guideline, key in recommendations_of(page):
            recommendation = registry.recommendation(guideline, key)
            if recommendation:
                found.setdefault((guideline, recommendation.id), []).append(page)
    return {key: tuple(pages) for key, pages in found.items()}


def pages_by_instrument(registry: Registry) -> Mapping[str, tuple[Page, ...]]:
    """Return for every instrument the pages that show its card."""
    found: dict[str, list[Page]] = {}
    for page in registry.pages.values():
        for call in page.marks.calls:
            if call.name == "instrument" and call.args and page not in found.setdefault(call.args[0], []):
                found[call.args[0]].append(page)
    return {key: tuple(pages) for key, pages in found.items()}
