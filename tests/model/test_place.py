"""Every message points at a place the author can open."""

from __future__ import annotations

from macros.model.place import Place, PlaceMap

MAP = PlaceMap(
    "data/sources/a.yml",
    {(): Place("data/sources/a.yml", 1, 1), ("sources", 0): Place("data/sources/a.yml", 2, 5), ("sources", 0, "id"): Place("data/sources/a.yml", 2, 9)},
    {("sources", 0, "fel"): Place("data/sources/a.yml", 3, 5)},
)


def test_a_place_reads_as_editors_and_terminals_know_it() -> None:
    assert (str(Place("docs/a.md", 31, 14)), str(Place("docs/a.md"))) == ("docs/a.md:31:14", "docs/a.md")


def test_the_place_of_a_missing_value_is_that_of_what_encloses_it() -> None:
    record = MAP.below("sources", 0)
    assert [str(place) for place in (record.at("id"), record.at("title"), record.at(), record.at("programmes", 3))] == [
        "data/sources/a.yml:2:9",
        "data/sources/a.yml:2:5",
        "data/sources/a.yml:2:5",
        "data/sources/a.yml:2:5",
    ]


def test_a_key_has_a_place_of_its_own() -> None:
    assert [str(MAP.below("sources", 0).key(name)) for name in ("fel", "id")] == ["data/sources/a.yml:3:5", "data/sources/a.yml:2:9"]


def test_a_file_that_says_nothing_is_the_place_itself() -> None:
    assert str(PlaceMap("data/a.yml").at("id")) == "data/a.yml"
