"""Sidan är inte för något yrke.

Läsaren väljer oftast yrke, inte verksamhet. Är sidan bara för verksamheter som ingen befattning i `data/audiences.yml`
arbetar i, finns den inte på något yrkes egen sida. Lägg till en befattning i sidhuvudets `audience`, eller
verksamheten under `settings` hos dem som arbetar där.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.domain.audiences import readers
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "unoffered-page"


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every page that no profession's own page lists; an unknown id is another check's."""
    for page in registry.pages.values():
        known = [key for key in page.meta.audience if registry.audience(key)]
        if known and registry.professions and not any(key in registry.professions for key in readers(known, registry)):
            remedy = f'lägg till en befattning i audience, eller "{known[0]}" under settings hos dem som arbetar där'
            yield Problem(page.meta.at("audience"), CODE, "sidan är inte för något yrke", remedy)
