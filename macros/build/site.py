"""The whole way from text and data to a current release."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from macros import checks
from macros.domain.addresses import address_of
from macros.loading.held import refreshed
from macros.model.problem import Problem
from macros.views import pages

from . import addresses, hosting, manifest, release, verify
from .edition import stamp
from .engine import render


class Faulty(Exception):
    """The text, the data or the built site has problems."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def build(root: Path, day: date | None = None) -> Path:
    """Check, render, verify and make current. Returns the release's folder.

    Raises Faulty, engine.RenderError, release.Busy or OSError; the site from before is then as it was.
    """
    library = refreshed(root)
    problems = sorted([*library.problems, *checks.run(library.registry)])
    if problems:
        raise Faulty(problems)
    made = stamp(root, day)

    def fill(folder: Path) -> None:
        render(root, folder, made.day)
        kept = pages.published_pages(library.registry, made.day)
        expected = [address_of(path) for path in kept] + [page.address for page in pages.generated(library.registry, made.day)]
        absent = [address_of(path) for path in library.registry.pages if path not in kept] + ["/redaktion/", "/_includes/"]
        found = list(verify.faults(folder, expected, absent))
        if library.registry.addresses:
            found += addresses.vanished(library.registry.addresses.addresses, folder)
        if found:
            raise Faulty(found)
        (folder / "_headers").write_text(hosting.underscore_headers(), encoding="utf-8", newline="\n")
        manifest.add(folder, root, made)

    return release.publish(root, made.edition or made.day.isoformat(), fill)
