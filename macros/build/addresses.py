"""Every published address and anchor: what a build has, and what it may not lose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import html

from macros.model.place import Place
from macros.model.problem import Problem

CODE = "vanished-address"
FILE = "data/addresses.yml"
HEAD = """# yaml-language-server: $schema=schema/addresses.schema.json
# Alla adresser och ankare som har publicerats. Görs av `vip addresses`; ingen får försvinna utan omdirigering.
addresses:
"""
# Ids that belong to a page's machinery, not to what somebody links to.
OURS = ("fn:", "fnref", "ord-", "vip-", "innehall", "__", "kat-", "referenser")
# Lists that follow what is written: a chapter with nothing left for a reader has no place there, and no author can keep one.
LISTS = "for/"

Addresses = Mapping[str, tuple[str, ...]]


def published(site: Path) -> dict[str, tuple[str, ...]]:
    """Return every address of the built `site` with the anchors in its article, both sorted."""
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted(site.rglob("index.html")):
        folder = path.parent.relative_to(site).as_posix()
        if folder.startswith(LISTS):
            found[f"/{folder}/"] = ()
            continue
        tree = html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
        ids = {str(element.get("id")) for article in tree.iter("article") for element in article.iter() if element.get("id")}
        found["/" if folder == "." else f"/{folder}/"] = tuple(sorted(key for key in ids if not key.startswith(OURS)))
    return found


def vanished(blessed: Addresses, site: Path) -> Iterator[Problem]:
    """Yield a problem for every blessed address or anchor that the built `site` has neither page nor redirect for."""
    now = published(site)
    for address, anchors in blessed.items():
        if address not in now:
            what = f"adressen {address} har publicerats men finns inte längre"
            yield Problem(Place(FILE), CODE, what, f'lägg till "{address.strip("/")}" under former_slugs på sidan som tog över')
            continue
        if not now[address] and (site / address.strip("/") / "index.html").read_bytes().find(b'http-equiv="refresh"') >= 0:
            continue  # a redirect: the page that took over carries the anchors
        for anchor in anchors:
            if anchor not in now[address]:
                what = f"ankaret {address}#{anchor} har publicerats men finns inte längre"
                yield Problem(Place(FILE), CODE, what, f'skriv {{: was="{anchor}" }} efter rubriken som tog över')


def rewritten(blessed: Addresses, site: Path) -> str:
    """Return the text of data/addresses.yml with everything blessed and everything the `site` has."""
    now = published(site)
    lines = [HEAD]
    for address in sorted({*blessed, *now}):
        anchors = sorted({*blessed.get(address, ()), *now.get(address, ())})
        lines.append(f"  {address}: [{', '.join(_quoted(anchor) for anchor in anchors)}]\n")
    return "".join(lines)


def _quoted(anchor: str) -> str:
    return anchor if anchor.replace("-", "").replace("_", "").isalnum() else f'"{anchor}"'
