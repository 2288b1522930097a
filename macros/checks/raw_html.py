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
UNENDED = re.compile(r"&#(?:[0-9]+(?![0-9;])|[xX][0-9a-fA-F]+(?![0-9a-fA-F;])|(?![0-9xX]|[xX][0-9a-fA-F])\w)")
# A link inside < > is another rule's question: link-scheme.
TAG = re.compile(r"(?<![^\\]\]\()<(?![^<>\s]*@[^<>]*>|[A-Za-z][A-Za-z0-9+.-]*:[^<>]*>)(?=[A-Za-z/!?])[^>]{0,40}")


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for the first tag on each line of every text."""
    for text in registry.texts():
        if "<" not in text.body and "&#" not in text.body:
            continue
        for line in lines_of(text):
            if found := UNENDED.search(line.shown):
                what = f'teckenkoden "{found.group(0)}" är inte avslutad'
                yield Problem(line.at(found.start()), CODE, what, "skriv tecknet självt, eller avsluta koden med semikolon: &#8211;")
            if found := TAG.search(line.shown):
                what = f'rå HTML: "{found.group(0)[:30]}"'
                yield Problem(
                    line.at(found.start()), CODE, what, "skriv det i Markdown, eller &lt; om du menar mindre än; är det kod, sätt den inom bakåtfnuttar"
                )
