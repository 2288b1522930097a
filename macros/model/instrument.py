"""Assessment instruments and quality registers, cell by cell as far as they were read."""

from __future__ import annotations

from pydantic import Field

from .record import Certainty, Day, Language, Record, Slug, Text, Truth


class Instrument(Record):
    """A form or interview. A missing cell reads "uppgift saknas"; an unread one is shown by name only."""

    id: Slug
    name: Text
    full_name: Text | None = None
    language: Language = Field(default="sv", description="Språket i full_name. Utelämnas när det är svenska.")
    area: Text = Field(description="Rubriken det sorteras under: Alkohol och droger, Depression …")
    programmes: tuple[Slug, ...] = ()
    purpose: Text | None = None
    age: Text | None = None
    used_in: Text | None = Field(default=None, description="Var och av vem.")
    extent: Text | None = Field(default=None, description="Antal frågor, tid.")
    limits: Text | None = Field(default=None, description="Vad det inte visar.")
    evidence: Text | None = Field(default=None, description="Kunskapsläge.")
    owner: Text | None = None
    sources: tuple[Slug, ...] = Field(default=(), description="Källor i registret där uppgifterna lästes.")
    name_only: Truth = Field(default=False, description="true = bara namnet är läst.")
    certainty: Certainty
    read_on: Day | None = None


class InstrumentFile(Record):
    """`data/instruments.yml`."""

    instruments: tuple[Instrument, ...]


class Register(Record):
    """A national quality register."""

    id: Slug
    name: Text
    programmes: tuple[Slug, ...] = ()
    content: Text | None = None
    source: Slug | None = None
    certainty: Certainty
    read_on: Day | None = None


class RegisterFile(Record):
    """`data/registers.yml`."""

    registers: tuple[Register, ...]
