"""What is written for whom, and what is missing: programme by chapter by role."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.coverage import Role
from macros.model.guideline import Guideline
from macros.model.page import Page
from macros.model.recommendation import Recommendation
from macros.model.registry import Registry
from macros.model.source import Source

from .audiences import lies_within
from .citations import pages_by_recommendation, pages_by_source


@dataclass(frozen=True)
class Entry:
    """A page or a section written for a reader. `heading` is None when it is the whole page.

    `anchor` is the section's when its author chose one; otherwise it follows from the heading.
    """

    page: Page
    heading: str | None = None
    anchor: str | None = None


def entries_for(reader: str, programme: str, registry: Registry) -> tuple[Entry, ...]:
    """Return the pages and sections of the programme that are written for `reader`, in care-process order.

    A page counts when the reader is named in its audience; on a page for many, a section that names the
    reader is an entry of its own.
    """
    found: list[Entry] = []
    for page in registry.pages_of(programme):
        sections = [heading for heading in page.marks.headings if heading.audience and lies_within(reader, heading.audience, registry)]
        named = reader in page.meta.audience
        if named and not sections:
            found.append(Entry(page))
        found += [Entry(page, heading.text, heading.anchor) for heading in sections]
        if not named and not sections and lies_within(reader, page.meta.audience, registry):
            found.append(Entry(page))
    return tuple(found)


def entries_for_role(role: Role, programme: str, registry: Registry) -> tuple[Entry, ...]:
    """Return what is written for any of the role's readers, each page or section once."""
    return tuple(dict.fromkeys(entry for reader in role.any_of for entry in entries_for(reader, programme, registry)))


def reason_for(role: Role, programme: str, chapter: str, registry: Registry) -> str | None:
    """Return why the chapter has nothing for the role, or None when nobody has said."""
    if registry.coverage is None:
        return None
    for reason in registry.coverage.reasons:
        if reason.chapter == chapter and role.id in reason.roles and (not reason.programmes or programme in reason.programmes):
            return reason.why
    return None


def unused_recommendations(registry: Registry) -> tuple[tuple[Guideline, Recommendation], ...]:
    """Return the recommendations that are known in data and shown on no page."""
    shown = pages_by_recommendation(registry)
    return tuple((guideline, item) for guideline in registry.guidelines.values() for item in guideline.recommendations if (guideline.id, item.id) not in shown)


def uncited_sources(registry: Registry) -> tuple[Source, ...]:
    """Return the valid, verified sources that no page rests on."""
    cited = pages_by_source(registry)
    return tuple(source for source in registry.sources.values() if source.id not in cited and source.status == "gäller" and source.certainty == "verifierad")


def pages_without_review(registry: Registry) -> tuple[Page, ...]:
    """Return the pages for which nobody has said when they must be reviewed."""
    return tuple(page for page in registry.pages.values() if page.meta.review_by is None)
