"""En klammer ger text egenskaper som den inte får ha.

Efter en rubrik får det stå `{: for="larare" }`, `{: .safety }`, `{: #eget-ankare }` och `{: was="gammalt-ankare" }`.
Ensamt på raden under ett stycke får det stå `{: #eget-ankare }`. Allt annat avvisas: händelser, stilar, klasser och
attribut på länkar, tabeller och ord. Vill du visa en klammer, sätt den inom bakåtfnuttar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from macros.loading.chapters import CALL, INCLUDE
from macros.loading.lines import Line, lines_of
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "attribute-list"
HEADING = re.compile(r"#{1,6}(?![#])")
_ONE = r"""#(?P<id{n}>[a-z][a-z0-9-]*)|\.safety|for=(?:"[ ,]*\w[\w, -]*"|[\w-]+)|was=(?:" *\w[\w. :-]*"|[\w.:-]+)"""
ON_HEADING = re.compile(rf" \{{:? *(?:(?:{_ONE.format(n='')}) *)+\}} *#* *$")
ON_BLOCK = re.compile(r" *\{:? *#(?P<id>[a-z][a-z0-9-]*) *\} *")
# Braces that no processor reads: inside a sentence, after a space or a word, with text after them.
HARMLESS = re.compile(r"(?:(?<=[\s\w(])|^)\{(?![{%#!:])[^{}]*\}(?=[^\s{}]|\s+\S)|(?<=[\w=,] )\{(?![{%#!:.])[^{}]*\}$")
TWICE = re.compile(r"(#|\.safety|for=|was=)(?=[^}\"]*(?:\"[^\"]*\"[^}\"]*)*\s\1)")
ID = re.compile(r"\{:?[^}]*#([\w-]+)")
WAS = re.compile(r"\{:?[^}]*\bwas=(?:\"([^\"]*)\"|([\w.:-]+))")
RULE = re.compile(r" *([-*_])(?: *\1){2,} *")
OURS = re.compile(r"(?:vip|ord|fn|fnref|kap|kat|__)(?:-|:|$)|innehall$|referenser$")
REMEDY = 'skriv {: for="…" }, {: .safety } eller {: #ankare } efter en rubrik, eller sätt klammern inom bakåtfnuttar'


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every brace that is neither a call, an include nor an attribute of ours in its place."""
    for text in registry.texts():
        if "{" in text.body or "}" in text.body:
            yield from _faults(lines_of(text))


def _faults(lines: Sequence[Line]) -> Iterator[Problem]:
    anchors: dict[str, int] = {}
    for index, line in enumerate(lines):
        if "{" not in line.shown and "}" not in line.shown:
            continue
        was = WAS.search(line.shown)
        for anchor in [*ID.findall(line.shown), *((was.group(1) or was.group(2)).split() if was else ())]:
            if OURS.match(anchor):
                yield Problem(line.at(line.shown.find(anchor)), CODE, f'ankaret "{anchor}" är ett som webbplatsen använder själv', "välj ett annat")
            elif anchor in anchors:
                what = f'ankaret "{anchor}" finns redan på rad {anchors[anchor]}'
                yield Problem(line.at(line.shown.find(anchor)), CODE, what, "ge det ena ett annat ankare")
            anchors.setdefault(anchor, line.number)
        rest = INCLUDE.sub(_blank, CALL.sub(_blank, line.shown))
        if HEADING.match(rest):
            if (marks := ON_HEADING.search(rest)) and TWICE.search(marks.group(0)):
                yield Problem(
                    line.at(marks.start() + 1),
                    CODE,
                    "samma egenskap står två gånger; bara den sista skulle gälla",
                    'skriv den en gång: {: for="larare lakare" }',
                )
            rest = ON_HEADING.sub(_blank, rest)
        elif index and lines[index - 1].shown.strip() and not RULE.fullmatch(lines[index - 1].shown) and ON_BLOCK.fullmatch(rest):
            continue
        elif "|" not in rest and not rest.lstrip(" \t").startswith((":", "{:", ">", "-", "*", "+")) and not _is_term(lines, index):
            rest = HARMLESS.sub(_blank, rest)
        if found := re.search(r"(?<![{%#!])\{(?![{%#!])|(?<![}%#!])\}(?![}])", rest):
            yield Problem(line.at(found.start()), CODE, f'"{line.shown[found.start() :][:30].strip()}" får inte stå här', REMEDY)


def _is_term(lines: Sequence[Line], index: int) -> bool:
    """Say whether the line is explained by the next one (a definition list), where a brace would be read."""
    return any(line.shown.lstrip().startswith(":") for line in lines[index + 1 : index + 3])


def _blank(found: re.Match[str]) -> str:
    return "·" * len(found.group(0))
