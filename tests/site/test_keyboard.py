"""The real site by keyboard alone: every stop is seen, nothing covers it, the order is that of the page, and there is a way out."""

from __future__ import annotations

from typing import Any, TypedDict

import pytest
from playwright.sync_api import Page, expect

from tests.axe.looks import DARK, ENLARGED, LIGHT, PHONE, Look
from tests.axe.states import settled
from tests.browser.watched import Reader
from tests.site.pages import KINDS

PATHS = {"kapitel": KINDS["sida med termer"], "hopfälld": f"{KINDS['sida med delar för olika yrken']}?for=skolskoterska", "sök": KINDS["sökresultat"]}
LOOKS = {"ljust": LIGHT, "mörkt": DARK, "320 bildpunkter": PHONE, "400 %": ENLARGED}
MOST = 400  # stops on a page; more means that the focus goes in a ring
# What can be said of the place where the focus is. The outline may be drawn on a card around the link.
_STOP = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const box = one.getBoundingClientRect();
  const seen = element => { const style = getComputedStyle(element);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && style.outlineColor !== 'rgba(0, 0, 0, 0)'; };
  const [x, y] = [Math.min(Math.max(box.x + Math.min(box.width, 8) / 2, 0), innerWidth - 1), Math.min(Math.max(box.y + box.height / 2, 0), innerHeight - 1)];
  const top = document.elementFromPoint(x, y);
  const line = one.closest('p, li, dd, td, cite, caption, .vip-banner') ;
  const inline = getComputedStyle(one).display === 'inline' && line && line.innerText.trim() !== one.innerText.trim();
  return {
    what: one.outerHTML.replace(/\\s+/g, ' ').slice(0, 110),
    seen: seen(one) || Boolean(one.closest('li') && seen(one.closest('li'))),
    width: box.width, height: box.height, inline,
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    uncovered: Boolean(top) && (one.contains(top) || top.contains(one)),
    name: (one.getAttribute('aria-label') || one.innerText || one.labels?.[0]?.innerText || '').trim(),
    place: [...document.body.querySelectorAll('*')].indexOf(one),
  };
}"""


class Stop(TypedDict):
    """One place where the focus rests."""

    what: str
    seen: bool
    width: float
    height: float
    inline: bool
    inView: bool
    uncovered: bool
    name: str
    place: int


def stops(page: Page) -> list[Stop]:
    """Go through the page with Tab until the focus leaves it, and say where it rested."""
    found: list[Stop] = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        stop: Any = page.evaluate(_STOP)
        if stop is None or (found and stop["place"] == found[0]["place"]):
            return found
        found.append(stop)
    raise AssertionError(f"fokus lämnar inte sidan på {MOST} steg; sist: {found[-1]['what']}")


def faults_of(found: list[Stop]) -> list[str]:
    """Return what is wrong with the stops. A link in running text may be small (WCAG 2.5.8), the rest is at least 24 × 24."""
    faults = []
    for before, stop in zip([None, *found], found, strict=False):
        small = not stop["inline"] and (stop["width"] < 24 or stop["height"] < 24)
        told = {
            "fokus syns inte": not stop["seen"],
            "fokus är utanför vyn": not stop["inView"],
            "något täcker det som har fokus": not stop["uncovered"],
            f"målet är litet ({stop['width']:.0f} × {stop['height']:.0f})": small,
            "har inget namn": not stop["name"],
            "kommer före det som stod före": before is not None and stop["place"] <= before["place"],
        }
        faults += [f"{what}: {stop['what']}" for what, wrong in told.items() if wrong]
    return faults


def fresh(reader: Reader, path: str, look: Look) -> Page:
    """Open the page as somebody who has touched nothing."""
    page = settled(reader.open(path))
    look.show(page)
    page.evaluate("document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); scrollTo(0, 0)")
    return page


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", PATHS)
def test_every_stop_is_seen_in_order_and_large_enough(name: str, look: str, reader: Reader) -> None:
    found = stops(fresh(reader, PATHS[name], LOOKS[look]))
    assert len(found) > 10
    assert faults_of(found) == []


def test_the_skip_link_comes_first_and_leads_past_the_menu(reader: Reader) -> None:
    page = fresh(reader, PATHS["kapitel"], LIGHT)
    page.keyboard.press("Tab")
    skip = page.locator(".vip-skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_menu_opens_and_closes_by_key_and_gives_the_focus_back(reader: Reader) -> None:
    page = fresh(reader, PATHS["kapitel"], PHONE)
    menu = page.locator(".vip-menu > summary")
    menu.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".vip-programmes > summary")).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(page.locator(".vip-menu__panel")).to_be_hidden()


# Each question is seen to be answered with no by a fault that is put in.
PLANTED = {
    "fokus syns inte": ".vip-brand:focus-visible { outline: none; }",
    "något täcker det som har fokus": ".vip-header { position: static; } .vip-banner { position: fixed; inset: 0; z-index: 99; background: #fff; }",
    "målet är litet": ".vip-brand { display: block; min-height: 0; height: 10px; overflow: hidden; }",
    "fokus är utanför vyn": ".vip-brand { position: fixed; left: -999px; }",
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found(fault: str, reader: Reader) -> None:
    page = fresh(reader, KINDS["tillgänglighet"], LIGHT)
    page.evaluate("css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }", PLANTED[fault])
    assert [told for told in faults_of(stops(page)) if told.startswith(fault)]


def test_a_trap_and_a_wrong_order_are_found(reader: Reader) -> None:
    page = fresh(reader, KINDS["tillgänglighet"], LIGHT)
    assert [told for told in faults_of(stops(page)[::-1]) if told.startswith("kommer före")]
    page = fresh(reader, KINDS["tillgänglighet"], LIGHT)
    with pytest.raises(AssertionError, match="lämnar inte sidan"):
        stops(fresh_trap(page))


def fresh_trap(page: Page) -> Page:
    """Put two fields in a ring that the focus never leaves."""
    page.evaluate("""() => {
      const field = () => document.querySelector('main').appendChild(Object.assign(document.createElement('input'), {type: 'text'}));
      const [start, one, other] = [field(), field(), field()];
      let turn = 0;
      start.focus();
      addEventListener('keydown', event => {
        if (event.key !== 'Tab') return;
        event.preventDefault();
        (turn++ ? (turn % 2 ? one : other) : start).focus();
      }, true);
    }""")
    return page
