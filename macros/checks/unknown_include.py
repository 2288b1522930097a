"""En inkludering pekar inte på en fil i `docs/_includes/`, eller den inkluderade texten innehåller mer än text.

Skriv `{!akut-risk.md!}` på en egen rad: bara filens namn. Texten i filen får ha Markdown, fotnoter och målgrupper,
men inga rubriker, makron eller nya inkluderingar – de hör hemma på sidan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.domain.words import correction
from macros.model.place import Place
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "unknown-include"
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.md")


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every include that names no fragment, and for what a fragment must not hold."""
    for page in registry.pages.values():
        for include in page.marks.includes:
            if not NAME.fullmatch(include.name):
                what = f'"{include.name}" är inte ett filnamn i docs/_includes/'
                yield Problem(include.place, CODE, what, "skriv bara filens namn, till exempel {!akut-risk.md!}")
            elif include.name not in registry.fragments and f"_includes/{include.name}" not in registry.unread.texts:
                remedy = correction(include.name, registry.fragments, "lägg filen i docs/_includes/")
                yield Problem(include.place, CODE, f'det finns ingen text "{include.name}" att inkludera', remedy)
    for fragment in registry.fragments.values():
        if not fragment.body.strip():
            remedy = "skriv texten (git restore hämtar den som var), eller ta bort filen och inkluderingarna av den"
            yield Problem(Place(fragment.path, 1, 1), CODE, "den inkluderade texten är tom, och sidorna skulle sakna den", remedy)
        for include in fragment.marks.includes:
            yield Problem(include.place, CODE, "en inkluderad text får inte inkludera en annan", "inkludera båda från sidan")
        for heading in fragment.marks.headings:
            yield Problem(heading.place, CODE, "en inkluderad text får inte ha rubriker", "sätt rubriken på sidan, ovanför inkluderingen")
