"""A programme as the reader meets it: how far it has come, who writes it, what it holds."""

from __future__ import annotations

from typing import Any

from macros.domain.lifecycle import Stage
from macros.views import programme
from macros.views.programme import STAGE_NAMES, STAGE_NOTES
from tests.reading import facts, links, rows, words
from tests.world import DAY, MakeWorld, World, page


def head(story: World) -> dict[str, str]:
    return facts(programme.head(story.registry.programmes["somn"], story.registry, DAY, "/somn/"))


def test_a_draft_is_called_by_its_right_name(world: MakeWorld) -> None:
    assert head(world()) == {
        "Läge": "Kansliutkast. Ett utkast som ingen har beslutat om. Använd det som underlag, inte som beslut.",
        "Arbetsgrupp": "Nationell arbetsgrupp för sömn",
        "Riktlinje": "Nationella riktlinjer för sömn (Sömnverket)",
        "Vårdförlopp": "uppgift saknas",
        "Nästa granskning": "inte fastställt",
    }


def test_the_head_says_everything_that_is_known(world: MakeWorld) -> None:
    story = world(
        gates={"somn": [{"step": "remiss", "body": "npo-somn", "date": "2026-03-01", "reference": "dnr 1"}]},
        programmes=[
            {
                "id": "somn",
                "care_pathways": [{"title": "Vårdförlopp sömn", "source": "somnboken", "note": "2023"}],
                "former_titles": [{"title": "Vila", "when": "till 2020", "source": "somnboken"}],
                "not_known": ["lanseringsår", "ledamöter"],
            }
        ],
        guidelines=[{"id": "riktlinje-somn", "editions": [{"id": "2024", "issued": "2024-05"}, {"id": "2017", "status": "ersatt"}]}],
        pages={"somn/stod/a.md": page(title="Sent", review_by="2028-01-01"), "somn/stod/b.md": page(title="Tidigt", review_by="2027-01-01")},
    )
    assert head(story) == {
        "Läge": "Remiss. Texten är ute på remiss och kan ändras.",
        "Arbetsgrupp": "Nationell arbetsgrupp för sömn",
        "Riktlinje": "Nationella riktlinjer för sömn (Sömnverket, 2024-05)",
        "Vårdförlopp": "Vårdförlopp sömn (2023)",
        "Nästa granskning": "2027-01-01: Tidigt",
        "Har hetat": "Vila (till 2020)",
        "Uppgift saknas om": "lanseringsår; ledamöter",
    }


def test_a_programme_without_group_and_guideline_says_so(world: MakeWorld) -> None:
    found = head(world(programmes=[{"id": "somn", "group": None, "guidelines": None}]))
    assert (found["Arbetsgrupp"], found["Riktlinje"]) == ("uppgift saknas", "uppgift saknas")


def test_every_stage_has_a_name_and_a_note() -> None:
    assert STAGE_NAMES.keys() == STAGE_NOTES.keys() == set(Stage)


def test_chapters_come_in_the_order_of_the_care_process_and_empty_ones_not_at_all(world: MakeWorld) -> None:
    story = world(pages={"somn/stod/b.md": page(title="B"), "somn/stod/a.md": page(title="A", order=10)})
    found = programme.chapters(story.registry.programmes["somn"], story.registry, DAY, "/somn/")
    assert links(found) == [("2 Stöd", "stod/"), ("A", "stod/a/"), ("B", "stod/b/")]


def test_chapters_hold_only_what_the_build_publishes(world: MakeWorld) -> None:
    story = world(site={"publish": ["publicerad"]}, pages={"somn/stod/a.md": ""})
    assert links(programme.chapters(story.registry.programmes["somn"], story.registry, DAY, "/somn/")) == []


INDICATOR: dict[str, Any] = {
    "id": "a",
    "title": "Mörka sovrum",
    "measures": "Andel",
    "desired": "högt",
    "guideline": "riktlinje-somn",
    "recommendation": "mork-sovrum",
    "source": "somnboken",
    "certainty": "verifierad",
    "read_on": "2026-11-01",
}


def test_an_indicator_says_cell_by_cell_what_was_read(world: MakeWorld) -> None:
    story = world(indicators={"somn": [INDICATOR, {"id": "b", "title": "Eget", "certainty": "verifierad", "own_suggestion": "true"}]})
    missing = "uppgift saknas"
    assert rows(programme.indicators(story.registry, "/somn/", "somn"))[1:] == [
        ["Mörka sovrum", "Andel", missing, "högt", missing, missing, "Mörkt sovrum (Vuxna som sover dåligt)", "Sömnverket, läst 2026-11-01"],
        ["Eget Eget förslag, ingen nationell indikator", *[missing] * 7],
    ]


def test_all_indicators_stand_with_their_programme(world: MakeWorld) -> None:
    story = world(indicators={"somn": [INDICATOR]})
    assert rows(programme.indicators(story.registry, "/indikatorer/"))[1][:2] == ["Sömn", "Mörka sovrum"]


def test_a_programme_without_indicators_says_so(world: MakeWorld) -> None:
    assert words(programme.indicators(world().registry, "/somn/", "somn")) == "Ingen nationell indikator är läst för det här programmet."
