"""Två dagar står i fel ordning.

En sida skrivs (`created`) innan den ändras (`updated`) och granskas (`reviewed`), och nästa granskning (`review_by`)
kommer efter den förra. En säkerhetstext läses (`checked`) innan den ska läsas igen (`review_by`). Dagen för något som
har hänt kan inte vara en dag som inte har kommit: då skulle det se nytt ut hur gammalt det än är. Oftast är årtalet fel.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.model.page import Page
from macros.model.place import Place
from macros.model.problem import Problem
from macros.model.record import Record
from macros.model.registry import Registry

CODE = "date-order"
REMEDY = "rätta den ena; oftast är det årtalet"


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every pair of days whose second comes before its first."""
    for text in registry.texts():
        for block in text.marks.safety:
            if block.checked and block.review_by and block.review_by <= block.checked:
                yield Problem(block.place, CODE, f"review_by ({block.review_by}) kommer inte efter checked ({block.checked})", REMEDY)
        if isinstance(text, Page):
            meta = text.meta
            if meta.updated < meta.created:
                yield Problem(meta.at("updated"), CODE, f"updated ({meta.updated}) kommer före created ({meta.created})", REMEDY)
            if meta.reviewed and meta.reviewed < meta.created:
                yield Problem(meta.at("reviewed"), CODE, f"reviewed ({meta.reviewed}) kommer före created ({meta.created})", REMEDY)
            if meta.reviewed and meta.review_by and meta.review_by <= meta.reviewed:
                yield Problem(meta.at("review_by"), CODE, f"review_by ({meta.review_by}) kommer inte efter reviewed ({meta.reviewed})", REMEDY)


def to_come(registry: Registry, last: date) -> Iterator[Problem]:
    """Yield a problem for every day later than `last` on which something is said to have happened. Gates may be planned ahead."""
    for place, key, day in _happened(registry):
        if day > last:
            yield Problem(place, CODE, f"{key} ({day}) har inte kommit än", "skriv dagen då det hände; oftast är det årtalet som är fel")


def _happened(registry: Registry) -> Iterator[tuple[Place, str, date]]:
    for text in registry.texts():
        for block in text.marks.safety:
            if block.checked:
                yield block.place, "checked", block.checked
        if isinstance(text, Page):
            yield from _days_of(text.meta, "created", "updated", "reviewed")
            for change in text.meta.changes:
                yield from _days_of(change, "date")
    for source in registry.sources.values():
        yield from _days_of(source, "checked")
    guidelines = (item for guideline in registry.guidelines.values() for item in guideline.recommendations)
    indicators = (item for listed in registry.indicators.values() for item in listed)
    for record in (*guidelines, *indicators, *registry.instruments.values(), *registry.registers.values()):
        yield from _days_of(record, "read_on")
    if registry.accessibility:
        yield from _days_of(registry.accessibility, "tested_on", "updated")


def _days_of(record: Record, *keys: str) -> Iterator[tuple[Place, str, date]]:
    for key in keys:
        if day := getattr(record, key):
            yield record.at(key), key, day
