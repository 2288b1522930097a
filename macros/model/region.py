"""Sweden's regions and the healthcare regions they form."""

from __future__ import annotations

from .record import Certainty, Record, Slug, Text


class HealthcareRegion(Record):
    """One of the healthcare regions (sjukvårdsregion)."""

    id: Slug
    name: Text
    former_name: Text | None = None
    source: Slug | None = None
    certainty: Certainty


class Region(Record):
    """A region; `healthcare_regions` has two ids where the region is divided (Halland)."""

    id: Slug
    name: Text
    healthcare_regions: tuple[Slug, ...]
    note: Text | None = None


class RegionFile(Record):
    """`data/regions.yml`."""

    healthcare_regions: tuple[HealthcareRegion, ...]
    regions: tuple[Region, ...]
