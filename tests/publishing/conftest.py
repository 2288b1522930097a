"""What the publishing tests share: the miniature's finished site, and releases prepared from it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.build import manifest
from tests.mini import world
from tests.publishing import servers

LONG = bool(os.environ.get("VIP_LONG"))  # VIP_LONG=1 pytest tests/publishing: on the disk, and ten times as many kills
MEMORY = "/dev/shm"
DAYS = ("2030-05-06", "2030-05-07", "2030-05-08")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the miniature's finished site."""
    return world.built(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def prepared(site: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return whole releases of the miniature that differ on every page, as builds for different days do."""
    folder = tmp_path_factory.mktemp("prepared")
    made = [Path(shutil.copytree(site, folder / world.DAY))]
    for day in DAYS:
        copy = Path(shutil.copytree(site, folder / day))
        for path in copy.rglob("*"):
            if path.is_file():
                path.write_bytes(path.read_bytes().replace(world.DAY.encode(), day.encode()))
        (copy / manifest.SUMS).write_text(manifest.sums(copy), encoding="utf-8")
        made.append(copy)
    return made


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
