"""For whom a text is written, and who else works where they work."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.domain.audiences import is_written_for, lies_within, names, readers
from tests.world import MakeWorld, World, page

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "audiences.yml").read_text(encoding="utf-8"))
EVERYONE = ("larare", "skolskoterska", "lakare", "anhorig", "skola", "vardcentral")


@pytest.fixture
def school(world: MakeWorld) -> World:
    """A school, a health centre and somebody who works at neither."""
    return world(professions=[{"id": "anhorig", "name": "Anhörig", "certainty": "verifierad"}])


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_text_reaches_those_it_is_for(case: dict[str, Any], school: World) -> None:
    reached = [reader for reader in EVERYONE if lies_within(reader, case["for"], school.registry)]
    if "reaches" in case:
        assert set(reached) == set(case["reaches"])
    assert set(reached).isdisjoint(case.get("misses", ()))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_readers_of_a_text_are_those_it_reaches(case: dict[str, Any], school: World) -> None:
    reached = [reader for reader in EVERYONE if lies_within(reader, case["for"], school.registry)]
    assert list(readers(case["for"], school.registry)) == reached


def test_readers_come_in_the_order_of_the_register(school: World) -> None:
    assert readers(["vardcentral", "skola"], school.registry) == ("larare", "skolskoterska", "lakare", "skola", "vardcentral")


def test_names_come_in_the_authors_order_and_short_where_there_is_a_short_one(world: MakeWorld) -> None:
    registry = world(professions=[{"id": "lakare", "short_name": "Dr"}]).registry
    assert names(["skola", "lakare", "okand", "larare"], registry) == ("Skola", "Dr", "Lärare")


def test_a_page_is_written_for_its_audience(world: MakeWorld) -> None:
    story = world(pages={"gemensamt/a.md": page(audience=["skola"])})
    assert [is_written_for(story.page("gemensamt/a.md"), reader, story.registry) for reader in ("larare", "lakare")] == [True, False]
