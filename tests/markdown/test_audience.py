"""Whom a part is for is said in words and in `data-for`; what is about safety can never be folded away."""

from __future__ import annotations

import pytest

from tests.markdown.rendering import rendered
from tests.reading import tree, words
from tests.world import MakeWorld


def parts(markup: str) -> list[tuple[str, str | None, str]]:
    """Return element, `data-for` and words of every part."""
    found = tree(markup).xpath("//*[contains(concat(' ', @class, ' '), ' vip-part ')]")
    return [(part.tag, part.get("data-for"), words(part)) for part in found]


def test_a_block_says_whom_it_is_for(world: MakeWorld) -> None:
    found = rendered(world(), "/// for | larare, lakare\nLäs **detta**.\n///\n\nOch detta.\n")
    assert parts(found) == [("div", "larare lakare skola vardcentral", "För lärare och läkare Läs detta.")]


def test_a_heading_gathers_its_section_until_the_next_of_its_level(world: MakeWorld) -> None:
    text = """\
        ## I klassrummet {: for="larare" }

        Text.

        ### Mer

        Mer text.

        ## Nästa

        Inte med.
        """
    assert parts(rendered(world(), text)) == [("section", "larare skola", "I klassrummet# För lärare Text. Mer# Mer text.")]


def test_a_part_may_hold_another(world: MakeWorld) -> None:
    text = "## Skolan {: for=skola }\n\nA.\n\n### Hälsan {: for=skolskoterska }\n\nB.\n\n### Alla\n\nC.\n"
    assert parts(rendered(world(), text)) == [
        ("section", "larare skolskoterska skola", "Skolan# För skola A. Hälsan# För skolsköterska B. Alla# C."),
        ("section", "skolskoterska skola", "Hälsan# För skolsköterska B."),
    ]


def test_the_references_are_for_everyone(world: MakeWorld) -> None:
    found = rendered(world(), "## Sist {: for=larare }\n\nSant.[^somnboken]\n")
    assert parts(found) == [("section", "larare skola", "Sist# För lärare Sant.1")]


@pytest.mark.parametrize(
    ("audience", "label"),
    [
        ("larare", "För lärare"),
        ("larare, skolskoterska, lakare", "För lärare, skolsköterska och läkare"),
        ("bup", "För BUP"),
    ],
)
def test_the_label_is_a_swedish_list(audience: str, label: str, world: MakeWorld) -> None:
    story = world(settings=[{"id": "bup", "name": "BUP", "category": "kat-vard", "certainty": "verifierad"}])
    found = tree(rendered(story, f"/// for | {audience}\nText.\n///\n"))
    assert [words(paragraph) for paragraph in found.xpath("//p[@class='vip-for']")] == [label]


def test_a_list_and_a_table_may_stand_in_a_block(world: MakeWorld) -> None:
    found = tree(rendered(world(), "/// for | larare\n\n- ett\n- två\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n///\n"))
    assert [len(found.xpath(f"//div[@data-for]//{tag}")) for tag in ("li", "td")] == [2, 2]


def test_a_safety_text_carries_its_days_and_no_audience(world: MakeWorld) -> None:
    found = tree(rendered(world(), "/// safety | När det är akut\n    checked: 2026-11-01\n    review_by: 2027-05-01\n\nRing 112.\n///\n"))
    (part,) = found.xpath("//*[@data-safety]")
    assert (part.tag, part.get("aria-label"), part.get("data-for"), words(part)) == (
        "aside",
        "När det är akut",
        None,
        "När det är akut Ring 112. Uppgifterna lästes 2026-11-01. Granskas senast 2027-05-01.",
    )


def test_a_safety_heading_gathers_its_section(world: MakeWorld) -> None:
    found = tree(rendered(world(), "## Akut {: .safety }\n\nRing.\n\n## Annat\n\nText.\n"))
    assert [(part.tag, words(part)) for part in found.xpath("//*[@data-safety]")] == [("section", "Akut# Ring.")]


def test_a_safety_text_comes_with_its_include(world: MakeWorld) -> None:
    story = world(includes={"akut.md": "/// safety | Akut\n    checked: 2026-11-01\n    review_by: 2027-05-01\n\nRing 112.\n///\n"})
    assert len(tree(rendered(story, "Text.\n\n{!akut.md!}\n")).xpath("//aside[@data-safety]")) == 1


def test_a_heading_for_nobody_in_particular_is_left_alone(world: MakeWorld) -> None:
    assert tree(rendered(world(), "## Alla\n\nText.\n")).xpath("//section") == []
