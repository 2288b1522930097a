"""En länk leder ingenstans, eller leder ut från webbplatsen.

Länka till en annan sida med sökvägen till dess fil: `[SIP](../../gemensamt/sip.md)`. Utåt länkar bara källorna:
skriv en fotnot, `[^kg-sip]`, så får läsaren utgivare, år och datum på köpet.
Också `contact` i `mkdocs.yml` ska leda till en sida som finns, om det inte är en e-postadress.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import dirname, normpath, relpath
from urllib.parse import unquote

from macros.domain.addresses import address_of, generated_paths
from macros.domain.words import nearest
from macros.model.page import Fragment, Link
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "broken-link"
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
OUTSIDE = re.compile(r"https?:", re.IGNORECASE)


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every link to a page that is not there, with a scheme, or from the site's root."""
    pictures = (holding.path.removeprefix("docs/") for holding in registry.holdings if holding.is_picture)
    known = {*registry.pages, *registry.unread.texts, *generated_paths(registry), *pictures}
    yield from _contact(known, registry)
    for text in registry.texts():
        for link in text.marks.links:
            if isinstance(text, Fragment):
                what = "en inkluderad text får inte ha länkar: de skulle leda olika från olika sidor"
                yield Problem(link.place, CODE, what, "skriv länken på sidan i stället, eller hänvisa till en källa")
            else:
                yield from _faults(link, text.path, known, registry)


def _contact(known: set[str], registry: Registry) -> Iterator[Problem]:
    contact = registry.site.contact.split("#")[0]
    if contact and "@" not in contact and contact not in {address_of(path) for path in known if path.endswith(".md")}:
        remedy = "skriv adressen till en sida på webbplatsen, till exempel om/, eller en e-postadress"
        yield Problem(registry.site.contact_place, CODE, f'kontakten "{contact}" är ingen sida', remedy)


def _faults(link: Link, path: str, known: set[str], registry: Registry) -> Iterator[Problem]:
    target = link.target.split("#")[0]
    if "\\" in link.target or (SCHEME.match(unquote(unquote(link.target))) and not SCHEME.match(link.target)):
        return  # an address nobody can read is another rule's question: link-scheme
    if link.target == "#":
        yield Problem(link.place, CODE, "länken # leder ingenstans", "skriv vart den leder, eller ta bort den")
        return
    if SCHEME.match(link.target):
        if not OUTSIDE.match(link.target):
            return  # what tel:, mailto: and the rest may be is another rule's question: link-scheme
        what = f'länken "{link.target}" leder ut från webbplatsen'
        yield Problem(link.place, CODE, what, "hänvisa till en källa med [^id]; lägg till den i data/sources/ om den saknas")
    elif target.startswith("/"):
        yield Problem(link.place, CODE, f'länken "{link.target}" börjar med /', "skriv sökvägen från den här filen, till exempel ../../gemensamt/sip.md")
    elif target:
        found = normpath(f"{dirname(path)}/{target}") if dirname(path) else normpath(target)
        if (found not in known or target.endswith("/")) and not registry.unread.may_hold(found.rsplit("/", 1)[-1].removesuffix(".md")):
            names = {item.rsplit("/", 1)[-1]: item for item in sorted(known)}
            whole = next((item for item in (f"{found}/index.md", f"{found}.md", found.lower()) if item in known), None)  # as the address reads, or in capitals
            near = whole or (None if found.endswith("/index.md") else names.get(found.rsplit("/", 1)[-1])) or nearest(found, known)
            remedy = f'länka till "{relpath(near, dirname(path) or ".")}" eller skriv sidan först' if near else "skriv sidan först"
            what = f"länken leder till docs/{found}, som inte finns"
            if found.startswith(("..", "_includes/")):
                what, remedy = f'länken "{link.target}" leder till något som inte är en sida', "länka till en sida, eller inkludera texten: {!fil.md!}"
            yield Problem(link.place, CODE, what, remedy)
