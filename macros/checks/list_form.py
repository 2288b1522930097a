"""En lista är skriven så att punkterna rinner ihop eller hamnar på fel nivå.

Före en lista är det en tom rad: står den tätt inpå texten ovanför blir punkterna en del av meningen. En punkt under en
annan punkt dras in fyra steg, och så gör också ett stycke som hör till punkten. Punkterna skrivs `-`, och numren `1.`
med punkt efter, inte `1)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from macros.loading.lines import Line, lines_of
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "list-form"
QUOTE = re.compile(r"(?:[ ]{0,3}>[ ]?)*")
BULLET = re.compile(r"[ ]*[-*+][ ]+\S")
NUMBER = re.compile(r"[ ]*(\d+)\.[ ]+\S")
PARENTHESIS = re.compile(r"[ ]*(\d+|[a-z])\)[ ]+\S")
ENDS = re.compile(r"/{3,}|#{1,6}[^#]|    [a-z_]+: ")  # a block's mark, a heading and a block's days end what stands before
RULE = re.compile(r"[ ]*([-*_])[ ]*(?:\1[ ]*){2,}")
TERM = re.compile(r"[ ]{0,3}:[ ]")


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every list that would not become one, and every item that would come on another level."""
    for text in registry.texts():
        in_list = False
        for block in _blocks(lines_of(text)):
            written = [QUOTE.sub("", line.shown, count=1).expandtabs(4) for line in block]
            yield from _run_together(block, written)
            yield from _crooked(block, written, in_list)
            in_list = _is_item(written[0]) or (in_list and written[0].startswith("    "))


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines that stand together, without headings, rules, tables and blocks' marks."""
    block: list[Line] = []
    for line in lines:
        if line.shown.strip() and not ENDS.match(line.shown) and not RULE.fullmatch(line.shown):
            block.append(line)
            continue
        if block:
            yield block
        block = []
    if block:
        yield block


def _is_item(text: str) -> bool:
    return bool(BULLET.match(text) or NUMBER.match(text))


def _run_together(block: Sequence[Line], written: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for the first item of a list that stands close under a text."""
    if PARENTHESIS.match(written[0]) and any(PARENTHESIS.match(text) for text in written[1:]):
        yield Problem(block[0].at(), CODE, "punkterna skulle rinna ihop till ett stycke", "skriv 1. i stället för 1), eller - först på varje rad")
    if _is_item(written[0]) or TERM.match(written[0]):
        return
    for index, text in enumerate(written[1:], start=1):
        if TERM.match(text):
            return
        number = NUMBER.match(text)
        following = NUMBER.match(written[index + 1]) if index + 1 < len(written) else None
        if BULLET.match(text) or (number and number.group(1) == "1" and following and following.group(1) in "12"):
            what = "listan står tätt inpå texten ovanför och skulle bli en del av den"
            yield Problem(block[index].at(), CODE, what, "lämna en tom rad före listan; är det ett tankstreck, skriv –")
            return


def _crooked(block: Sequence[Line], written: Sequence[str], in_list: bool) -> Iterator[Problem]:
    """Yield a problem for every item, and every text that belongs to one, that is indented by other than four steps."""
    for index, (line, text) in enumerate(zip(block, written, strict=True)):
        indent = len(text) - len(text.lstrip(" "))
        if indent % 4 == 0:
            continue
        if _is_item(text) and (in_list or index or indent < 4):
            yield Problem(line.at(), CODE, f"punkten är indragen {indent} steg", "dra in den fyra steg för varje nivå, eller inte alls")
        elif not index and in_list:
            yield Problem(line.at(), CODE, f"texten är indragen {indent} steg och hör inte till punkten", "dra in den fyra steg, eller inte alls")
