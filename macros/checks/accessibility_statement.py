"""Tillgänglighetsredogörelsen saknas, eller ska ses över senare än den får.

Den görs av `data/accessibility.yml` och visas på `/om/tillganglighet/`. Den ses över minst en gång om året:
`review_by` är högst ett år efter `updated`, och redogörelsen är inte äldre än bedömningen (`tested_on`).
När dagen har passerat säger `vip check` det, och sidan själv, men inget hindras.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.domain.lifecycle import ASSESSMENT_AGE
from macros.model.place import Place
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "accessibility-statement"
FILE = "data/accessibility.yml"


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for a statement that is missing, or whose days do not follow each other."""
    record = registry.accessibility
    if record is None:
        held = {holding.path for holding in registry.holdings}
        if FILE not in held and any(path.startswith("data/") for path in held):  # what cannot be read is told by what is wrong with it
            yield Problem(Place(FILE), CODE, "tillgänglighetsredogörelsen saknas", f"lägg tillbaka den (git restore {FILE}), eller skriv den efter schemat")
        return
    if record.updated < record.tested_on:
        yield Problem(record.at("updated"), CODE, "redogörelsen är äldre än bedömningen", "sätt updated till dagen den sågs över, tidigast tested_on")
    if record.review_by - record.updated > ASSESSMENT_AGE:
        yield Problem(record.at("review_by"), CODE, "redogörelsen ska ses över inom ett år", "sätt review_by högst ett år efter updated")
