"""The registry joins: what belongs to whom, and in which order a reader meets it."""

from __future__ import annotations

import pytest

from tests.world import MakeWorld, page


def test_pages_come_in_the_order_of_the_care_process(world: MakeWorld) -> None:
    pages = {
        "somn/stod/a.md": page(title="A", order=10),
        "somn/tidiga-tecken/c.md": page(title="Ccc", order=20),
        "somn/tidiga-tecken/b.md": page(title="B"),
        "somn/tidiga-tecken/a.md": page(title="A"),
        "gemensamt/d.md": page(),
    }
    assert [found.path for found in world(pages=pages).registry.pages_of("somn")] == [
        "somn/index.md",
        "somn/tidiga-tecken/c.md",
        "somn/tidiga-tecken/a.md",
        "somn/tidiga-tecken/b.md",
        "somn/stod/a.md",
    ]


def test_an_index_comes_before_the_pages_it_introduces(world: MakeWorld) -> None:
    pages = {"om/a.md": page(title="A", order=1), "om/index.md": page(title="Ö", order=2)}
    assert [found.slug for found in world(pages=pages).registry.pages_of("om")] == ["index", "a"]


def test_a_recommendation_is_found_by_our_id_and_by_the_official_number(world: MakeWorld) -> None:
    registry = world(recommendations=[{"id": "mork-sovrum", "official_number": "S4"}]).registry
    found = [registry.recommendation("riktlinje-somn", key) for key in ("mork-sovrum", "S4", "S5")]
    assert [item and item.id for item in found] == ["mork-sovrum", "mork-sovrum", None]


def test_professions_and_settings_share_one_namespace(world: MakeWorld) -> None:
    registry = world().registry
    assert [found and found.name for found in map(registry.audience, ("larare", "skola", "kat-skola"))] == ["Lärare", "Skola", None]


def test_texts_are_pages_and_includes(world: MakeWorld) -> None:
    registry = world(includes={"akut.md": "Ring 112.\n"}).registry
    assert [text.path for text in registry.texts()] == ["somn/index.md", "docs/_includes/akut.md"]


def test_nothing_that_reads_the_registry_can_change_it(world: MakeWorld) -> None:
    registry = world().registry
    with pytest.raises(TypeError):
        registry.sources["ny"] = registry.sources["somnboken"]  # type: ignore[index]
