"""En lista är skriven så att punkterna rinner ihop eller hamnar på fel nivå.

Före en lista är det en tom rad: står den tätt inpå texten ovanför blir punkterna en del av meningen. En punkt under en
annan punkt dras in fyra steg, och så gör också ett stycke som hör till punkten. Punkterna skrivs `-`, och numren `1.`
med punkt efter, inte `1)`. Text som är indragen utan att höra till en punkt blir kod, och ett `>` eller `+` först på
raden framför ett tal blir ett citat eller en punkt: tecknet försvinner.
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
# What nobody reads as a list: numbers and letters with another sign, or without the blank after it.
NO_ITEM = re.compile(r"[ ]*(?:(?:\d+|[a-zA-Z])\)[ ]+\S|(?:[a-z]|[ivx]+)\.[ ]+\S|\d+\.(?=[^\W\d_])|-(?=[^\W\d_]))")
SIGN = re.compile(r"(>|\+(?=[ ]))[ ]*\d(?!\d*\.[ ])")  # but a quoted list
ENDS = re.compile(r"/{3,}|#{1,6}[^#]|    [a-z_]+: ")  # a block's mark, a heading and a block's days end what stands before
RULE = re.compile(r"[ ]*([-*_])[ ]*(?:\1[ ]*){2,}")
TERM = re.compile(r"[ ]{0,3}:[ ]")


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every list that would not become one, and every item that would come on another level."""
    for text in registry.texts():
        lines, in_list, last = lines_of(text), False, None
        first = lines[0].number
        yield from _lost_sign(lines)
        for block in _blocks(lines):
            written = [QUOTE.sub("", line.shown, count=1).expandtabs(4) for line in block]
            yield from _run_together(block, written)
            yield from _crooked(block, written, in_list)
            if last and not any(line.shown.strip() for line in lines[last.number - first + 1 : block[0].number - first]):
                yield from _mixed([last, block[0]], [last.shown, block[0].shown])
            last = block[-1] if _is_item(written[-1]) else None
            in_list = _is_item(written[0]) or (in_list and written[0].startswith("    "))


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines that stand together, without headings, rules, tables and blocks' marks."""
    block: list[Line] = []
    for line in lines:
        if QUOTE.sub("", line.shown, count=1).strip() and not ENDS.match(line.shown) and not RULE.fullmatch(line.shown):
            block.append(line)
            continue
        if block:
            yield block
        block = []
    if block:
        yield block


def _lost_sign(lines: Sequence[Line]) -> Iterator[Problem]:
    """Yield a problem for a number whose sign would become a mark: the first line of a quote or list that begins with one."""
    sign = ""
    for line in lines:
        found = SIGN.match(line.shown)
        if found and found.group(1) != sign:
            what = f"tecknet {found.group(1)} framför talet skulle försvinna"
            remedy = "skriv med ord, eller \\" + found.group(1) + ("; är det ett citat, sätt citattecken efter >" if found.group(1) == ">" else "")
            yield Problem(line.at(), CODE, what, remedy)
        sign = line.shown[:1]


def _is_item(text: str) -> bool:
    return bool(BULLET.match(text) or NUMBER.match(text))


def _run_together(block: Sequence[Line], written: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for the first item of a list that stands close under a text."""
    if NO_ITEM.match(written[0]) and any(NO_ITEM.match(text) for text in written[1:]):
        yield Problem(block[0].at(), CODE, "punkterna skulle rinna ihop till ett stycke", "skriv 1. eller - först på varje rad, och ett blanksteg efter")
    if _is_item(written[0]):
        yield from _mixed(block, written)
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


def _mixed(block: Sequence[Line], written: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for the first item of another kind in a list: it would be numbered, or lose its number, as its neighbours."""
    kinds: dict[int, bool] = {}
    for line, text in zip(block, written, strict=True):
        if _is_item(text):
            indent = len(text) - len(text.lstrip(" "))
            kinds = {level: kind for level, kind in kinds.items() if level <= indent}
            if kinds.setdefault(indent, bool(NUMBER.match(text))) != bool(NUMBER.match(text)):
                what = "punkten är av ett annat slag än de andra i listan och skulle visas som de"
                yield Problem(line.at(), CODE, what, "skriv alla med - eller alla med nummer; är det en ny lista, skriv en mening före den")
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
