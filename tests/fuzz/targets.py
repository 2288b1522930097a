"""What must hold for any input: it is answered, nothing is raised, and what the checks let through renders whole and safe."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from macros import checks
from macros.build import sanitised, swallowed
from macros.loading.chapters import read_fragment, read_page
from macros.loading.closed import braces_in
from macros.loading.positions import read_yaml
from macros.loading.settings import settings_in
from macros.model.page import Fragment, Page
from tests.hostile.test_fuzz import are_told, rendered, with_page, world
from tests.world import page


def settings(text: str) -> None:
    """Any text is answered as mkdocs.yml and as data."""
    document = read_yaml(text, "mkdocs.yml", comments=True)
    assert are_told([*document.problems, *settings_in(document)[1], *braces_in(document)]), "ett fel utan ord"


def front_matter(text: str) -> None:
    """Any text is answered as a page's front matter."""
    _answered(f"---\n{text}\n---\nText.\n")


def markdown(text: str) -> None:
    """What the checks let through renders, safe and with every word."""
    found = _answered(page() + text)
    if found is None:
        return
    article = rendered(found)
    assert not (unsafe := list(sanitised.faults(article))), unsafe[0]
    lost = [problem.what for problem in swallowed.lost(found, world().registry, f'<div class="vip-body">{article}</div>')]
    assert not lost, lost[0]


def include(text: str) -> None:
    """Any text is answered as one that pages include."""
    read = read_fragment(text, "a.md")
    found = list(read.problems)
    if isinstance(read.found, Fragment):
        found += checks.run(replace(world().registry, fragments=MappingProxyType({"a.md": read.found})))
    assert are_told(found), "ett fel utan ord"


TARGETS: tuple[Callable[[str], None], ...] = (markdown, front_matter, settings, include)


def _answered(text: str) -> Page | None:
    """Return the page when nothing is wrong with it."""
    read = read_page(text, "gemensamt/a.md")
    found = list(read.problems)
    if isinstance(read.found, Page):
        found += checks.run(with_page(read.found))
    assert are_told(found), "ett fel utan ord"
    return read.found if isinstance(read.found, Page) and not found else None


def fault(target: Callable[[str], None], text: str) -> tuple[str, str] | None:
    """Return a name for what `text` does to `target` that must not happen, and the whole story; or None."""
    try:
        target(text)
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        what = f"{type(error).__name__} {str(error)[:120]}" if isinstance(error, AssertionError) else type(error).__name__
        return f"{target.__name__}: {what} ({where.name}:{where.lineno})", traceback.format_exc()
    return None
