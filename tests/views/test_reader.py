"""The reader's own page: everything written for them, in the order of the care process."""

from __future__ import annotations

from macros.views import reader
from tests.reading import links, words
from tests.world import DAY, MakeWorld, World, page


def own(story: World, key: str) -> str:
    who = story.registry.audience(key)
    assert who is not None
    return reader.page(who, story.registry, DAY, f"/for/{key}/")


def test_pages_and_sections_for_the_reader_come_chapter_by_chapter(world: MakeWorld) -> None:
    story = world(
        programmes=[{"id": "drom", "title": "Drömmar"}],
        pages={
            "somn/stod/b.md": page(title="Stödet", audience=["skola"]),
            "somn/tidiga-tecken/a.md": page("## Om lektionen {: for=larare }\n\n## Om provet {: for=skolskoterska }\n", title="Tecknen"),
            "somn/stod/c.md": page(title="Vården", audience=["lakare"]),
            "gemensamt/d.md": page(title="Samverkan", audience=["larare"]),
        },
    )
    found = own(story, "larare")
    assert links(found) == [
        ("Tecknen", "../../somn/tidiga-tecken/a/?for=larare"),
        ("Om lektionen", "../../somn/tidiga-tecken/a/?for=larare#om-lektionen"),
        ("Stödet", "../../somn/stod/b/?for=larare"),
        ("Samverkan", "../../gemensamt/d/?for=larare"),
    ]
    assert [line for line in found.splitlines() if line.startswith("## ")] == ["## Drömmar", "## Sömn", "## Gemensamt"]
    assert words(found).startswith("## Drömmar Inget är skrivet för dig här än. ## Sömn Tidiga tecken")


def test_a_page_stands_once_with_its_line_and_sections(world: MakeWorld) -> None:
    text = "## Om lektionen {: for=larare }\n\n## Om provet {: for=larare #prov }\n"
    story = world(pages={"somn/tidiga-tecken/a.md": page(text, title="Tecknen", summary="Det du ser.", audience=["larare"])})
    found = own(story, "larare")
    assert words(found).endswith("Tecknen Det du ser. Om lektionen Om provet")
    assert links(found) == [
        ("Tecknen", "../../somn/tidiga-tecken/a/?for=larare"),
        ("Om lektionen", "../../somn/tidiga-tecken/a/?for=larare#om-lektionen"),
        ("Om provet", "../../somn/tidiga-tecken/a/?for=larare#prov"),
    ]


def test_a_section_is_told_by_what_it_begins_with(world: MakeWorld) -> None:
    body = (
        "## Ett {: for=larare }\n\nFråga *först* [eleven](b.md).[^somnboken]\nSedan andra.\n\n"
        "## Två {: for=larare }\n\n- Vila `nu`.\n\n"
        "## Tre {: for=larare }\n\n| a | b |\n| - | - |\n"
        "## Fyra {: for=larare }\n\nDu kan:\n\n- vila\n"
    )
    story = world(pages={"somn/stod/a.md": page(body, title="Stöd", summary="Om stöd.", audience=["skola"])})
    assert words(own(story, "larare")).endswith("Stöd Om stöd. Ett Fråga först eleven. Två Vila nu. Tre Fyra")


def test_what_is_not_published_is_not_offered(world: MakeWorld) -> None:
    story = world(site={"publish": ["publicerad"]}, pages={"somn/stod/a.md": page(audience=["larare"])})
    assert links(own(story, "larare")) == []


def test_the_anchor_of_a_section_is_the_one_markdown_gives_it() -> None:
    assert [reader.anchor(text) for text in ("I klassrummet", "Gör så här: åtgärder & stöd", "Å, ä och ö")] == [
        "i-klassrummet",
        "gor-sa-har-atgarder-stod",
        "a-a-och-o",
    ]


def test_a_choice_stands_where_most_would_look_for_it(world: MakeWorld) -> None:
    story = world(professions=[{"id": "anhorig", "name": "Anhörig", "certainty": "verifierad"}])
    found = reader.choices(story.registry, "/for/")
    assert words(found) == ("Skola Lärare Skolsköterska Vård Läkare I alla verksamheter Anhörig Verksamheter: Skola Skola Verksamheter: Vård Vårdcentral")
    assert links(found)[0] == ("Lärare", "larare/")


def test_a_few_choices_leave_the_rest_for_later(world: MakeWorld) -> None:
    assert words(reader.choices(world().registry, "/", few=frozenset(["lakare"]))) == "Vård Läkare"
