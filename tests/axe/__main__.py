"""`make axe`: every page of the built site in every look and state, one table; exits 1 when axe finds anything or something is lost."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.watched import NoChromium, Reader

from .looks import EVERY, LIGHT, PHONE, lost
from .rounds import everywhere
from .states import addresses, explain, folded_for, open_menus, questions, settled, unfold
from .violations import violations

ROOT = Path(__file__).resolve().parents[2]


def main(site: Path) -> int:
    """Look at everything and print the table. Returns the exit code."""
    looked: Counter[str] = Counter()
    faults: Counter[str] = Counter()

    def look(reader: Reader, address: str) -> Iterator[str]:
        page = settled(reader.open(address))
        for state, within in _states(page, folded_for(site, address)):
            found = [*violations(page, within), *([] if state == "papper" else lost(page))]
            looked[state] += 1
            faults[state] += len(found)
            for fault in found:
                print(line := f"{address} {state}: {fault}", flush=True)
                yield line

    found = everywhere(site, [*addresses(site), *questions()], look)
    print(f"\n{'läge':<32}{'sidor':>7}{'fel':>6}")
    for state, pages in looked.items():
        print(f"{state:<32}{pages:>7}{faults[state]:>6}")
    visits = len(found) - faults.total()
    print(f"{'fel under besöken':<39}{visits:>6}")
    return 1 if found else 0


def _states(page: Page, who: str | None) -> Iterator[tuple[str, str]]:
    """Bring the page into one state after the other; say which, and what part of the page it concerns."""
    for look in EVERY:
        look.show(page)
        yield look.name, "html"
    for look in (LIGHT, PHONE):
        look.show(page)
        if explain(page):
            yield f"ord förklarat, {look.name}", ":popover-open"
            page.keyboard.press("Escape")
        open_menus(page)
        yield f"menyn öppen, {look.name}", ".vip-header"
        page.keyboard.press("Escape")
        page.evaluate("document.querySelectorAll('header details').forEach(one => { one.open = false; })")
        unfold(page)
        yield f"allt öppet, {look.name}", "html"
    if who:
        page.goto(f"{page.url.partition('#')[0]}?for={who}")
        for look in (LIGHT, PHONE):
            look.show(page)
            yield f"hopfälld, {look.name}", "html"


if __name__ == "__main__":
    try:
        sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "site").resolve()))
    except NoChromium as missing:
        sys.exit(str(missing))
