"""En rubrik är skriven så att mallen inte ser den.

En rubrik skrivs med `##` först på raden. En rad av `===` eller `---` tätt under en text gör texten till rubrik, och
`#` först i en listpunkt eller ett citat gör det också. Är det ett tecken i texten, skriv `\\#`.
Ett streck tvärs över sidan (`---`) har en tom rad före.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.loading.lines import lines_of
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "heading-form"
UNDERLINE = re.compile(r"[\s>*+-]*?(?:=+|-+) *$")
INSIDE = re.compile(r"(?:[ \t]+|\s*(?:(?:>|[-*+](?=\s)|\d+\.(?=\s))\s*)+)#")
BLOCK = re.compile(r"/{3,}|#")


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every underlined heading, and every heading inside something else."""
    for text in registry.texts():
        before = ""
        for line in lines_of(text):
            shown = line.shown
            if shown[-1:] in "=- " and before.strip() and UNDERLINE.fullmatch(shown) and shown.strip() and not BLOCK.match(before):
                remedy = "skriv rubriken som ## Rubrik; är det ett streck tvärs över sidan, lämna en tom rad före"
                yield Problem(line.at(), CODE, "strecket gör texten ovanför till rubrik", remedy)
            elif "#" in shown and INSIDE.match(shown):
                what = "rubriken står inte först på raden"
                yield Problem(line.at(shown.find("#")), CODE, what, "skriv ## först på raden; är det ett tecken i texten, skriv \\#")
            before = shown
