"""Ett påstående vilar på en källa som ingen har läst.

Källor med säkerheten *kontrollera* får stå i registret men bär inget påstående på en sida.
Läs källan, sätt `certainty: verifierad` och `checked` till dagen, eller stryk påståendet.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "unverified-source"


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every footnote to a source whose certainty is `kontrollera`."""
    for text in registry.texts():
        for citation in text.marks.citations:
            source = registry.sources.get(citation.source)
            if source and source.certainty == "kontrollera":
                what = f'källan "{citation.source}" är inte läst (kontrollera)'
                yield Problem(citation.place, CODE, what, "läs källan och ändra certainty, eller stryk det som vilar på den")
