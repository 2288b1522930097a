"""The pages made from data: any engine can publish them, and every link to them holds."""

from __future__ import annotations

import pytest
import yaml

from macros.domain.addresses import generated_paths
from macros.views import frame
from macros.views.pages import GeneratedPage, generated, published_pages
from tests.world import DAY, MakeWorld, page

FULL = {"pages": {"somn/stod/a.md": "", "index.md": "", "gemensamt/akut-hjalp.md": page(title="Akut hjälp")}}


def test_every_page_that_can_be_linked_to_is_made(world: MakeWorld) -> None:
    registry = world(**FULL).registry
    assert {made.path for made in generated(registry, DAY)} == generated_paths(registry)


def test_no_made_page_takes_the_place_of_a_written_one(world: MakeWorld) -> None:
    registry = world(**FULL).registry
    assert {made.path for made in generated(registry, DAY)} & registry.pages.keys() == set()


def test_a_made_page_is_markdown_with_front_matter() -> None:
    made = GeneratedPage("for/x.md", 'Säg "hej" \\ nu', "Rad: ett", "## Text")
    front, body = made.markdown.split("---\n")[1:]
    assert yaml.safe_load(front) == {"title": 'Säg "hej" \\ nu', "summary": "Rad: ett", "render_macros": False}
    assert (body, made.address) == ("\n## Text\n", "/for/x/")


@pytest.mark.parametrize(
    ("publish", "paths"),
    [
        (["utkast"], ["gemensamt/akut-hjalp.md", "index.md", "somn/index.md", "somn/stod/a.md"]),
        (["publicerad"], ["gemensamt/akut-hjalp.md", "index.md"]),
    ],
)
def test_only_published_stages_are_published(publish: list[str], paths: list[str], world: MakeWorld) -> None:
    assert sorted(published_pages(world(**FULL, site={"publish": publish}).registry, DAY)) == paths


def test_around_a_page_stands_where_the_reader_is_and_where_to_go(world: MakeWorld) -> None:
    story = world(
        pages={
            "somn/tidiga-tecken/a.md": page(title="Före"),
            "somn/stod/b.md": page(
                title="Här", audience=["larare"], order=1, review_by="2026-11-21", kind="insats", ages=["barn", "vuxna"], severity=["lindrig"], coordinated=True
            ),
            "somn/stod/c.md": page(title="Efter"),
        },
        site={"contact": "red@somn.exempel.se"},
    )
    around = frame.frame_of_page(story.page("somn/stod/b.md"), story.registry, DAY, "2026-11-22-abc")
    assert around.breadcrumb == (("Start", "../../../"), ("Sömn", "../../"), ("Stöd", "../"), ("Här", None))
    assert (around.previous, around.next) == (("Före", "../../tidiga-tecken/a/"), ("Efter", "../c/"))
    assert (around.stage, around.overdue, around.reviewed, around.kind_name) == ("Kansliutkast", True, None, "Insats")
    assert (around.ages, around.severity, around.phase, around.coordinated) == ("Barn, vuxna", "Lindrig", "", True)
    assert around.audiences == (("Lärare", "../../../for/larare/"),)
    assert around.owner == ("Nationell arbetsgrupp för sömn", "../../../arbetsgrupper/nag-somn/")
    assert [(chapter.title, chapter.current, chapter.pages) for chapter in around.menu] == [
        ("Tidiga tecken", False, ()),
        ("Stöd", True, (("Här", "./", True), ("Efter", "../c/", False))),
    ]
    assert around.report_url.startswith("mailto:red@somn.exempel.se?subject=Fel%20p%C3%A5%20sidan%20H%C3%A4r&body=")
    assert around.cite == "Här. Sömnstöd, utgåva 2026-11-22-abc. Kansliutkast, uppdaterad 2026-11-01, visar läget 2026-11-22. /somn/stod/b/"


def test_the_way_through_a_programme_begins_at_its_start_and_ends_at_its_last_page(world: MakeWorld) -> None:
    story = world(pages={"somn/index.md": page(title="Start"), "somn/stod/a.md": page(title="A"), "somn/stod/b.md": page(title="B")})
    around = [frame.frame_of_page(found, story.registry, DAY) for found in story.registry.pages_of("somn")]
    assert [(one.previous and one.previous[0], one.next and one.next[0]) for one in around] == [(None, "A"), ("Start", "B"), ("A", None)]


def test_roles_are_offered_only_where_they_make_a_difference(world: MakeWorld) -> None:
    story = world(pages={"somn/stod/a.md": page("## A {: for=larare }\n", audience=["skola"]), "somn/stod/b.md": page(audience=["larare"])})
    roles = [frame.frame_of_page(story.page(f"somn/stod/{name}.md"), story.registry, DAY).roles for name in "ab"]
    assert roles == [(("larare", "Lärare"),), ()]
