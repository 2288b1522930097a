"""A programme as the reader meets it: its state, its chapters, its indicators and its history."""

from __future__ import annotations

from datetime import date

from macros.domain.addresses import chapter_address, group_address, relative, source_address
from macros.domain.lifecycle import Stage, is_published_on, stage_on
from macros.model.page import Page
from macros.model.programme import Programme
from macros.model.registry import Registry

from .templates import filled

# What a reader must know of each stage. A draft that nobody has decided on is called by its right name.
STAGE_NAMES = {
    Stage.DRAFT: "Kansliutkast",
    Stage.CONSULTATION: "Remiss",
    Stage.DECIDED: "Beslutad",
    Stage.PUBLISHED: "Publicerad",
    Stage.UNDER_REVISION: "Under revidering",
}
STAGE_NOTES = {
    Stage.DRAFT: "Ett utkast som ingen har beslutat om. Använd det som underlag, inte som beslut.",
    Stage.CONSULTATION: "Texten är ute på remiss och kan ändras.",
    Stage.DECIDED: "Texten är godkänd men inte publicerad.",
    Stage.PUBLISHED: "Texten är beslutad och publicerad.",
    Stage.UNDER_REVISION: "Texten gäller, men en revidering pågår.",
}


def head(programme: Programme, registry: Registry, day: date, seen_from: str) -> str:
    """Return stage, group, guideline and next review of the programme (HTML)."""
    stage = stage_on(day, programme.id, registry)
    group = registry.groups.get(programme.group or "")
    reviews = [(page.meta.review_by, page.meta.title) for page in registry.pages_of(programme.id) if page.meta.review_by]
    return filled(
        "programme_head.html",
        programme=programme,
        stage=STAGE_NAMES[stage],
        stage_note=STAGE_NOTES[stage],
        group=group,
        group_url=relative(group_address(group.id), seen_from) if group else "",
        guidelines=[registry.guidelines[key] for key in programme.guidelines if key in registry.guidelines],
        next_review=f"{min(reviews)[0].isoformat()}: {min(reviews)[1]}" if reviews else "",
    )


def history(programme: Programme) -> str:
    """Return what the official programme did and when (Markdown)."""
    return filled("history.md", programme=programme)


def chapters(programme: Programme, registry: Registry, day: date, seen_from: str, only: str | None = None) -> str:
    """Return the programme's chapters with their pages in care-process order (HTML); `only` one chapter, without its heading."""
    shown = [
        {
            "id": chapter.id,
            "number": chapter.number,
            "title": chapter.title,
            "url": relative(chapter_address(programme.id, chapter.id), seen_from),
            "pages": [
                {"title": page.meta.title, "summary": page.meta.summary, "url": relative(page.address, seen_from)}
                for page in published(programme.id, registry, day)
                if page.chapter == chapter.id
            ],
        }
        for chapter in registry.chapters.values()
        if only in (None, chapter.id)
    ]
    return filled("chapters.html", chapters=[chapter for chapter in shown if chapter["pages"]], alone=only is not None)


def published(folder: str, registry: Registry, day: date) -> tuple[Page, ...]:
    """Return the pages below `folder` that a build on `day` publishes, in care-process order."""
    return tuple(page for page in registry.pages_of(folder) if is_published_on(day, page, registry))


def indicators(registry: Registry, seen_from: str, programme: str | None = None) -> str:
    """Return the indicators of one programme, or of all (HTML). Cells that were not read say so."""
    rows = []
    for key, items in registry.indicators.items():
        if programme not in (None, key) or key not in registry.programmes:
            continue
        for item in items:
            source = registry.sources.get(item.source or "")
            rows.append(
                {
                    "item": item,
                    "programme": registry.programmes[key].title,
                    "programme_url": relative(f"/{key}/", seen_from),
                    "recommendation": registry.recommendation(item.guideline or "", item.recommendation or ""),
                    "source": source,
                    "source_url": relative(source_address(source.id), seen_from) if source else "",
                }
            )
    caption = f" för {registry.programmes[programme].title}" if programme else ""
    return filled("indicators.html", rows=rows, caption=caption, with_programme=programme is None)
