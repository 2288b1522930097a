"""En stjärna för fetstil eller kursiv saknar sin andra hälft.

Fetstil skrivs `**så här**` och kursiv `*så här*`, utan blanksteg innanför stjärnorna. En ensam `**` skulle synas, och
en stjärna med blanksteg runt om bland andra stjärnor gör att bokstäver försvinner. Är det en stjärna i texten, skriv `\\*`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from macros.loading.lines import Line, lines_of
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "unpaired-emphasis"
RUN = re.compile(r"(?<!\\)(?:\\\\)*(\*+)")
ITEM = re.compile(r"[\s>]*(?:[-*+]|\d+\.)[ \t]+")
RULE = re.compile(r"[\s>]*\*[\s*]*")  # three stars across the page
REMEDY = "skriv **fet** och *kursiv* utan blanksteg innanför, eller \\* om det är en stjärna i texten"


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every paragraph, item or row whose stars do not pair."""
    for text in registry.texts():
        if "*" not in text.body:
            continue
        part: list[Line] = []
        for line in lines_of(text):
            if ITEM.match(line.shown) or "|" in line.shown or line.shown.startswith("#") or not line.shown.strip():
                yield from _faults(part)
                part = []
            part.append(line)
        yield from _faults(part)


def _faults(part: Sequence[Line]) -> Iterator[Problem]:
    """Look at the stars of one paragraph, item or row."""
    bold, loose, tied = 0, None, False
    last = None
    for line in part:
        if "*" not in line.shown or RULE.fullmatch(line.shown):
            continue
        item = ITEM.match(line.shown)
        for found in RUN.finditer(line.shown, item.end() if item else 0):
            start, end = found.span(1)
            before, after = line.shown[start - 1 : start], line.shown[end : end + 1]
            if (not before or before.isspace()) and (not after or after.isspace()):
                loose = loose or line.at(start)
            else:
                tied = True
            if end - start >= 2:
                bold, last = bold + 1, line.at(start)
    if bold % 2 and last:
        yield Problem(last, CODE, "fetstilen (**) har ingen början eller inget slut", REMEDY)
    elif loose and tied:
        yield Problem(loose, CODE, "en stjärna står löst bland andra stjärnor", REMEDY)
