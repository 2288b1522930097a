"""A decision on the text in this repository: the only thing that moves a programme's stage."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .record import Day, Record, Slug, Text

Step = Literal["remiss", "beslut", "publicering", "revidering"]


class Gate(Record):
    """What a body decided, when, and where the decision can be read."""

    step: Step = Field(description="remiss = klart för remiss; beslut = godkänt; publicering = klart att publicera; revidering = revidering påbörjad.")
    body: Slug = Field(description="Id på organet i data/steering.yml.")
    date: Day
    reference: Text = Field(description="Beslutets beteckning, till exempel diarienummer.")


class GateFile(Record):
    """`data/programmes/<id>/gates.yml`."""

    gates: tuple[Gate, ...] = ()
