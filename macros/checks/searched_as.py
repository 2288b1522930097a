"""En rad under `searched_as` gör ingen nytta.

Under `searched_as` står vad läsare skriver när de söker det sidan handlar om. En rad utan ord går inte att söka på,
och en rad som redan står där lägger inte till något.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "searched-as"
WORD = re.compile(r"[^\W_]{2,}")


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every entry without a word, and for every one that the page already has."""
    for page in registry.pages.values():
        seen: set[tuple[str, ...]] = set()
        for index, entry in enumerate(page.meta.searched_as):
            words, place = tuple(WORD.findall(entry.casefold())), page.meta.at("searched_as", index)
            if not words:
                yield Problem(place, CODE, f'"{entry}" har inget ord att söka på', "skriv som en läsare söker, eller ta bort raden")
            elif words in seen:
                yield Problem(place, CODE, f'"{entry}" står redan i listan', "ta bort raden")
            seen.add(words)
