"""The dull world is whole, so that whatever a story finds wrong is the story's own."""

from __future__ import annotations

from tests.world import MakeWorld


def test_nothing_is_wrong_in_the_dull_world(world: MakeWorld) -> None:
    assert world().messages == []


def test_a_story_changes_one_value_and_keeps_the_rest(world: MakeWorld) -> None:
    book = world(sources=[{"id": "somnboken", "issued": "2020"}, {"id": "drombok"}]).registry.sources
    assert [(source.id, source.issued, source.title) for source in book.values()] == [
        ("somnboken", "2020", "En bok om sömn"),
        ("drombok", None, "En bok om sömn"),
    ]
