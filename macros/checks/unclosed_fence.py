"""Kod är inte tydligt avgränsad.

En rad kod står mellan bakåtfnuttar på samma rad. Flera rader står mellan två rader med tre bakåtfnuttar, först på
raden och med en tom rad före och efter. En ensam bakåtfnutt, eller ett staket som är indraget, citerat eller inte
avslutas, skulle göra resten av sidan till kod – eller koden till text.
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
BESIDE = re.compile(r"/{3,}|#{1,6}\s")  # a block's mark or a heading ends a paragraph as an empty line does


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every fence and every backtick that the renderer may read otherwise than we do."""
    for text in registry.texts():
        if "`" in text.body or "~~~" in text.body:
            yield from _faults(lines_of(text))


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


def _ends_paragraph(beside: Sequence[Line]) -> bool:
    """Say whether the line beside a fence, if there is one, is no text and no other fence."""
    return all(not line.written.strip() or BESIDE.match(line.written) for line in beside)
