"""What the publishing tests share: the miniature's finished site, and releases prepared from it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.build import manifest
from tests.mini import world
from tests.publishing import servers

LONG = bool(os.environ.get("VIP_LONG"))  # VIP_LONG=1 pytest tests/publishing: on the disk, and ten times as many kills
MEMORY = "/dev/shm"
REAL = bool(os.environ.get("VIP_REAL"))  # make endure: the real site instead of the miniature
DAYS = tuple(f"2030-05-{number:02}" for number in range(6, 14))
ASSET = re.compile(rb"(assets/[\w-]+\.(?:css|js))\"")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the finished site: the miniature's, or the real one."""
    return world.built(tmp_path_factory.getbasetemp(), world.REPOSITORY if REAL else world.MINI)


@pytest.fixture(scope="session")
def editions(site: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return more whole releases than are kept, as builds of different commits: every page, style, script and part of the
    search differs, every file is as long as the others' of its name, and a page asks for the style of its own edition."""
    folder = tmp_path_factory.mktemp("prepared")
    version = re.search(rb'"version":"(\w+)"', (site / "search" / "index.js").read_bytes())
    assert version
    made = []
    for day in (world.DAY, *DAYS):
        copy = Path(shutil.copytree(site, folder / day))
        for path in copy.rglob("*"):
            if path.is_file():
                content = path.read_bytes().replace(world.DAY.encode(), day.encode())
                if path.suffix == ".html":
                    content = ASSET.sub(rb"\1?v=" + day.encode() + b'"', content)
                elif path.parent.name == "assets":
                    content += b"/* " + day.encode() + b" */\n"
                elif path.parent.name == "search":
                    content = content.replace(version[1], day.replace("-", "f").encode())
                path.write_bytes(content)
        (copy / manifest.SUMS).write_text(manifest.sums(copy), encoding="utf-8")
        made.append(copy)
    return made


@pytest.fixture(scope="session")
def prepared(editions: list[Path]) -> list[Path]:
    """Return as many releases as a folder keeps."""
    return editions[:4]


@pytest.fixture
def public() -> Iterator[Path]:
    """Return a folder of this test's own that a server may read.

    It lies in memory where it can: a killed program is no power cut, and the disk would take most of the time.
    """
    with servers.public_folder(MEMORY if Path(MEMORY).is_dir() and not LONG else None) as folder:
        yield folder


@pytest.fixture
def work() -> Iterator[Path]:
    """Return a folder for a server's own files."""
    with servers.public_folder() as folder:
        yield folder
