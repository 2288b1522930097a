"""For whom a text is written, and who else works where they work."""

from __future__ import annotations

from collections.abc import Iterable

from macros.model.page import Page
from macros.model.registry import Registry


def readers(ids: Iterable[str], registry: Registry) -> tuple[str, ...]:
    """Return every profession and setting that a text for any of `ids` serves, in the register's order.

    A setting serves the professions that work there; a profession serves readers who say where they
    work rather than what they are.
    """
    wanted = set(ids)
    served = set(wanted)
    for profession in registry.professions.values():
        if wanted & set(profession.settings):
            served.add(profession.id)
        if profession.id in wanted:
            served.update(profession.settings)
    return tuple(key for key in (*registry.professions, *registry.settings) if key in served)


def lies_within(part: str, whole: Iterable[str], registry: Registry) -> bool:
    """Say whether the reader `part` is among those a text for `whole` is written for (one of `readers(whole)`)."""
    wanted = set(whole)
    if part in wanted:
        return True
    profession = registry.professions.get(part)
    if profession:
        return not wanted.isdisjoint(profession.settings)
    return any(part in registry.professions[key].settings for key in wanted if key in registry.professions)


def names(ids: Iterable[str], registry: Registry) -> tuple[str, ...]:
    """Return the names a reader sees, in the order the author wrote them."""
    found = (registry.audience(key) for key in ids)
    return tuple((item.short_name or item.name) for item in found if item)


def is_written_for(page: Page, reader: str, registry: Registry) -> bool:
    """Say whether the page as a whole is written for the profession or setting `reader`."""
    return lies_within(reader, page.meta.audience, registry)
