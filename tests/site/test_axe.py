"""Every page of the real site as axe judges it, and one page of each kind in every look and state. `make axe` takes every page in all of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.axe import states
from tests.axe.looks import DARK, ENLARGED, EVERY, LIGHT, PAPER, PHONE, Look, lost, text
from tests.axe.rounds import everywhere
from tests.axe.violations import violations
from tests.browser.watched import Reader
from tests.site.pages import KINDS, SITE

every_kind = pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())


def test_axe_finds_nothing_on_any_page() -> None:
    def look(reader: Reader, address: str) -> list[str]:
        return [f"{address} {fault}" for fault in violations(reader.open(address))]

    addresses = states.addresses(SITE.resolve())
    assert len(addresses) > 250
    assert everywhere(SITE.resolve(), addresses, look) == []


@every_kind
def test_axe_finds_nothing_and_nothing_is_lost_however_the_page_looks(path: str, reader: Reader) -> None:
    page = states.settled(reader.open(path))
    found = []
    for look in EVERY:
        if look is not LIGHT or "?q=" in path:  # every page is looked at in light above
            look.show(page)
            found += [f"{look.name}: {fault}" for fault in [*violations(page), *(lost(page) if look is not PAPER else [])]]
    assert found == []


@every_kind
def test_every_word_is_there_on_a_small_screen_and_enlarged(path: str, reader: Reader) -> None:
    page = states.settled(reader.open(path))
    LIGHT.show(page)
    states.unfold(page)
    words = text(page)
    for look in (PHONE, ENLARGED):
        look.show(page)
        states.unfold(page)
        assert text(page) == words, look.name


STATES: dict[str, tuple[str, Callable[[Page], object], str]] = {
    "hopfälld": (f"{KINDS['sida med delar för olika yrken']}?for=skolskoterska", lambda page: page.get_by_text("hopfäll").wait_for(), "html"),
    "ord förklarat": (KINDS["sida med termer"], states.explain, ":popover-open"),
    "allt öppet": (KINDS["källor"], states.unfold, "html"),
    "menyn öppen": (KINDS["kapitel"], states.open_menus, ".vip-header"),
    "sökning utan svar": ("/sok/?q=qwzx", states.settled, "html"),
    "sökning med två betydelser": ("/sok/?q=ACT", states.settled, "html"),
    "sökning med avgränsningar": ("/sok/?q=sova", lambda page: states.unfold(states.settled(page)), "html"),
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_the_states_a_reader_makes(state: str, reader: Reader) -> None:
    path, act, within = STATES[state]
    found = []
    for look in (LIGHT, DARK, PHONE, ENLARGED):
        page = reader.open(path)
        look.show(page)
        act(page)
        found += [f"{look.name}: {fault}" for fault in [*violations(page, within), *lost(page)]]
    assert found == []


# Each rule that the looks are there for is seen to be broken by a fault that is put in.
PLANTED: dict[str, tuple[Look, str]] = {
    "image-alt": (LIGHT, "<img src='/assets/vip-icon.svg'>"),
    "label": (LIGHT, "<input type='text'>"),
    "heading-order": (LIGHT, "<h2>Två</h2><h5>Fem</h5>"),
    "target-size": (LIGHT, "<div><button class='prov-litet'>a</button><button class='prov-litet'>b</button></div>"),
    "color-contrast": (DARK, "<p class='prov-blekt'>Blekt i mörkt</p>"),
    "sidan är": (PHONE, "<p class='prov-brett'>Bred</p>"),
    "täcker vyn": (ENLARGED, "<p class='prov-fast'>Fast</p>"),
    "texten är avskuren": (ENLARGED, "<p class='prov-kapat'>Avskuren text som är för lång för sin ruta</p>"),
}
STYLE = """() => { const sheet = new CSSStyleSheet();
  sheet.replaceSync(`.prov-litet { width: 10px; height: 10px; font-size: 6px; padding: 0; }
    @media (prefers-color-scheme: dark) { .prov-blekt { color: #333; } } .prov-brett { width: 700px; }
    .prov-fast { position: fixed; inset: 0; height: 50vh; } .prov-kapat { width: 4em; overflow: hidden; white-space: nowrap; }`);
  document.adoptedStyleSheets.push(sheet); }"""


@pytest.mark.parametrize("rule", PLANTED)
def test_a_planted_fault_is_found(rule: str, reader: Reader) -> None:
    look, html = PLANTED[rule]
    page = reader.open(KINDS["tillgänglighet"])
    look.show(page)
    page.evaluate(STYLE)
    page.evaluate("html => document.querySelector('.vip-body').insertAdjacentHTML('beforeend', html)", html)
    assert [fault for fault in [*violations(page), *lost(page)] if fault.startswith(rule)]
