"""Two builds of a commit and a day are the same bytes, whatever machine, clock, language and rights they are made with."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.build import edition
from tests.mini import world
from tests.publishing import servers

MOMENT = f"{world.DAY}T23:30:00+00:00"  # another day in both time zones below
WHO = {
    "GIT_AUTHOR_NAME": "Test", "GIT_AUTHOR_EMAIL": "test@exempel.se", "GIT_COMMITTER_NAME": "Test", "GIT_COMMITTER_EMAIL": "test@exempel.se",
    "GIT_AUTHOR_DATE": MOMENT, "GIT_COMMITTER_DATE": MOMENT, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
}  # fmt: skip


def _git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", "-C", str(folder), *arguments], env={**os.environ, **WHO}, check=True, capture_output=True, text=True).stdout


def _build(root: Path, *before: str, umask: int, **environment: str) -> Path:
    """Build in `root` with the commands `before` in front, and return the folder of the site."""
    done = subprocess.run(
        [*before, sys.executable, "-m", "macros.cli", "build"],
        cwd=root, env={**os.environ, **environment}, umask=umask, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return (root / "site").resolve()


def _tree(site: Path) -> dict[str, tuple[str, int]]:
    return {
        path.relative_to(site).as_posix(): (hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "", path.stat().st_mode)
        for path in site.rglob("*")
    }


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository of the miniature with one commit, and the lock file that we ship."""
    root = world.copied(tmp_path_factory.mktemp("en mapp") / "mini")
    shutil.copy(world.REPOSITORY / "requirements.lock", root)
    (root / ".gitignore").write_text(".cache/\nreleases/\nsite\n", encoding="utf-8")
    _git(root, "init", "--quiet")
    _git(root, "add", ".")
    _git(root, "commit", "--quiet", "--message", "Miniatyren")
    return root


@pytest.fixture(scope="module")
def site(committed: Path) -> Path:
    """Return the site of the commit, built on one processor, in Kiribati, with a strict umask."""
    return _build(committed, servers.program("taskset"), "--cpu-list", "0", umask=0o077, TZ="Pacific/Kiritimati", LC_ALL="C", PYTHONHASHSEED="1")


def test_builds_of_a_commit_are_the_same_bytes(committed: Path, site: Path, public: Path) -> None:
    other = public / "en annan mapp" / "åäö"  # in memory: another file system, with another order of files
    _git(committed, "clone", "--quiet", str(committed), str(other))
    clock = [servers.program("faketime"), "2031-02-03 04:05:06"]
    again = _build(other, *clock, umask=0o002, TZ="America/Los_Angeles", LANG="sv_SE.UTF-8", LC_ALL="C.UTF-8", PYTHONHASHSEED="2")
    assert site.name == again.name
    assert _tree(site) == _tree(again)


def test_every_page_says_which_edition_it_is(committed: Path, site: Path) -> None:
    commit = _git(committed, "rev-parse", "HEAD").strip()
    edition = f"{world.DAY}-{commit[:7]}"
    assert site.name == edition
    pages = [path for path in site.rglob("*.html") if b'http-equiv="refresh"' not in path.read_bytes()]
    assert len(pages) > 30
    assert [path for path in pages if f"Utgåva {edition}" not in path.read_text(encoding="utf-8")] == []
    # what hosting/ serves a page that was fetched just before a switch: its own edition's style
    assert {asked for page in pages for asked in re.findall(r"assets/[\w.-]+\.(?:css|js)([^\"]*)\"", page.read_text(encoding="utf-8"))} == {f"?v={edition}"}
    provenance = json.loads((site / "provenance.json").read_text(encoding="utf-8"))
    assert (provenance["commit"], provenance["day"], provenance["edition"]) == (commit, world.DAY, edition)
    lock = (committed / "requirements.lock").read_bytes()
    assert provenance["lock_sha256"] == hashlib.sha256(lock).hexdigest()


def test_the_checksums_are_of_every_file(site: Path) -> None:
    done = subprocess.run(
        ["sha256sum", "--strict", "--check", "SHA256SUMS"], cwd=site, capture_output=True, text=True, check=False, env={"LC_ALL": "C", **os.environ}
    )
    assert done.returncode == 0, done.stderr
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert {line.removesuffix(": OK") for line in done.stdout.splitlines()} == files - {"SHA256SUMS"}


def test_the_bill_of_materials_names_every_locked_package(committed: Path, site: Path) -> None:
    bill = json.loads((site / "sbom.cdx.json").read_text(encoding="utf-8"))
    locked = re.findall(r"^([A-Za-z0-9._-]+)==", (committed / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
    assert [component["name"] for component in bill["components"]] == [name.lower() for name in locked]
    assert len({component["bom-ref"] for component in bill["components"]}) == len(locked) > 20


def test_a_change_that_is_not_committed_has_a_name_of_its_own(committed: Path, tmp_path: Path) -> None:
    root = tmp_path / "mini"
    _git(committed, "clone", "--quiet", str(committed), str(root))
    clean = edition.stamp(root)
    (root / "docs" / "ny.md").write_text("En sida till.", encoding="utf-8")
    changed = edition.stamp(root)
    assert changed.commit == clean.commit
    assert changed.edition == f"{clean.edition}-andrad"
