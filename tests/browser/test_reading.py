"""What a reader does on the site, with mouse, keyboard, phone, and scripts off."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.axe.looks import DARK, LIGHT, PHONE
from tests.axe.violations import violations
from tests.browser.watched import Visit, until, visit

KINDS = {
    "startsida": "/",
    "programmets startsida": "/somnsvarigheter/",
    "kapitel": "/somnsvarigheter/stod/",
    "sida med delar för olika yrken": "/somnsvarigheter/forsta-steget/fraga-om-somn/",
    "sida med tabell, termer och kod": "/somnsvarigheter/grunder/vad-ar-god-somn/",
    "sida med rekommendationer": "/somnsvarigheter/stod/somnrestriktion/",
    "publicerad sida": "/stress/grunder/vad-ar-stress/",
    "arbetsgrupper": "/arbetsgrupper/",
    "arbetsgrupp": "/arbetsgrupper/grupp-somn/",
    "källor": "/kallor/",
    "ordlista": "/ordlista/",
    "instrument": "/instrument/",
    "indikatorer": "/indikatorer/",
    "yrken": "/for/",
    "ett yrke": "/for/foretagslakare/",
    "sök": "/sok/",
    "sökresultat": "/sok/?q=somn",
    "tillgänglighet": "/om/tillganglighet/",
    "läs utan nät": "/om/utan-nat/",
    "sidan finns inte": "/finns-inte/",
}
every_kind = pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
QUESTIONS = "/somnsvarigheter/forsta-steget/fraga-om-somn/"


def test_a_profession_leads_to_its_part_of_a_page(visiting: Visit) -> None:
    page = visiting().open("/")
    page.get_by_role("main").get_by_role("link", name="Nattsköterska", exact=True).last.click()
    page.get_by_role("link", name="På natten", exact=True).click()
    assert page.url.endswith(f"{QUESTIONS}?for=nattskoterska#pa-natten")
    expect(page.get_by_text("Sitt ned bredvid.")).to_be_in_viewport()
    expect(page.get_by_role("status").filter(has_text="Sidan visas för")).to_contain_text("nattsköterska")
    expect(page.get_by_text("Fråga enskilt")).to_be_hidden()


def test_a_profession_s_long_list_is_folded_on_a_phone_and_nowhere_else(visiting: Visit) -> None:
    phone = visiting(width=390).open(KINDS["ett yrke"])
    entry = phone.get_by_role("link", name="Sömnrestriktion", exact=True)
    expect(phone.get_by_role("heading", name="Stöd", exact=True)).to_be_visible()
    expect(entry).to_be_hidden()
    phone.get_by_text("1 sida", exact=True).nth(2).press("Enter")
    expect(entry).to_be_visible()

    for reader in (visiting(), visiting(width=390, scripts=False)):
        expect(reader.open(KINDS["ett yrke"]).get_by_role("link", name="Sömnrestriktion", exact=True)).to_be_visible()


def test_search_leads_to_a_section_by_keyboard(visiting: Visit) -> None:
    page = visiting().open("/stress/")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("arbetsplatsen")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sok/?**q=arbetsplatsen**")
    found = page.get_by_role("link", name="På arbetsplatsen")
    expect(found.first).to_be_visible()
    page.keyboard.press("/")
    for _ in range(20):
        page.keyboard.press("ArrowDown")
        if page.evaluate("document.activeElement.textContent").endswith("På arbetsplatsen"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{QUESTIONS}#pa-arbetsplatsen")
    expect(page.get_by_role("heading", name="På arbetsplatsen")).to_be_in_viewport()


def test_search_says_when_a_word_is_found_by_its_parts_alone_or_not_at_all(visiting: Visit) -> None:
    page = visiting().open("/sok/?q=stressrestriktion")
    expect(page.get_by_text("Här är träffar på ”stress” och ”restriktion”.")).to_be_visible()
    page = visiting().open("/sok/?q=körkort")
    expect(page.get_by_role("main")).to_contain_text("Inga träffar på ”körkort”.")


def test_search_asks_for_nothing_before_the_first_key(visiting: Visit) -> None:
    reader = visiting()
    asked: list[str] = []
    reader.context.on("request", lambda request: asked.append(request.url))
    page = reader.open("/sok/")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/search/" in url] == []
    page.get_by_role("searchbox").press_sequentially("ligger vaken hela natten")
    expect(page.get_by_role("link", name="Sömnrestriktion").first).to_be_visible()
    assert [url for url in asked if "/search/" in url] != []


def test_a_term_is_explained_by_keyboard(visiting: Visit) -> None:
    page = visiting().open("/somnsvarigheter/stod/somnrestriktion/")
    term = page.get_by_role("button", name="KBT-I")
    note = page.locator("#ord-kbt-i")
    expect(note).to_be_hidden()
    for _ in range(60):
        page.keyboard.press("Tab")
        if term.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(note).to_be_visible()
    expect(note).to_contain_text("Kognitiv beteendeterapi för sömn")
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(term).to_be_focused()


def test_parts_for_others_fold_and_open_again(visiting: Visit) -> None:
    page = visiting().open(f"{QUESTIONS}?for=arbetsledare")
    mine, theirs = page.get_by_text("Fråga enskilt"), page.get_by_text("Sitt ned bredvid.")
    expect(mine).to_be_visible()
    expect(theirs).to_be_hidden()
    expect(page.get_by_text("Räkna nätterna tillsammans")).to_be_hidden()
    expect(page.get_by_role("heading", name="På natten")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Sidan visas för")).to_contain_text("2 delar för andra yrken är hopfällda")

    page.get_by_role("button", name=re.compile("^För andra yrken – visa ?: På natten$")).click()
    expect(theirs).to_be_visible()
    page.get_by_role("button", name=re.compile("^För andra yrken – dölj ?: På natten$")).click()
    expect(theirs).to_be_hidden()

    page.get_by_role("link", name="sömnrestriktion", exact=True).click()
    assert page.url.endswith("/stod/somnrestriktion/?for=arbetsledare#sa-gor-du")
    page.go_back()
    expect(theirs).to_be_hidden()

    page.get_by_role("button", name="Visa allt").click()
    expect(theirs).to_be_visible()
    assert page.url.endswith(QUESTIONS)


def test_safety_is_never_folded(visiting: Visit) -> None:
    page = visiting().open(f"{QUESTIONS}?for=arbetsledare")
    expect(page.get_by_text("Sitt ned bredvid.")).to_be_hidden()
    expect(page.get_by_text("Lämna inte den som är i fara ensam.")).to_be_visible()  # stands inside the part that is folded
    expect(page.get_by_text("Ring 112 om någon är i fara")).to_be_visible()


def test_a_choice_is_stored_only_while_the_reader_wants_it(visiting: Visit) -> None:
    page = visiting().open(f"{QUESTIONS}?for=arbetsledare")
    assert _stored(page) == []
    page.get_by_role("button", name="Kom ihåg").click()
    assert _stored(page) == ["vip-for"]
    page.goto(page.url.split("?")[0])
    expect(page.get_by_text("Sitt ned bredvid.")).to_be_hidden()
    page.get_by_role("button", name="Glöm").click()
    assert _stored(page) == []


def _stored(page: Page) -> list[str]:
    keys: list[str] = page.evaluate("Object.keys(localStorage)")
    return keys


def _settled(page: Page) -> Page:
    """Return the page when its search, if it was asked one, has answered."""
    if "?q=" in page.url:
        expect(page.locator("[data-vip-search-results] a").first).to_be_visible()
    return page


@every_kind
def test_nothing_is_wider_than_a_phone(path: str, visiting: Visit) -> None:
    page = _settled(visiting(width=320).open(path))
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320


@every_kind
def test_text_is_there_without_scripts(path: str, visiting: Visit) -> None:
    page = visiting(scripts=False).open(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for part in page.locator("main .vip-part p, main .vip-part li").all():
        expect(part).to_be_visible()
    for link in page.locator("main noscript a").all():
        expect(link).to_be_visible()


def test_search_page_leads_on_without_scripts(visiting: Visit) -> None:
    page = visiting(scripts=False).open("/sok/")
    page.get_by_role("main").get_by_role("link", name="Programmen").click()
    expect(page.get_by_role("heading", name="Välj program")).to_be_visible()


@every_kind
def test_axe_finds_nothing(path: str, visiting: Visit) -> None:
    page = _settled(visiting().open(path))
    found = []
    for look in (LIGHT, DARK, PHONE):
        look.show(page)
        found += [f"{look.name}: {fault}" for fault in violations(page)]
    assert found == []


def test_axe_finds_nothing_on_a_folded_page(visiting: Visit) -> None:
    page = visiting().open(f"{QUESTIONS}?for=arbetsledare")
    expect(page.get_by_text("Sitt ned bredvid.")).to_be_hidden()
    assert violations(page) == []


def test_the_watch_sees_what_it_watches_for(browser: Browser, root: str) -> None:
    reader = visit(browser, root)
    page = reader.open("/")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: '1'}))")
    page.evaluate("document.body.append(Object.assign(document.createElement('img'), {src: 'http://127.0.0.2:9/bild.png'}))")
    page.evaluate("setTimeout(() => { throw new Error('prov') })")
    page.evaluate("localStorage.setItem('prov', '1'); document.cookie = 'prov=1'")
    for wanted in ("script-src", "img-src", "skriptfel: ", "localStorage prov", "kaka prov"):
        until(lambda wanted=wanted: wanted in "\n".join(reader.faults()), page)
    reader.context.close()
