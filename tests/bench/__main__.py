"""`make bench`: prints one table. Nothing here passes or fails; a figure belongs to the machine and the day."""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from macros.build import release
from macros.loading.held import held
from tests.bench import search

from . import paint

ROOT = Path(__file__).resolve().parents[2]
QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
CHAPTER = "depression-angest/behandling-och-stod/kbt-vid-lindrig-till-medelsvar-depression/index.html"
STOCK = """site_name: Kunskapsstöd
docs_dir: docs
site_dir: site
theme: {name: material, language: sv, font: false}
plugins: [search]
markdown_extensions: [attr_list, def_list, md_in_html, tables, footnotes, {toc: {permalink: true}}]
validation: {links: {not_found: ignore, anchors: ignore, absolute_links: ignore}}
"""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        stock = Path(folder)
        stock_seconds = _build_stock(stock)
        ours_seconds = _timed([sys.executable, "-m", "macros.cli", "build"], ROOT)
        check_seconds = _timed([sys.executable, "-m", "macros.cli", "check"], ROOT)
        site = release.current(ROOT)
        assert site is not None
        pages = sum(1 for _ in site.rglob("index.html"))
        rows = [
            ("vip check, sekunder", check_seconds, None),
            (f"bygge, sekunder ({pages} sidor mot {sum(1 for _ in (stock / 'site').rglob('index.html'))})", ours_seconds, stock_seconds),
            ("ett kapitel därefter, kB över nätet", _wire(site / CHAPTER), _wire(stock / "site" / CHAPTER)),
            ("ett kapitels HTML, kB", _size(site / CHAPTER), _size(stock / "site" / CHAPTER)),
            ("största sidans HTML, kB", _largest(site), _largest(stock / "site")),
            *_painted(site, stock / "site"),
        ]
        whole_index = search.stock(stock / "site")
        rows += [row for cost in search.costs(site, held(ROOT).registry, stock / "sok", ROOT / ".cache") for row in _search_rows(cost, whole_index)]
    print(f"{'':<66}{'vi':>9}{'Material':>10}{'kvot':>7}")
    for name, ours, theirs in rows:
        print(f"{name:<66}{ours:>9.1f}" + (f"{theirs:>10.1f}{ours / theirs:>7.2f}" if theirs else ""))


def _search_rows(cost: search.Cost, theirs: float) -> Iterator[tuple[str, float, float | None]]:
    """Yield median, 95th percentile and most of the first results; stock Material fetches its whole index, of today's pages."""
    about = f"första träffarna, kB, {cost.pages} sidor och {cost.sections} avsnitt"
    yield f"{about}: median", cost.share(0.5), theirs
    yield "  95:e percentilen", cost.share(0.95), None
    yield "  mest", cost.kilobytes[-1], None


def _build_stock(folder: Path) -> float:
    """Build the authors' Markdown with Material as it comes; our marks are taken away. Returns seconds."""
    for path in (ROOT / "docs").rglob("*.md"):
        relative = path.relative_to(ROOT / "docs")
        if relative.parts[0] in ("_includes", "redaktion"):
            continue
        text = re.sub(r"\{\{.*?\}\}|\{!.*?!\}|\[\^[^\]]+\]|^///.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        target = folder / "docs" / relative
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(STOCK, encoding="utf-8")
    return _timed([sys.executable, "-m", "mkdocs", "build", "-q"], folder)


def _painted(ours: Path, theirs: Path) -> list[tuple[str, float, float]]:
    """Return rows for a first visit with a slow phone: 1.6 Mbit/s, 150 ms there and back, a processor four times slower."""
    chapter = CHAPTER.removesuffix("index.html")
    visits = paint.seen({"vi": ours, "Material": theirs}, ("", chapter))
    rows = []
    for page, name in (("", "startsidan"), (chapter, "ett kapitel")):
        us, them = visits["vi", page], visits["Material", page]
        rows.append((f"{name} på långsam telefon: största delen syns, ms", us.largest, them.largest))
        rows.append((f"{name}, första visningen: sänt i allt, kB", us.sent, them.sent))
    return rows


def _timed(command: list[str], folder: Path) -> float:
    started = time.perf_counter()
    subprocess.run(command, cwd=folder, env=QUIET, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


def _wire(path: Path) -> float:
    """Return the file's size as gzip sends it, in kB."""
    return len(gzip.compress(path.read_bytes(), 9)) / 1000


def _size(path: Path) -> float:
    return path.stat().st_size / 1000


def _largest(site: Path) -> float:
    return max(_size(path) for path in site.rglob("*.html"))


if __name__ == "__main__":
    main()
