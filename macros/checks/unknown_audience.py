"""Målgruppen finns inte.

Målgrupper är befattningar och verksamheter ur `data/audiences.yml`. De står i sidhuvudets `audience`, i
rubrikens `{: for="…" }` och i block som börjar med `/// for |`.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.domain.words import correction
from macros.model.page import Page
from macros.model.place import Place
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "unknown-audience"


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every audience id that data/audiences.yml does not have. A block for nobody is told as unclosed-block."""
    for text in registry.texts():
        marked: list[tuple[str, Place]] = []
        if isinstance(text, Page):
            marked += [(key, text.meta.at("audience", index)) for index, key in enumerate(text.meta.audience)]
        marked += [(key, heading.place) for heading in text.marks.headings for key in heading.audience]
        for mark in text.marks.audiences:
            marked += [(key, mark.place) for key in mark.audience]
        known = (*registry.professions, *registry.settings)
        for key, place in marked:
            if registry.audience(key) is None and not registry.unread.may_hold(key):
                remedy = correction(key, known, "använd ett id ur data/audiences.yml")
                yield Problem(place, CODE, f'okänd målgrupp "{key}"', remedy)
