"""En tabell går inte att tyda, eller har rader med olika antal celler.

En tabell har en tom rad före, en rad med rubriker, en rad med streck (`| --- | --- |`) och sedan raderna. Har en rad
fler celler än rubrikraden försvinner de sista, och har den färre hamnar orden i fel kolumn. Ett lodstreck som är ett
tecken i texten skrivs `\\|`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from macros.loading.lines import Line, lines_of
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "uneven-table"
PIPE = re.compile(r"(?<!\\)(?:\\\\)*\|")
RULE = frozenset("|:- ")  # what the row of dashes may hold
ENDS = re.compile(r"/{3,}|#{1,6}")  # a block's mark and a heading end what stands before


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every row whose cells would vanish or move, and for what only looks like a table."""
    for text in registry.texts():
        if "|" not in text.body:
            continue
        block: list[Line] = []
        for line in lines_of(text):
            if line.shown.strip() and not ENDS.match(line.shown):
                block.append(line)
                continue
            yield from _faults(block)
            block = []
        yield from _faults(block)


def _faults(block: Sequence[Line]) -> Iterator[Problem]:
    rows = [line.shown.lstrip("> \t").rstrip(" \t") for line in block]
    if not any("|" in row for row in rows):
        return
    is_level = len({((len(line.shown) - len(line.shown.lstrip(" "))) // 4, line.shown.lstrip()[:1] == ">") for line in block}) == 1
    if is_level and _is_table(rows):
        wanted = _cells(rows[0], rows[0])
        for line, row in zip(block[2:], rows[2:], strict=True):
            count = _cells(row, rows[0])
            if count != wanted:
                what = f"raden har {count} {'cell' if count == 1 else 'celler'} men rubrikraden har {wanted}"
                yield Problem(line.at(), CODE, what, "ge raden lika många celler, eller lämna en tom rad efter tabellen")
        return
    for index, (line, row) in enumerate(zip(block, rows, strict=True)):
        if row.startswith("|") or ("|" in row and "-" in row and set(row) <= RULE):
            remedy = "lämna en tom rad före tabellen, och skriv | --- | under varje rubrik" if index else "skriv en rad | --- | --- | under rubrikraden"
            yield Problem(line.at(), CODE, "tabellen går inte att tyda och skulle bli text", remedy)
            return


def _is_table(rows: Sequence[str]) -> bool:
    if len(rows) > 1 and _cells(rows[0], rows[0]) == 1 and not all(row.startswith("|") or row.endswith("|") for row in rows):
        return False  # in a table of one column every row needs a bar
    return len(rows) > 1 and "|" in rows[0] and set(rows[1]) <= RULE and _cells(rows[1], rows[0]) == _cells(rows[0], rows[0])


def _cells(row: str, header: str) -> int:
    """Count the cells of `row` as the renderer does: outer bars count only where the header has any."""
    count = len(PIPE.findall(row)) + 1
    if header.startswith("|") or PIPE.search(header[-2:]):
        count -= row.startswith("|")
        count -= bool(re.search(r"(?<!\\)(?:\\\\)*\|$", row)) and len(row) > 1
    return count
