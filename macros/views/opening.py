"""What a section begins with, in one line of plain text: what a reader is promised before they go there."""

from __future__ import annotations

import re

from macros.loading.lines import lines_of
from macros.model.page import Heading, Page

MAX_LENGTH = 160  # characters: two lines on a phone
_ITEM = re.compile(r"^(?:[-*+]|\d+\.)\s+")
_NO_TEXT = re.compile(r"\{\{|\{!|/{3,}|\||>|`{3,}|:\s|!?\[[^\]]*\]:")
_UNSEEN = re.compile(r"\[\^[^\]]*\]|\{:[^}]*\}")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"(?<!\\)[*_`]+")
_ESCAPE = re.compile(r"\\(?=[^\w\s])")


def opening(page: Page, heading: Heading) -> str | None:
    """Return the first sentence or list item below `heading`; None when it begins with something else, such as a table.

    One sentence stands on each line of a chapter (house style), so a line is what is shown.
    """
    for line in lines_of(page):
        text = line.written.strip()
        if line.number <= heading.place.line or not text:
            continue
        if text.startswith("#") or _NO_TEXT.match(text):
            return None
        plain = _plain(_ITEM.sub("", text, count=1))
        return plain if plain and not plain.endswith(":") and len(plain) <= MAX_LENGTH else None
    return None


def _plain(text: str) -> str:
    return _ESCAPE.sub("", _MARKS.sub("", _LINK.sub(r"\1", _UNSEEN.sub("", text)))).strip()
