"""The page where a reader saves the site for reading without a network."""

from __future__ import annotations

from datetime import date

from macros.model.registry import SiteSettings

from .templates import filled


def page(site: SiteSettings, day: date) -> str:
    """Return the page (Markdown). Edition and size are not known before everything is built; build/saving.py fills them in."""
    return filled("offline.md", site=site, day=day.isoformat())
