"""Whether a page helped: a form to a path on the site, and nothing in a folder, where nobody takes the answer."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from macros.build import offline
from tests.browser.watched import Strict, served, visit
from tests.mini import world

BELOW = "/stod"  # a site may lie below any path
PAGE = "/stress/grunder/vad-ar-stress/"
Answers = tuple[str, list[tuple[str, dict[str, list[str]]]]]  # the site's address, and what it has been sent
QUESTION = "Hjälpte informationen på sidan dig?"


class _Answering(Strict):
    answers: list[tuple[str, dict[str, list[str]]]]

    def do_POST(self) -> None:
        """Take an answer and send the reader back, as the guide says that a host must."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.answers.append((self.path, parse_qs(body)))
        self.send_response(HTTPStatus.SEE_OTHER)
        self.send_header("Location", f"{BELOW}{PAGE}")
        self.end_headers()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the miniature, built with a path that takes answers, below the folder that a server serves."""
    www = tmp_path_factory.mktemp("www")
    root = world.copied(tmp_path_factory.mktemp("svar") / "mini")
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace("feedback: svar@exempel.se", "feedback: /svar")
    settings.write_text(text.replace("contact: redaktionen@exempel.se", "contact: om/utan-nat"), encoding="utf-8")
    done = world.vip(root, "build", "--day", world.DAY)
    assert done.returncode == 0, done.stdout + done.stderr
    (www / BELOW.strip("/")).symlink_to((root / "site").resolve())
    return www


@pytest.fixture
def answers(site: Path) -> Iterator[Answers]:
    """Serve the site; return its address and what it has been sent."""
    handler = type("_Here", (_Answering,), {"answers": []})
    with served(site, handler) as root:
        yield root + BELOW, handler.answers


@pytest.mark.parametrize("scripts", [True, False], ids=["med skript", "utan skript"])
def test_an_answer_is_sent_by_keyboard_with_page_and_edition(scripts: bool, browser: Browser, answers: Answers) -> None:
    root, taken = answers
    reader = visit(browser, root, scripts=scripts)
    page = reader.open(PAGE)
    box = page.get_by_role("region", name=QUESTION)
    box.get_by_label("Ja", exact=True).focus()
    page.keyboard.press("ArrowRight")
    expect(box.get_by_label("Nej", exact=True)).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.type("Jag hittade inte numret.")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    edition = page.get_by_role("contentinfo").inner_text()
    ((path, answer),) = taken
    assert path == f"{BELOW}/svar"
    assert answer.pop("utgava", [""])[0] in edition
    assert answer == {"sida": [PAGE], "hjalpte": ["nej"], "text": ["Jag hittade inte numret."]}
    assert reader.faults() == []
    reader.context.close()


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (320, True)], ids=["bred", "telefon i mörkt"])
def test_axe_finds_nothing_in_the_form(width: int, dark: bool, browser: Browser, answers: Answers) -> None:
    reader = visit(browser, answers[0], width=width, dark=dark)
    page = reader.open(PAGE)
    assert Axe().run(page, context=".vip-feedback").response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("region", name=QUESTION).scroll_into_view_if_needed()
    reader.context.close()


def test_a_contact_page_is_found_from_every_page(browser: Browser, answers: Answers) -> None:
    reader = visit(browser, answers[0])
    for path, name in ((PAGE, "Rapportera fel"), ("/om/tillganglighet/", "kontaktsidan")):
        page = reader.open(path)
        page.get_by_role("link", name=name).click()
        expect(page).to_have_url(f"{answers[0]}/om/utan-nat/")
    assert reader.faults() == []
    reader.context.close()


def test_a_site_in_a_folder_asks_nothing(site: Path, tmp_path: Path) -> None:
    offline.write_zip(site / BELOW.strip("/"), tmp_path / "webbplats.zip", "stod")
    with zipfile.ZipFile(tmp_path / "webbplats.zip") as archive:
        text = archive.read(f"stod{PAGE}index.html").decode()
    assert QUESTION not in text and "Rapportera fel" in text
    assert re.findall(r"<section|</section>", text).count("<section") == text.count("</section>")


def test_an_e_mail_needs_no_host_and_has_page_and_answer_filled_in(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> None:
    reader = visit(browser, world.built(tmp_path_factory.getbasetemp()).as_uri())
    page = reader.open(f"{PAGE}index.html")
    box = page.get_by_role("region", name=QUESTION)
    assert re.match(
        r"mailto:svar@exempel\.se\?subject=Nej%3A.*&body=Svar%3A%20Nej%0ASida%3A%20/stress/grunder/vad-ar-stress/%0AUtg",
        str(box.get_by_role("link", name="Nej").get_attribute("href")),
    )
    reader.context.close()
