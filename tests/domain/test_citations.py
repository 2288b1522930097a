"""What rests on what: the sources of a page, and the pages of a source."""

from __future__ import annotations

from macros.domain.citations import (
    citations,
    pages_by_instrument,
    pages_by_recommendation,
    pages_by_source,
    recommendations_of,
    sources_of,
)
from tests.world import MakeWorld

BOOKS = [{"id": name} for name in ("drombok", "nattbok", "morkbok")]


def test_a_page_rests_on_what_it_includes_and_calls_cite_too(world: MakeWorld) -> None:
    story = world(
        sources=BOOKS,
        instruments=[{"id": "isi", "name": "ISI", "sources": ["morkbok"]}],
        includes={"akut.md": "Ring.[^drombok]\n"},
        pages={
            "somn/stod/a.md": '{!akut.md!}\n\nSant.[^nattbok] Sant.[^nattbok]\n\n{{ source("drombok") }}\n\n'
            '{{ recommendation("riktlinje-somn", "mork-sovrum") }}\n\n{{ instrument("isi") }}\n'
        },
    )
    assert sources_of(story.page("somn/stod/a.md"), story.registry) == ("nattbok", "drombok", "somnboken", "morkbok")


def test_a_recommendation_cites_its_guideline_and_where_it_was_read(world: MakeWorld) -> None:
    story = world(
        sources=BOOKS,
        recommendations=[{"id": "mork-sovrum", "read_source": "nattbok"}],
        pages={"somn/stod/a.md": 'Text\n\n{{ recommendation("riktlinje-somn", "mork-sovrum") }}\n'},
    )
    cited = list(citations(story.page("somn/stod/a.md"), story.registry))
    assert [(citation.source, citation.place.line) for citation in cited] == [("somnboken", 11), ("nattbok", 11)]


def test_what_does_not_exist_cites_nothing(world: MakeWorld) -> None:
    story = world(pages={"somn/stod/a.md": '{!saknas.md!} {{ recommendation("riktlinje-somn", "x") }} {{ recommendation("x") }} {{ instrument("x") }}\n'})
    assert sources_of(story.page("somn/stod/a.md"), story.registry) == ()


def test_every_page_that_rests_on_a_source_is_known(world: MakeWorld) -> None:
    pages = {"somn/stod/a.md": "A.[^somnboken] B.[^somnboken]\n", "gemensamt/b.md": "C.[^historisk:somnboken]\n", "gemensamt/c.md": "Inget.\n"}
    found = pages_by_source(world(pages=pages).registry)
    assert {source: [page.path for page in resting] for source, resting in found.items()} == {"somnboken": ["gemensamt/b.md", "somn/stod/a.md"]}


def test_a_recommendation_shown_by_its_number_is_the_same_recommendation(world: MakeWorld) -> None:
    call = '{{{{ recommendation("riktlinje-somn", "{}") }}}}\n\n'
    story = world(
        recommendations=[{"id": "mork-sovrum", "official_number": "S4"}],
        pages={"somn/stod/a.md": call.format("S4"), "somn/stod/b.md": call.format("mork-sovrum") * 2},
    )
    assert recommendations_of(story.page("somn/stod/b.md")) == (("riktlinje-somn", "mork-sovrum"),)
    found = pages_by_recommendation(story.registry)
    assert {key: [page.slug for page in pages] for key, pages in found.items()} == {("riktlinje-somn", "mork-sovrum"): ["a", "b"]}


def test_a_page_that_shows_an_instrument_twice_is_listed_once(world: MakeWorld) -> None:
    story = world(instruments=[{"id": "isi", "name": "ISI"}], pages={"somn/stod/a.md": '{{ instrument("isi") }}\n\n{{ instrument("isi") }}\n'})
    assert {key: [page.slug for page in pages] for key, pages in pages_by_instrument(story.registry).items()} == {"isi": ["a"]}
