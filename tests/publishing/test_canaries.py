"""What must never be published is in no byte of anything that is: private fields, and drafts where drafts are not shown."""

from __future__ import annotations

import gzip
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.mini import world

# In everything of a page that its own readers meet, and in what other pages mention it by.
DRAFT = {
    "title: Sömnrestriktion": "title: Kanarietitel",
    "summary: K": "summary: Kanariesammanfattning, k",
    "order: 10": "order: 10\nformer_slugs: [gammal/kanarieadress]",
    "- Ligg bara": "- Kanarietext, ligg bara",
    "### För företagsläkaren": "### Kanarierubrik för företagsläkaren",
}
PAGE = "docs/somnsvarigheter/stod/somnrestriktion.md"
PROGRAMME = {"title: Sömnsvårigheter": "title: Kanarieprogrammet", "summary: Stöd": "summary: Kanariestöd"}


def _canaries(folder: Path) -> list[str]:
    """Return the files below `folder` that hold a canary, in their text or their name."""
    return [name for name, content in _contents(folder) if b"kanarie" in content.lower() or "kanarie" in name.lower()]


def _contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        name, content = path.relative_to(folder).as_posix(), path.read_bytes()
        yield name, content
        if path.suffix == ".gz":
            yield f"{name} (uppackad)", gzip.decompress(content)
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                yield from ((f"{name}: {one}", archive.read(one)) for one in archive.namelist())


def _changed(path: Path, changes: dict[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def root(site: Path, tmp_path: Path) -> Path:
    """Return a repository of the miniature with a finished site."""
    return Path(shutil.copytree(site.parents[1], tmp_path / "mini", symlinks=True))


def test_private_fields_are_in_nothing_that_is_made(root: Path) -> None:
    assert len(_canaries(root / "data")) == 1
    for command in (["zip", "webbplats.zip"], ["addresses"], ["pages", "--write", "sidor"]):
        done = world.vip(root, *command)
        assert done.returncode in (0, 1), done.stderr  # addresses: 1 when it wrote
    made = [root / "releases", root / "sidor", root / ".cache"]
    assert all(any(folder.iterdir()) for folder in made)
    assert {folder.name: _canaries(folder) for folder in made} == {folder.name: [] for folder in made}
    assert b"kanarie" not in (root / "data/addresses.yml").read_bytes().lower()
    assert [name for name, content in _contents(root) if name.startswith("webbplats.zip:") and b"kanarie" in content.lower()] == []
    kinds = {path.suffix for path in (root / "site").rglob("*") if path.is_file()}
    assert {".html", ".js", ".xml", ".gz", ".json", ""} <= kinds  # pages, search, sitemap, SBOM, checksums


def test_a_draft_is_in_nothing_that_is_made(root: Path) -> None:
    _changed(root / PAGE, DRAFT)
    _changed(root / "data/programmes/somnsvarigheter/programme.yml", PROGRAMME)
    settings = root / "mkdocs.yml"
    settings.write_text(re.sub("publish: .*", "publish: [publicerad, under revidering]", settings.read_text(encoding="utf-8")), encoding="utf-8")
    done = world.vip(root, "build", "--day", "2030-05-06")
    assert done.returncode == 0, done.stdout + done.stderr
    for command in (["zip", "webbplats.zip"], ["addresses"]):
        assert world.vip(root, *command).returncode in (0, 1)
    assert _canaries((root / "site").resolve()) == []
    assert b"kanarie" not in (root / "data/addresses.yml").read_bytes().lower()
    assert [name for name, content in _contents(root) if name.startswith("webbplats.zip:") and b"kanarie" in content.lower()] == []
