"""What every record shares: it cannot change, allows no unknown keys, and remembers where it was written."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr, StringConstraints

from .place import Place, PlaceMap


class Record(BaseModel):
    """A frozen record. Lists are tuples, so that nothing a page does can change what the next page sees."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    _places: PlaceMap = PrivateAttr(default_factory=lambda: PlaceMap("?"))

    def at(self, *keys: str | int) -> Place:
        """Return where the value at `keys` was written (the record itself without keys)."""
        return self._places.at(*keys)

    def written_in(self, places: PlaceMap) -> None:
        """Remember the places of this record and of every record inside it."""
        object.__setattr__(self, "_places", places)
        for name in type(self).model_fields:
            alias = type(self).model_fields[name].alias or name
            value = getattr(self, name)
            if isinstance(value, Record):
                value.written_in(places.below(alias))
            elif isinstance(value, tuple):
                for index, item in enumerate(value):
                    if isinstance(item, Record):
                        item.written_in(places.below(alias, index))


def _truth(value: object) -> object:
    """Read `true` and `false` alone as truth values: YAML's `no`, `on` and `y` are words."""
    if value in ("true", "false"):
        return value == "true"
    if isinstance(value, bool):
        return value
    raise ValueError("truth")


def _day(value: object) -> object:
    """Read a day as `2026-11-22` alone: a bare number is not a day."""
    if isinstance(value, date):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return date.fromisoformat(value)
    raise ValueError("day")


# A host, then what follows; no user, password, quote or backslash, which browsers read in ways of their own.
WEB_ADDRESS = r'^https?://[\w.-]+(:\d+)?([/?#][^\s<>"\\]*)?$'
Day = Annotated[date, BeforeValidator(_day, json_schema_input_type=date)]
Truth = Annotated[bool, BeforeValidator(_truth, json_schema_input_type=bool)]
Slug = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80),
    Field(description="Gemener a–z, siffror och bindestreck (å och ä skrivs a, ö skrivs o)."),
]
Text = Annotated[str, StringConstraints(min_length=1, max_length=4000, strip_whitespace=True)]
Language = Literal["sv", "en"]  # of a text that is quoted as it stands; a screen reader changes its voice for it (WCAG 3.1.2)
Certainty = Literal["verifierad", "kontrollera"]


class Statement(Record):
    """Something a document says, with the document."""

    text: Text = Field(description="Vad dokumentet säger, i egna ord.")
    source: Slug = Field(description="Källans id i data/sources/.")
    as_of: str | None = Field(default=None, description="Året eller dagen uppgiften gäller.")
