"""Texten har en egen fotnot eller förkortning, i stället för en ur registren.

Fotnoter skrivs `[^sbu-242]` med en källas id, och referenslistan gör sig själv. Förkortningar står i
`data/glossary.yml`, så att de förklaras likadant på alla sidor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.loading.lines import lines_of
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "own-footnotes"
# At the very start of a line it is told as unknown-source; here are the ones in lists, quotes and definitions.
NOTE = re.compile(r"\s*(?:[>*+:-]|\d+\.)[\s>*+:-]*\[\^[^\]]*\]:")
ABBREVIATION = re.compile(r"[\s>-]*\*\[[^\]]*\]:")
UNREADABLE = re.compile(r"(?<!\\)\[\^(?:\]|[^\]]*\s|[^\]]*$)")


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every definition of a footnote or abbreviation, and every footnote that cannot be read."""
    for text in registry.texts():
        if "[^" not in text.body and "*[" not in text.body:
            continue
        for line in lines_of(text):
            if "[" not in line.shown:
                continue
            if NOTE.match(line.shown):
                remedy = "ta bort raden; lägg till källan i data/sources/ och hänvisa med dess id"
                yield Problem(line.at(line.shown.find("[^")), CODE, "fotnoten har en egen definition", remedy)
            elif ABBREVIATION.match(line.shown):
                yield Problem(line.at(line.shown.find("*[")), CODE, "texten har en egen förkortning", "lägg till den i data/glossary.yml och ta bort raden")
            elif found := UNREADABLE.search(line.shown):
                yield Problem(line.at(found.start()), CODE, "fotnoten går inte att tyda", "skriv [^id] med en källas id, utan blanksteg")
