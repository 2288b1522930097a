"""En förkortning har två betydelser utan att vara märkt som tvetydig.

Sökningen och ordförklaringarna måste visa båda. Sätt `ambiguous: true` på varje post med samma `term`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from macros.model.problem import Problem
from macros.model.registry import Registry
from macros.model.term import Term

CODE = "unmarked-ambiguity"


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every term that shares its letters with another and is not marked."""
    meanings: dict[str, list[Term]] = defaultdict(list)
    for term in registry.terms:
        meanings[term.term.casefold()].append(term)
    for same in meanings.values():
        for term in same:
            if len(same) > 1 and not term.ambiguous:
                what = f'"{term.term}" har {len(same)} betydelser men är inte märkt som tvetydig'
                yield Problem(term.at("term"), CODE, what, "lägg till ambiguous: true på var och en av dem")
