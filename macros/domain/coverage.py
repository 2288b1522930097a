"""What is written for whom, and what is missing: programme by chapter by profession."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.page import Page
from macros.model.registry import Registry

from .audiences import readers


@dataclass(frozen=True)
class Entry:
    """A page or a section written for a reader. `heading` is None when it is the whole page."""

    page: Page
    heading: str | None = None


def entries_for(reader: str, programme: str, registry: Registry) -> tuple[Entry, ...]:
    """Return the pages and sections of the programme that are written for `reader`, in care-process order.

    A page counts when the reader is named in its audience; on a page for many, a section that names the
    reader is an entry of its own.
    """
    found: list[Entry] = []
    for page in registry.pages_of(programme):
        sections = [heading for heading in page.marks.headings if heading.audience and reader in readers(heading.audience, registry)]
        named = reader in page.meta.audience
        if named and not sections:
            found.append(Entry(page))
        found += [Entry(page, heading.text) for heading in sections]
        if not named and not sections and reader in readers(page.meta.audience, registry):
            found.append(Entry(page))
    return tuple(found)


def gaps(registry: Registry) -> tuple[tuple[str, str, str], ...]:
    """Return every programme, chapter and profession for which nothing is written."""
    missing = []
    for programme in registry.programmes:
        for profession in registry.professions:
            covered = {entry.page.chapter for entry in entries_for(profession, programme, registry)}
            missing += [(programme, chapter, profession) for chapter in registry.chapters if chapter not in covered]
    return tuple(missing)
