"""PDFs of the miniature, as a reader's own aids read them: tagged, with bookmarks, and with links that lead somewhere."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import segno
from lxml import html

from macros.build import paper
from tests.mini import world
from tests.views.test_qr import drawn

PROGRAMME, ROLE, FOLDED = "somnsvarigheter.pdf", "for-foretagslakare.pdf", "somnsvarigheter-forsta-steget-fraga-om-somn--arbetsledare.pdf"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return world.built(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="module")
def pdfs(site: Path) -> Iterator[Path]:
    """Return the folder with a programme, a role's page and a page folded for a reader."""
    root = site.parents[1]
    for arguments in (["somnsvarigheter", "for/foretagslakare"], ["--for", "arbetsledare", "somnsvarigheter/forsta-steget/fraga-om-somn"]):
        done = world.vip(root, "pdf", *arguments)
        assert done.returncode == 0, done.stdout + done.stderr
    yield root / "pdf"


def said(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except FileNotFoundError:
        pytest.fail("poppler-utils saknas, så PDF är inte prövade. Gör så här: sudo apt install poppler-utils", pytrace=False)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        (PROGRAMME, "Sömnsvårigheter – Sömn och stress"),
        (ROLE, "För dig: Företagsläkare – Sömn och stress"),
        (FOLDED, "Fråga om sömn – Sömnsvårigheter – Sömn och stress"),
    ],
)
def test_every_pdf_is_tagged_and_has_language_title_and_bookmarks(name: str, title: str, pdfs: Path) -> None:
    raw = (pdfs / name).read_bytes()
    assert re.findall(r"(Title|Tagged): +(.*)", said("pdfinfo", str(pdfs / name))) == [("Title", title), ("Tagged", "yes")]
    assert [mark for mark in (b"/MarkInfo", b"/StructTreeRoot", b"/Lang (sv)", b"/Outlines") if mark not in raw] == []


def test_a_programme_holds_its_pages_in_order_and_their_headings_in_the_tags(pdfs: Path) -> None:
    text = " ".join(said("pdftotext", str(pdfs / PROGRAMME), "-").split())
    summaries = ("när dålig sömn blir ett problem.", "vad du gör med svaren.", "Kortare tid i sängen ger ofta längre sömn.")
    places = [text.index(f"{summary} Kansliutkast") for summary in summaries]
    assert places == sorted(places)
    assert {"H1", "H2", "H3", "Table", "TH", "L", "LI", "Link"} <= set(re.findall(r"^ *(\w+)", said("pdfinfo", "-struct", str(pdfs / PROGRAMME)), re.MULTILINE))


def test_a_role_on_paper_is_told_where_every_page_is(pdfs: Path) -> None:
    text = said("pdftotext", "-layout", str(pdfs / ROLE), "-")
    assert "Sömnrestriktion (/somnsvarigheter/stod/somnrestriktion/)" in text
    assert "https://somn.exempel.se/for/foretagslakare/" in text


def test_paper_says_for_whom_it_was_folded_and_what_is_left_out(pdfs: Path) -> None:
    text = said("pdftotext", "-layout", str(pdfs / FOLDED), "-")
    assert "Utskriften är för arbetsledare. 2 delar för andra yrken är utelämnade." in text
    assert text.count("Utelämnat här: text för andra yrken.") == 2
    assert "Fråga enskilt" in text
    assert "Sitt ned bredvid." not in text
    assert "Lämna inte den som är i fara ensam." in text


def test_what_is_for_the_screen_is_not_on_paper(pdfs: Path) -> None:
    for name in (PROGRAMME, ROLE, FOLDED):
        text = said("pdftotext", str(pdfs / name), "-")
        assert [words for words in ("Gå till innehållet", "Meny", "Rapportera fel") if words in text] == [], name


def test_links_lead_into_the_document_or_to_the_published_site(pdfs: Path) -> None:
    for name in (PROGRAMME, ROLE, FOLDED):
        addresses = {line.split()[-1] for line in said("pdfinfo", "-url", str(pdfs / name)).splitlines()[1:]}
        assert [address for address in addresses if not address.startswith("https://")] == []
    assert "https://somn.exempel.se/somnsvarigheter/stod/somnrestriktion/?for=foretagslakare" in said("pdfinfo", "-url", str(pdfs / ROLE))


def test_where_the_site_has_no_address_a_link_is_words(site: Path, tmp_path: Path) -> None:
    page = tmp_path / "a" / "index.html"
    page.parent.mkdir()
    page.write_text('<html><head></head><body><main><article><a href="../b/#c">B</a> <a href="#d">D</a></article></main></body></html>', encoding="utf-8")
    links = html.document_fromstring(paper.alone(tmp_path, "a/index.html", scripts=False)).iter("a")
    assert [(link.get("href"), link.get("data-address")) for link in links] == [(None, "/b/#c"), ("#d", None)]


def test_the_stylesheet_of_any_edition_is_the_file_that_lies_there(tmp_path: Path) -> None:
    (tmp_path / "vip.css").write_text("", encoding="utf-8")
    head = '<link rel="stylesheet" href="vip.css?v=2030-05-05-abc"><script src="vip.js?v=2030-05-05-abc"></script>'
    (tmp_path / "index.html").write_text(f"<html><head>{head}</head><body><main><article></article></main></body></html>", encoding="utf-8")
    page = html.document_fromstring(paper.alone(tmp_path, "index.html", scripts=True))
    asked = [next(page.iter("link")).get("href"), next(page.iter("script")).get("src")]
    assert asked == [(tmp_path / name).resolve().as_uri() for name in ("vip.css", "vip.js")]


def test_a_former_address_is_no_page_to_print(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<html><head></head><body><p>Sidan har flyttat.</p></body></html>", encoding="utf-8")
    with pytest.raises(FileNotFoundError):
        paper.alone(tmp_path, "index.html", scripts=False)


def test_the_code_on_every_page_leads_to_its_address(site: Path) -> None:
    for file in site.rglob("index.html"):
        page = html.document_fromstring(file.read_bytes())
        code = page.find_class("vip-qr")
        if not page.find_class("vip-end"):  # a redirect
            continue
        address = f"https://somn.exempel.se/{file.parent.relative_to(site).as_posix()}/".replace("/./", "/")
        size = int(code[0].get("viewbox").split()[-1])
        wanted = [[int(square) for square in row] for row in segno.make_qr(address, error="l", boost_error=False).matrix]
        assert drawn(size, code[0].find("path").get("d")) == wanted
        assert page.find_class("vip-print__address")[0].text == address


FAULTS = {
    "ingen webbläsare": (None, "vip: Chromium behövs för att göra PDF och finns inte"),
    "en webbläsare som dör": ("exit 3", "vip: PDF av /for/foretagslakare/ gick inte att göra: webbläsaren avslutades"),
}


@pytest.mark.parametrize(("does", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_pdf_that_cannot_be_made_is_told_and_leaves_nothing(does: str | None, told: str, site: Path, tmp_path: Path) -> None:
    root = world.copied(tmp_path / "mini")
    (root / "releases").symlink_to(site.parent)
    (root / "site").symlink_to(Path("releases") / site.name)
    path = str(tmp_path)
    if does:
        browser = tmp_path / "chromium"
        browser.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
        browser.chmod(0o755)
        path += os.pathsep + os.environ["PATH"]
    done = world.vip(root, "pdf", "for/foretagslakare", PATH=path)
    assert (done.returncode, done.stderr.splitlines()[0]) == (1, told)
    assert not list(root.glob("pdf/*"))
