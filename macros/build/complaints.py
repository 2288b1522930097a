"""What MkDocs complains of while it renders, in Swedish and with the author's own line."""

from __future__ import annotations

import re

from macros.model.place import Place
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "broken-link"
# "Doc file 'a.md' contains a link 'b.md#c', but the doc 'b.md' does not contain an anchor '#c'." (MkDocs 1.6)
ANCHOR = re.compile(r"Doc file '(?P<path>[^']+)' contains a link '(?P<target>[^']+)', but .*\banchor\b")


def told(complaint: str, registry: Registry) -> Problem | None:
    """Return a complaint of a missing anchor as a problem; None for every other complaint, which is no author's doing."""
    found = ANCHOR.match(complaint)
    page = registry.pages.get(found["path"]) if found else None
    if not found or not page:
        return None
    place = next((link.place for link in page.marks.links if link.target == found["target"]), Place(page.file, 1, 1))
    what = f'länken "{found["target"]}" leder till ett avsnitt som inte finns'
    return Problem(place, CODE, what, "rätta det som står efter #, eller ge rubriken det ankaret: {: #ankare }")
