"""What a build offers a reader to save."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

from macros.build import saving
from macros.build.edition import Stamp

PAGE = " ".join(f'<span class="vip-offline__{name}">?</span>' for name in ("edition", "wire", "bytes", "pages"))
STAMP = Stamp(date(2026, 3, 1), "abc", "2026-03-01-abc")


def built(site: Path, **more: str) -> Path:
    """Make a site with what every release holds, and `more` files."""
    names = {saving.PAGE: PAGE, "index.html": "start", "assets/vip.css": "p{}", **more}
    for name, content in (names | dict.fromkeys(saving.LEFT_OUT, "x")).items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(content, encoding="utf-8")
    return site


def test_pages_are_listed_by_address_with_their_checksums(tmp_path: Path) -> None:
    site = built(tmp_path)
    saving.write(site, STAMP, 14)
    listed = (site / saving.LIST).read_bytes()
    offer = json.loads((site / saving.OFFER).read_bytes())
    digests = {address: hashlib.sha256((site / name).read_bytes()).hexdigest() for address, name in (("", "index.html"), ("om/utan-nat/", saving.PAGE))}
    assert offer == {"edition": "2026-03-01-abc", "day": "2026-03-01", "days": 14, "bytes": offer["bytes"], "list": hashlib.sha256(listed).hexdigest()}
    assert json.loads(listed)["files"] == {"assets/vip.css": hashlib.sha256(b"p{}").hexdigest(), **digests}


def test_the_page_says_edition_and_size(tmp_path: Path) -> None:
    site = built(tmp_path, **{"bild.png": "x" * 2_340_000, "stor/index.html": "sömn " * 1_000_000})
    saving.write(site, STAMP, 14)
    page = (site / saving.PAGE).read_text(encoding="utf-8")
    assert [words.split("<")[0] for words in page.split(">")[1::2]] == ["2026-03-01-abc", "2,4 MB", "8,4 MB", "0,1 MB"]


def test_a_site_outside_git_is_named_by_its_day(tmp_path: Path) -> None:
    site = built(tmp_path)
    saving.write(site, Stamp(date(2026, 3, 1), None, None), 14)
    assert json.loads((site / saving.OFFER).read_bytes())["edition"] == "2026-03-01"
