"""Kod är inte tydligt avgränsad.

En rad kod står mellan bakåtfnuttar på samma rad. Flera rader står mellan två rader med tre bakåtfnuttar, först på
raden och med en tom rad före och efter. En ensam bakåtfnutt, eller ett staket som är indraget, citerat eller inte
avslutas, skulle göra resten av sidan till kod – eller koden till text. Också text som är indragen fyra steg utan att
höra till en punkt i en lista skulle bli kod.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from macros.loading.chapters import FENCE
from macros.loading.lines import Line, lines_of
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "unclosed-fence"
FENCE_LIKE = re.compile(r"[\s>*+\-\d.)]*(?:`{3,}|~{3,})")
INDENTED = re.compile(r"^[> ]*(?: {4}|\t)", re.MULTILINE)
ITEM = re.compile(r" *(?:[-*+]|\d+\.|:) +\S")
QUOTE = re.compile(r"(?: {0,3}> ?)*")
OPTION = re.compile(r"    [a-z_]+:")  # a safety block's days
BESIDE = re.compile(r"/{3,}|#{1,6}\s")  # a block's mark or a heading ends a paragraph as an empty line does


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every fence and every backtick that the renderer may read otherwise than we do."""
    for text in registry.texts():
        if "`" in text.body or "~~~" in text.body:
            yield from _faults(lines_of(text))
        if INDENTED.search(text.body):
            yield from _indented(lines_of(text))


def _faults(lines: Sequence[Line]) -> Iterator[Problem]:
    fence = ""
    for index, line in enumerate(lines):
        if fence:
            if line.written.rstrip() == fence:
                fence = ""
                if not _ends_paragraph(lines[index + 1 : index + 2]):
                    yield Problem(lines[index + 1].at(), CODE, "texten står tätt inpå staketet ovanför", "lämna en tom rad efter staketet")
        elif line.written.strip() and not line.shown:
            opened = FENCE.match(line.written.rstrip())
            fence = opened.group(1) if opened else ""
            if not _ends_paragraph(lines[max(index - 1, 0) : index]):
                yield Problem(line.at(), CODE, "staketet står tätt inpå texten ovanför", "lämna en tom rad före staketet")
        elif FENCE_LIKE.match(line.shown):
            remedy = "börja och sluta koden med en rad av bara tre bakåtfnuttar, först på raden"
            yield Problem(line.at(), CODE, "staketet är inte avslutat, eller står inte ensamt först på raden", remedy)
        elif "`" in line.shown or "\\`" in line.written:
            found = line.shown.find("`") if "`" in line.shown else line.written.find("\\`")
            remedy = "avsluta koden på raden, eller skriv ’ om du menar en apostrof"
            yield Problem(line.at(found), CODE, "en bakåtfnutt saknar sin andra hälft på samma rad", remedy)


def _indented(lines: Sequence[Line]) -> Iterator[Problem]:
    """Yield a problem for every text that is indented so far that it would be code.

    Outside a list that is four steps; what belongs to an item may stand four steps further in than the item.
    """
    room, is_new, is_head = 3, True, False
    for line in lines:
        text = QUOTE.sub("", line.shown, count=1).expandtabs(4)
        is_head = bool(BESIDE.match(line.shown)) or (is_head and bool(OPTION.match(line.shown)))
        if not text.strip() or is_head:
            is_new, room = True, 3 if is_head else room
            continue
        indent = len(text) - len(text.lstrip(" "))
        if is_new and indent < 4:
            room = 3
        if is_new and indent > room:
            remedy = "dra inte in den; är det kod, sätt den mellan två rader med tre bakåtfnuttar"
            yield Problem(line.at(), CODE, f"texten är indragen {indent} steg och skulle bli kod", remedy)
        if ITEM.match(text) and indent <= room:
            room = indent // 4 * 4 + 7
        is_new = False


def _ends_paragraph(beside: Sequence[Line]) -> bool:
    """Say whether the line beside a fence, if there is one, is no text and no other fence."""
    return all(not line.written.strip() or BESIDE.match(line.written) for line in beside)
