"""The whole way from text and data to a current release."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from macros import checks
from macros.domain.addresses import address_of
from macros.loading.held import refreshed
from macros.loading.library import missing
from macros.model.place import Place
from macros.model.problem import Problem
from macros.views import pages

from . import addresses, hosting, manifest, release, saving, swallowed, verify
from .edition import last_day, stamp
from .engine import render

CODE = "missing-input"


class Faulty(Exception):
    """The text, the data or the built site has problems."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def build(root: Path, day: date | None = None) -> Path:
    """Check, render, verify and make current. Returns the release's folder.

    Raises Faulty, engine.RenderError, release.Busy, release.Occupied or OSError; the site from before is then as it was.
    """
    if missing := list(_missing(root)):
        raise Faulty(missing)
    library = refreshed(root)
    made = stamp(root, day)
    problems = sorted([*library.problems, *checks.run(library.registry, last_day(root, made.day))])
    if problems:
        raise Faulty(problems)
    if not library.registry.pages:
        raise Faulty([Problem(Place("docs"), CODE, "det finns inga sidor att bygga", "lägg tillbaka texten (git restore docs)")])

    def fill(folder: Path) -> None:
        render(root, folder, made.day)
        kept = pages.published_pages(library.registry, made.day)
        expected = [address_of(path) for path in kept] + [page.address for page in pages.generated(library.registry, made.day)]
        absent = [address_of(path) for path in library.registry.pages if path not in kept] + ["/redaktion/", "/_includes/"]
        found = [*verify.faults(folder, expected, absent), *swallowed.faults(folder, library.registry, kept)]
        if library.registry.addresses:
            found += addresses.vanished(library.registry.addresses.addresses, folder)
        if found:
            raise Faulty(found)
        saving.write(folder, made, library.registry.site.offline_days)
        (folder / "_headers").write_text(hosting.underscore_headers(), encoding="utf-8", newline="\n")
        manifest.add(folder, root, made)

    return release.publish(root, made.edition or made.day.isoformat(), fill)


def _missing(root: Path) -> Iterator[Problem]:
    """Yield what a build cannot do without, before every page complains of it."""
    yield from missing(root)
    for name in ("macros", "overrides"):
        if not (root / name).is_dir():
            remedy = f"kör kommandot i förvarets rot, eller lägg tillbaka det (git restore {name})"
            yield Problem(Place(name), CODE, "är en fil, inte en mapp" if (root / name).exists() else "finns inte", remedy)
