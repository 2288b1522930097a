"""What has been published stays reachable: the guard of addresses and anchors, and the two ways to satisfy it."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.build import addresses
from tests.mini import world

PAGE = "/somn/stod/vila/"


def built(site: Path, article: str, path: str = "somn/stod/vila", head: str = "") -> Path:
    file = site / path / "index.html"
    file.parent.mkdir(parents=True)
    file.write_text(f"<!doctype html><html><head>{head}</head><body><main>{article}</main></body></html>", encoding="utf-8")
    return site


def told(blessed: addresses.Addresses, site: Path) -> list[str]:
    return [f"{problem.what} → {problem.remedy}" for problem in addresses.vanished(blessed, site)]


def test_headings_and_former_anchors_are_kept_and_machinery_is_not(tmp_path: Path) -> None:
    text = '<article><h2 id="vila"><span id="somn"></span>Vila</h2><p id="vip-x"></p><ul><li id="fn:bok"></li></ul><h2 id="referenser"></h2></article>'
    assert addresses.published(built(tmp_path, text)) == {PAGE: ("somn", "vila")}


def test_a_readers_own_list_is_an_address_without_anchors(tmp_path: Path) -> None:
    site = built(tmp_path, '<article><h3 id="somn-stod">Stöd</h3></article>', "for/larare")
    assert addresses.published(site) == {"/for/larare/": ()}


LOST = {
    "en rubrik är ändrad": (
        '<article><h2 id="natt">Natt</h2></article>',
        [f'ankaret {PAGE}#vila har publicerats men finns inte längre → skriv {{: was="vila" }} efter rubriken som tog över'],
    ),
    "en ändrad rubrik bär det gamla ankaret": ('<article><h2 id="natt"><span id="vila"></span>Natt</h2></article>', []),
}


@pytest.mark.parametrize(("article", "wanted"), LOST.values(), ids=LOST.keys())
def test_a_changed_heading(article: str, wanted: list[str], tmp_path: Path) -> None:
    assert told({PAGE: ("vila",)}, built(tmp_path, article)) == wanted


def test_a_page_that_is_gone_is_told_and_a_redirect_is_not(tmp_path: Path) -> None:
    site = built(tmp_path, "", "somn/stod/gammal", head='<meta http-equiv="refresh" content="0; url=../ny/">')
    assert told({"/somn/stod/gammal/": ("vila",), PAGE: ()}, site) == [
        f'adressen {PAGE} har publicerats men finns inte längre → lägg till "somn/stod/vila" under former_slugs på sidan som tog över'
    ]


def test_a_build_stops_when_a_published_anchor_would_vanish(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    root = world.copied(tmp_path / "mini")
    blessed = addresses.rewritten({}, world.built(tmp_path_factory.getbasetemp()))
    assert "  /somnsvarigheter/forsta-steget/fraga-om-somn/: [" in blessed
    (root / "data/addresses.yml").write_text(blessed, encoding="utf-8")
    page = root / "docs/somnsvarigheter/forsta-steget/fraga-om-somn.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace('## Nästa steg {: was="gar-vidare" }', "## Sedan"), encoding="utf-8")
    done = world.vip(root, "build", "--day", world.DAY)
    assert done.returncode == 1
    assert [line for line in done.stdout.splitlines() if "[vanished-address]" in line] == [
        f"data/addresses.yml: ankaret /somnsvarigheter/forsta-steget/fraga-om-somn/#{anchor} har publicerats men finns inte längre [vanished-address]"
        for anchor in ("gar-vidare", "nasta-steg")
    ]
    assert not (root / "site").exists()
    page.write_text(text.replace('## Nästa steg {: was="gar-vidare" }', '## Sedan {: was="gar-vidare nasta-steg" }'), encoding="utf-8")
    done = world.vip(root, "build", "--day", world.DAY)
    assert done.returncode == 0, done.stdout + done.stderr
