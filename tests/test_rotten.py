"""A repository with everything wrong at once: all of it is told at once, in order, in words that help.

The rotten repository is in tests/rotten/. Read expected.txt as a stranger would before it is blessed (`--bless`).
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros import checks
from macros.build.messages import as_text
from macros.loading.faults import FAULTS
from tests.world import World

ROTTEN = Path(__file__).parent / "rotten"
NOT_HERE = {"verify", "vanished-address", "unsafe-html", "swallowed", "slow-page", "missing-input"}  # of the built site, and of no site at all


@pytest.fixture(scope="module")
def rotten(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Return the rotten repository, read from a copy with one more fault, that editors and git would mend."""
    root = tmp_path_factory.mktemp("ruttet")
    for name in ("data", "docs"):
        shutil.copytree(ROTTEN / name, root / name)
    shutil.copy(ROTTEN / "mkdocs.yml", root)
    (root / "docs" / "somn" / "stod" / "latin.md").write_bytes("Sömn".encode("latin-1"))
    return World(root)


def test_everything_wrong_is_told_as_blessed(agrees: Callable[[str, Path], None], rotten: World) -> None:
    agrees(as_text(rotten.problems) + "\n", ROTTEN / "expected.txt")


def test_every_kind_of_fault_is_among_what_is_wrong(rotten: World) -> None:
    known = {check.CODE for check in checks.CHECKS} | FAULTS.keys() - NOT_HERE
    assert known - {problem.code for problem in rotten.problems} == set(), "lägg till ett fel av det slaget i tests/rotten/"


def test_the_same_faults_are_told_in_the_same_order_again(rotten: World) -> None:
    assert World(rotten.root).problems == rotten.problems


def test_what_is_whole_among_the_rotten_is_left_in_peace(rotten: World) -> None:
    faulty = {problem.place.path for problem in rotten.problems}
    assert {page.file for page in rotten.registry.pages.values()} - faulty == {"docs/somn/index.md"}
