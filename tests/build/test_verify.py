"""The whole site is looked at once more before anyone can read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.build import verify
from tests.world import line


def site(root: Path, **pages: str) -> Path:
    """Write a site; `somn_stod` is /somn/stod/, and `start` the start page."""
    for name, body in {"start": "", **pages}.items():
        folder = root if name == "start" else root / name.replace("_", "/")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(f"<!doctype html><html><body>{body}</body></html>", encoding="utf-8")
    return root


def told(root: Path, expected: tuple[str, ...] = (), absent: tuple[str, ...] = ()) -> list[str]:
    return [line(problem).split(" [verify]")[0] for problem in verify.faults(root, expected, absent)]


def test_a_whole_site_has_no_faults(tmp_path: Path) -> None:
    links = ["stod/", "./", "../", "stod/#rubrik", "#här", "?for=larare", "https://somn.exempel.se/"]
    body = '<i id="här"></i>' + "".join(f'<a href="{link}">a</a>' for link in links)
    made = site(tmp_path, somn=body, somn_stod='<h2 id="rubrik"></h2><a href="../#h%C3%A4r">a</a>')
    assert told(made, ("/", "/somn/", "/somn/stod/"), ("/redaktion/", "/_includes/")) == []


@pytest.mark.parametrize("link", ["finns-inte/", "../finns-inte/", "stod", "../../utanfor/", "bild.png", "/somn/stod/x/"])
def test_a_link_to_nowhere_is_told(link: str, tmp_path: Path) -> None:
    assert told(site(tmp_path, somn=f'<a href="{link}">a</a>', somn_stod="")) == [f'site/somn/index.html: länken "{link}" leder ingenstans']


def test_a_picture_that_is_missing_is_told(tmp_path: Path) -> None:
    made = site(tmp_path, somn='<img src="../trappa.png"><script src="../vip.js"></script>')
    (made / "trappa.png").touch()
    assert told(made) == ['site/somn/index.html: länken "../vip.js" leder ingenstans']


@pytest.mark.parametrize("link", ["#saknas", "stod/#saknas", "../#saknas"])
def test_a_link_to_a_section_that_is_not_there_is_told(link: str, tmp_path: Path) -> None:
    made = site(tmp_path, somn=f'<a href="{link}">a</a>', somn_stod='<h2 id="rubrik"></h2>')
    assert told(made) == [f'site/somn/index.html: länken "{link}" leder till ett avsnitt som inte finns']


def test_a_link_to_a_file_outside_the_site_is_told(tmp_path: Path) -> None:
    (tmp_path / "hemlig.html").write_text("hemligt")
    assert told(site(tmp_path / "site", somn='<a href="../../hemlig.html">a</a>')) == ['site/somn/index.html: länken "../../hemlig.html" leder ingenstans']


def test_a_broken_link_is_told_once_for_a_page(tmp_path: Path) -> None:
    assert len(told(site(tmp_path, somn='<a href="x/">a</a>' * 3))) == 1


def test_a_page_that_should_have_been_built_is_told(tmp_path: Path) -> None:
    assert told(site(tmp_path), ("/", "/somn/")) == ["site/somn/: sidan skulle ha byggts men finns inte"]


def test_a_page_that_must_not_be_published_is_told(tmp_path: Path) -> None:
    assert told(site(tmp_path, redaktion="", somn=""), absent=("/redaktion/", "/utkast/")) == ["site/redaktion/: sidan ska inte publiceras men finns i bygget"]


@pytest.mark.parametrize(
    "body",
    ["<script>alert(1)</script>", '<b onclick="x">a</b>', '<svg onload="x"></svg>', '<a href="./" onfocus="x">a</a>'],
)
def test_a_script_in_the_text_is_told(body: str, tmp_path: Path) -> None:
    assert told(site(tmp_path, somn=body)) == ["site/somn/index.html: sidan har ett skript i texten"]


@pytest.mark.parametrize(
    ("body", "link"),
    [
        ('<img src="https://x.se/a.png">', "https://x.se/a.png"),
        ('<script src="//x.se/a.js"></script>', "//x.se/a.js"),
        ('<link rel="stylesheet" href="https://x.se/a.css">', "https://x.se/a.css"),
        ('<iframe src="https://x.se/"></iframe>', "https://x.se/"),
    ],
)
def test_what_is_fetched_from_outside_is_told(body: str, link: str, tmp_path: Path) -> None:
    assert told(site(tmp_path, somn=body)) == [f'site/somn/index.html: sidan hämtar "{link}" utifrån']


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd"])
def test_a_link_that_is_no_address_is_told(link: str, tmp_path: Path) -> None:
    assert told(site(tmp_path, somn=f'<a href="{link}">a</a>')) == [f'site/somn/index.html: länken "{link}" har en form som inte får användas']


def test_the_page_for_missing_pages_may_link_from_anywhere(tmp_path: Path) -> None:
    made = site(tmp_path)
    (made / "404.html").write_text('<html><body><a href="somn/">a</a></body></html>')
    assert told(made) == []


def test_a_page_that_is_far_too_large_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(verify, "MAX_PAGE_BYTES", 100)
    assert told(site(tmp_path, somn="sov " * 20, start="")) == ["site/somn/index.html: sidan är orimligt stor"]
