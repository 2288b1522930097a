"""Instruments as the reader meets them: a card on a page, and the overview of all."""

from __future__ import annotations

from macros.domain.addresses import instrument_address, relative, source_address
from macros.domain.citations import pages_by_instrument
from macros.model.instrument import Instrument
from macros.model.registry import Registry

from .templates import filled


def card(item: Instrument, seen_from: str) -> str:
    """Return one instrument's card (Markdown with HTML)."""
    cells = (
        ("Syfte", item.purpose),
        ("Ålder", item.age),
        ("Var och av vem", item.used_in),
        ("Omfattning", item.extent),
        ("Vad det inte visar", item.limits),
        ("Kunskapsläge", item.evidence),
        ("Ägare", item.owner),
    )
    return filled("instrument.html", item=item, cells=cells, url=relative(instrument_address(item.id), seen_from))


def overview(registry: Registry, seen_from: str) -> str:
    """Return every instrument by area (Markdown headings and HTML tables)."""
    used = pages_by_instrument(registry)
    areas: dict[str, list[dict[str, object]]] = {}
    for item in registry.instruments.values():
        sources = [registry.sources[key] for key in item.sources if key in registry.sources]
        areas.setdefault(item.area, []).append(
            {
                "item": item,
                "programmes": [registry.programmes[key].short_title for key in item.programmes if key in registry.programmes],
                "pages": [{"title": page.meta.title, "url": relative(page.address, seen_from)} for page in used.get(item.id, ())],
                "sources": [{"title": source.publisher or source.title, "url": relative(source_address(source.id), seen_from)} for source in sources],
            }
        )
    return "\n\n".join(f"## {area}\n\n{filled('instruments.html', area=area, rows=rows)}" for area, rows in areas.items())
