"""How hostile and careless input is refused, in figures: `make hostile` counts it on a copy of the real site.

The texts lie there all at once, each on a page of its own, and meet the program itself (`vip check`). Files, data and
settings are laid one case at a time and taken away again.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from macros import checks
from macros.build.messages import as_text
from macros.loading.library import load
from tests.checks.test_every_check import PICTURE
from tests.hostile.test_hostile import PLACES, SAFETY, TEXTS, file_of, files_of, lay, name, written
from tests.mini import world as mini
from tests.world import make, page

PLACED = re.compile(r"^[^\n]+?:[1-9]\d*:[1-9]\d*: [^\n]+ \[[a-z-]+\]$")
REMEDY = re.compile(r"^    Gör så här: \S")
ENGLISH = re.compile(r"(?i)\b(?:the|is not|error|expected|invalid|traceback|exception|cannot|found)\b")


class Refusal(NamedTuple):
    """What was told of one case: every message is two lines or more. Nothing told means that it was let through."""

    case: str
    lines: tuple[str, ...]

    @property
    def messages(self) -> list[str]:
        """Return the first line of each message."""
        return [line for line in self.lines if not line.startswith("    ")]

    @property
    def has_place(self) -> bool:
        """Say whether every message names file, line and column."""
        return all(PLACED.match(line) for line in self.messages)

    @property
    def has_remedy(self) -> bool:
        """Say whether every message is followed by what to do, and none has an English word."""
        remedies = sum(bool(REMEDY.match(line)) for line in self.lines)
        return remedies == len(self.messages) and not any(ENGLISH.search(re.sub(r'"[^"]*"', "", line)) for line in self.lines)


class Figures(NamedTuple):
    """How many cases there are, and how many of them are refused, with a place, with a remedy in Swedish, and with a traceback."""

    cases: int
    refused: int
    placed: int
    swedish: int
    tracebacks: int

    def __str__(self) -> str:
        """Return the figures as a sentence."""
        return (
            f"{self.cases} fall: {self.refused} avvisade, {self.placed} med fil, rad och kolumn ({100 * self.placed / self.cases:.1f} %), "
            f"{self.swedish} på svenska med Gör så här ({100 * self.swedish / self.cases:.1f} %), {self.tracebacks} med Traceback"
        )


def figures(refusals: Iterable[Refusal]) -> Figures:
    """Count the refusals."""
    all_of = list(refusals)
    refused = [one for one in all_of if one.lines]
    return Figures(
        len(all_of),
        len(refused),
        sum(one.has_place for one in refused),
        sum(one.has_remedy for one in refused),
        sum("Traceback" in line for one in refused for line in one.lines),
    )


def in_worlds(folder: Path) -> Iterator[Refusal]:
    """Yield how every case is refused in a dull little world."""
    texts = make(folder / "texts", includes={"akut.md": SAFETY}, files={"docs/gemensamt/trappa.png": PICTURE, **_texts()})
    yield from _of_texts(as_text(texts.problems))
    for number, case in enumerate(PLACES):
        problems = lay(folder / str(number), case).problems
        yield Refusal(name(case), tuple(as_text(problems).split("\n")[:-2]) if problems else ())


def in_site(root: Path, folder: Path) -> Iterator[Refusal]:
    """Yield how every case is refused among the text and data of the repository at `root`, in a copy of it."""
    site = folder / "site"
    for part in ("docs", "data"):
        shutil.copytree(root / part, site / part)
    shutil.copy(root / "mkdocs.yml", site)
    before = load(site)
    assert not before.problems and not checks.run(before.registry), "webbplatsen själv har fel; rätta dem först"
    laid = _texts() | {"docs/gemensamt/trappa.png": PICTURE}
    for path, content in laid.items():
        (site / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    done = mini.vip(site, "check", PYTHONPATH=str(root))
    yield from _of_texts(done.stdout, done.stderr)
    for path in laid:
        (site / path).unlink()
    for case in PLACES:
        yield Refusal(name(case), _told_of(case, root, site))


def _texts() -> dict[str, str | bytes | None]:
    return {file_of(case): written(case) if "include" in case else page(**case.get("front", {})) + written(case) for case in TEXTS}


def _of_texts(out: str, err: str = "") -> Iterator[Refusal]:
    """Share what was told out among the cases, by the file each message names."""
    told: dict[str, list[str]] = defaultdict(list)
    file = ""
    for line in (out + err).split("\n"):
        file = file if line.startswith("    ") else line.split(":")[0]
        told[file].append(line)
    for case in TEXTS:
        yield Refusal(name(case), tuple(told[file_of(case)]) + (tuple(err.split("\n")) if "Traceback" in err else ()))


def _told_of(case: Mapping[str, Any], root: Path, site: Path) -> tuple[str, ...]:
    """Lay the files of a case into the site, ask, and put everything back."""
    shutil.rmtree(site)
    for part in ("docs", "data"):
        shutil.copytree(root / part, site / part, copy_function=_linked)
    shutil.copy(root / "mkdocs.yml", site)
    settings = root / "mkdocs.yml" if "settings" not in case else mini.MINI / "mkdocs.yml"  # only the miniature has an owner to misspell
    for path, content in files_of(case, settings.read_text(encoding="utf-8")).items():
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)  # a link to the site's own file, which must stay as it is
        target.write_bytes(content if isinstance(content, bytes) else (content or "").encode())
    for path, aim in case.get("links", {}).items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).symlink_to(aim)
    if "pipe" in case:
        mini.pipe(site / case["pipe"])
    library = load(site)
    problems = sorted([*library.problems, *checks.run(library.registry)])
    return tuple(as_text(problems).split("\n")[:-2]) if problems else ()


def _linked(source: str, target: str) -> None:
    Path(target).hardlink_to(source)


def main() -> int:
    """Print the figures of a copy of the site in this folder; exit 1 when one of them is not reached."""
    with TemporaryDirectory(dir=".cache") as folder:
        refusals = list(in_site(Path.cwd(), Path(folder)))
    found = figures(refusals)
    print(found)
    for one in refusals:
        if not (one.lines and one.has_place and one.has_remedy):
            print(f"    {one.case}: {' / '.join(one.lines)[:300] or 'släpptes igenom'}")
    return 0 if found.refused == found.cases and min(found.placed, found.swedish) >= 0.95 * found.cases and not found.tracebacks else 1


if __name__ == "__main__":
    sys.exit(main())
