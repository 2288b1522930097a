"""What a phone is told about the site."""

from __future__ import annotations

import json
import struct

import pytest

from macros.exports.installable import ICONS, manifest, short
from macros.model.registry import SiteSettings
from tests.mini import world


def test_the_manifest_leads_to_the_site_it_lies_in_and_to_pictures_that_exist() -> None:
    made = json.loads(manifest(SiteSettings(name="Kunskapsstöd om sömn")))
    assert (made["name"], made["short_name"], made["lang"], made["start_url"], made["scope"]) == ("Kunskapsstöd om sömn", "Kunskapsstöd", "sv", "./", "./")
    pictures = [icon for icon in ICONS if icon["type"] == "image/png"]
    assert [_size(icon["src"]) for icon in pictures] == [icon["sizes"] for icon in pictures]


def _size(picture: str) -> str:
    """Return the size that a PNG's header gives (https://www.w3.org/TR/png-3/#11IHDR)."""
    return "{}x{}".format(*struct.unpack(">II", (world.REPOSITORY / "overrides" / picture).read_bytes()[16:24]))


@pytest.mark.parametrize(("name", "shown"), [("Sömn", "Sömn"), ("Sömn & stress", "Sömn"), ("Vård & stöd", "Vård & stöd")])
def test_a_home_screen_shows_whole_words(name: str, shown: str) -> None:
    assert short(name) == shown
