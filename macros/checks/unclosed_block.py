"""Ett block (`///`) är inte avslutat, eller är skrivet så att det inte blir ett block.

Ett block börjar med `/// for | målgrupp` eller `/// safety | rubrik` först på raden och slutar med `///` ensamt på
en rad. Ligger ett block i ett annat har det yttre fler snedstreck: `////`. Under `/// safety` står `checked` och
`review_by` på egna rader, indragna fyra steg; inget annat får stå där.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from macros.loading.lines import Line, lines_of
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "unclosed-block"
MAX_DEPTH = 3
MARK = re.compile(r"[\s>*+#:\-\d.)]*/{3,}")
OPENED = re.compile(r"(/{3,}) *(for|safety) *\| *[^\s/].*")
CLOSED = re.compile(r"(/{3,}) *")
OPTION = re.compile(r"    (?:checked|review_by): +\d{4}-\d{2}-\d{2} *")
INDENTED = re.compile(r"(?: {4}|\t)\s*\S")
MARKS = re.compile(r"[*`\[\]{}<>_~]|&#?\w+;")
REMEDY = "skriv /// for | målgrupp eller /// safety | rubrik först på raden, och /// ensamt på en rad där det slutar"


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every block that does not open, close or lie as a block must."""
    for text in registry.texts():
        if "///" in text.body:
            yield from _faults(lines_of(text))


def _faults(lines: Sequence[Line]) -> Iterator[Problem]:
    opened: list[tuple[int, Line]] = []
    for index, line in enumerate(lines):
        if not MARK.match(line.shown):
            continue
        if block := OPENED.fullmatch(line.shown):
            length = len(block.group(1))
            if any(length == other for other, _ in opened):
                yield Problem(
                    line.at(), CODE, "blocket har lika många snedstreck som det block det ligger i", "avsluta det yttre först, eller ge det ett snedstreck till"
                )
            if len(opened) >= MAX_DEPTH:
                yield Problem(line.at(), CODE, f"mer än {MAX_DEPTH} block i varandra", "avsluta ett av dem, eller dela upp texten")
            opened.append((length, line))
            if block.group(2) == "safety" and (mark := MARKS.search(line.shown, line.shown.find("|"))):
                yield Problem(
                    line.at(mark.start()), CODE, f'rubriken har ett märke ("{mark.group(0)}") som läses upp som det står', "skriv rubriken som vanlig text"
                )
            yield from _options(block.group(2), lines[index + 1 :])
        elif block := CLOSED.fullmatch(line.shown):
            length = len(block.group(1))
            if opened and opened[-1][0] == length:
                opened.pop()
            elif any(length == other for other, _ in opened):
                while opened[-1][0] != length:
                    yield Problem(opened.pop()[1].at(), CODE, "blocket är inte avslutat när det yttre tar slut", "avsluta det inre blocket först")
                opened.pop()
            else:
                yield Problem(line.at(), CODE, "inget block är öppet här", "ta bort raden, eller skriv början på blocket")
        else:
            yield Problem(line.at(), CODE, "raden blir inget block", REMEDY)
    for _, line in opened:
        yield Problem(line.at(), CODE, "blocket är inte avslutat", "skriv samma antal snedstreck ensamma på raden där det slutar")


def _options(name: str, following: Sequence[Line]) -> Iterator[Problem]:
    """Yield a problem for every line right under the block's first one that would be read as a setting of it."""
    met: set[str] = set()
    for line in following:
        if not INDENTED.match(line.written):
            return
        key = line.written.split(":")[0].strip()
        if key in met:
            yield Problem(line.at(), CODE, f"{key} står två gånger; bara den sista skulle gälla", "behåll en av dem")
        met.add(key)
        if name != "safety" or not OPTION.fullmatch(line.written):
            remedy = "skriv bara checked: och review_by: med en dag, och bara under /// safety" if name == "safety" else "lämna en tom rad under /// for"
            yield Problem(line.at(), CODE, "raden skulle läsas som en inställning av blocket", remedy)
