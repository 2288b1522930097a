"""Texten hänvisar till en källa som inte finns i registret.

Skriv fotnoten med källans id, `[^sbu-242]`. Källorna står i `data/sources/`, en fil för varje utgivare.
Ingen fotnot får ha en egen definition: referenslistan gör sig själv av registret.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.domain.words import correction
from macros.loading.chapters import DEFINITION, visible_lines
from macros.model.page import Page
from macros.model.place import Place
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "unknown-source"


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every footnote and source macro whose id is not in the register."""
    for text in registry.texts():
        calls = [(call.args[0], call.place) for call in text.marks.calls if call.name == "source" and call.args]
        for source, place in [(citation.source, citation.place) for citation in text.marks.citations] + calls:
            if source not in registry.sources and not registry.unread.may_hold(source):
                remedy = correction(source, registry.sources, "lägg till källan i data/sources/")
                yield Problem(place, CODE, f'okänd källa "{source}"', remedy)
        file, first = (text.file, text.body_line) if isinstance(text, Page) else (text.path, 1)
        for number, line in visible_lines(text.body, first):
            if found := DEFINITION.match(line):
                what, remedy = "fotnoten har en egen definition", "ta bort raden; lägg till källan i data/sources/ och hänvisa med dess id"
                yield Problem(Place(file, number, found.end() - len(found.group(0).lstrip()) + 1), CODE, what, remedy)
