"""En del av sidan vänder sig till någon som sidan inte är för.

Delens målgrupp ska rymmas i sidans. Lägg till målgruppen i sidhuvudets `audience`, så att läsaren hittar sidan,
eller ändra delens målgrupp.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.domain.audiences import readers
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "audience-outside-page"


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every part whose reader the page's audience does not cover."""
    for page in registry.pages.values():
        covered = set(readers(page.meta.audience, registry))
        parts = [(heading.audience, heading.place) for heading in page.marks.headings]
        parts += [(mark.audience, mark.place) for mark in page.marks.audiences]
        for audience, place in parts:
            for key in audience:
                if registry.audience(key) and key not in covered:
                    what = f'delen är för "{key}" men sidan är inte det'
                    yield Problem(place, CODE, what, f'lägg till "{key}" i sidhuvudets audience, eller ta bort det här')
