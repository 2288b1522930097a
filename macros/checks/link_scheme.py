"""En länk är skriven så att ingen säkert vet vart den leder.

Skriv länken på en rad: `[SIP](../../gemensamt/sip.md)`. Telefon och e-post skrivs `[112](tel:112)` och
`[redaktionen](mailto:redaktion@exempel.se)`. Andra slags adresser (`javascript:`, `data:`), adresser med inbakade
tecken, länkar inom `< >` och länkar vars adress står på en annan rad (`[1]: …`) avvisas.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from macros.loading.lines import Line, lines_of
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "link-scheme"
START = re.compile(r"(?<!\\)\]\(")
HOLDS_LINK = re.compile(r"(?<!\\)\[(?!\^)[^\[\]]*(?:\[\^[^\]]*\]|\{\{[^\]}]*\}\})(?:[^\[\]]|\[\^[^\]]*\])*\]\(")
WHOLE = re.compile(r"""\]\(\s*(?:<(?P<angled>[^<>\s]*)>|(?P<plain>[^\s()<>]+))(?:\s+"[^"]*")?\s*\)""")
OUTSIDE = re.compile(r"https?:", re.IGNORECASE)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:")
ALLOWED = re.compile(r"tel:\+?[0-9-]{2,20}|mailto:[^\s@?&%<>]+@[^\s@?&%<>]+")
SPACES = re.compile(r"[\x00-\x20\u00a0\u00ad\u200b-\u200d\u2028\u2029\ufeff]+")
IN_ANGLES = re.compile(r"<(?:[^<>\s]*@[^<>]*|[A-Za-z][A-Za-z0-9+.-]*:[^<>]*)>")
# A link's address on a line of its own, in whatever list or quote it stands; the label may begin on the line before.
DEFINED = re.compile(r"(?![\s>-]*\*\[)[\s>*+:-]*(?:\d+\.\s*)?\[(?!\^)[^\]]*\]:|[^\[\]]*\]:\s*(?:\S|$)")
EMPTY = re.compile(r"(?<![\\!])\[[\s\u00ad\u200b-\u200d\u2060\ufeff]*\]\(")
IN_LINK = re.compile(r"(?<![\\!])\[[^\[\]]*(?<!!)\[[^\[\]]*\]\([^)]*\)[^\[\]]*\]\(")
TWICE = re.compile(r"(?<!\\)\]\[(?!\^)")


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every link whose target cannot be read on its own line, or has a scheme we do not follow."""
    for text in registry.texts():
        for line in lines_of(text):
            if "]" in line.shown or ("<" in line.shown and ">" in line.shown):
                yield from _faults(line)


def _faults(line: Line) -> Iterator[Problem]:
    if "](" in line.shown and (found := HOLDS_LINK.search(line.shown)):
        yield Problem(line.at(found.start()), CODE, "länkens text har en fotnot eller ett makro, som själva är länkar", "sätt fotnoten efter länken")
    if found := IN_LINK.search(line.shown):
        yield Problem(line.at(found.start()), CODE, "en länk står i en annan länks text", "skriv länkarna efter varandra")
    if found := EMPTY.search(line.shown):
        yield Problem(line.at(found.start()), CODE, "länken har ingen text att trycka på", "skriv vart den leder: [text](sökväg)")
    for start in START.finditer(line.shown):
        found = WHOLE.match(line.shown, start.start())
        if not found:
            remedy = "skriv [text](sökväg) på en rad, utan blanksteg, parenteser och klamrar i sökvägen"
            yield Problem(line.at(start.start()), CODE, "länken går inte att tyda", remedy)
            continue
        target = found.group("angled") if found.group("plain") is None else found.group("plain")
        if OUTSIDE.match(target) or ALLOWED.fullmatch(target):
            continue  # where an address outside leads is another rule's question: broken-link
        if SCHEME.match(_bare(target)) or "\\" in target or "&" in target.split("#")[0]:
            what = f'länken "{target[:60]}" har en adress av ett slag som inte får användas'
            yield Problem(line.at(found.start() + 2), CODE, what, "länka till en sida, eller skriv tel: eller mailto:")
    if found := IN_ANGLES.search(line.shown):
        what = f'länken "{found.group(0)[:60]}" står inom < >'
        yield Problem(line.at(found.start()), CODE, what, "hänvisa till en källa med [^id], eller skriv [text](mailto:…)")
    if found := DEFINED.match(line.shown):
        what = "raden skulle läsas som en länks adress och inte synas"
        yield Problem(line.at(), CODE, what, "skriv adressen i länken: [text](sökväg); är det text, skriv \\[ i stället för [")
    elif found := TWICE.search(line.shown):
        yield Problem(line.at(found.start()), CODE, "länkens adress står någon annanstans", "skriv adressen i länken: [text](sökväg)")


def _bare(target: str) -> str:
    """Return `target` as a browser might read it: entities and percent signs decoded, white space gone."""
    for _ in range(3):
        target = unquote(html.unescape(target))
    return SPACES.sub("", target).lower()
