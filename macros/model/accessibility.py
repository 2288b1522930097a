"""The accessibility statement: what was tested, what was found, and when it must be looked at again."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .record import Day, Record, Text


class Shortcoming(Record):
    """Something that does not meet the requirements, and what it means for a reader."""

    what: Text
    effect: Text
    mended_by: Day | None = None


class Accessibility(Record):
    """`data/accessibility.yml`. The page `/om/tillganglighet/` is made from it."""

    status: Literal["helt förenlig", "delvis förenlig", "inte förenlig"] = Field(description="Mot WCAG 2.2, nivå AA.")
    standard: Text
    tested_on: Day
    tested_how: tuple[Text, ...] = Field(min_length=1)
    review_by: Day
    shortcomings: tuple[Shortcoming, ...] = ()
    not_tested: tuple[Text, ...] = ()
    exceptions: tuple[Text, ...] = Field(default=(), description="Innehåll som undantas, och varför.")
