"""The start page's two choices, and what is new."""

from __future__ import annotations

from collections import Counter
from datetime import date

from markupsafe import Markup

from macros.domain.addresses import relative
from macros.domain.lifecycle import is_published_on
from macros.model.registry import Registry

from .reader import choices
from .templates import filled

OFFERED = 14  # professions on the start page; the rest are one click away
NEWEST = 8  # changes on the start page


def start(registry: Registry, seen_from: str) -> str:
    """Return the choice of programme and of profession (HTML)."""
    programmes = [
        {"title": programme.title, "summary": programme.summary, "url": relative(f"/{programme.id}/", seen_from)} for programme in registry.programmes.values()
    ]
    professions = Markup(choices(registry, seen_from, few=most_written_for(registry)))  # noqa: S704 - an escaped template
    return filled("start.html", programmes=programmes, professions=professions, all_url=relative("/for/", seen_from))


def most_written_for(registry: Registry) -> frozenset[str]:
    """Return the professions that most pages name as their readers."""
    named = Counter(
        key
        for page in registry.pages.values()
        for key in (*page.meta.audience, *(key for heading in page.marks.headings for key in heading.audience))
        if key in registry.professions
    )
    return frozenset(key for key, _ in named.most_common(OFFERED))


def news(registry: Registry, day: date, seen_from: str, limit: int | None = NEWEST) -> str:
    """Return the latest changes up to `day`, newest first (HTML); all of them without a limit."""
    changes = [
        (change.date, page.meta.title, page.address, change.what)
        for page in registry.pages.values()
        if is_published_on(day, page, registry)
        for change in page.meta.changes
        if change.date <= day
    ]
    changes.sort(key=lambda change: (-change[0].toordinal(), change[1]))
    items = [{"date": when.isoformat(), "title": title, "what": what, "url": relative(address, seen_from)} for when, title, address, what in changes[:limit]]
    return filled("news.html", items=items)
