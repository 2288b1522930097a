"""Addresses are fixed, and every link works below any path and from a folder."""

from __future__ import annotations

from posixpath import join, normpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.domain import addresses
from macros.domain.addresses import address_of, generated_paths, relative
from tests.world import MakeWorld

FOLDERS = st.lists(st.sampled_from(["somn", "stod", "for", "a"]), max_size=3).map(lambda parts: "/" + "".join(f"{part}/" for part in parts))


def test_the_fixed_addresses() -> None:
    assert [
        addresses.chapter_address("somn", "stod"),
        addresses.group_address("nag-somn"),
        addresses.audience_address("larare"),
        addresses.source_address("somnboken"),
        addresses.term_address("sip"),
        addresses.instrument_address("isi"),
    ] == ["/somn/stod/", "/arbetsgrupper/nag-somn/", "/for/larare/", "/kallor/#somnboken", "/ordlista/#sip", "/instrument/#isi"]


@pytest.mark.parametrize(
    ("address", "seen_from", "link"),
    [
        ("/", "/", "./"),
        ("/", "/somn/stod/", "../../"),
        ("/somn/", "/", "somn/"),
        ("/somn/stod/", "/somn/", "stod/"),
        ("/somn/", "/somn/stod/", "../"),
        ("/kallor/#somnboken", "/somn/", "../kallor/#somnboken"),
        ("/kallor/#somnboken", "/kallor/", "#somnboken"),
        ("/kallor/", "/kallor/", "./"),
        ("/for/larare/", "/for/lakare/", "../larare/"),
    ],
)
def test_a_link_is_relative_to_the_page_it_stands_on(address: str, seen_from: str, link: str) -> None:
    assert relative(address, seen_from) == link


@given(FOLDERS, FOLDERS, st.sampled_from(["", "#ankare"]))
def test_every_link_leads_where_it_should(address: str, seen_from: str, anchor: str) -> None:
    link = relative(address + anchor, seen_from)
    path, _, found = link.partition("#")
    assert not link.startswith("/")
    assert (normpath(join(seen_from, path)), found) == (normpath(address), anchor[1:])
    assert path == "" or path.endswith("/")


@pytest.mark.parametrize(
    ("path", "address"),
    [("index.md", "/"), ("somn/index.md", "/somn/"), ("somn/stod/a.md", "/somn/stod/a/"), ("om/index-over-allt.md", "/om/index-over-allt/")],
)
def test_an_address_follows_from_the_path(path: str, address: str) -> None:
    assert address_of(path) == address


def test_pages_made_of_data_can_be_linked_to(world: MakeWorld) -> None:
    story = world(pages={"somn/stod/a.md": "", "gemensamt/x/y.md": ""})
    known = {"arbetsgrupper/nag-somn.md", "for/larare.md", "for/skola.md", "somn/stod/index.md", "kallor/index.md", "om/andringar.md"}
    unknown = {"somn/tidiga-tecken/index.md", "gemensamt/x/index.md", "arbetsgrupper/nag-x.md", "somn/index.md"}
    found = generated_paths(story.registry)
    assert (known - found, unknown & found) == (set(), set())
