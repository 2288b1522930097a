"""A source as the reader meets it: who, what, when, where, and whether it still holds."""

from __future__ import annotations

from typing import Any

import pytest

from macros.views import citation
from tests.reading import links, words
from tests.world import MakeWorld

FULL = {
    "issued": "2017-12-13",
    "number": "2017-12-4",
    "URL": "https://www.somnverket.exempel.se/bok",
    "checked": "2026-11-01",
}


def reference(world: MakeWorld, *, historical: bool = False, **values: Any) -> str:
    return citation.reference(world(sources=[{"id": "somnboken", **values}]).registry.sources["somnboken"], historical=historical)


@pytest.mark.parametrize(
    ("values", "read"),
    [
        ({}, "Sömnverket. En bok om sömn."),
        (FULL, "Sömnverket. En bok om sömn. 2017. 2017-12-4. somnverket.exempel.se. Läst 2026-11-01."),
        ({"publisher": None, "title": "Sover du?"}, "Sover du?"),
        ({"certainty": "kontrollera"}, "Sömnverket. En bok om sömn. Kontrollera: källan är inte läst"),
        ({"status": "upphävd"}, "Sömnverket. En bok om sömn. Upphävd"),
        ({"note": "gäller natten"}, "Sömnverket. En bok om sömn. Gäller natten."),
    ],
)
def test_a_reference_reads_as_one_line(values: dict[str, Any], read: str, world: MakeWorld) -> None:
    found = reference(world, **values)
    assert (words(found), "\n" in found) == (read, False)


def test_an_old_source_cited_as_history_says_so(world: MakeWorld) -> None:
    assert words(reference(world, historical=True, status="ersatt")) == "Sömnverket. En bok om sömn. Ersatt, nämns som historia"


def test_the_link_shows_where_it_leads(world: MakeWorld) -> None:
    assert links(reference(world, URL=FULL["URL"])) == [("somnverket.exempel.se", "https://www.somnverket.exempel.se/bok")]


@pytest.mark.parametrize(
    ("values", "read"),
    [
        ({"issued": "2017"}, "*En bok om sömn* (Sömnverket, 2017)[^somnboken]"),
        ({}, "*En bok om sömn* (Sömnverket)[^somnboken]"),
        ({"title": "Sov *nu*"}, r"*Sov \*nu\** (Sömnverket)[^somnboken]"),
    ],
)
def test_a_source_in_a_sentence(values: dict[str, Any], read: str, world: MakeWorld) -> None:
    assert citation.inline(world(sources=[{"id": "somnboken", **values}]).registry.sources["somnboken"]) == read


def test_an_english_title_says_that_it_is_english(world: MakeWorld) -> None:
    assert '<cite lang="en">Sleep well</cite>.' in reference(world, title="Sleep well", language="en")
    assert "<cite>En bok om sömn</cite>." in reference(world)


def test_an_english_title_in_a_sentence_says_so_too(world: MakeWorld) -> None:
    source = world(sources=[{"id": "somnboken", "title": "Sleep well", "language": "en"}]).registry.sources["somnboken"]
    assert citation.inline(source).startswith('*Sleep well*{: lang="en" } (Sömnverket')
