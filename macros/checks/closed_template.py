"""En klammer som inte är ett makroanrop.

I texten får bara våra egna makron stå mellan `{{` och `}}`, med värden inom raka citattecken. Allt annat som
ser ut som en mall – `{%`, `{#`, filter, attribut, beräkningar – avvisas innan något renderas. Visar du kod,
sätt den inom bakåtfnuttar: där får klamrar stå.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from macros.loading.chapters import BRACE
from macros.loading.lines import lines_of
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "closed-template"
CODED = re.compile(r"&(?:#0*12[35]|#[xX]0*7[bBdD]|l(?:brace|cub)|r(?:brace|cub));")  # { and } written as codes


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for the first template brace on each line that is not a call with literal values."""
    for text in registry.texts():
        told: set[int] = set()
        for brace in text.marks.braces:
            if brace.place.line not in told:
                told.add(brace.place.line)
                what = f'"{brace.text}" är inte ett makroanrop med värden inom raka citattecken'
                remedy = "skriv ankaret som {: #ankare }" if "#" in brace.text else 'skriv {{ makro("id") }}, eller sätt koden inom bakåtfnuttar'
                yield Problem(brace.place, CODE, what, remedy)
        for line in lines_of(text) if CODED.search(text.body) else ():
            found = CODED.search(line.shown)
            if found and (BRACE.search(html.unescape(line.shown)) or "{!" in html.unescape(line.shown)):
                yield Problem(line.at(found.start()), CODE, "en klammer är skriven som teckenkod", "sätt klamrarna inom bakåtfnuttar")
