"""What lies beside the pages in a finished site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.build.assets import is_engines_own
from tests.mini import world


def test_only_what_comes_from_the_installed_theme_is_the_engines_own() -> None:
    dirs = ["/repo/overrides", "/venv/material/templates", "/venv/mkdocs/templates"]
    found = {src: is_engines_own(src, dirs) for src in (*dirs, "/repo/docs", None)}
    assert found == {dirs[0]: False, dirs[1]: True, dirs[2]: True, "/repo/docs": False, None: False}


def test_a_release_holds_no_file_of_the_theme_and_no_map(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = world.built(tmp_path_factory.getbasetemp())
    files = {path.relative_to(site).as_posix() for path in (site / "assets").rglob("*") if path.is_file()}
    assert {name for name in files if name.endswith(".css")} == {"assets/vip.css", "assets/print.css", "assets/search.css"}
    assert b".md-typeset" in (site / "assets/vip.css").read_bytes() and b".vip-header" in (site / "assets/vip.css").read_bytes()
    assert [name for name in files if name.startswith(("assets/javascripts/", "assets/stylesheets/", "assets/images/")) or name.endswith(".map")] == []
    assert [path.name for path in _styles(site / "assets") if re.search(rb"^\s*/\*", path.read_bytes(), re.MULTILINE)] == []
    assert [path.name for path in _styles(site) if b"data:" in path.read_bytes()] == []


def _styles(site: Path) -> list[Path]:
    return [path for path in site.rglob("*") if path.suffix in (".css", ".js")]
