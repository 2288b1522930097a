"""The lines of a text as the checks read them, made once and shared by every check."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from macros.model.page import Fragment, Page
from macros.model.place import Place

from .chapters import shown_lines


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is written, and as it is `shown` to the checks: code is blank, so that columns hold."""

    file: str
    number: int
    written: str
    shown: str

    def at(self, index: int = 0) -> Place:
        """Return the place of the character at `index`."""
        return Place(self.file, self.number, index + 1)


def lines_of(text: Page | Fragment) -> tuple[Line, ...]:
    """Return the lines of a page's or an include's text."""
    return _lines(text.body, text.file, text.body_line) if isinstance(text, Page) else _lines(text.body, text.path, 1)


@lru_cache(maxsize=2048)
def _lines(body: str, file: str, first_line: int) -> tuple[Line, ...]:
    shown = shown_lines(body, first_line)
    return tuple(Line(file, number, written, line) for (number, line), written in zip(shown, body.split("\n"), strict=True))
