"""The repository becomes one registry, and everything that cannot be read comes back at once."""

from __future__ import annotations

from macros.loading.faults import FAULTS
from macros.loading.held import held, refreshed
from macros.loading.library import load
from macros.model.registry import SiteSettings
from tests.world import MakeWorld, page


def test_each_record_is_found_under_its_id(world: MakeWorld) -> None:
    registry = world(gates={"somn": [{"step": "remiss", "body": "npo-somn", "date": "2026-03-01", "reference": "dnr 1"}]}).registry
    assert [
        [*registry.programmes], [*registry.groups], [*registry.bodies], [*registry.sources], [*registry.guidelines], [*registry.chapters], [*registry.gates],
        [*registry.settings], [*registry.professions], [*registry.pages],
    ] == [
        ["somn"], ["nag-somn"], ["npo-somn"], ["somnboken"], ["riktlinje-somn"], ["tidiga-tecken", "stod"], ["somn"],
        ["skola", "vardcentral"], ["larare", "skolskoterska", "lakare"], ["somn/index.md"],
    ]  # fmt: skip


def test_a_second_record_with_the_same_id_is_told_with_the_first(world: MakeWorld) -> None:
    other = "sources:\n  - {id: somnboken, title: En annan, type: rapport, certainty: verifierad}\n"
    story = world(files={"data/sources/annan.yml": other})
    assert story.messages == [
        'data/sources/somnverket.yml:2:7: id "somnboken" finns redan i data/sources/annan.yml:2:10 [duplicate-id] → '
        "ge den ena ett annat id, eller ta bort den ena"
    ]
    assert story.registry.sources["somnboken"].title == "En annan"


def test_a_file_where_nobody_looks_is_told(world: MakeWorld) -> None:
    assert world(files={"data/grupper/nag-somn.yml": "id: x\n"}).messages == [
        "data/grupper/nag-somn.yml:1:1: filen läses inte: i data/ finns ingen plats för den [misplaced-file] → "
        "flytta eller döp om den efter mappträdet i README, eller ta bort den"
    ]


def test_a_file_in_another_encoding_is_told(world: MakeWorld) -> None:
    files = {"docs/somn/stod/a.md": "Sömn".encode("latin-1"), "data/glossary.yml": "terms: [ö]".encode("utf-16")}
    assert world(files=files).messages == [
        "data/glossary.yml:1:1: filen är inte sparad som UTF-8 [encoding] → spara om den som UTF-8 i din redigerare",
        "docs/somn/stod/a.md:1:2: filen är inte sparad som UTF-8 [encoding] → spara om den som UTF-8 i din redigerare",
    ]


def test_a_folder_named_like_a_file_holds_files(world: MakeWorld) -> None:
    assert [*world(files={"docs/somn/stod/a.md/b.md": page()}).registry.pages] == ["somn/index.md", "somn/stod/a.md/b.md"]


def test_a_file_that_stops_being_yaml_gives_one_problem_and_no_record(world: MakeWorld) -> None:
    story = world(files={"data/glossary.yml": "terms:\n  - id: a\n    term: !x sömn\n"})
    assert story.messages == ["data/glossary.yml:3:11: taggen !x får inte användas [yaml] → ta bort taggen (det som börjar med !)"]
    assert story.registry.terms == ()


def test_a_brace_in_data_is_told(world: MakeWorld) -> None:
    braces = ["{{ config }}", "{% raw %}", "{# x #}", "{!akut.md!}"]
    story = world(sources=[{"id": f"bok-{number}", "title": brace} for number, brace in enumerate(braces)])
    assert story.messages == [
        f"data/sources/somnverket.yml:{row}:10: ett värde får inte innehålla {{{{, {{%, {{# eller {{! [closed-template] → skriv texten utan klamrar"
        for row in (8, 13, 18, 23)
    ]


def test_texts_for_editors_are_not_read(world: MakeWorld) -> None:
    assert world(files={"docs/redaktion/skriva/mall.md": "{{ ingen sida }}"}).messages == []


def test_includes_are_texts_of_their_own(world: MakeWorld) -> None:
    registry = world(includes={"akut.md": "Ring 112.\n"}).registry
    assert ([*registry.pages], registry.fragments["akut.md"].path) == (["somn/index.md"], "docs/_includes/akut.md")


def test_the_site_is_what_the_host_says(world: MakeWorld) -> None:
    site = {"owner": "Sömnverket", "contact": "red@somn.exempel.se", "publish": ["publicerad"], "index": True}
    assert world(site=site).registry.site == SiteSettings(
        name="Sömnstöd", owner="Sömnverket", contact="red@somn.exempel.se", publish=("publicerad",), index=True
    )


def test_an_empty_folder_is_an_empty_library_and_says_so(world: MakeWorld) -> None:
    story = world()
    empty = load(story.root / "finns-inte")
    assert [str(problem.place) for problem in empty.problems if problem.code == "missing-input"] == ["mkdocs.yml", "docs", "data"]
    assert (dict(empty.registry.pages), empty.registry.site) == ({}, SiteSettings())


def test_a_library_is_read_once_for_a_build_and_anew_for_the_next(world: MakeWorld) -> None:
    story = world()
    first = refreshed(story.root)
    story.write("docs/somn/stod/a.md", page())
    assert (held(story.root) is first, "somn/stod/a.md" in held(story.root).registry.pages) == (True, False)
    assert "somn/stod/a.md" in refreshed(story.root).registry.pages


def test_every_fault_that_is_described_can_be_made(world: MakeWorld) -> None:
    files: dict[str, str | bytes | None] = {
        "data/sources/a.yml": "sources: [",
        "data/sources/b.yml": "sources: []\nsources: []\n",
        "data/sources/c.yml": "sources:\n  - {id: somnboken, title: 1, type: a, certainty: verifierad}\n",
        "data/sources/d.yml": "sources:\n  - {id: Å, titl: a, type: a, certainty: verifierad}\n",
        "data/e.yml": "",
        "docs/f.md": "text",
        "docs/g.md": "---\n" + "x" * 300_000,
        "docs/h.md": b"\xff",
    }
    found = {problem.code for problem in world(files=files).library.problems}
    assert found == FAULTS.keys() - {
        "verify",
        "vanished-address",
        "unsafe-html",
        "swallowed",
        "slow-page",
        "missing-input",
    }  # of the built site, and of no site at all
