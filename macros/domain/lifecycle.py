"""Where in its life a text is on a given day. A stage is earned through gates, never written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from macros.model.accessibility import Accessibility
from macros.model.gate import Gate
from macros.model.page import Page
from macros.model.registry import Registry

# Sources are read again within two years (the register says so when it is later than that).
SOURCE_AGE = timedelta(days=730)
# A safety text is read again within six months: telephone numbers and hours change.
SAFETY_AGE = timedelta(days=184)
# An accessibility statement is looked at again within a year (Digg's advice; macros/model/accessibility.py).
ASSESSMENT_AGE = timedelta(days=366)


class Stage(StrEnum):
    """The stages of a programme's text, in the words the readers meet."""

    DRAFT = "utkast"
    CONSULTATION = "remiss"
    DECIDED = "beslutad"
    PUBLISHED = "publicerad"
    UNDER_REVISION = "under revidering"


def stage_on(day: date, programme: str, registry: Registry) -> Stage:
    """Return the stage the programme's gates have earned by `day`.

    The last decision counts: a revision that has begun follows a publication, and a new consultation
    on a published text does not take the published text away from its readers.
    """
    stage = Stage.DRAFT
    for gate in sorted(registry.gates.get(programme, ()), key=lambda gate: gate.date):
        if gate.date > day:
            break
        if gate.step == "revidering":
            stage = Stage.UNDER_REVISION if stage is Stage.PUBLISHED else stage
        elif gate.step == "publicering":
            stage = Stage.PUBLISHED
        elif stage in (Stage.DRAFT, Stage.CONSULTATION):
            stage = Stage.CONSULTATION if gate.step == "remiss" else Stage.DECIDED
    return stage


def decision_on(day: date, programme: str, registry: Registry) -> Gate | None:
    """Return the decision that the text readers meet on `day` stands on, or None when nobody has decided.

    It is the approval; a publication without one of its own stands for itself. What is approved during a revision
    waits for its publication.
    """
    approved: Gate | None = None
    standing: Gate | None = None
    for gate in sorted(registry.gates.get(programme, ()), key=lambda gate: gate.date):
        if gate.date > day:
            break
        if gate.step == "beslut":
            approved = gate
        elif gate.step == "publicering":
            standing, approved = approved or gate, None
    return standing or approved


def page_stage_on(day: date, page: Page, registry: Registry) -> Stage:
    """Return the stage of a page: its programme's, or a draft for text that no programme decides on."""
    if page.folder in registry.programmes:
        return stage_on(day, page.folder, registry)
    return Stage.DRAFT


def is_published_on(day: date, page: Page, registry: Registry) -> bool:
    """Say whether a build on `day` publishes the page (`extra.vip.publish` in mkdocs.yml).

    Text outside the programmes (the start page, what is shared, about the site) goes with every build: no
    body decides on it, and the programmes need it.
    """
    return page.folder not in registry.programmes or page_stage_on(day, page, registry).value in registry.site.publish


def shown_on(day: date, registry: Registry) -> Registry:
    """Return the registry as readers of a build on `day` meet it: without the programmes and pages it does not publish."""
    programmes = {key: item for key, item in registry.programmes.items() if stage_on(day, key, registry).value in registry.site.publish}
    pages = {path: page for path, page in registry.pages.items() if is_published_on(day, page, registry)}
    return replace(registry, programmes=MappingProxyType(programmes), pages=MappingProxyType(pages))


def is_overdue_on(day: date, page: Page, registry: Registry) -> bool:
    """Say whether the page, or a safety text on it, should have been reviewed before `day`. Without a date nothing is late."""
    review_by = first_review(page, registry)
    return review_by is not None and day > review_by


def first_review(page: Page, registry: Registry) -> date | None:
    """Return the first day by which something on the page must be reviewed: itself, or a safety text on it."""
    included = (registry.fragments[include.name] for include in page.marks.includes if include.name in registry.fragments)
    blocks = [*page.marks.safety, *(block for fragment in included for block in fragment.marks.safety)]
    days = [block.review_by for block in blocks if block.review_by] + ([page.meta.review_by] if page.meta.review_by else [])
    return min(days, default=None)


def is_stale_on(day: date, checked: date | None) -> bool:
    """Say whether a source was last read more than two years before `day`."""
    return checked is not None and day - checked > SOURCE_AGE


def is_assessment_late_on(day: date, record: Accessibility) -> bool:
    """Say whether the accessibility statement should have been looked at again before `day`, or rests on an assessment over a year old."""
    return day > record.review_by or day - record.tested_on > ASSESSMENT_AGE
