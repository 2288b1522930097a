"""The accessibility statement: what was tested, what was found, and when it must be looked at again.

What a statement must hold is said by Digg, the Swedish authority (MDFFS 2019:2, 6 §), and listed at
https://www.digg.se/kunskap-och-stod/digital-tillganglighet/skapa-en-tillganglighetsredogorelse
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .record import Day, Record, Text


class Shortcoming(Record):
    """Something that does not meet the requirements, and what it means for a reader."""

    what: Text
    effect: Text
    why: Text = Field(description="Skälet till att det inte är tillgängligt.")
    instead: Text | None = Field(default=None, description="Hur den som behöver det får innehållet på annat sätt.")
    mended_by: Day | None = None


class Exemption(Record):
    """Content that is left as it is, and why."""

    what: Text
    why: Text


class Supervision(Record):
    """The authority to which a reader can report that the law is not followed."""

    authority: Text
    law: Text = Field(description="Lagen som tillsynen gäller, mitt i en mening.")
    url: str = Field(alias="URL", pattern=r"^https://\S+$", description="Myndighetens anmälningsfunktion.")


class Accessibility(Record):
    """`data/accessibility.yml`. The page `/om/tillganglighet/` is made from it."""

    status: Literal["helt förenlig", "delvis förenlig", "inte förenlig"] = Field(description="Med lagens krav, och med standarden.")
    standard: Text
    method: Literal["självskattning", "granskning av utomstående"]
    tested_on: Day = Field(description="Dagen för den senaste ingående bedömningen.")
    tested_how: tuple[Text, ...] = Field(min_length=1)
    updated: Day = Field(description="Dagen redogörelsen senast sågs över.")
    review_by: Day = Field(description="Senast ett år efter updated.")
    supervision: Supervision
    shortcomings: tuple[Shortcoming, ...] = ()
    not_tested: tuple[Text, ...] = ()
    disproportionate: tuple[Exemption, ...] = Field(default=(), description="Innehåll som undantas för att anpassningen vore oskäligt betungande (12 §).")
    not_covered: tuple[Exemption, ...] = Field(default=(), description="Innehåll som lagen inte omfattar (9 §).")
