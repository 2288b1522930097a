"""A reader saves the site, loses the network, and takes the copy away again; and everything that can go wrong on the way."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from macros.build import saving
from tests.axe.violations import violations
from tests.browser.host import Host, hosted
from tests.browser.watched import STORED, Reader, until, visit
from tests.mini import world

SAVE, REMOVE = "Spara för läsning utan nät", "Ta bort det sparade"
ABOUT, QUESTIONS, SLEEP = "/om/utan-nat/", "/somnsvarigheter/forsta-steget/fraga-om-somn/", "/somnsvarigheter/grunder/vad-ar-god-somn/"
INSTEAD = "Du kan läsa webbplatsen som zip-fil i stället; hur står längre ned."
SLEEP_FILE = f"{SLEEP.strip('/')}/index.html"
DAY_MS = 86_400_000


@dataclass
class Saver:
    """A reader at a host, with what the page about saving says."""

    host: Host
    reader: Reader

    @property
    def status(self) -> Locator:
        return self.reader.page.locator(".vip-offline__status")

    def press(self, name: str) -> None:
        self.reader.page.get_by_role("button", name=name).click()

    def save(self) -> None:
        self.reader.open(ABOUT)
        self.press(SAVE)
        expect(self.status).to_contain_text("Klart.")

    def spare(self) -> None:
        """Ask the browser to spare data, as a reader does who pays for it."""
        session = self.reader.context.new_cdp_session(self.reader.page)
        session.send("Emulation.setDataSaverOverride", {"dataSaverEnabled": True})
        self.reader.context.set_extra_http_headers({"Save-Data": "on"})

    def limit(self, room: int) -> None:
        """Give the site `room` bytes on the device, of which the browser cannot say how many are left."""
        self.reader.page.evaluate("StorageManager.prototype.estimate = async () => ({})")
        session = self.reader.context.new_cdp_session(self.reader.page)
        session.send("Storage.overrideQuotaForOrigin", {"origin": self.host.root.removesuffix("/stod/natt"), "quotaSize": room})

    def notices(self, path: str) -> list[str]:
        """Return what stands first on the page at `path`, before the site's own header."""
        return [text.strip() for text in self.reader.open(path).locator("body > .vip-saved").all_inner_texts()]

    def stored(self) -> list[str]:
        found: list[str] = self.reader.page.evaluate(STORED)
        return found

    def aged(self, days: int) -> None:
        """Make what is saved `days` older: a worker has a clock of its own, which a test cannot move."""
        self.reader.page.evaluate(
            """async (time) => {
              const cache = await caches.open((await caches.keys()).find((name) => name.endsWith(" state")));
              const [key] = await cache.keys();
              const state = await (await cache.match(key)).json();
              state.saved.saved -= time;
              state.saved.checked -= time;
              await cache.put(key, new Response(JSON.stringify(state)));
            }""",
            days * DAY_MS,
        )

    def noted(self) -> dict[str, Any]:
        """Return what the worker has noted: the edition that is served when the network fails, and more."""
        found: dict[str, Any] = self.reader.page.evaluate(
            """async () => {
              const name = (await caches.keys()).find((name) => name.endsWith(" state"));
              const cache = name && await caches.open(name);
              const [key] = cache ? await cache.keys() : [];
              return key ? (await cache.match(key)).json() : {};
            }"""
        )
        return found

    def saved(self, what: str) -> Any:
        """Return what is noted of the edition that is served when the network fails, or nothing."""
        return (self.noted().get("saved") or {}).get(what, "")


