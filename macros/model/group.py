"""A national working group (NAG), its steering body, and what their documents say."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .record import Record, Slug, Statement, Text, Truth

Authority = Literal["region", "kommun", "båda", "stat", "skolhuvudman"]


class CompositionRule(Record):
    """How many members a group has, as a rule of its year: `per_region` + `per_municipality` from each healthcare region."""

    year: int
    per_region: int = Field(ge=0, description="Ledamöter från regionerna i varje sjukvårdsregion.")
    per_municipality: int = Field(ge=0, description="Ledamöter för kommunerna i varje sjukvårdsregion.")
    healthcare_regions: int = Field(ge=1)
    source: Slug

    @property
    def total(self) -> int:
        """Return the number of members the rule gives."""
        return (self.per_region + self.per_municipality) * self.healthcare_regions


class Member(Record):
    """A member a document names."""

    name: Text
    since: str | None = None


class Seat(Record):
    """A seat that a document states. Vacancies are computed among these alone."""

    healthcare_region: Slug
    authority: Authority
    profession: Slug | None = None
    member: Member | None = None
    vacant: Truth = False
    source: Slug


class WantedProfession(Record):
    """A profession the group asks for."""

    text: Text
    authority: Authority | None = None
    source: Slug
    as_of: str | None = None


class Decision(Record):
    """Who decides what."""

    question: Text
    decided_by: Text
    source: Slug


class Contact(Record):
    """How to reach the body: the role mailbox first, a named person with the year of the document."""

    mailbox: str = Field(pattern=r"^[^@\s?&%<>\"',;:]+@[^@\s?&%<>\"',;:]+\.[a-z]+$")
    name: Text | None = None
    role: Text | None = None
    year: int | None = None
    source: Slug


class Private(Record):
    """What the office needs and no reader sees: never in any output."""

    phone: Text | None = None
    notes: Text | None = None


class WorkingGroup(Record):
    """`data/groups/<id>.yml`. What the group's own documents do not say is left out and reads "uppgift saknas"."""

    id: Slug
    name: Text
    short_name: Text
    programme: Slug | None = None
    steering_body: Slug
    summary: Text | None = None
    formed: Statement | None = None
    starting_point: Statement | None = None
    background: tuple[Statement, ...] = ()
    assignment: tuple[Statement, ...] = ()
    goals: tuple[Statement, ...] = ()
    tasks: tuple[Statement, ...] = ()
    composition: tuple[Statement, ...] = ()
    rule: CompositionRule | None = None
    seats: tuple[Seat, ...] = ()
    coopted: tuple[Statement, ...] = ()
    gaps: tuple[Statement, ...] = Field(default=(), description="Företrädare som dokumentet säger saknas.")
    wanted_professions: tuple[WantedProfession, ...] = ()
    wanted_qualities: tuple[Statement, ...] = ()
    partners: tuple[Statement, ...] = ()
    working_methods: tuple[Statement, ...] = ()
    time: tuple[Statement, ...] = ()
    resources: tuple[Statement, ...] = ()
    contact: Contact | None = None
    decisions: tuple[Decision, ...] = ()
    private: Private | None = None


class CommonDocument(Record):
    """A document that speaks of several groups at once: shown on each of them, as that document's words."""

    source: Slug
    year: int
    title: Text
    groups: tuple[Slug, ...]
    background: tuple[Text, ...] = ()
    purpose: tuple[Text, ...] = ()
    assignment: tuple[Text, ...] = ()
    tasks: tuple[Text, ...] = ()
    wanted_qualities: tuple[Text, ...] = ()
    composition: tuple[Text, ...] = ()
    rule: CompositionRule | None = None
    working_methods: tuple[Text, ...] = ()
    time: tuple[Text, ...] = ()
    resources: tuple[Text, ...] = ()


class SteeringBody(Record):
    """The body that appoints the groups and decides on their text (for VIP: NPO psykisk hälsa)."""

    id: Slug
    name: Text
    short_name: Text
    host: Statement | None = None
    summary: tuple[Statement, ...] = ()
    decisions: tuple[Decision, ...] = ()
    contact: Contact | None = None
    documents: tuple[CommonDocument, ...] = ()


class SteeringFile(Record):
    """`data/steering.yml`."""

    bodies: tuple[SteeringBody, ...]
