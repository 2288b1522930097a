"""The source register and the glossary: what everything rests on, and what the words mean."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from markupsafe import Markup

from macros.domain.addresses import relative, source_address
from macros.domain.citations import pages_by_source
from macros.domain.lifecycle import is_stale_on
from macros.model.registry import Registry
from macros.model.source import Source
from macros.model.term import Term

from .citation import reference
from .templates import filled


def sources(registry: Registry, day: date, seen_from: str) -> str:
    """Return every source by publisher, with what it replaces and the pages that rest on it (Markdown)."""
    pages = pages_by_source(registry)
    older: dict[str, list[Source]] = {}
    for source in registry.sources.values():
        if source.superseded_by:
            older.setdefault(source.superseded_by, []).append(source)
    publishers: dict[str, list[dict[str, object]]] = {}
    for source in sorted(registry.sources.values(), key=lambda source: (source.publisher or "Ö", source.title.casefold())):
        newer = registry.sources.get(source.superseded_by or "")
        publishers.setdefault(source.publisher or "Utgivare inte angiven", []).append(
            {
                "source": source,
                "reference": Markup(reference(source)),  # noqa: S704 - an escaped template
                "programmes": list(_programme_names(source, registry)),
                "stale": is_stale_on(day, source.checked),
                "newer": {"source": newer, "url": relative(source_address(newer.id), seen_from)} if newer else None,
                "older": [{"source": old, "url": relative(source_address(old.id), seen_from)} for old in older.get(source.id, ())],
                "pages": [{"title": page.meta.title, "url": relative(page.address, seen_from)} for page in pages.get(source.id, ())],
            }
        )
    return "\n\n".join(f"## {publisher}\n\n{filled('register.html', rows=rows)}" for publisher, rows in publishers.items())


def _programme_names(source: Source, registry: Registry) -> Iterable[str]:
    if "alla" in source.programmes:
        return ["alla"]
    return [registry.programmes[key].short_title for key in source.programmes if key in registry.programmes]


def glossary(registry: Registry) -> str:
    """Return every term with its expansion and the everyday words that may be shown (Markdown)."""
    words: dict[str, list[Term]] = {}
    for term in sorted(registry.terms, key=lambda term: (swedish_order(term.term), term.expansion)):
        words.setdefault(term.term, []).append(term)
    letters: dict[str, list[dict[str, object]]] = {}
    for word, meanings in words.items():
        letters.setdefault(word[:1].upper(), []).append({"word": word, "meanings": meanings})
    return "\n\n".join(f"## {letter}\n\n{filled('glossary.html', rows=rows)}" for letter, rows in letters.items())


def swedish_order(word: str) -> str:
    """Return a key that sorts å, ä and ö last, as a Swedish reader expects."""
    return word.casefold().replace("å", "{").replace("ä", "|").replace("ö", "}")
