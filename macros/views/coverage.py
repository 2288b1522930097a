"""What is written for whom, and what is missing, as editors see it."""

from __future__ import annotations

from macros.domain.coverage import entries_for_role, pages_without_review, reason_for, uncited_sources, unused_recommendations
from macros.model.coverage import Role
from macros.model.registry import Registry

from .templates import filled


def tables(registry: Registry) -> str:
    """Return programme by chapter by role, and what no page uses (Markdown)."""
    coverage = registry.coverage
    roles = coverage.roles if coverage else ()
    return filled(
        "coverage.md",
        least=coverage.least if coverage else 0,
        chapters=tuple(registry.chapters.values()),
        programmes=[{"title": programme.title, "rows": [_row(role, programme.id, registry) for role in roles]} for programme in registry.programmes.values()],
        unused=unused_recommendations(registry),
        uncited=uncited_sources(registry),
        unreviewed=pages_without_review(registry),
        total=len(registry.pages),
    )


def summary(registry: Registry) -> str:
    """Return the same as plain text, one line a role and programme, for the terminal."""
    lines = []
    for programme in registry.programmes.values():
        lines.append(programme.title)
        for role in registry.coverage.roles if registry.coverage else ():
            entries = entries_for_role(role, programme.id, registry)
            empty = [
                chapter.title
                for chapter in registry.chapters.values()
                if not any(entry.page.chapter == chapter.id for entry in entries) and not reason_for(role, programme.id, chapter.id, registry)
            ]
            lines.append(f"  {role.name}: {len(entries)}" + (f"; inget i {', '.join(empty)}" if empty else ""))
    unused = unused_recommendations(registry)
    lines.append(f"Rekommendationer som ingen sida visar: {len(unused)}")
    lines += [f"  {guideline.id}: {item.id}" for guideline, item in unused]
    lines.append(f"Källor som ingen sida vilar på: {len(uncited_sources(registry))}")
    lines.append(f"Sidor utan datum för granskning: {len(pages_without_review(registry))} av {len(registry.pages)}")
    return "\n".join(lines)


def _row(role: Role, programme: str, registry: Registry) -> dict[str, object]:
    entries = entries_for_role(role, programme, registry)
    cells = []
    for chapter in registry.chapters:
        count = sum(entry.page.chapter == chapter for entry in entries)
        cells.append({"count": count, "why": None if count else reason_for(role, programme, chapter, registry)})
    return {"role": role, "cells": cells, "total": len(entries)}
