"""An indicator: what is measured to see whether a recommendation makes a difference."""

from __future__ import annotations

from pydantic import Field

from .record import Certainty, Day, Record, Slug, Text, Truth


class Indicator(Record):
    """One indicator, cell by cell as far as it was read. A missing cell reads "uppgift saknas"."""

    id: Slug
    title: Text
    measures: Text | None = Field(default=None, description="Vad som mäts.")
    kind: Text | None = Field(default=None, description="resultat, process eller struktur")
    desired: Text | None = Field(default=None, description="Önskat värde: högt, lågt …")
    target: Text | None = Field(default=None, description="Målnivå, bara om den är läst.")
    data_source: Text | None = None
    guideline: Slug | None = None
    recommendation: Slug | None = None
    source: Slug | None = None
    certainty: Certainty
    read_on: Day | None = None
    own_suggestion: Truth = Field(default=False, description="true = eget förslag, ingen nationell indikator.")
    note: Text | None = None


class IndicatorFile(Record):
    """`data/programmes/<id>/indicators.yml`."""

    indicators: tuple[Indicator, ...] = ()
