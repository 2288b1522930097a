"""What the site looks like, as pictures for the eye: `.cache/skarmbilder/`, which CI keeps beside the test's result.

A picture is judged by the one who looks at it. The tests see to it that every picture is made and is of a page.
"""

from __future__ import annotations

import shutil
import subprocess

import pytest
from playwright.sync_api import expect

from tests.axe.looks import DARK, LIGHT, PHONE, Look
from tests.axe.states import settled
from tests.browser.watched import Reader
from tests.site.pages import KINDS, SITE

PICTURES = SITE.parent / ".cache" / "skarmbilder"
FOLDED = "?for=skolskoterska"
SHOWN = {
    "startsida": KINDS["startsida"],
    "program": KINDS["programmets startsida"],
    "kapitel": KINDS["sida med rekommendationer"],
    "yrke": KINDS["ett yrke"],
    "hopfalld": KINDS["sida med delar för olika yrken"] + FOLDED,
    "sokresultat": KINDS["sökresultat"],
    "arbetsgrupp": KINDS["arbetsgrupp"],
    "kallor": KINDS["källor"],
    "ordlista": KINDS["ordlista"],
    "404": KINDS["sidan finns inte"],
}
LOOKS = {"ljust": LIGHT, "morkt": DARK, "320": PHONE, "390": Look("390 bildpunkter", width=390)}
SHEETS = 3  # of paper that become pictures; the PDF has them all
TALLEST = 6000  # CSS pixels; the source register is longer than anybody looks


@pytest.fixture(scope="module", autouse=True)
def folder() -> None:
    """Begin with a folder without old pictures."""
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)


@pytest.mark.parametrize("name", SHOWN)
def test_a_page_is_pictured_on_screens(name: str, reader: Reader) -> None:
    page = settled(reader.open(SHOWN[name]))
    if FOLDED in SHOWN[name]:
        expect(page.get_by_role("status").filter(has_text="Sidan visas för")).to_be_visible()
    for suffix, look in LOOKS.items():
        look.show(page)
        height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
        file = PICTURES / f"{name}-{suffix}.png"
        page.screenshot(path=file, full_page=True, clip={"x": 0, "y": 0, "width": look.width, "height": height}, animations="disabled")
        assert file.stat().st_size > 5000, f"{file} är nästan tom"


@pytest.mark.parametrize("name", SHOWN)
def test_a_page_is_pictured_on_paper_as_it_is_seen(name: str, reader: Reader) -> None:
    page = settled(reader.open(SHOWN[name]))
    page.emulate_media(media="print", color_scheme="light", forced_colors="none")
    if FOLDED in SHOWN[name]:
        expect(page.get_by_text("Utskriften är för")).to_be_visible()
    printed = PICTURES / f"{name}-papper.pdf"
    printed.write_bytes(page.pdf(prefer_css_page_size=True))
    if shutil.which("pdftoppm"):
        subprocess.run(["pdftoppm", "-png", "-r", "60", "-l", str(SHEETS), str(printed), str(printed.with_suffix(""))], check=True)
        assert list(PICTURES.glob(f"{name}-papper-*.png"))


def test_folders_of_pictures_are_not_committed() -> None:
    assert ".cache/" in (SITE.parent / ".gitignore").read_text(encoding="utf-8").split()
