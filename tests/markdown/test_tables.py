"""A table can be read on a phone and by ear: in a region that scrolls by key, with its caption."""

from __future__ import annotations

import pytest

from macros.markdown.tables import CAPTION_LENGTH
from tests.markdown.rendering import rendered
from tests.reading import tree, words
from tests.world import MakeWorld

TABLE = "| Ålder | Timmar |\n| --- | --- |\n| Barn | 10 |\n"


def told(markup: str) -> tuple[str, list[str], list[str]]:
    """Return the region's name, the captions, and the paragraphs left outside."""
    found = tree(markup)
    (region,) = found.xpath("//div[@role='region'][@tabindex='0']")
    return region.get("aria-label"), [words(caption) for caption in found.iter("caption")], [words(paragraph) for paragraph in found.iter("p")]


def test_the_short_paragraph_before_a_table_is_its_caption(world: MakeWorld) -> None:
    assert told(rendered(world(), f"Före.\n\nSömn efter **ålder**\n\n{TABLE}\nEfter.\n")) == ("Sömn efter ålder", ["Sömn efter ålder"], ["Före.", "Efter."])


def test_a_long_paragraph_is_a_paragraph(world: MakeWorld) -> None:
    long = "ord " * (CAPTION_LENGTH // 4) + "."
    assert told(rendered(world(), f"{long}\n\n{TABLE}")) == ("Tabell", [], [long.strip()])


@pytest.mark.parametrize("before", ["## Rubrik\n\n", "", "- punkt\n\n"])
def test_what_is_no_paragraph_is_no_caption(before: str, world: MakeWorld) -> None:
    assert told(rendered(world(), before + TABLE))[:2] == ("Tabell", [])


@pytest.mark.parametrize(
    "text",
    [f"/// for | larare\n\n{TABLE}\n///\n", f"## Rubrik {{: for=larare }}\n\n{TABLE}", f"/// safety | För lärare\n\n{TABLE}\n///\n"],
)
def test_a_label_is_no_caption(text: str, world: MakeWorld) -> None:
    assert told(rendered(world(), text)) == ("Tabell", [], ["För lärare"])


def test_every_column_heading_says_that_it_is_one(world: MakeWorld) -> None:
    assert [cell.get("scope") for cell in tree(rendered(world(), TABLE)).iter("th")] == ["col", "col"]


def test_two_tables_have_a_region_each(world: MakeWorld) -> None:
    assert len(tree(rendered(world(), f"{TABLE}\nAndra\n\n{TABLE}")).xpath("//div[@role='region']/table")) == 2
