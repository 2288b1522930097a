"""En inkludering står inte ensam på en rad.

`{!akut-risk.md!}` står först på raden, ensam, med en tom rad före och efter. I en lista, en tabell eller mitt i en
mening skulle texten klippas sönder, och en del av en text (`lines=`) kan inte inkluderas: den är skriven för att läsas hel.
Inkluderingar vecklas ut också i kod.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.loading.lines import lines_of
from macros.model.page import Fragment
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "include-place"
ANY = re.compile(r"\{!.*?!(?:lines=[0-9 -]+)?\}")
ALONE = re.compile(r"\{![^!]*!\} *")
BESIDE = re.compile(r"/{3,}|#{1,6}\s")
REMEDY = "skriv {!fil.md!} först på en egen rad, med en tom rad före och efter"


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every include that does not stand alone, or takes a part of a text."""
    for text in registry.texts():
        if "{!" not in text.body:
            continue
        lines = lines_of(text)
        for index, line in enumerate(lines):
            if "{!" in ANY.sub("", line.shown):
                yield Problem(line.at(line.shown.find("{!")), CODE, "inkluderingen är inte avslutad på raden", REMEDY)
            for found in ANY.finditer(line.written):
                around = [lines[near].written for near in (index - 1, index + 1) if 0 <= near < len(lines)]
                if isinstance(text, Fragment):
                    break  # an include in an include is told as unknown-include
                if found.group(0) not in line.shown:
                    yield Problem(line.at(found.start()), CODE, "inkluderingar vecklas ut också i kod", "visa den utan klamrarna runt om")
                elif "lines=" in found.group(0):
                    yield Problem(line.at(found.start()), CODE, "en del av en text kan inte inkluderas", "inkludera hela texten, eller dela den i två filer")
                elif not ALONE.fullmatch(line.written) or any(near.strip() and not BESIDE.match(near) for near in around):
                    yield Problem(line.at(found.start()), CODE, "inkluderingen står inte ensam", REMEDY)
