"""Ett värde i data eller i sidhuvudet innehåller märkspråk.

Värden är text och visas som de är skrivna. Länkar (`[text](adress)`), fotnoter, taggar, kod, fetstil, klamrar och
teckenkoder (`&amp;`) hör inte hemma i dem; källor har egna fält.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.domain.written import values
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "markup-in-data"
MARK = re.compile(
    r"(?<!\{)\{(?![{%#!])|&#?\w{2,31};|(?<![\w*])(?P<emphasis>[*_])(?! )[^*_\n]+(?P=emphasis)(?!\w)|"
    r"\]\(|\]\[|\]:|!\[|\[\^|<(?=[A-Za-z/!?])[^<>]{0,30}|`|\n\s*\n|\n(?=[ \t]*(?:[-*+#>|=] |[-=]{3,}[ \t]*$|\d+\. ))|\*\*|^(?:/{3}|#{1,6} |> )",
    re.MULTILINE,
)


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every value that Markdown or a browser could read as more than text."""
    for value, record, keys in values(registry):
        if found := MARK.search(value):
            said = found.group(0).strip() or ("en tom rad" if found.group(0).count("\n") > 1 else "en rad som börjar med ett märke")
            yield Problem(record.at(*keys), CODE, f'värdet innehåller märkspråk: "{said}"', "skriv det som vanlig text")
