"""What MkDocs says of a link, an author reads in Swedish, at the line where the link stands."""

from __future__ import annotations

from macros.build import complaints
from tests.world import MakeWorld, line


def test_an_anchor_that_is_not_there_is_told_at_the_link(world: MakeWorld) -> None:
    registry = world(pages={"gemensamt/a.md": "Text.\n\nSe [b](b.md#c) och [här](#d).\n", "gemensamt/b.md": ""}).registry
    said = [
        "Doc file 'gemensamt/a.md' contains a link 'b.md#c', but the doc 'gemensamt/b.md' does not contain an anchor '#c'.",
        "Doc file 'gemensamt/a.md' contains a link '#d', but there is no such anchor on this page.",
    ]
    remedy = "[broken-link] → rätta det som står efter #, eller ge rubriken det ankaret: {: #ankare }"
    assert [line(problem) for one in said if (problem := complaints.told(one, registry))] == [
        f'docs/gemensamt/a.md:11:8: länken "b.md#c" leder till ett avsnitt som inte finns {remedy}',
        f'docs/gemensamt/a.md:11:26: länken "#d" leder till ett avsnitt som inte finns {remedy}',
    ]


def test_what_is_no_authors_doing_is_left_as_it_was_said(world: MakeWorld) -> None:
    assert complaints.told("Something else", world().registry) is None
