"""En stjärna för fetstil eller kursiv saknar sin andra hälft.

Fetstil skrivs `**så här**` och kursiv `*så här*`, utan blanksteg innanför stjärnorna. En ensam `**` skulle synas, och
stjärnor som inte hör ihop gör att bokstäver och stjärnor försvinner: `1*3 och 2*3` skulle visas som 13 och 23.
Är det en stjärna i texten, skriv `\\*`; är det gånger, skriv `×`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from macros.loading.lines import Line, lines_of
from macros.model.place import Place
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "unpaired-emphasis"
RUN = re.compile(r"(?<!\\)(?:\\\\)*(\*+)")
ITEM = re.compile(r"[\s>]*(?:[-*+]|\d+\.)[ \t]+")
RULE = re.compile(r"[\s>]*\*[\s*]*")  # three stars across the page
CELL = re.compile(r"(?<!\\)(?:\\\\)*\|")
REMEDY = "skriv **fet** och *kursiv* utan blanksteg innanför, eller \\* om det är en stjärna i texten"


class Run(NamedTuple):
    """Stars that stand together: how many, and the characters beside them (blank at an end)."""

    stars: int
    before: str
    after: str
    place: Place
    text_before: str  # what stands between the run before and this one

    @property
    def is_loose(self) -> bool:
        """Say whether blanks stand on both sides."""
        return self.before.isspace() and self.after.isspace()

    @property
    def may_open(self) -> bool:
        """Say whether something follows right after."""
        return not self.after.isspace()

    @property
    def may_close(self) -> bool:
        """Say whether something stands right before."""
        return not self.before.isspace()


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every paragraph, item or cell whose stars do not pair."""
    for text in registry.texts():
        if "*" not in text.body:
            continue
        part: list[tuple[Line, int, int]] = []
        for line in lines_of(text):
            item = ITEM.match(line.shown)
            if item or "|" in line.shown or line.shown.startswith("#") or not line.shown.strip():
                yield from _faults(part)
                part = []
            if "*" not in line.shown or RULE.fullmatch(line.shown):
                continue
            edges = [item.end() if item else 0, *(found.end() for found in CELL.finditer(line.shown)), len(line.shown)]
            for start, end in pairwise(edges):
                part.append((line, start, end))
                if len(edges) > 2:  # a row: every cell by itself
                    yield from _faults(part)
                    part = []
        yield from _faults(part)


def _runs(part: Sequence[tuple[Line, int, int]]) -> Iterator[Run]:
    last = 0
    for line, first, end in part:
        text = line.shown[first:end]
        last = 0
        for found in RUN.finditer(text):
            start, stop = found.span(1)
            yield Run(stop - start, text[start - 1 : start] or " ", text[stop : stop + 1] or " ", line.at(first + start), text[last:start] if last else "\n")
            last = stop


def _faults(part: Sequence[tuple[Line, int, int]]) -> Iterator[Problem]:
    """Pair the stars of one paragraph, item or cell as an author means them; tell the first that has no pair."""
    runs = list(_runs(part))
    tied = [run for run in runs if not run.is_loose]
    if not tied:
        return
    if loose := next((run for run in runs if run.is_loose), None):
        yield Problem(loose.place, CODE, "en stjärna står löst bland andra stjärnor", REMEDY)
        return
    if len(tied) == 1 and tied[0].stars == 1:
        return  # a single star is a star
    if fault := _unpaired(tied):
        bold = fault.stars >= 2
        yield Problem(fault.place, CODE, "fetstilen (**) har ingen början eller inget slut" if bold else "stjärnan (*) saknar sin andra hälft", REMEDY)


def _unpaired(runs: Sequence[Run]) -> Run | None:
    """Return the first run that pairs with none, or that would make italics from inside one word into another."""
    opened: list[tuple[int, Run]] = []
    for run in runs:
        left = run.stars
        while left and run.may_close and opened and (opened[-1][0] <= left or not run.may_open):
            stars, opener = opened.pop()
            if stars == left == 1 and _is_in_words(opener, run):
                return opener
            if stars > left and stars != 3:
                return run  # the one opened last is not the one closed
            if stars > left:
                opened.append((stars - left, opener))
            left = max(left - stars, 0)
        if left and not run.may_open:
            return run
        if left:
            if left < run.stars or (run.may_close and run.stars in [stars for stars, _ in opened]):
                return run  # it closes something that was not opened last
            opened.append((left, run))
    return opened[-1][1] if opened else None


def _is_in_words(opener: Run, closer: Run) -> bool:
    """Say whether these are two stars in words or sums rather than one stretch of italics."""
    inside = opener.before.isalnum() and opener.after.isalnum()
    return inside and (opener.before.isdigit() or closer.after.isdigit() or any(letter.isspace() for letter in closer.text_before))
