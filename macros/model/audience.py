"""Whom a text is written for: professions and the settings they work in."""

from __future__ import annotations

from pydantic import Field

from .group import Authority
from .record import Certainty, Record, Slug, Text


class Category(Record):
    """A kind of organisation: school, health care, social services, other authorities."""

    id: Slug
    name: Text


class Setting(Record):
    """A place of work, such as elevhälsa or vårdcentral."""

    id: Slug
    name: Text
    short_name: Text | None = None
    category: Slug
    authority: Authority | None = None
    aliases: tuple[Text, ...] = ()
    certainty: Certainty


class Profession(Record):
    """A profession or role that reads the programmes. Without settings it works anywhere and is reached by its own name."""

    id: Slug
    name: Text
    short_name: Text | None = None
    settings: tuple[Slug, ...] = ()
    aliases: tuple[Text, ...] = Field(default=(), description="Andra ord för samma roll; sökningen förstår dem.")
    certainty: Certainty


class Choice(Record):
    """A value of a closed list, with the words a reader sees."""

    id: Slug
    name: Text


class AudienceFile(Record):
    """`data/audiences.yml`. Professions and settings share one namespace: an id names one of them."""

    categories: tuple[Category, ...]
    settings: tuple[Setting, ...]
    professions: tuple[Profession, ...]
    ages: tuple[Choice, ...]
    severities: tuple[Choice, ...]
    phases: tuple[Choice, ...]
