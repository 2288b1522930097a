"""The templates that chapters and pages follow; they are data, so another area has its own."""

from __future__ import annotations

from pydantic import Field

from .record import Record, Slug, Text


class PageKind(Record):
    """A kind of page and the headings it must have, in order."""

    id: Slug
    name: Text
    headings: tuple[Text, ...] = ()


class Chapter(Record):
    """A chapter of the programme template."""

    id: Slug
    title: Text
    number: int | None = None
    summary: Text
    kind: Slug = Field(description="Sidslaget som gäller när sidan inte säger något annat.")


class ChapterFile(Record):
    """`data/chapters.yml`."""

    kinds: tuple[PageKind, ...]
    chapters: tuple[Chapter, ...]
