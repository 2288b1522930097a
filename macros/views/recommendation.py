"""A recommendation as the reader meets it: how strongly, for whom, in which guideline and edition."""

from __future__ import annotations

from macros.domain.addresses import relative
from macros.domain.citations import pages_by_recommendation
from macros.model.guideline import Guideline
from macros.model.recommendation import Recommendation
from macros.model.registry import Registry

from .templates import filled

STRENGTHS = {
    "bör": "should",
    "kan": "may",
    "kan i undantagsfall": "rarely",
    "bör inte": "should-not",
    "icke-göra": "should-not",
    "FoU": "research",
    "ej läst": "unread",
}


def box(guideline: Guideline, item: Recommendation) -> str:
    """Return the recommendation as a box (Markdown with HTML) that does not rely on colour."""
    edition = guideline.edition(item.edition)
    cited = dict.fromkeys((guideline.source, item.read_source))
    return filled(
        "recommendation.html",
        guideline=guideline,
        item=item,
        wording=wording(item),
        priority=priority(item),
        edition=(edition.issued or edition.id) if edition else "anges inte på sidan som lästes",
        cited=tuple(cited),
        strength=STRENGTHS[item.wording],
    )


def wording(item: Recommendation) -> str:
    """Return the wording class in words."""
    return "ordvalet är inte läst" if item.wording == "ej läst" else item.wording.capitalize() if item.wording != "FoU" else "FoU"


def priority(item: Recommendation) -> str:
    """Return the priority, or that it is not stated here."""
    return "anges inte här" if item.priority is None else str(item.priority)


def table(guideline: Guideline, registry: Registry, seen_from: str) -> str:
    """Return every recommendation of the guideline that was read, with the pages that show it (HTML)."""
    shown = pages_by_recommendation(registry)
    rows = [
        {
            "item": item,
            "wording": wording(item),
            "priority": priority(item),
            "pages": [{"title": page.meta.title, "url": relative(page.address, seen_from)} for page in shown.get((guideline.id, item.id), ())],
        }
        for item in guideline.recommendations
    ]
    return filled("guideline.html", guideline=guideline, rows=rows)
