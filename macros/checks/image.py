"""En bild saknar text för den som inte ser den, eller finns inte i `docs/`.

Lägg bilden bredvid sidan och skriv `![Trappa i fyra steg](trappa.png)`. Texten inom hakparenteserna säger vad bilden
visar. Bilder från andra webbplatser visas inte: de kan ändras, och de talar om för någon annan vem som läser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import dirname, normpath

from macros.domain.words import correction
from macros.loading.chapters import IMAGE
from macros.loading.lines import lines_of
from macros.model.page import Fragment
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "image"
OPENED = re.compile(r"(?<!\\)!\[")


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every picture that is not there, has no text, or stands in an include."""
    known = {holding.path.removeprefix("docs/") for holding in registry.holdings if holding.is_picture}
    for text in registry.texts():
        if "![" not in text.body:
            continue
        for line in lines_of(text):
            for start in OPENED.finditer(line.shown):
                found = IMAGE.match(line.shown, start.start())
                target = found.group("target") if found else None
                place = line.at(start.start())
                if isinstance(text, Fragment):
                    what = "en inkluderad text får inte ha bilder: sökvägen skulle leda olika från olika sidor"
                    yield Problem(place, CODE, what, "sätt bilden på sidan i stället")
                elif not found or not target:
                    yield Problem(place, CODE, "bilden går inte att tyda", "skriv ![vad bilden visar](fil.png) på en rad")
                else:
                    yield from (Problem(place, CODE, what, remedy) for what, remedy in _faults(found.group("text"), target, text.path, known))


def _faults(text: str, target: str, path: str, known: set[str]) -> Iterator[tuple[str, str]]:
    if ":" in target or target.startswith(("/", "\\")):
        yield f'bilden "{target[:60]}" ligger inte i docs/', "lägg bilden bredvid sidan och skriv bara dess namn"
    else:
        found = normpath(f"{dirname(path)}/{target}")
        if found not in known:
            yield f"bilden docs/{found} finns inte", correction(found, known, "lägg bilden bredvid sidan")
    if re.search(r"\*\w|\w\*|`|\]\(", text):
        yield "bildens text har märken som läses upp som de står", "skriv den som vanlig text"
    if not re.search(r"\w", text):  # a blank that cannot be seen says nothing either
        yield "bilden saknar text för den som inte ser den", "skriv vad bilden visar: ![vad bilden visar](fil.png)"
