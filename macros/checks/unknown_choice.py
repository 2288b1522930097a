"""Ett värde i sidhuvudet finns inte i listan det ska väljas ur.

`ages`, `severity` och `phase` väljs ur `data/audiences.yml`, `kind` ur `data/chapters.yml`, och `owner` är id på
en arbetsgrupp eller ett styrande organ.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.domain.words import correction
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "unknown-choice"


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every front matter value that its list does not have."""
    lists = {"ages": registry.ages, "severity": registry.severities, "phase": registry.phases}
    for page in registry.pages.values():
        for name, known in lists.items():
            for index, value in enumerate(getattr(page.meta, name)):
                if value not in known and not registry.unread.may_hold(value):
                    remedy = correction(value, known, "välj bland " + ", ".join(known))
                    yield Problem(page.meta.at(name, index), CODE, f'{name} kan inte vara "{value}"', remedy)
        if page.meta.kind and page.meta.kind not in registry.kinds and not registry.unread.may_hold(page.meta.kind):
            remedy = correction(page.meta.kind, registry.kinds, "välj bland " + ", ".join(registry.kinds))
            yield Problem(page.meta.at("kind"), CODE, f'okänt sidslag "{page.meta.kind}"', remedy)
        owners = (*registry.groups, *registry.bodies)
        if page.meta.owner not in owners and not registry.unread.may_hold(page.meta.owner):
            remedy = correction(page.meta.owner, owners, "ange arbetsgruppens id ur data/groups/")
            yield Problem(page.meta.at("owner"), CODE, f'okänd ägare "{page.meta.owner}"', remedy)
