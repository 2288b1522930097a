"""A page as the engine may read it: exactly what was checked, so that nothing can change or be read otherwise in between."""

from __future__ import annotations

import json

from macros.model.page import Page


def checked(page: Page) -> str:
    """Return the page's Markdown with its title as the only front matter (JSON is YAML that leaves nothing to guess)."""
    return f"---\ntitle: {json.dumps(page.meta.title, ensure_ascii=False)}\n---\n\n{page.body}"


def inert(markdown: str) -> str:
    """Return text that nobody has checked (the editors' own pages, pages made from data) so that it includes nothing.

    Python-Markdown removes the mark (STX) again, after markdown-include has looked for its own.
    """
    return markdown.replace("{!", "{\x02!")