@pytest.fixture
def host(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Return a host of the miniature's site."""
    with hosted(world.built(tmp_path_factory.getbasetemp()), tmp_path / "www") as one:
        yield one


@pytest.fixture
def saver(host: Host, browser: Browser) -> Iterator[Saver]:
    """Return a reader of that host; whatever goes wrong on a page fails the test, also when the network does."""
    one = Saver(host, visit(browser, host.root))
    yield one
    one.reader.context.close()
    assert one.reader.seen == []


def test_nothing_is_stored_before_the_press(saver: Saver) -> None:
    for path in ("/", ABOUT, QUESTIONS, ABOUT):
        saver.reader.open(path)
    expect(saver.status).to_have_text("Inget är sparat.")
    assert saver.reader.faults() == []
    assert saving.WORKER not in saver.host.asked


def test_a_saved_site_is_read_and_searched_when_the_host_is_gone(saver: Saver) -> None:
    saver.save()
    today = saver.reader.page.evaluate("new Date().toLocaleDateString('sv-SE')")
    until = saver.reader.page.evaluate(f"new Date(Date.now() + 30 * {DAY_MS}).toLocaleDateString('sv-SE')")
    saver.host.leave()

    assert saver.notices("/") == [
        f"Sparad kopia, gäller till och med {until}. Webbplatsen svarar inte. Du läser utgåvan {world.DAY}, som visar läget {world.DAY}. Kopian "
        f"sparades {today} och jämfördes senast med webbplatsen {today}. Om det sparade"
    ]
    page = saver.reader.page
    expect(page).to_have_title(re.compile("^Sparad kopia: "))
    assert page.evaluate("[...document.body.children].slice(0, 2).map((one) => one.className)") == ["vip-skip", "vip-saved"]

    page.get_by_role("main").get_by_role("link", name="Nattsköterska", exact=True).last.click()
    page.get_by_role("main").get_by_role("link", name="På natten", exact=True).click()
    assert page.url.endswith(f"{QUESTIONS}?for=nattskoterska#pa-natten")
    expect(page.get_by_text("Sitt ned bredvid.")).to_be_visible()
    expect(page.get_by_text("Fråga enskilt")).to_be_hidden()
    expect(page.locator(".vip-saved")).to_be_visible()

    page.get_by_role("searchbox").first.fill("arbetsplatsen")
    page.keyboard.press("Enter")
    page.get_by_role("main").get_by_role("link", name="På arbetsplatsen").first.click()
    expect(page).to_have_url(re.compile("pa-arbetsplatsen$"))
    assert page.evaluate("getComputedStyle(document.querySelector('.vip-header')).position") == "relative"  # the stylesheet is there

    saver.reader.open("/om")
    assert page.url.endswith("/om/")
    assert saver.notices("/finns/inte/")[0].startswith("Sidan du ville läsa finns inte i den sparade kopian.")


def test_what_is_saved_is_what_the_build_made_and_bears_its_policy(saver: Saver) -> None:
    saver.save()
    names = [name for name in saver.reader.page.evaluate("caches.keys()") if not name.endswith(" state")]
    listed = json.loads((saver.host.site / saving.LIST).read_text(encoding="utf-8"))
    found = saver.reader.page.evaluate(
        """async (name) => {
          const cache = await caches.open(name);
          const all = {};
          for (const key of await cache.keys()) {
            const answer = await cache.match(key);
            const digest = await crypto.subtle.digest("SHA-256", await answer.arrayBuffer());
            const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
            all[key.url] = [hex, answer.headers.get("Content-Security-Policy")];
          }
          return all;
        }""",
        names[0],
    )
    assert len(names) == 1
    policy = saving.HEADERS["Content-Security-Policy"]
    wanted = {f"{saver.host.root}/{path}": [digest, policy] for path, digest in listed["files"].items()}
    assert {url: kept for url, kept in found.items() if not url.endswith((saving.LIST, saving.OFFER))} == wanted


def test_a_reader_with_a_network_never_meets_the_copy(saver: Saver) -> None:
    saver.save()
    page = saver.host.site / SLEEP_FILE
    page.write_text(page.read_text(encoding="utf-8").replace("<h1", "<p>Nytt i dag.</p><h1", 1), encoding="utf-8")
    assert saver.notices(SLEEP) == []
    expect(saver.reader.page.get_by_text("Nytt i dag.")).to_be_visible()


@pytest.mark.parametrize("mood", ["hangs", "down"])
def test_a_host_that_does_not_answer_gives_the_copy(mood: str, saver: Saver) -> None:
    saver.save()
    saver.host.moods["*"] = mood
    (notice,) = saver.notices(SLEEP)
    assert notice.startswith("Sparad kopia, gäller till och med ")
    saver.host.moods.clear()


def test_a_page_from_the_copy_searches_the_copy_when_the_site_is_back_with_another_index(saver: Saver) -> None:
    saver.save()
    saver.host.moods["*"] = "down"
    assert saver.notices("/sok/") != []
    saver.host.moods.clear()
    for path in (saver.host.site / "search").iterdir():
        path.write_text("", encoding="utf-8")
    saver.reader.page.get_by_role("searchbox").press_sequentially("arbetsplatsen")
    expect(saver.reader.page.get_by_role("main").get_by_role("link", name="På arbetsplatsen").first).to_be_visible()


def test_a_copy_that_has_expired_says_so_wherever_one_reads(saver: Saver) -> None:
    saver.save()
    saver.aged(31)
    until = saver.reader.page.evaluate(f"new Date(Date.now() - {DAY_MS}).toLocaleDateString('sv-SE')")
    saver.host.leave()
    old, about = saver.notices(SLEEP)
    assert old == f"Den sparade kopian har gått ut. Den gällde till och med {until}. Texten kan vara ändrad eller fel: kontrollera den innan du använder den."
    assert "gäller till" not in about
    assert not about.startswith("Sparad kopia")
    page = saver.reader.page
    expect(page).to_have_title(re.compile("^Kopian gäller inte: "))
    page.locator(".vip-footer").scroll_into_view_if_needed()
    expect(page.get_by_text("Den sparade kopian har gått ut.")).to_be_in_viewport()
    saver.reader.open(ABOUT)
    expect(saver.status).to_contain_text(f"kopian har gått ut: den gällde till och med {until}.")


def test_a_copy_on_its_last_day_holds(saver: Saver) -> None:
    saver.save()
    saver.aged(30)
    saver.host.leave()
    assert [text.split(",")[0] for text in saver.notices(SLEEP)] == ["Sparad kopia"]


def test_a_clock_that_has_gone_backwards_proves_nothing(saver: Saver) -> None:
    saver.save()
    saver.aged(-3)
    saver.host.leave()
    assert saver.notices(SLEEP)[0].startswith("Det går inte att säga om den sparade kopian gäller. Enhetens klocka visar ")


def test_a_page_whose_review_is_late_by_the_readers_clock_says_so(saver: Saver) -> None:
    written = re.search(r'data-vip-review-by="([0-9-]{10})"', (saver.host.site / SLEEP_FILE).read_text(encoding="utf-8"))
    assert written
    saver.host.publish("2026-02-01-abc", "2026-02-01", {SLEEP_FILE: (written.group(0), 'data-vip-review-by="2026-02-02"')})
    saver.save()
    saver.host.leave()
    (notice,) = saver.notices(SLEEP)
    assert "Granskningen är försenad. Sidan skulle ha granskats senast 2026-02-02." in notice
    assert "Granskningen är försenad" not in saver.notices(ABOUT)[0]


NEW = {SLEEP_FILE: ("</h1>", "</h1><p>Nytt i utgåvan.</p>")}


def test_a_new_edition_is_fetched_in_the_background_and_only_what_is_new(saver: Saver) -> None:
    saver.save()
    saver.host.publish("2030-06-01-nya", "2030-06-01", NEW)
    saver.host.asked.clear()
    saver.reader.open(QUESTIONS)
    until(lambda: saver.saved("edition") == "2030-06-01-nya", saver.reader.page)
    fetched = set(saver.host.asked) - {QUESTIONS[1:]} - {name for name in saver.host.asked if name.startswith(("assets/", "manifest"))}
    assert fetched == {saving.OFFER, saving.LIST, SLEEP[1:], ABOUT[1:]}  # the page about saving says its edition
    saver.host.leave()
    assert "Du läser utgåvan 2030-06-01-nya, som visar läget 2030-06-01." in saver.notices(SLEEP)[0]
    expect(saver.reader.page.get_by_text("Nytt i utgåvan.")).to_be_visible()
    until(lambda: len([name for name in saver.stored() if name.startswith("cache ")]) == 2, saver.reader.page)  # what is served, and what says so


def test_a_copy_that_is_still_the_sites_holds_from_the_day_it_was_compared(saver: Saver) -> None:
    saver.save()
    saver.aged(31)
    before = saver.saved("checked")
    saver.reader.open(SLEEP)
    until(lambda: bool(saver.saved("checked") > before), saver.reader.page)
    saver.host.leave()
    assert [text.split(",")[0] for text in saver.notices(SLEEP)] == ["Sparad kopia"]


def test_nothing_is_fetched_by_itself_while_data_is_spared(saver: Saver) -> None:
    saver.save()
    saver.spare()
    saver.host.publish("2030-06-01-nya", "2030-06-01", NEW)
    saver.reader.open(QUESTIONS)
    saver.reader.page.wait_for_timeout(500)
    assert saver.saved("edition") == world.DAY
    saver.reader.open(ABOUT)
    expect(saver.status).to_contain_text("Webbplatsen har en annan utgåva nu: 2030-06-01-nya.")
    saver.press("Hämta den")
    expect(saver.status).to_contain_text("Klart. Utgåvan 2030-06-01-nya är sparad")


@pytest.mark.parametrize("mood", ["half", "wrong"])
def test_a_file_that_comes_wrong_leaves_the_old_edition(mood: str, saver: Saver) -> None:
    saver.save()
    saver.host.publish("2030-06-01-nya", "2030-06-01", NEW)
    saver.host.moods[SLEEP[1:]] = mood
    saver.host.asked.clear()
    saver.reader.open(QUESTIONS)
    until(lambda: SLEEP[1:] in saver.host.asked, saver.reader.page)
    saver.reader.page.wait_for_timeout(500)
    assert saver.saved("edition") == world.DAY
    saver.host.leave()
    assert f"Du läser utgåvan {world.DAY}, som visar läget {world.DAY}." in saver.notices(SLEEP)[0]
    expect(saver.reader.page.get_by_text("Nytt i utgåvan.")).to_have_count(0)


def test_a_first_saving_that_breaks_is_not_served_and_goes_on_where_it_was(saver: Saver) -> None:
    saver.host.moods["sok/"] = "half"
    saver.reader.open(ABOUT)
    saver.press(SAVE)
    expect(saver.status).to_contain_text("Nätet bröts.")
    expect(saver.status).to_contain_text("Inget är sparat att läsa än.")
    assert saver.saved("edition") == ""
    saver.host.moods.clear()
    saver.host.asked.clear()
    saver.press("Hämta resten")
    expect(saver.status).to_contain_text("Klart.")
    listed = json.loads((saver.host.site / saving.LIST).read_text(encoding="utf-8"))["files"]
    assert "sok/" in saver.host.asked
    assert len(saver.host.asked) < len(listed)


def test_a_file_with_another_checksum_is_refused(saver: Saver) -> None:
    saver.host.moods["assets/vip.js"] = "wrong"
    saver.reader.open(ABOUT)
    saver.press(SAVE)
    expect(saver.status).to_contain_text("En fil kom inte fram som den skulle, och därför används inget av den nya utgåvan.")
    assert saver.saved("edition") == ""
    assert f"{saver.host.root}/assets/vip.js" not in _urls(saver.reader.page)


def test_one_press_takes_all_of_it_away(saver: Saver) -> None:
    saver.save()
    saver.press(REMOVE)
    expect(saver.status).to_have_text("Det sparade är borttaget. Inget är sparat.")
    assert saver.stored() == []
    saver.reader.open(QUESTIONS)
    assert saver.reader.faults() == []


def test_what_another_site_on_the_same_host_has_saved_is_left_alone(saver: Saver) -> None:
    saver.save()
    saver.reader.page.evaluate("caches.open('vip-offline / en-annan')")
    saver.press(REMOVE)
    expect(saver.status).to_contain_text("borttaget")
    assert saver.stored() == ["cache vip-offline / en-annan"]


CANNOT = {
    "gammal eller privat": ("delete Navigator.prototype.serviceWorker", "Den här webbläsaren kan inte spara webbplatsen."),
    "utan https": (
        "delete Navigator.prototype.serviceWorker; Object.defineProperty(window, 'isSecureContext', {value: false})",
        "Webbläsaren kan inte spara webbplatsen, eftersom adressen inte börjar med https.",
    ),
}


@pytest.mark.parametrize(("script", "said"), CANNOT.values(), ids=CANNOT.keys())
def test_a_browser_that_cannot_save_says_so_and_what_to_do(script: str, said: str, saver: Saver) -> None:
    saver.reader.page.add_init_script(script)
    saver.reader.open(ABOUT)
    expect(saver.status).to_contain_text(said)
    expect(saver.status).to_contain_text("zip-fil")
    expect(saver.reader.page.get_by_role("button", name=SAVE)).to_have_count(0)


def test_a_device_without_room_is_told_before_anything_is_stored(saver: Saver) -> None:
    saver.reader.page.add_init_script("StorageManager.prototype.estimate = async () => ({quota: 300000, usage: 100000})")
    saver.reader.open(ABOUT)
    saver.press(SAVE)
    expect(saver.status).to_contain_text(re.compile(r"Det finns för lite plats\. Ungefär [0-9,]+ MB behövs, och 0,2 MB är ledigt"))
    assert saver.reader.faults() == []


@pytest.mark.parametrize("room", [1_000, 100_000, 300_000, 400_000, 500_000])
def test_room_that_ends_on_the_way_leaves_nothing(room: int, saver: Saver) -> None:
    saver.reader.open(ABOUT)
    saver.limit(room)
    saver.press(SAVE)
    expect(saver.status).to_contain_text("Det finns för lite plats på enheten.")
    assert saver.reader.faults() == []


LONG = {SLEEP_FILE: ("</h1>", f"</h1><!-- {secrets.token_hex(500_000)} -->")}  # more than there is room for


def test_without_room_for_a_new_edition_the_old_one_is_read(saver: Saver) -> None:
    saver.save()
    saver.spare()
    saver.host.publish("2030-06-01-nya", "2030-06-01", LONG)
    saver.reader.open(ABOUT)
    expect(saver.status).to_contain_text("Webbplatsen har en annan utgåva nu: 2030-06-01-nya.")
    saver.limit(1_200_000)
    saver.press("Hämta den")
    expect(saver.status).to_contain_text(f"Det finns för lite plats på enheten. {INSTEAD} Utgåvan {world.DAY} är sparad och gäller")
    assert len([name for name in saver.stored() if name.startswith("cache ")]) == 2  # nothing of the new one takes up room
    saver.host.leave()
    assert f"Du läser utgåvan {world.DAY}, som visar läget {world.DAY}." in saver.notices(SLEEP)[0]


def test_a_full_device_does_not_fetch_by_itself_at_every_page(saver: Saver) -> None:
    saver.save()
    saver.host.publish("2030-06-01-nya", "2030-06-01", LONG)
    saver.limit(1_200_000)
    saver.reader.open(QUESTIONS)
    until(lambda: bool(saver.noted().get("full")), saver.reader.page)
    saver.host.asked.clear()
    saver.reader.open(QUESTIONS)
    saver.reader.page.wait_for_timeout(500)
    assert saving.OFFER in saver.host.asked
    assert saving.LIST not in saver.host.asked
    assert saver.saved("edition") == world.DAY


def test_a_preview_is_not_saved(saver: Saver) -> None:
    (saver.host.site / saving.OFFER).unlink()
    saver.reader.open(ABOUT)
    saver.press(SAVE)
    expect(saver.status).to_contain_text("Den här webbplatsen går inte att spara; det kan vara en förhandsvisning.")
    assert saver.stored() == []
    saver.reader.seen.clear()  # that the file is missing is said in the console, too


def test_without_scripts_the_page_says_what_to_do(host: Host, browser: Browser) -> None:
    reader = visit(browser, host.root, scripts=False)
    page = reader.open(ABOUT)
    expect(page.locator(".vip-offline")).to_contain_text("då kan webbläsaren inte spara webbplatsen")
    expect(page.locator(".vip-offline").get_by_role("link", name="zip-fil")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text(f"utgåvan {world.DAY}")
    reader.context.close()


def test_the_notice_and_the_page_about_it_are_accessible(saver: Saver) -> None:
    saver.save()
    saver.aged(31)
    saver.host.leave()
    page = saver.reader.page
    found = {}
    for path in (SLEEP, ABOUT):
        saver.reader.open(path)
        for width, scheme in ((1280, "light"), (1280, "dark"), (320, "light")):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
            page.wait_for_timeout(100)
            found[path, width, scheme] = [*violations(page), page.evaluate("document.scrollingElement.scrollWidth") <= width]
    assert found == {look: [True] for look in found}


def test_a_phone_may_install_the_site(saver: Saver) -> None:
    session = saver.reader.context.new_cdp_session(saver.reader.open(QUESTIONS))
    found = session.send("Page.getAppManifest")
    assert (found["url"], found["errors"]) == (f"{saver.host.root}/manifest.webmanifest", [])
    faults = {fault["errorId"] for fault in session.send("Page.getInstallabilityErrors")["installabilityErrors"]}
    assert faults <= {"in-incognito"}  # a test's browser always is


def test_progress_is_told_to_those_who_listen(saver: Saver) -> None:
    saver.reader.open(ABOUT)
    saver.reader.page.evaluate(
        """() => {
          window.heard = [];
          const status = document.querySelector(".vip-offline__status");
          new MutationObserver(() => window.heard.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
        }"""
    )
    assert saver.status.get_attribute("role") == "status"
    saver.press(SAVE)
    expect(saver.status).to_contain_text("Klart.")
    heard = saver.reader.page.evaluate("window.heard")
    assert heard[0] == "Hämtar. Låt sidan vara öppen."
    assert "50 procent är hämtat." in heard
    assert len(heard) <= 6


def _urls(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        "async () => (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map((one) => one.url)))).flat()"
    )
    return found
