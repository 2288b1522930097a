"""The search index of a built site, made from the pages as readers see them."""

from __future__ import annotations

from pathlib import Path

from macros.exports.search import search_files, site_vocabulary
from macros.exports.sections import sections
from macros.exports.swedish import compounds, hunspell
from macros.model.registry import Registry


def write(site: Path, registry: Registry, cache: Path) -> None:
    """Write `search/` below the built `site`. Raises OSError when it cannot be written."""
    found = [section for path in sorted(site.rglob("index.html")) for section in sections(path.read_text(encoding="utf-8"), _address(path, site))]
    words = compounds(site_vocabulary(found), hunspell(), cache)
    for name, content in search_files(found, registry.terms, registry.phrases, words).items():
        target = site / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _address(path: Path, site: Path) -> str:
    folder = path.parent.relative_to(site).as_posix()
    return "/" if folder == "." else f"/{folder}/"
