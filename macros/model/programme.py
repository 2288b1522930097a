"""A programme (VIP): a subject area with chapters, a working group and the guidelines it rests on."""

from __future__ import annotations

from pydantic import Field

from .record import Record, Slug, Statement, Text


class FormerTitle(Record):
    """A name the programme has had."""

    title: Text
    when: Text
    source: Slug


class CarePathway(Record):
    """A care pathway (vårdförlopp) that belongs with the programme."""

    title: Text
    source: Slug
    note: Text | None = None


class Word(Record):
    """How the programme uses a word."""

    word: Text
    meaning: Text
    source: Slug | None = None


class Event(Record):
    """What the official programme did and when. It never moves the stage of our text."""

    when: Text
    text: Text
    source: Slug


class Programme(Record):
    """`data/programmes/<id>/programme.yml`; the folder is called what the programme's id is."""

    id: Slug
    title: Text
    short_title: Text
    summary: Text
    group: Slug | None = None
    former_titles: tuple[FormerTitle, ...] = ()
    former_slugs: tuple[Slug, ...] = ()
    starting_points: tuple[Statement, ...] = ()
    guidelines: tuple[Slug, ...] = ()
    care_pathways: tuple[CarePathway, ...] = ()
    vocabulary: tuple[Word, ...] = ()
    history: tuple[Event, ...] = ()
    related: tuple[Slug, ...] = Field(default=(), description="Andra program som läsaren ofta behöver.")
    not_known: tuple[Text, ...] = Field(default=(), description="Det inget dokument säger.")
