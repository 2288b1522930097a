"""The reader's own page: everything written for one profession or setting, in the order of the care process."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from markdown.extensions.toc import slugify

from macros.domain.addresses import audience_address, relative
from macros.domain.coverage import Entry, entries_for
from macros.domain.lifecycle import is_published_on
from macros.model.audience import Profession, Setting
from macros.model.registry import Registry

from .opening import opening
from .templates import filled


def page(reader: Profession | Setting, registry: Registry, day: date, seen_from: str) -> str:
    """Return what is written for `reader`, programme by programme (Markdown); says so when there is nothing."""
    parts = []
    for programme in registry.programmes.values():
        chapters: list[dict[str, Any]] = []
        entries = [entry for entry in entries_for(reader.id, programme.id, registry) if is_published_on(day, entry.page, registry)]
        for chapter in registry.chapters.values():
            rows = _rows([entry for entry in entries if entry.page.chapter == chapter.id], reader.id, seen_from)
            if rows:
                chapters.append(_chapter(chapter.id, chapter.title, rows))
        title = f"## {programme.title}\n\n"
        parts.append(title + (filled("reader.html", programme=programme, chapters=chapters) if chapters else "Inget är skrivet för dig här än."))
    shared = _rows(entries_for(reader.id, "gemensamt", registry), reader.id, seen_from)
    if shared:
        common = _chapter("gemensamt", "Gemensamt för programmen", shared)
        parts.append("## Gemensamt\n\n" + filled("reader.html", programme={"id": "alla"}, chapters=[common]))
    return "\n\n".join(parts)


def _chapter(id: str, title: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"id": id, "title": title, "entries": rows, "count": "1 sida" if len(rows) == 1 else f"{len(rows)} sidor"}


def _rows(entries: Iterable[Entry], reader: str, seen_from: str) -> list[dict[str, Any]]:
    """Return one row for each page, with the sections that are written for the reader and what each begins with."""
    rows = []
    for page, of_page in groupby(entries, key=lambda entry: entry.page):
        url = relative(page.address, seen_from) + f"?for={reader}"
        headings = [entry.heading for entry in of_page if entry.heading]
        sections = [{"title": one.text, "line": opening(page, one) or "", "url": f"{url}#{one.anchor or anchor(one.text)}"} for one in headings]
        rows.append({"title": page.meta.title, "line": page.meta.summary, "url": url, "sections": sections})
    return rows


def anchor(heading: str) -> str:
    """Return the anchor Python-Markdown's toc extension gives a heading (å, ä and ö lose their marks)."""
    return slugify(heading, "-")


def choices(registry: Registry, seen_from: str, level: int = 3, few: frozenset[str] = frozenset()) -> str:
    """Return the professions by the kind of organisation they mostly work in, then the settings (HTML).

    With `few`, only those professions are offered (the start page's first choice).
    """
    offered = [profession for profession in registry.professions.values() if not few or profession.id in few]
    groups: list[dict[str, Any]] = []
    for category in registry.categories.values():
        items = [profession for profession in offered if _home(profession, registry) == category.id]
        if items:
            groups.append({"id": f"{category.id}-yrken", "name": category.name, "choices": [_choice(item, seen_from) for item in items]})
    anywhere = [profession for profession in offered if not profession.settings]
    if anywhere:
        groups.append({"id": "alla-yrken", "name": "I alla verksamheter", "choices": [_choice(item, seen_from) for item in anywhere]})
    if not few:
        for category in registry.categories.values():
            settings = [setting for setting in registry.settings.values() if setting.category == category.id]
            name = f"Verksamheter: {category.name}"
            groups.append({"id": f"{category.id}-verksamheter", "name": name, "choices": [_choice(item, seen_from) for item in settings]})
    return filled("readers.html", groups=groups, level=level)


def _home(profession: Profession, registry: Registry) -> str:
    """Return the category of the profession's first setting: where most of its readers would look."""
    setting = registry.settings.get(profession.settings[0]) if profession.settings else None
    return setting.category if setting else ""


def _choice(item: Profession | Setting, seen_from: str) -> dict[str, str]:
    return {"title": item.name, "url": relative(audience_address(item.id), seen_from)}
