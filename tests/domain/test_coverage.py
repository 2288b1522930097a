"""What is written for whom, and what is missing."""

from __future__ import annotations

import pytest

from macros.domain.coverage import (
    entries_for,
    entries_for_role,
    pages_without_review,
    reason_for,
    uncited_sources,
    unused_recommendations,
)
from macros.model.coverage import Role
from tests.world import MakeWorld, World, page

COVERAGE = """\
roles:
  - {id: skolans, name: Skolans personal, any_of: [larare, skolskoterska]}
reasons:
  - {chapter: stod, roles: [skolans], why: Skolan ger inget sådant stöd.}
  - {chapter: tidiga-tecken, roles: [skolans], programmes: [drom], why: Drömmar märks inte.}
"""


def entries(story: World, reader: str) -> list[tuple[str, str | None]]:
    """Return what is written for `reader` as page and section."""
    return [(entry.page.slug, entry.heading and entry.heading.text) for entry in entries_for(reader, "somn", story.registry)]


@pytest.fixture
def school(world: MakeWorld) -> World:
    """Pages for a teacher in every way a page can be for one."""
    return world(
        pages={
            "somn/index.md": page(audience=["lakare"]),
            "somn/tidiga-tecken/namnd.md": page(audience=["larare"]),
            "somn/tidiga-tecken/skolan.md": page(audience=["skola"]),
            "somn/tidiga-tecken/vard.md": page(audience=["vardcentral"]),
            "somn/stod/delar.md": page('## Lektionen {: for="larare" }\n\n### Provet {: for=skola }\n\n## Mottagningen {: for=lakare }\n'),
        }
    )


def test_a_page_and_a_section_for_the_reader_are_entries(school: World) -> None:
    assert entries(school, "larare") == [("namnd", None), ("skolan", None), ("delar", "Lektionen"), ("delar", "Provet")]


def test_a_setting_is_a_reader_too(school: World) -> None:
    assert entries(school, "vardcentral") == [("index", None), ("vard", None), ("delar", "Mottagningen")]


def test_a_page_that_names_the_reader_and_has_no_part_for_them_is_an_entry(school: World) -> None:
    assert entries(school, "skolskoterska") == [("skolan", None), ("delar", "Provet")]


def test_a_role_is_any_of_its_readers_and_an_entry_counts_once(school: World) -> None:
    role = Role(id="skolans", name="Skolans personal", any_of=("skolskoterska", "larare"))
    found = entries_for_role(role, "somn", school.registry)
    assert [(entry.page.slug, entry.heading and entry.heading.text) for entry in found] == [
        ("skolan", None),
        ("delar", "Provet"),
        ("namnd", None),
        ("delar", "Lektionen"),
    ]


def test_a_reason_holds_for_its_chapter_its_roles_and_its_programmes(world: MakeWorld) -> None:
    registry = world(files={"data/coverage.yml": COVERAGE}).registry
    assert registry.coverage is not None
    (role,) = registry.coverage.roles
    assert [
        reason_for(role, programme, chapter, registry) for programme, chapter in [("somn", "stod"), ("somn", "tidiga-tecken"), ("drom", "tidiga-tecken")]
    ] == [
        "Skolan ger inget sådant stöd.",
        None,
        "Drömmar märks inte.",
    ]


def test_without_the_file_nobody_has_given_a_reason(world: MakeWorld) -> None:
    assert reason_for(Role(id="a", name="A", any_of=("larare",)), "somn", "stod", world().registry) is None


def test_what_is_known_and_used_nowhere_is_told(world: MakeWorld) -> None:
    story = world(
        sources=[{"id": "drombok"}, {"id": "gammalbok", "status": "upphävd"}, {"id": "olast", "certainty": "kontrollera"}],
        recommendations=[{"id": "mork-sovrum"}, {"id": "svalt-sovrum"}],
        pages={"somn/stod/a.md": '{{ recommendation("riktlinje-somn", "mork-sovrum") }}\n'},
    )
    assert [item.id for _, item in unused_recommendations(story.registry)] == ["svalt-sovrum"]
    assert [source.id for source in uncited_sources(story.registry)] == ["drombok"]


def test_a_page_without_a_review_day_is_told(world: MakeWorld) -> None:
    story = world(pages={"somn/stod/a.md": page(review_by="2027-01-01"), "somn/stod/b.md": ""})
    assert {found.path for found in pages_without_review(story.registry)} == {"somn/index.md", "somn/stod/b.md"}
