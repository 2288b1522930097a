"""A national guideline with its editions and recommendations."""

from __future__ import annotations

from pydantic import Field

from .recommendation import Recommendation
from .record import Record, Slug, Text
from .source import Status


class Edition(Record):
    """One published edition of a guideline."""

    id: str = Field(pattern=r"^[0-9a-z-]+$")
    issued: str | None = Field(default=None, pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")
    number: Text | None = None
    status: Status = "gäller"
    superseded_by: str | None = None
    note: Text | None = None


class Guideline(Record):
    """`data/guidelines/<id>.yml`; the file is called what the guideline's id is."""

    id: Slug
    title: Text
    publisher: Text
    source: Slug = Field(description="Riktlinjens post i källregistret.")
    programmes: tuple[Slug, ...]
    total_recommendations: int | None = Field(default=None, description="Antal enligt riktlinjen, bara om det är läst.")
    editions: tuple[Edition, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()

    def recommendation(self, key: str) -> Recommendation | None:
        """Return the recommendation with our id or the official number `key`."""
        return next((item for item in self.recommendations if key in (item.id, item.official_number)), None)

    @property
    def current(self) -> Edition | None:
        """Return the edition that holds, or None when none is known to."""
        return next((item for item in self.editions if item.status == "gäller"), None)

    def edition(self, key: str | None) -> Edition | None:
        """Return the edition `key`, or None when it is not stated."""
        return next((item for item in self.editions if item.id == key), None)
