"""Texten innehåller rå HTML.

Skriv Markdown. Taggar, kommentarer och skript avvisas i stället för att tyst tas bort, så att inget du skrivit
försvinner. Vill du visa ett mindre än-tecken framför en bokstav, skriv `&lt;`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.loading.chapters import visible_lines
from macros.model.page import Page
from macros.model.place import Place
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "raw-html"
TAG = re.compile(r"<(?=[A-Za-z/!?])[^>]{0,40}")


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for the first tag on each line of every text."""
    for text in registry.texts():
        file, first = (text.file, text.body_line) if isinstance(text, Page) else (text.path, 1)
        for number, line in visible_lines(text.body, first):
            if found := TAG.search(line):
                what = f'rå HTML: "{found.group(0)[:30]}"'
                yield Problem(Place(file, number, found.start() + 1), CODE, what, "skriv det i Markdown, eller sätt det inom bakåtfnuttar om det är kod")
