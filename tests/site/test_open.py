"""Every page of the finished real site, opened in Chromium under the policy that the shipped nginx sends, its folding and search used."""

from __future__ import annotations

import shutil
from pathlib import Path

from lxml import html
from playwright.sync_api import Browser, expect

from macros.build import hosting
from tests.browser.watched import Reader, visit
from tests.publishing import servers
from tests.site.test_links import REPOSITORY

QUESTIONS = ("kbt vid ångest", "självmordstankar", "adhd i skolan", "orosanmälan", "vad är en sip", "xyzzy")


def _addresses(site: Path) -> dict[str, str]:
    """Return the address of every page, each with one of the readers that a part of it is for, or none."""
    found = {}
    for path in sorted(site.rglob("index.html")):
        tree = html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
        address = "/" + path.relative_to(site).as_posix().removesuffix("index.html")
        if not tree.xpath("//meta[@http-equiv='refresh']"):  # a former address leads away at once
            found[address] = next((part.split()[-1] for part in map(str, tree.xpath("//main//*[@data-for]/@data-for")) if part), "")
    return found


def test_every_page_is_read_under_the_policy(browser: Browser) -> None:
    site = (REPOSITORY / "site").resolve()
    addresses = _addresses(site)
    folded = 0
    with servers.public_folder() as public, servers.public_folder() as work:
        shutil.copytree(site, public / "releases" / site.name)  # where the server's own user may read
        (public / "site").symlink_to(f"releases/{site.name}")
        with servers.nginx(public / "site", work) as port:
            reader = visit(browser, f"http://{servers.HOST}:{port}")
            for address, who in addresses.items():
                answer = reader.page.goto(reader.root + address + (f"?for={who}" if who else ""))
                assert answer is not None and answer.status == 200, address
                assert {name: answer.headers.get(name.lower()) for name in hosting.HEADERS} == hosting.HEADERS, address
                if who:
                    expect(reader.page.get_by_role("status").filter(has_text="Sidan visas för")).to_be_visible()
                    folded += 1
                assert reader.faults() == [], address
            _search(reader)
            assert reader.faults() == []
            reader.context.close()
    assert len(addresses) > 200 and folded > 100


def _search(reader: Reader) -> None:
    """Ask each question, open the first page found from it, and come back."""
    page = reader.open("/sok/")
    for question in QUESTIONS:
        page.get_by_role("searchbox").fill(question)
        if question == "xyzzy":
            expect(page.locator(".vip-search__none")).to_be_visible()
            continue
        page.keyboard.press("Enter")  # which leads to the first page found, when this question has its answer
        expect(page.locator("[data-vip-search-results] a").first).to_be_focused()
        expect(page.locator("[data-vip-search-results] mark").first).to_be_visible()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.go_back()
        expect(page.get_by_role("searchbox")).to_have_value(question)
