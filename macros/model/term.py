"""Words and abbreviations: what they mean, and what people say instead."""

from __future__ import annotations

from pydantic import Field

from .record import Certainty, Language, Record, Slug, Text, Truth


class Term(Record):
    """One meaning of one term. A term with two meanings has two records, both marked ambiguous."""

    id: Slug
    term: Text
    expansion: Text
    language: Language = Field(default="sv", description="Språket i expansion. Utelämnas när det är svenska.")
    everyday: tuple[Text, ...] = Field(default=(), description="Vardagsord och stavvarianter som sökningen ska förstå.")
    hidden: tuple[Text, ...] = Field(default=(), description="Stötande eller slitna ord: sökningen träffar, inget visar dem.")
    prefer: Text | None = Field(default=None, description="Ordet att hellre använda.")
    ambiguous: Truth = False
    exact_case: Truth = Field(default=False, description="true = bara med versalerna så här (LAG, inte lag).")
    safety: Truth = Field(default=False, description="true = den som söker på ordet får akuta hjälpvägar först.")
    explain: Truth = Field(default=True, description="Förklaras vid första användning på en sida.")
    certainty: Certainty


class Phrase(Record):
    """An everyday phrase and the terms it should lead to."""

    phrase: Text
    to: tuple[Text, ...]
    show: Truth = Field(default=True, description="false = träffa men visa inte frasen.")
    safety: Truth = Field(default=False, description="true = visa akuta hjälpvägar först.")


class GlossaryFile(Record):
    """`data/glossary.yml`."""

    terms: tuple[Term, ...]
    phrases: tuple[Phrase, ...] = ()
