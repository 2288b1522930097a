"""The accessibility statement as the reader meets it."""

from __future__ import annotations

from datetime import date

from macros.domain.addresses import relative
from macros.domain.lifecycle import is_assessment_late_on
from macros.model.accessibility import Accessibility
from macros.model.registry import SiteSettings

from .templates import filled

ADDRESS = "/om/tillganglighet/"


def statement(record: Accessibility, site: SiteSettings, day: date) -> str:
    """Return the statement (Markdown); it says so when it should have been looked at again before `day`."""
    contact_page = relative(site.contact, ADDRESS) if site.contact and "@" not in site.contact else ""
    return filled("accessibility.md", record=record, site=site, contact_page=contact_page, late=is_assessment_late_on(day, record))
