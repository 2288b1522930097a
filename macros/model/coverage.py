"""Whom every programme must serve, and why a chapter may have nothing for somebody."""

from __future__ import annotations

from pydantic import Field

from .record import Record, Slug, Text


class Role(Record):
    """A reader every programme must serve: any of the professions and settings in `any_of`."""

    id: Slug
    name: Text
    any_of: tuple[Slug, ...] = Field(min_length=1)


class Reason(Record):
    """Why a chapter has nothing for a role; without `programmes` it holds for all of them."""

    chapter: Slug
    roles: tuple[Slug, ...] = Field(min_length=1)
    programmes: tuple[Slug, ...] = ()
    why: Text


class CoverageFile(Record):
    """`data/coverage.yml`."""

    least: int = Field(default=3, ge=0, description="Minst så många sidor eller avsnitt för varje roll i varje program.")
    roles: tuple[Role, ...]
    reasons: tuple[Reason, ...] = ()
