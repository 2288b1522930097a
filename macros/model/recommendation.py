"""A recommendation in a guideline: for whom, what, how strongly."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from .record import WEB_ADDRESS, Certainty, Day, Record, Slug, Text

Wording = Literal["bör", "kan", "kan i undantagsfall", "bör inte", "icke-göra", "FoU", "ej läst"]


def _priority(value: object) -> object:
    """Read `1`–`10` as numbers and leave words as they are."""
    return int(value) if isinstance(value, str) and value.isdecimal() and len(value) < 5 else value


# The scale 1–10, icke-göra and FoU is Socialstyrelsen's (nationella riktlinjer, 2017).
Priority = Annotated[Annotated[int, Field(ge=1, le=10)] | Literal["icke-göra", "FoU"], BeforeValidator(_priority)]


class Recommendation(Record):
    """One measure for one condition, as far as it was read. A missing priority is *not read*, never zero."""

    id: Slug
    official_number: Text | None = Field(default=None, description="Riktlinjens eget nummer, bara om det är läst.")
    condition: Text = Field(description="Tillstånd och grupp.")
    measure: Text = Field(description="Åtgärd.")
    wording: Wording
    priority: Priority | None = None
    edition: str | None = Field(default=None, description="Utgåvans id, om den lästa sidan anger den.")
    read_at: str = Field(pattern=WEB_ADDRESS, description="Adressen där den lästes (publiceras inte).")
    read_in: Text | None = Field(default=None, description="Till exempel remissversion 2025.")
    read_on: Day
    read_source: Slug = Field(description="Källans id för sidan där den lästes.")
    certainty: Certainty
    note: Text | None = None
