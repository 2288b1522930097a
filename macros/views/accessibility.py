"""The accessibility statement as the reader meets it."""

from __future__ import annotations

from datetime import date

from macros.model.accessibility import Accessibility
from macros.model.registry import SiteSettings

from .templates import filled


def statement(record: Accessibility, site: SiteSettings, day: date) -> str:
    """Return the statement (Markdown); it says so when it should have been looked at again before `day`."""
    return filled("accessibility.md", record=record, site=site, late=day > record.review_by)
