"""The accessibility statement as the reader meets it."""

from __future__ import annotations

from datetime import date

from macros.domain.lifecycle import is_assessment_late_on
from macros.model.accessibility import Accessibility
from macros.model.registry import SiteSettings

from .templates import filled, markdown_text


def statement(record: Accessibility, site: SiteSettings, day: date) -> str:
    """Return the statement (Markdown); it says so when it should have been looked at again before `day`."""
    return filled("accessibility.md", record=record, site=site, contact=_link(site.contact), late=is_assessment_late_on(day, record))


def _link(contact: str) -> str:
    """Return the contact as a link, so that a reader can press it: an e-mail address, or a page on the same site."""
    return f"[{markdown_text(contact)}]({'mailto:' if '@' in contact else ''}{contact})"
