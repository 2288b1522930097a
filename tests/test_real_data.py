"""The repository's own text and data: free from faults, and as complete as the foundation promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros import checks
from macros.build.messages import as_text
from macros.loading.library import Library, load

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def library() -> Library:
    return load(ROOT)


def test_every_check_passes(library: Library) -> None:
    problems = sorted([*library.problems, *checks.run(library.registry)])
    assert problems == [], as_text(problems)


def test_source_register_is_large_and_marks_what_is_not_read(library: Library) -> None:
    sources = library.registry.sources.values()
    assert len(sources) >= 150
    assert {source.certainty for source in sources} == {"verifierad", "kontrollera"}
    assert any(source.superseded_by for source in sources)


def test_seven_groups_and_the_seventh_writes_no_programme(library: Library) -> None:
    registry = library.registry
    assert len(registry.groups) == 7
    assert [group.id for group in registry.groups.values() if group.programme is None] == ["nag-strukturerad-vardinformation"]
    assert {group.programme for group in registry.groups.values()} - {None} == set(registry.programmes)


def test_regions_and_healthcare_regions(library: Library) -> None:
    registry = library.registry
    assert len(registry.healthcare_regions) == 6
    assert len(registry.regions) == 21
    divided = {region.id: region.healthcare_regions for region in registry.regions.values() if len(region.healthcare_regions) > 1}
    assert divided == {"halland": ("vastra", "sodra")}


def test_depression_and_anxiety_is_whole(library: Library) -> None:
    registry = library.registry
    pages = [page for page in registry.pages_of("depression-angest") if page.chapter]
    assert len(pages) >= 16
    assert {page.chapter for page in pages} == set(registry.chapters)
    assert len(registry.chapters) == 7


def test_every_programme_has_a_landing_page(library: Library) -> None:
    registry = library.registry
    assert len(registry.programmes) == 6
    assert [programme for programme in registry.programmes if f"{programme}/index.md" not in registry.pages] == []
