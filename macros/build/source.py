"""A page as the engine may read it: exactly what was checked, so that nothing can change or be read otherwise in between."""

from __future__ import annotations

import json
import re
from collections.abc import Collection

from macros.model.page import Page

INCLUDE = re.compile(r"\{!(?:\s*([a-z0-9-]+\.md)\s*!\})?")


def checked(page: Page) -> str:
    """Return the page's Markdown with its title as the only front matter (JSON is YAML that leaves nothing to guess)."""
    return f"---\ntitle: {json.dumps(page.meta.title, ensure_ascii=False)}\n---\n\n{page.body}"


def closed(markdown: str, includes: Collection[str]) -> str:
    """Return `markdown` so that it includes nothing but `includes`, the names of texts that were checked.

    Python-Markdown removes the mark (STX) again, after markdown-include has looked for its own.
    """
    return INCLUDE.sub(lambda found: found.group(0) if found.group(1) in includes else f"{{\x02{found.group(0)[1:]}", markdown)
