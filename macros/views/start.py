"""The start page's two choices, and what is new."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
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


@dataclass(frozen=True)
class _News:
    """A change, or the same change on several pages of one programme."""

    date: date
    what: str
    title: str
    address: str


def news(registry: Registry, day: date, seen_from: str, limit: int | None = NEWEST) -> str:
    """Return the latest changes up to `day`, newest first (HTML); all of them, page by page, without a limit."""
    changes = [
        _News(change.date, change.what, page.meta.title, page.address)
        for page in registry.pages.values()
        if is_published_on(day, page, registry)
        for change in page.meta.changes
        if change.date <= day
    ]
    if limit is not None:
        changes = _gathered(changes, registry)
    changes.sort(key=lambda change: (-change.date.toordinal(), change.title))
    items = [
        {"date": change.date.isoformat(), "title": change.title, "what": change.what, "url": relative(change.address, seen_from)} for change in changes[:limit]
    ]
    return filled("news.html", items=items)


def _gathered(changes: list[_News], registry: Registry) -> list[_News]:
    """Tell the same change on several pages of a programme once, with the programme's name and how many pages."""
    same: dict[tuple[date, str, str], list[_News]] = {}
    for change in changes:
        folder = change.address.strip("/").split("/")[0]
        if folder in registry.programmes or folder == "gemensamt":
            same.setdefault((change.date, change.what, folder), []).append(change)
    told = []
    for (when, what, folder), several in same.items():
        if len(several) == 1 or folder not in registry.programmes:
            told += several if len(several) == 1 else []
            continue
        programme = registry.programmes[folder]
        told.append(_News(when, f"{len(several)} sidor: {what}", programme.title, f"/{folder}/"))
    return told
