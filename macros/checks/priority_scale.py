"""Rekommendationens ordval stämmer inte med dess prioritet.

I Socialstyrelsens skala är *bör* prioritet 1–3, *kan* 4–7 och *kan i undantagsfall* 8–10. Är bara det ena läst,
skriv bara det: `wording: ej läst`, eller ingen `priority`.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "priority-scale"
# Read for bör and kan on vardochinsats.se (remissversion 2025); 8–10 follows from the scale's remainder.
SCALE = {"bör": range(1, 4), "kan": range(4, 8), "kan i undantagsfall": range(8, 11)}


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every recommendation whose number and wording contradict each other."""
    for guideline in registry.guidelines.values():
        for item in guideline.recommendations:
            if item.wording == "ej läst" or item.priority is None:
                continue
            fits = item.priority in SCALE.get(item.wording, ()) or item.priority == item.wording
            if isinstance(item.priority, str) and item.wording == "bör inte":
                fits = item.priority == "icke-göra"
            if not fits:
                what = f'ordvalet "{item.wording}" passar inte prioritet {item.priority}'
                yield Problem(item.at("wording"), CODE, what, "kontrollera båda mot sidan där de lästes")
