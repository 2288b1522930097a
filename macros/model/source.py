"""A knowledge source: what a statement rests on, and whether it is still valid."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .record import WEB_ADDRESS, Certainty, Day, Language, Record, Slug, Text

Status = Literal["gäller", "ersatt", "upphävd"]
# CSL item types we use: https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types
CslType = Literal["report", "webpage", "legislation", "book", "chapter", "article-journal", "bill", "legal_case", "document", "post"]


class Source(Record):
    """One record of the source register. Field names follow CSL where CSL has the word."""

    id: Slug
    title: Text = Field(description="Titel som den står på källan.")
    language: Language = Field(default="sv", description="Språket i titeln. Utelämnas när det är svenska.")
    publisher: Text | None = Field(default=None, description="Utgivare. Utelämnas om den inte är känd.")
    type: Text = Field(description="Vårt ord för vad det är: nationella riktlinjer, lag, SBU Utvärderar …")
    csl_type: CslType = Field(default="document", description="CSL:s ord för samma sak.")
    issued: str | None = Field(default=None, pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$", description="År, år-månad eller dag.")
    number: Text | None = Field(default=None, description="Artikel- eller rapportnummer, bara om det är läst.")
    isbn: str | None = Field(default=None, alias="ISBN")
    url: str | None = Field(default=None, alias="URL", pattern=WEB_ADDRESS, description="Bara utgivarens egen adress, och bara om den är läst.")
    checked: Day | None = Field(default=None, description="Dagen källan lästes.")
    certainty: Certainty = Field(description="verifierad = läst; kontrollera = nämnd eller känd, inte läst.")
    status: Status = "gäller"
    superseded_by: Slug | None = Field(default=None, description="Id på källan som ersätter den här.")
    replaces_text: Text | None = Field(default=None, description="Vad källan ersätter, när det ersatta inte finns i registret.")
    programmes: tuple[str, ...] = Field(default=(), description="Programmens id, eller alla.")
    note: Text | None = Field(default=None, description="Publik anmärkning.")


class SourceFile(Record):
    """`data/sources/<publisher>.yml`."""

    sources: tuple[Source, ...]
