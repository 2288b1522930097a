"""Två dagar står i fel ordning.

En sida skrivs (`created`) innan den ändras (`updated`), och granskas (`reviewed`) innan den ska granskas igen
(`review_by`). En säkerhetstext läses (`checked`) innan den ska läsas igen (`review_by`). Oftast är årtalet fel.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.model.page import Page
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "date-order"
REMEDY = "rätta den ena; oftast är det årtalet"


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every pair of days whose second comes before its first."""
    for text in registry.texts():
        for block in text.marks.safety:
            if block.checked and block.review_by and block.review_by <= block.checked:
                yield Problem(block.place, CODE, f"review_by ({block.review_by}) kommer inte efter checked ({block.checked})", REMEDY)
        if isinstance(text, Page):
            meta = text.meta
            if meta.updated < meta.created:
                yield Problem(meta.at("updated"), CODE, f"updated ({meta.updated}) kommer före created ({meta.created})", REMEDY)
            if meta.reviewed and meta.review_by and meta.review_by <= meta.reviewed:
                yield Problem(meta.at("review_by"), CODE, f"review_by ({meta.review_by}) kommer inte efter reviewed ({meta.reviewed})", REMEDY)
