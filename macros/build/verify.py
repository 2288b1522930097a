"""The whole site, looked at once more before anyone can read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import cast
from urllib.parse import unquote, urlsplit

from lxml import html

from macros.model.place import Place
from macros.model.problem import Problem

CODE = "verify"
MAX_PAGE_BYTES = 2_000_000
SCHEMES = ("", "http", "https", "mailto", "tel")
FETCHED = "//script/@src | //img/@src | //iframe/@src | //object/@data | //link[@rel='stylesheet' or @rel='icon' or @rel='preload']/@href"
SCRIPTED = "boolean(//script[not(@src)] | //@*[starts-with(name(), 'on')])"


@dataclass(frozen=True)
class _Built:
    ids: frozenset[str]
    links: tuple[str, ...]
    fetched: tuple[str, ...]  # what a browser asks for by itself
    scripted: bool


def faults(site: Path, expected: Iterable[str], absent: Iterable[str] = ()) -> Iterator[Problem]:
    """Yield what is wrong with the built `site`.

    `expected` and `absent` are addresses (`/kallor/`) that must and must not be there. Links and anchors
    within the site must lead somewhere, and no page may ask for anything from outside.
    """
    for address in expected:
        if not _file(site, address).is_file():
            yield Problem(Place(f"site{address}"), CODE, "sidan skulle ha byggts men finns inte", "kör vip build igen; rapportera om det upprepas")
    for address in absent:
        if _file(site, address).exists():
            yield Problem(Place(f"site{address}"), CODE, "sidan ska inte publiceras men finns i bygget", "kontrollera extra.vip.publish i mkdocs.yml")
    pages = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}
    built = {name: _read(path) for name, path in pages.items()}
    for name, page in built.items():
        if pages[name].stat().st_size > MAX_PAGE_BYTES:
            yield Problem(Place(f"site/{name}"), CODE, "sidan är orimligt stor", "dela upp den")
        if name != "404.html":  # served from any address, so its links are checked by the browser tests
            yield from _broken(name, page, built, site)
        yield from _foreign(name, page)


def _file(site: Path, address: str) -> Path:
    return site / address.strip("/") / "index.html" if address.endswith("/") else site / address.strip("/")


def _read(path: Path) -> _Built:
    tree = html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    ids = frozenset(element.get("id", "") for element in tree.iter() if element.get("id"))
    links = (value for element in tree.iter("a", "link", "script", "img") for value in (element.get("href"), element.get("src")) if value)
    return _Built(ids, tuple(links), tuple(cast("list[str]", tree.xpath(FETCHED))), bool(tree.xpath(SCRIPTED)))


def _foreign(name: str, page: _Built) -> Iterator[Problem]:
    """Yield what no page of ours holds, should a text have got it past the checks."""
    place = Place(f"site/{name}")
    if page.scripted:
        yield Problem(place, CODE, "sidan har ett skript i texten", "ta bort det ur sidans källa")
    for link in dict.fromkeys(page.fetched):
        if urlsplit(link).scheme or urlsplit(link).netloc:
            yield Problem(place, CODE, f'sidan hämtar "{link}" utifrån', "lägg filen på webbplatsen, eller ta bort den")
    for link in dict.fromkeys(page.links):
        if urlsplit(link).scheme not in SCHEMES:
            yield Problem(place, CODE, f'länken "{link}" har en form som inte får användas', "länka till en sida eller hänvisa till en källa")


def _broken(name: str, page: _Built, built: dict[str, _Built], site: Path) -> Iterator[Problem]:
    for link in dict.fromkeys(page.links):
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        target = name
        if parts.path:
            target = normpath(join(dirname(name), unquote(parts.path)))
            if parts.path.endswith("/") or target in (".", ""):
                target = normpath(join(target, "index.html"))
        if target.startswith("..") or not (target in built or (site / target).is_file()):
            what = f'länken "{link}" leder ingenstans'
            yield Problem(Place(f"site/{name}"), CODE, what, "rätta länken i sidans källa")
        elif parts.fragment and target in built and unquote(parts.fragment) not in built[target].ids:
            what = f'länken "{link}" leder till ett avsnitt som inte finns'
            yield Problem(Place(f"site/{name}"), CODE, what, "rätta ankaret, eller ge rubriken det gamla ankaret")
