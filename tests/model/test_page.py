"""The path of a page says programme, chapter and address: nothing repeats it."""

from __future__ import annotations

import pytest

from tests.world import MakeWorld


@pytest.mark.parametrize(
    ("path", "folder", "chapter", "slug", "address"),
    [
        ("index.md", "", None, "index", "/"),
        ("somn/index.md", "somn", None, "index", "/somn/"),
        ("somn/tidiga-tecken/gaspningar.md", "somn", "tidiga-tecken", "gaspningar", "/somn/tidiga-tecken/gaspningar/"),
        ("gemensamt/akut-hjalp.md", "gemensamt", None, "akut-hjalp", "/gemensamt/akut-hjalp/"),
    ],
)
def test_path_says_where_a_page_belongs(path: str, folder: str, chapter: str | None, slug: str, address: str, world: MakeWorld) -> None:
    page = world(pages={path: ""}).page(path)
    assert (page.folder, page.chapter, page.slug, page.address, page.file) == (folder, chapter, slug, address, f"docs/{path}")
