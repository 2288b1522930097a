"""A footnote whose id is in the register gets its definition from there, wherever the footnote stands."""

from __future__ import annotations

from tests.markdown.rendering import rendered
from tests.reading import tree, words
from tests.world import MakeWorld


def references(markup: str) -> list[str]:
    """Return the entries of the reference list."""
    return [words(entry) for entry in tree(markup).xpath("//div[@class='footnote']//li")]


def test_the_list_of_references_makes_itself(world: MakeWorld) -> None:
    story = world(sources=[{"id": "drombok", "title": "Drömmar"}])
    found = rendered(story, "Sant.[^drombok] Också sant.[^somnboken] Igen.[^drombok]\n")
    assert references(found) == ["Sömnverket. Drömmar. ↩2", "Sömnverket. En bok om sömn. ↩"]
    assert [words(heading) for heading in tree(found).iter("h2")] == ["Referenser#"]


def test_every_way_back_has_a_name_of_its_own(world: MakeWorld) -> None:
    found = rendered(world(), "Sant.[^somnboken] Igen.[^somnboken] Och igen.[^somnboken]\n")
    back = tree(found).xpath("//a[@class='footnote-backref']")
    assert [(link.get("href"), link.get("title")) for link in back] == [
        ("#fnref:somnboken", "Tillbaka till hänvisning 1 i texten"),
        ("#fnref2:somnboken", "Ställe 2 i texten"),
        ("#fnref3:somnboken", "Ställe 3 i texten"),
    ]


def test_citations_in_includes_and_parts_and_tables_count(world: MakeWorld) -> None:
    story = world(
        sources=[{"id": name, "title": name} for name in ("inkluderad", "del", "tabell")],
        includes={"akut.md": "Ring.[^inkluderad]\n"},
    )
    found = rendered(story, "{!akut.md!}\n\n/// for | larare\nText.[^del]\n///\n\n| a |\n| --- |\n| b[^tabell] |\n")
    assert references(found) == ["Sömnverket. inkluderad. ↩", "Sömnverket. del. ↩", "Sömnverket. tabell. ↩"]


def test_history_is_told_as_history(world: MakeWorld) -> None:
    story = world(sources=[{"id": "somnboken", "status": "ersatt"}])
    assert references(rendered(story, "En gång.[^historisk:somnboken]\n")) == ["Sömnverket. En bok om sömn. Ersatt, nämns som historia ↩"]


def test_a_colon_after_a_citation_is_a_colon(world: MakeWorld) -> None:
    found = rendered(world(), "Tre råd[^somnboken]: mörker, svalka och tystnad.\n")
    assert words(tree(found)[0]) == "Tre råd1: mörker, svalka och tystnad."


def test_an_unknown_id_is_left_as_it_is_written(world: MakeWorld) -> None:
    assert rendered(world(), "Sant.[^okand]\n") == "<p>Sant.[^okand]</p>"


def test_a_citation_in_code_is_code(world: MakeWorld) -> None:
    found = rendered(world(), "Skriv `[^somnboken]`.\n\n```\n[^somnboken]\n```\n")
    assert (references(found), words(tree(found)[0])) == ([], "Skriv [^somnboken].")


def test_the_register_has_the_last_word(world: MakeWorld) -> None:
    assert references(rendered(world(), "Sant.[^somnboken]\n\n[^somnboken]: Min egen text.\n")) == ["Sömnverket. En bok om sömn. ↩"]


def test_a_page_without_citations_has_no_list(world: MakeWorld) -> None:
    assert rendered(world(), "Text.\n") == "<p>Text.</p>"


def test_data_of_a_source_cannot_become_markup(world: MakeWorld) -> None:
    story = world(sources=[{"id": "somnboken", "title": "*Sov* <b>nu</b> [^x]"}])
    assert references(rendered(story, "Sant.[^somnboken]\n")) == ["Sömnverket. *Sov* <b>nu</b> [^x]. ↩"]
