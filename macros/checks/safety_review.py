"""En säkerhetstext saknar datum, eller ska granskas senare än den får.

Telefonnummer och öppettider ändras. Varje block `/// safety` har `checked` (dagen uppgifterna lästes) och
`review_by` (senast ett halvår senare), och en sida med `safety: true` har `review_by`.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.domain.lifecycle import SAFETY_AGE
from macros.model.page import Page
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "safety-review"
REMEDY = "skriv checked: och review_by: på egna rader med fyra blanksteg, högst ett halvår isär"


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every safety text without both days, or with more than six months between them."""
    for text in registry.texts():
        for block in text.marks.safety:
            if block.checked is None or block.review_by is None:
                yield Problem(block.place, CODE, "säkerhetstexten saknar checked eller review_by", REMEDY)
            elif block.review_by - block.checked > SAFETY_AGE:
                yield Problem(block.place, CODE, "säkerhetstexten ska granskas inom ett halvår", REMEDY)
        if isinstance(text, Page) and text.meta.safety:
            if text.meta.review_by is None:
                yield Problem(text.meta.at("safety"), CODE, "en säkerhetssida ska ha review_by", "lägg till review_by: högst ett halvår efter updated")
            elif text.meta.review_by - text.meta.updated > SAFETY_AGE:
                yield Problem(text.meta.at("review_by"), CODE, "en säkerhetssida ska granskas inom ett halvår", "sätt review_by tidigare")
