"""The zip, opened the way a person does: unpacked to a folder, and `index.html` opened by double-click."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from macros.build import offline, saving, verify
from tests.browser.watched import Reader, visit
from tests.mini import world


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the miniature's zip unpacks to; its name is one that people use."""
    folder = tmp_path_factory.mktemp("USB-minne åäö")
    offline.write_zip(world.built(tmp_path_factory.getbasetemp()), folder / "webbplats.zip", "kunskapsstöd 2030")
    with zipfile.ZipFile(folder / "webbplats.zip") as archive:
        archive.extractall(folder)
    return folder / "kunskapsstöd 2030"


@pytest.fixture
def reader(unpacked: Path, browser: Browser) -> Iterator[Reader]:
    """Return a reader of the folder; a request that fails, a request to others or an error in the console fails the test."""
    one = visit(browser, unpacked.as_uri())
    # what the browser was still reading when the reader went on has not failed
    one.context.on("requestfailed", lambda request: request.failure != "net::ERR_ABORTED" and one.seen.append(f"misslyckat anrop: {request.url}"))
    yield one
    left = one.page.evaluate("Object.keys(localStorage)")
    one.context.close()
    assert (one.seen, left) == ([], [])


def test_a_reader_goes_from_start_to_a_folded_page_and_searches_on(reader: Reader) -> None:
    page = reader.open("/index.html")
    page.get_by_role("link", name="Sömnsvårigheter").first.click()
    expect(page).to_have_url(re.compile("/somnsvarigheter/index.html$"))
    page.get_by_role("main").get_by_role("link", name="Stöd").first.click()
    expect(page).to_have_url(re.compile("/somnsvarigheter/stod/index.html"))

    page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="För dig som är …").click()
    page.get_by_role("main").get_by_role("link", name="Nattsköterska", exact=True).first.click()
    page.get_by_role("main").get_by_role("link", name="På natten", exact=True).click()
    expect(page).to_have_url(re.compile(r"/fraga-om-somn/index\.html\?for=nattskoterska#pa-natten$"))
    expect(page.get_by_text("Sitt ned bredvid.")).to_be_visible()
    expect(page.get_by_text("Fråga enskilt")).to_be_hidden()
    page.get_by_role("button", name="Visa allt").click()
    expect(page.get_by_text("Fråga enskilt")).to_be_visible()

    page.get_by_role("searchbox").first.fill("arbetsplatsen")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/sok/index\.html\?"))
    page.get_by_role("main").get_by_role("link", name="På arbetsplatsen").first.click()
    expect(page).to_have_url(re.compile(r"/fraga-om-somn/index\.html.*#pa-arbetsplatsen$"))
    expect(page.get_by_role("heading", name="På arbetsplatsen")).to_be_in_viewport()


def test_a_term_is_explained(reader: Reader) -> None:
    page = reader.open("/somnsvarigheter/stod/somnrestriktion/index.html")
    page.get_by_role("button", name="KBT-I").click()
    expect(page.locator("#ord-kbt-i")).to_contain_text("Kognitiv beteendeterapi för sömn")


def test_the_page_about_saving_says_that_a_folder_needs_none(reader: Reader) -> None:
    page = reader.open("/index.html")
    page.get_by_role("contentinfo").get_by_role("link", name="Läs utan nät").click()
    expect(page.locator(".vip-offline__status")).to_contain_text("Du läser redan en kopia som ligger i en mapp.")
    expect(page.locator(".vip-offline button")).to_have_count(0)


def test_every_page_is_whole(reader: Reader, unpacked: Path) -> None:
    pages = sorted(path.relative_to(unpacked).as_posix() for path in unpacked.rglob("index.html"))
    assert len(pages) > 30
    for path in pages:
        reader.open(f"/{path}")
        assert "manifest" not in reader.page.content(), path


def test_what_only_a_server_can_use_stays_out(unpacked: Path) -> None:
    names = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*")}
    assert {"index.html", "assets/vip.js", "search/index.js", "assets/icon-touch-180.png"} <= names
    assert names & {saving.OFFER, saving.LIST, saving.WORKER, "manifest.webmanifest", "assets/icon-512.png", "404.html", "_headers"} == set()


def test_every_link_leads_to_a_file(unpacked: Path) -> None:
    assert list(verify.faults(unpacked, [])) == []
    folders = re.compile(r' (?:href|action)="(?![a-z]+:)([^"?#]*/)(?:[?#][^"]*)?"')
    assert {found for path in unpacked.rglob("*.html") for found in folders.findall(path.read_text(encoding="utf-8"))} == set()
