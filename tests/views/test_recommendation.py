"""A recommendation says how strongly, for whom and on what, without relying on colour."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from macros.model.recommendation import Wording
from macros.views import recommendation
from macros.views.recommendation import STRENGTHS
from tests.reading import facts, rows, tree, words
from tests.world import MakeWorld, World


def box(story: World) -> str:
    """Return the box of the story's one recommendation."""
    guideline = story.registry.guidelines["riktlinje-somn"]
    return recommendation.box(guideline, guideline.recommendations[0])


def test_the_box_says_everything_a_reader_must_know(world: MakeWorld) -> None:
    story = world(
        guidelines=[{"id": "riktlinje-somn", "editions": [{"id": "2024", "issued": "2024-05"}]}],
        recommendations=[{"id": "mork-sovrum", "official_number": "S4", "edition": "2024"}],
    )
    assert facts(box(story)) == {
        "Ordval": "Bör",
        "Prioritet": "2",
        "Riktlinje": "Nationella riktlinjer för sömn",
        "Utgåva": "2024-05",
        "Nummer": "S4",
    }
    assert words(box(story)).startswith("Mörkt sovrum Vuxna som sover dåligt Ordval Bör")
    assert words(box(story)).endswith("Sömnverket[^somnboken] Läst 2026-11-01.")


def test_what_was_not_read_is_said_and_never_guessed(world: MakeWorld) -> None:
    story = world(recommendations=[{"id": "mork-sovrum", "wording": "ej läst", "priority": None}])
    assert facts(box(story)) == {
        "Ordval": "ordvalet är inte läst",
        "Prioritet": "anges inte här",
        "Riktlinje": "Nationella riktlinjer för sömn",
        "Utgåva": "anges inte på sidan som lästes",
    }


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"read_in": "remissversion 2025"}, "Läst i remissversion 2025, kan ändras."),
        ({"certainty": "kontrollera"}, "Uppgiften är inte kontrollerad."),
        ({"note": "gäller även tonåringar"}, "Gäller även tonåringar."),
        ({"read_source": "nattbok"}, "Sömnverket[^somnboken][^nattbok] Läst 2026-11-01."),
    ],
)
def test_the_box_says_what_makes_it_less_certain(values: dict[str, Any], said: str, world: MakeWorld) -> None:
    dull = words(box(world()))
    assert said not in dull
    assert said in words(box(world(sources=[{"id": "nattbok"}], recommendations=[{"id": "mork-sovrum", **values}])))


def test_every_wording_has_a_strength_and_words() -> None:
    assert STRENGTHS.keys() == set(get_args(Wording))


@pytest.mark.parametrize(("wording", "shown"), [("kan i undantagsfall", "Kan i undantagsfall"), ("FoU", "FoU"), ("icke-göra", "Icke-göra")])
def test_the_wording_is_the_guidelines_own(wording: str, shown: str, world: MakeWorld) -> None:
    found = box(world(recommendations=[{"id": "mork-sovrum", "wording": wording, "priority": None}]))
    assert (facts(found)["Ordval"], tree(found)[0].get("class")) == (shown, f"vip-rec vip-rec--{STRENGTHS[wording]}")


def test_data_cannot_become_markup(world: MakeWorld) -> None:
    story = world(recommendations=[{"id": "mork-sovrum", "measure": '<b>Mörkt</b> & "tyst"', "note": "<script>"}])
    found = tree(box(story))
    assert (found.xpath("//b | //script"), found[0].get("aria-label")) == ([], 'Rekommendation: <b>Mörkt</b> & "tyst"')


def test_the_table_lists_what_was_read_and_the_pages_that_show_it(world: MakeWorld) -> None:
    story = world(
        recommendations=[{"id": "mork-sovrum"}, {"id": "svalt", "measure": "Svalt sovrum", "wording": "kan", "priority": 5, "read_in": "remissversion"}],
        pages={"somn/stod/a.md": '{{ recommendation("riktlinje-somn", "mork-sovrum") }}\n'},
    )
    found = recommendation.table(story.registry.guidelines["riktlinje-somn"], story.registry, "/somn/")
    assert rows(found)[1:] == [
        ["Vuxna som sover dåligt", "Mörkt sovrum", "Bör", "2", "Sova gott"],
        ["Vuxna som sover dåligt", "Svalt sovrum", "Kan", "5 (läst i remissversion, kan ändras)", "Ingen sida än"],
    ]
