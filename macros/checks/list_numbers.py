"""En numrerad lista har andra nummer än läsaren får se.

Webbplatsen numrerar listor själv: 1, 2, 3 … Börjar en rad med ”15.” efter en tom rad blir den punkt 1 i en lista, och
talet försvinner. Är det ett datum eller ett tal i texten, skriv `15\\.`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from macros.loading.lines import Line, lines_of
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "list-numbers"
NUMBERED = re.compile(r"([ \t>]*)(\d+)\.[ \t]+")
NUMBER = re.compile(r"^[ \t>*+:-]*\d+\.(?:[ \t]|$)", re.MULTILINE)
INSIDE = re.compile(r"[ \t>]*(?:[-*+:]|\d+\.)[ \t]+(?:[-*+][ \t]+)*(\d+)\.(?:[ \t]|$)")  # a list that begins in an item
BULLET = re.compile(r"([ \t>]*)[-*+][ \t]+")
MARK = re.compile(r"#|/{3,}")


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every numbered item whose number is not the one that is shown."""
    for text in registry.texts():
        if NUMBER.search(text.body):
            yield from _faults(lines_of(text))


def _faults(lines: Sequence[Line]) -> Iterator[Problem]:
    shown: dict[int, tuple[int, bool]] = {}  # by indentation: the number shown last, and whether all were written 1.
    blank = True
    for line in lines:
        text = line.shown
        if not text.strip():
            blank = True
            continue
        inside = INSIDE.match(text)
        if inside and int(inside.group(1)) != 1:
            what = f"punkten är skriven {inside.group(1)}. men visas som 1."
            yield Problem(line.at(inside.start(1)), CODE, what, f"skriv {inside.group(1)}\\. om det inte är en lista")
        numbered, bullet = NUMBERED.match(text), BULLET.match(text)
        indent = len(numbered.group(1).expandtabs(4)) // 4 if numbered else len(text) - len(text.lstrip())
        if numbered and (blank or shown):
            written = int(numbered.group(2))
            last, ones = shown.get(indent, (0, True))
            if written == last + 1 or (written == 1 and ones):
                pass
            else:
                what = f"punkten är skriven {written}. men visas som {last + 1}."
                yield Problem(line.at(), CODE, what, f"skriv {last + 1}., eller {written}\\. om det inte är en lista")
            shown = {level: state for level, state in shown.items() if level < indent}
            shown[indent] = (last + 1, ones and written == 1)
        elif bullet:
            level = len(bullet.group(1).expandtabs(4)) // 4
            shown = {key: state for key, state in shown.items() if key < level} or ({level: (0, True)} if blank or shown else {})
        elif MARK.match(text):
            shown = {}
        elif blank:  # a text ends every list that it is not indented into
            level = (len(text.expandtabs(4)) - len(text.expandtabs(4).lstrip())) // 4
            shown = {key: state for key, state in shown.items() if key < level}
        blank = bool(MARK.match(text))
