"""Texten innehåller rå HTML.

Skriv Markdown. Taggar, kommentarer och skript avvisas i stället för att tyst tas bort, så att inget du skrivit
försvinner. Vill du visa ett mindre än-tecken framför en bokstav, skriv `&lt;`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.loading.lines import lines_of
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "raw-html"
# A link inside < > is another rule's question: link-scheme.
TAG = re.compile(r"(?<![^\\]\]\()<(?![^<>\s]*@[^<>]*>|[A-Za-z][A-Za-z0-9+.-]*:[^<>]*>)(?=[A-Za-z/!?])[^>]{0,40}")


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for the first tag on each line of every text."""
    for text in registry.texts():
        if "<" not in text.body:
            continue
        for line in lines_of(text):
            if found := TAG.search(line.shown):
                what = f'rå HTML: "{found.group(0)[:30]}"'
                yield Problem(
                    line.at(found.start()), CODE, what, "skriv det i Markdown, eller &lt; om du menar mindre än; är det kod, sätt den inom bakåtfnuttar"
                )
