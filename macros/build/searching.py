"""The search index of a built site, made from the pages as readers see them and from what their authors say they are searched as."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from macros.exports.search import search_files, site_vocabulary
from macros.exports.sections import Section, sections
from macros.exports.swedish import compounds, hunspell
from macros.model.registry import Registry


def write(site: Path, registry: Registry, cache: Path) -> None:
    """Write `search/` below the built `site`. Raises OSError when it cannot be written."""
    found = list(site_sections(site, searched_as(registry)))
    words = compounds(site_vocabulary(found), hunspell(), cache)
    for name, content in search_files(found, registry.terms, registry.phrases, words).items():
        target = site / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def searched_as(registry: Registry) -> dict[str, tuple[str, ...]]:
    """Return address → what the page's author says it is searched as."""
    return {page.address: page.meta.searched_as for page in registry.pages.values()}


def site_sections(site: Path, entries: Mapping[str, tuple[str, ...]]) -> Iterator[Section]:
    """Yield the sections of every page; the first of a page knows what the page is searched as."""
    for path in sorted(site.rglob("index.html")):
        address = _address(path, site)
        for section in sections(path.read_text(encoding="utf-8"), address):
            yield replace(section, searched_as=entries.get(address, ())) if section.address == address else section


def _address(path: Path, site: Path) -> str:
    folder = path.parent.relative_to(site).as_posix()
    return "/" if folder == "." else f"/{folder}/"
