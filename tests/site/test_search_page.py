"""What a reader meets on the real site's search page: words of every kind, filters, marks, keys, and what is said aloud."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.watched import Reader, served, visit
from tests.site.search_quality import asked

SITE = (Path(__file__).resolve().parents[2] / "site").resolve()
ABSENCE, SCHOOL_HEALTH, HELP = "/gemensamt/skolfranvaro/", "/gemensamt/elevhalsan/", "/gemensamt/akut-hjalp/"


@pytest.fixture(scope="module")
def root() -> Iterator[str]:
    with served(SITE) as address:
        yield address


@pytest.fixture
def reader(browser: Browser, root: str) -> Iterator[Reader]:
    """A reader at the search page; nothing may go wrong during the visit, and nothing may stay on the device."""
    one = visit(browser, root)
    one.open("/sok/")
    yield one
    assert one.faults() == []
    one.context.close()


def search(page: Page, words: str) -> Page:
    """Type `words` and wait for the answer."""
    page.get_by_role("searchbox").fill(words)
    page.keyboard.press("Enter")
    expect(page.locator("[data-vip-search-results] > *").first).to_be_visible()
    expect(page.locator(".vip-search__status")).not_to_be_empty()
    return page


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("utredningar", "utredning"),
        ("elevhälsans", SCHOOL_HEALTH),
        ("hälsa", SCHOOL_HEALTH),
        ("ångestbehandling", "/depression-angest/behandling-och-stod/angestsyndrom-hos-vuxna/"),
        ("KBT", "kbt"),
        ("skadligt bruk", "/missbruk-beroende/"),
        ("missbruk", "/missbruk-beroende/"),
        ("deppresion", "/depression-angest/"),
        ("skitsofreni", "/schizofreni/"),
        ("anorexi", "/atstorningar/"),
        ("anorexia", "/atstorningar/"),
        ("sjalvskada", "/sjalvskadebeteende/"),
        ("angest", "/depression-angest/"),
    ],
)
def test_words_as_people_write_them_find_their_pages(reader: Reader, words: str, expected: str) -> None:
    found = asked(reader.page, words)
    assert any(expected in address for address in found[: 10 if words == "hälsa" else 5]), found[:10]


@pytest.mark.parametrize("words", ["elev slutat äta", "eleven har slutat äta", "min elev äter inte"])
def test_the_school_nurse_finds_her_page_first(reader: Reader, words: str) -> None:
    assert asked(reader.page, words)[0].startswith("/atstorningar/tidiga-tecken/nar-en-elev-har-slutat-ata/")


@pytest.mark.parametrize("words", ["hon skär sig", "han skar sig", "min son skär sig", "eleven har skurit sig", "patienten rispar sig"])
def test_whoever_it_is_the_same_is_found_and_help_comes_first(reader: Reader, words: str) -> None:
    page = search(reader.page, words)
    assert "/sjalvskadebeteende/" in page.locator(".vip-search__link").first.get_attribute("href")  # type: ignore[operator]
    help_ = page.get_by_role("complementary", name="Akut hjälp")
    expect(help_).to_be_visible()
    first = page.locator(".vip-search__link").first.element_handle()
    assert help_.evaluate("(help, link) => help.getBoundingClientRect().bottom <= link.getBoundingClientRect().top", first)  # at one moment: the page scrolls
    expect(help_.get_by_role("link")).to_have_attribute("href", "../gemensamt/akut-hjalp/")


ACUTE = (
    "vill inte leva", "min kompis vill ta livet av sig", "han hotar att ta sitt liv", "hennes man slår henne", "suicidplaner",
    "självmordstankar hos unga", "suicidal patient", "livsleda", "självskada", "överdos heroin", "jag orkar inte längre", "svalt rakblad",
    "tog 20 alvedon", "åt upp alla sina tabletter", "hittade avskedsbrev", "hon vill inte vakna mer", "kille pratar om att hanga sig", "sucid",
    "gör mig illa", "skärsår på handleden", "går inte att väcka", "malignt neuroleptikasyndrom", "elev våldtagen", "barnet är rädd för pappa",
)  # fmt: skip


@pytest.mark.parametrize("words", ACUTE)
def test_what_is_acute_shows_help_first(reader: Reader, words: str) -> None:
    search(reader.page, words)
    expect(reader.page.get_by_role("complementary", name="Akut hjälp")).to_be_visible()


HARMLESS = (
    "boendestöd", "livet efter diagnosen", "elev rädd för prov", "hur blir det bättre", "vad gör jag när eleven slutar äta", "elev slår andra elever",
    "rädd att gå till skolan", "barnet skadar andra", "tagit medicin mot adhd", "slutat ta sin medicin",
)  # fmt: skip


@pytest.mark.parametrize("words", HARMLESS)
def test_help_stays_away_when_nothing_is_acute(reader: Reader, words: str) -> None:
    search(reader.page, words)
    expect(reader.page.locator(".vip-search__link").first).to_be_visible()
    expect(reader.page.get_by_role("complementary", name="Akut hjälp")).to_be_hidden()


def test_an_abbreviation_with_two_meanings_offers_both(reader: Reader) -> None:
    page = search(reader.page, "ACT")
    note = page.locator(".vip-search__note", has_text="kan betyda flera saker")
    expect(note.get_by_role("button")).to_have_count(2)
    note.get_by_role("button").first.click()
    expect(page.get_by_role("searchbox")).not_to_have_value("ACT")
    expect(page.locator(".vip-search__link").first).to_be_visible()


def test_results_go_to_sections_by_programme_with_the_words_marked(reader: Reader) -> None:
    page = search(reader.page, "krisplan")
    assert any(urlsplit(address).fragment for address in _addresses(page))
    groups = page.locator(".vip-search__programme").all_inner_texts()
    assert groups[0] == "Bästa träffarna" and len(groups) > 1
    assert "krisplan" in page.locator("[data-vip-search-results] mark").first.inner_text().lower()


@pytest.mark.parametrize(("choice", "value"), [("program", "schizofreni"), ("yrke", "larare"), ("alder", "barn"), ("sida", "insats")])
def test_every_choice_narrows_the_answer_and_stands_in_the_address(reader: Reader, choice: str, value: str) -> None:
    page = search(reader.page, "samtal")
    before = page.locator(".vip-search__status").inner_text()
    page.get_by_text("Begränsa sökningen").click()
    page.locator(f"select[name={choice}]").select_option(value)
    expect(page.locator(".vip-search__status")).not_to_have_text(before)
    assert parse_qs(urlsplit(page.url).query) == {"q": ["samtal"], choice: [value]}
    if choice == "program":
        assert all(urlsplit(address).path.startswith(f"/{value}/") for address in _addresses(page))


def test_a_search_can_be_shared_by_its_address(reader: Reader) -> None:
    first = _addresses(search(reader.page, "sömn"))
    reader.open("/sok/?q=s%C3%B6mn")
    expect(reader.page.locator(".vip-search__link").first).to_be_visible()
    assert _addresses(reader.page) == first
    expect(reader.page.get_by_role("searchbox")).to_have_value("sömn")


def test_the_reader_s_profession_follows_into_the_results(reader: Reader) -> None:
    reader.open("/sok/?q=anpassningar&for=larare")
    expect(reader.page.locator(".vip-search__link").first).to_be_visible()
    assert {parse_qs(urlsplit(address).query).get("for", [""])[0] for address in _addresses(reader.page)} == {"larare"}


def test_an_empty_answer_says_what_was_tried_and_leads_on(reader: Reader) -> None:
    page = search(reader.page, "xyzzyq")
    expect(page.locator(".vip-search__none")).to_have_text("Inga träffar på ”xyzzyq”.")
    expect(page.get_by_text("Det här provades:")).to_be_visible()
    expect(page.locator("[data-vip-search-elsewhere]").get_by_role("link", name="Ordlistan")).to_be_visible()
    expect(page.get_by_role("status").first).to_contain_text("Inga träffar")


def test_a_slip_of_the_pen_is_told_with_what_it_was_taken_for(reader: Reader) -> None:
    page = search(reader.page, "min dotter har deppresion")
    expect(page.locator(".vip-search__note").first).to_contain_text("Du skrev ”deppresion”")


def test_the_answer_is_announced_and_reached_by_keyboard(reader: Reader) -> None:
    page = reader.page
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("orosanmälan")
    expect(page.locator(".vip-search__status[role=status]")).to_contain_text("sidor med träffar. Bäst:")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".vip-search__link").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/gemensamt/orosanmalan/**")


def _addresses(page: Page) -> list[str]:
    return [str(link.get_attribute("href")) for link in page.locator(".vip-search__link").all()]
