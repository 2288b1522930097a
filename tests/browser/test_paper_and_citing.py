"""What a reader takes away from a page: a citation, a printout, and the choice of profession in its address."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.watched import Visit

QUESTIONS = "/somnsvarigheter/forsta-steget/fraga-om-somn/"
AT_WORK = (
    "På arbetsplatsen. I: Fråga om sömn. Sömn och stress. Kansliutkast, uppdaterad 2030-03-02, visar läget 2030-05-05. "
    "https://somn.exempel.se/somnsvarigheter/forsta-steget/fraga-om-somn/#pa-arbetsplatsen"
)


def test_a_section_is_cited_by_keyboard(visiting: Visit) -> None:
    page = visiting().open(QUESTIONS)
    cite = page.get_by_role("button", name="Citera avsnittet")
    expect(cite).to_have_count(0)
    page.locator("#pa-arbetsplatsen .headerlink").focus()
    page.keyboard.press("Enter")
    expect(cite).to_be_visible()
    page.keyboard.press("Tab")  # the browser goes on from the heading: first its link, then what follows it
    page.keyboard.press("Tab")
    expect(cite).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_text(AT_WORK)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Kopiera").first).to_be_focused()


def test_a_former_anchor_cites_the_address_that_is_permanent_now(visiting: Visit) -> None:
    page = visiting().open(f"{QUESTIONS}#gar-vidare")
    expect(page.get_by_role("heading", name="Nästa steg")).to_be_in_viewport()
    page.get_by_role("button", name="Citera avsnittet").click()
    expect(page.locator(".vip-cite__here")).to_contain_text(re.compile(r"^Nästa steg\. I: .*fraga-om-somn/#nasta-steg"))


def test_without_scripts_the_page_is_cited_and_sections_have_links(visiting: Visit) -> None:
    page = visiting(scripts=False).open(QUESTIONS)
    expect(page.get_by_role("region", name="Citera sidan")).to_contain_text("Ett avsnitt citerar du med den fasta adress som # vid rubriken leder till.")
    expect(page.locator("#nasta-steg .headerlink")).to_have_attribute("href", "#nasta-steg")


UNKNOWN = {
    "sida med delar": QUESTIONS,
    "sida utan delar": "/stress/grunder/vad-ar-stress/",
    "en lista": "/kallor/",
}


@pytest.mark.parametrize("path", UNKNOWN.values(), ids=UNKNOWN.keys())
def test_a_profession_nobody_knows_is_told_and_everything_is_shown(path: str, visiting: Visit) -> None:
    page = visiting().open(f"{path}?for=rymdkapten")
    bar = page.locator(".vip-role")
    expect(bar.get_by_role("status")).to_have_text("Det finns inget yrke här som heter ”rymdkapten”. Därför visas allt.")
    expect(bar.get_by_role("button")).to_have_count(0)
    if path == QUESTIONS:
        expect(page.get_by_label("Visa sidan för")).to_be_visible()
    expect(page.locator("main [hidden='until-found']")).to_have_count(0)
    assert page.locator("a[href*='rymdkapten']").count() == 0
    bar.get_by_role("link", name="Välj yrke").click()
    page.wait_for_url("**/for/")


def test_a_known_profession_that_the_page_is_not_for_is_named(visiting: Visit) -> None:
    page = visiting().open("/gemensamt/akut-hjalp/?for=Sömnterapeut")
    expect(page.locator(".vip-role").get_by_role("status")).to_have_text(re.compile("sömnterapeut"))


def test_paper_shows_what_is_seen_and_where_links_lead(visiting: Visit) -> None:
    reader = visiting()
    page = reader.open(f"{QUESTIONS}?for=arbetsledare")
    code, told, left_out = page.locator(".vip-qr"), page.locator(".vip-role .vip-paper"), page.get_by_text("Utelämnat här: text för andra yrken.")
    expect(code).to_be_hidden()
    expect(told).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(code).to_be_visible()
    expect(told).to_have_text("Utskriften är för arbetsledare. 2 delar för andra yrken är utelämnade.")
    expect(told).to_be_visible()
    assert [one.is_visible() for one in left_out.all()] == [True, True]
    expect(page.get_by_text("Sitt ned bredvid.")).to_be_hidden()
    expect(page.get_by_text("Lämna inte den som är i fara ensam.")).to_be_visible()
    link = page.get_by_role("link", name=re.compile("^sömnrestriktion"))
    assert link.get_attribute("data-address") == "/somnsvarigheter/stod/somnrestriktion/#sa-gor-du"
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Visa allt").click()
    page.emulate_media(media="print")
    expect(told).to_be_hidden()
    expect(page.get_by_text("Sitt ned bredvid.")).to_be_visible()


def test_the_code_is_not_read_aloud(visiting: Visit) -> None:
    page = visiting().open(QUESTIONS)
    page.emulate_media(media="print")
    assert page.get_by_role("img").count() == 0
    expect(page.locator(".vip-print")).to_contain_text("Koden leder till https://somn.exempel.se/somnsvarigheter/forsta-steget/fraga-om-somn/")


def test_a_list_folded_on_a_phone_is_printed_whole_and_may_go_on_over_the_page(visiting: Visit) -> None:
    page = visiting(width=390).open("/for/foretagslakare/")
    entry = page.get_by_role("link", name="Sömnrestriktion", exact=True)
    expect(entry).to_be_hidden()
    page.emulate_media(media="print")
    expect(entry).to_be_visible()
    expect(page.locator(".vip-entries__fold").first).to_have_css("break-inside", "auto")
