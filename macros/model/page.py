"""A page as its author wrote it: front matter, and the marks found in its text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from .place import Place
from .record import Day, Record, Slug, Text, Truth


class Change(Record):
    """A change a reader should know of."""

    date: Day
    what: Text


MOST_SEARCHED_AS, LONGEST_SEARCHED_AS = 30, 80  # entries; characters of one


class FrontMatter(Record):
    """What an author says about a page. The keys are closed; the stage is never among them (it is earned)."""

    title: Annotated[Text, StringConstraints(max_length=120)]
    summary: Annotated[Text, StringConstraints(max_length=220)] = Field(description="En mening: vad sidan hjälper läsaren med.")
    audience: tuple[Slug, ...] = Field(min_length=1, description="Yrken och verksamheter ur data/audiences.yml.")
    ages: tuple[Slug, ...] = ()
    severity: tuple[Slug, ...] = ()
    phase: tuple[Slug, ...] = ()
    kind: Slug | None = Field(default=None, description="Sidslag; utelämnat gäller kapitlets.")
    order: int = Field(default=1000, description="Plats i kapitlet: 10, 20, 30 …")
    coordinated: Truth = False
    safety: Truth = False
    created: Day
    updated: Day
    reviewed: Day | None = None
    review_by: Day | None = None
    owner: Slug
    searched_as: tuple[Annotated[Text, StringConstraints(max_length=LONGEST_SEARCHED_AS)], ...] = Field(
        default=(), max_length=MOST_SEARCHED_AS, description="Vad läsare skriver när de söker det sidan handlar om, fast orden inte står i texten."
    )
    changes: tuple[Change, ...] = ()
    former_slugs: tuple[Text, ...] = Field(default=(), description="Adresser sidan har haft; de leder hit.")


@dataclass(frozen=True, slots=True)
class MacroCall:
    """A call to one of our macros with literal arguments."""

    name: str
    args: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Citation:
    """A footnote reference to a source. `historical` says that the source is cited as history."""

    source: str
    place: Place
    historical: bool = False


@dataclass(frozen=True, slots=True)
class Include:
    """A text written once and included here."""

    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its level (2–6), the ids of its audience and the anchor its author gave it."""

    level: int
    text: str
    place: Place
    audience: tuple[str, ...] = ()
    safety: bool = False
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class AudienceMark:
    """A part of the text that is meant for some of the page's readers."""

    audience: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Link:
    """A link the author wrote."""

    target: str
    place: Place


@dataclass(frozen=True, slots=True)
class SafetyBlock:
    """A safety text with the day it was checked and the day it must be checked again."""

    title: str
    checked: date | None
    review_by: date | None
    place: Place


@dataclass(frozen=True, slots=True)
class Brace:
    """A template brace that is not a call to one of our macros with literal arguments."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Marks:
    """Everything our checks need to know of a Markdown text."""

    calls: tuple[MacroCall, ...] = ()
    citations: tuple[Citation, ...] = ()
    includes: tuple[Include, ...] = ()
    headings: tuple[Heading, ...] = ()
    audiences: tuple[AudienceMark, ...] = ()
    links: tuple[Link, ...] = ()
    safety: tuple[SafetyBlock, ...] = ()
    braces: tuple[Brace, ...] = ()


@dataclass(frozen=True)
class Fragment:
    """A text in `docs/_includes/`: written once, published only where it is included."""

    name: str
    path: str
    body: str
    marks: Marks


@dataclass(frozen=True)
class Page:
    """One Markdown file in `docs/`. Its path says which programme and chapter it belongs to."""

    path: str  # below docs/: <programme>/<chapter>/<page>.md
    meta: FrontMatter
    body: str
    body_line: int  # the line in the file where the body starts
    marks: Marks

    @property
    def file(self) -> str:
        """Return the path from the repository's root, as messages print it."""
        return f"docs/{self.path}"

    @property
    def folder(self) -> str:
        """Return the first folder: the programme's id, `gemensamt`, `om`, or nothing for the start page."""
        return self.path.split("/")[0] if "/" in self.path else ""

    @property
    def chapter(self) -> str | None:
        """Return the chapter's id, or None for a page outside chapters."""
        parts = self.path.split("/")
        return parts[1] if len(parts) == 3 else None

    @property
    def slug(self) -> str:
        """Return the last part of the address."""
        return self.path.rsplit("/", 1)[-1].removesuffix(".md")

    @property
    def address(self) -> str:
        """Return the published address, from the site's root, with a slash at both ends."""
        stem = self.path.removesuffix(".md")
        if stem == "index":
            return "/"
        return "/" + stem.removesuffix("/index") + "/"
