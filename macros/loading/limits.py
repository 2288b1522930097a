"""How large and how deep a text may be: beyond this the renderer takes minutes, or never comes back.

Measured with Markdown 3.11 and pymdown-extensions 12: the time of links, quotes, lists and code grows with the
square or the cube of a paragraph. Within these limits the slowest page we could write renders in a few seconds.
The longest line of the six programmes has 640 characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.model.place import Place
from macros.model.problem import Problem

CODE = "too-large"
MAX_BYTES = 200_000
MAX_LINES = 4_000
MAX_LINE = 4_000  # characters
MAX_BLOCK = 20_000  # characters between two empty lines
MAX_BLOCK_LINES = 400
MAX_BRACKETS = 200  # of each kind, in a paragraph, a row of a table or an item of a list
MAX_INDENT = 24  # six levels of lists
MAX_MARKS = 6  # quotes and lists that begin on one line
MAX_INCLUDES = 40
MAX_CITATIONS = 1_000
_DEEP = re.compile(rf"^[ \t]{{{MAX_INDENT},}}[ \t]\S", re.MULTILINE)
_NESTED = re.compile(rf"^(?!>{{7}}(?:[ \t]|$))(?:[ \t]*(?:>|[-*+](?=[ \t])|\d+[.)](?=[ \t]))){{{MAX_MARKS + 1}}}", re.MULTILINE)
_ROW = re.compile(r"")
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d+\.) ")
_COUNTED = {"[": "hakparenteser", "<": "mindre än-tecken", "`": "bakåtfnuttar", "&": "och-tecken"}


def excess(text: str, file: str) -> Iterator[Problem]:
    """Yield a problem for everything in `text` that is too much; nothing more is read of it then."""
    if len(text) > MAX_BYTES or len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        yield Problem(Place(file, 1, 1), CODE, f"sidan är större än {MAX_BYTES // 1000} kB", "dela upp den i flera sidor")
        return
    lines = text.split("\n")
    if len(lines) > MAX_LINES:
        yield Problem(Place(file, MAX_LINES + 1, 1), CODE, f"sidan har fler än {MAX_LINES} rader", "dela upp den i flera sidor")
        return
    if text.count("{!") > MAX_INCLUDES:
        yield Problem(Place(file, 1, 1), CODE, f"sidan har fler än {MAX_INCLUDES} inkluderingar", "dela upp den i flera sidor")
    if text.count("[^") > MAX_CITATIONS:
        yield Problem(Place(file, 1, 1), CODE, f"sidan har fler än {MAX_CITATIONS} fotnoter", "dela upp den i flera sidor")
    for number, line in enumerate(lines, start=1):
        if len(line) > MAX_LINE:
            what = f"raden är längre än {MAX_LINE} tecken"
            yield Problem(Place(file, number, 1), CODE, what, "dela raden: en mening på varje rad")
    text = text.expandtabs(4)  # as the renderer does
    for found in _DEEP.finditer(text):
        what = f"raden är indragen mer än {MAX_INDENT} steg"
        yield Problem(_place(file, text, found), CODE, what, "gör listan plattare, eller använd underrubriker")
    for found in _NESTED.finditer(text):
        what = f"mer än {MAX_MARKS} listor eller citat i varandra"
        yield Problem(_place(file, text, found), CODE, what, "gör dem plattare, eller använd underrubriker")
    if len(text) > MAX_BLOCK or len(lines) > MAX_BLOCK_LINES or any(text.count(mark) > MAX_BRACKETS for mark in _COUNTED):
        yield from _blocks(lines, file)


def _place(file: str, text: str, found: re.Match[str]) -> Place:
    return Place(file, text.count("\n", 0, found.start()) + 1, 1)


def _blocks(lines: list[str], file: str) -> Iterator[Problem]:
    """Yield a problem for every run of lines without an empty one that is too large to render."""
    start = 0
    for index in range(len(lines) + 1):
        if index < len(lines) and lines[index].strip() not in ("", "---"):
            continue
        block = lines[start:index]
        place = Place(file, start + 1, 1)
        start = index + 1
        if len(block) > MAX_BLOCK_LINES or sum(map(len, block)) > MAX_BLOCK:
            what = f"stycket, listan eller tabellen är större än {MAX_BLOCK_LINES} rader eller {MAX_BLOCK} tecken"
            yield Problem(place, CODE, what, "dela upp den med tomma rader och rubriker")
            continue
        for mark, name in _COUNTED.items():
            if _most(block, mark) > MAX_BRACKETS:
                yield Problem(place, CODE, f"stycket har fler än {MAX_BRACKETS} {name}", "dela upp det med tomma rader")


def _most(block: list[str], mark: str) -> int:
    """Return the largest number of `mark` that the renderer sees at once: a paragraph's, a row's or a list item's."""
    parts = _ROW if len(block) > 1 and set(block[1]) <= set("|:- ") else _ITEM if block and _ITEM.match(block[0]) else None
    most = count = 0
    for line in block:
        count = (0 if parts and parts.match(line) else count) + line.count(mark)
        most = max(most, count)
    return most
