"""Whatever happens to a publish, readers meet one whole release."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from macros.build import release
from tests.mini import world
from tests.publishing import polling, servers, steps
from tests.publishing.conftest import LONG


def _told(module: str, *arguments: object) -> dict[str, Any]:
    """Run one of this folder's programs and return what it tells."""
    command = [sys.executable, "-m", f"tests.publishing.{module}", *map(str, arguments)]
    done = subprocess.run(command, cwd=world.REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize("meeting", ["kill", "stop", "full"])
def test_a_publish_that_is_stopped_at_any_step_leaves_a_whole_site(meeting: str, tmp_path: Path) -> None:
    told = _told("steps", tmp_path / "root", meeting)
    assert told["faults"] == []
    assert told["stopped"] > 15


def test_a_hundred_publishes_with_kills_give_no_bad_answer(editions: list[Path], public: Path, work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    release.publish(public, editions[0].name, lambda folder: shutil.copytree(editions[0], folder, dirs_exist_ok=True) and None)
    answers = polling.promised(editions)
    with (
        servers.nginx(public / "site", work) as port,
        polling.Reader(port, sorted(answers)) as reader,
        polling.Visitor(port, sorted(answers)) as visitor,
    ):
        told = _told("publishers", public, 1000 if LONG else 100, int(time.time()) if LONG else 1, *editions)
    with capsys.disabled():
        print(f"\n{reader.polls} svar, {len(reader.bad(answers))} felaktiga, {dict(reader.seen(answers))}")
        print(f"{visitor.loads} sidladdningar av {visitor.polls} svar, {len(visitor.bad(answers))} felaktiga, {visitor.moved} bytte utgåva i sökningen\n{told}")
    assert reader.bad(answers) == []
    assert visitor.bad(answers) == []
    assert told["faults"] == []
    assert told["published"] >= 100 and told["killed"] >= 20
    assert told["slowest_rollback"] < 1
    assert reader.polls > 1000 and len(reader.seen(answers)) == len(editions)
    assert visitor.loads > 200


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Publish as on Windows: copies in the link's place."""
    monkeypatch.setattr(release, "LINKS", False)


@pytest.mark.usefixtures("windows")
def test_on_windows_the_site_is_a_copy(tmp_path: Path) -> None:
    for word in ("forsta", "andra"):
        release.publish(tmp_path, word, steps.site(word))
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8").startswith("andra")
    assert not (tmp_path / "site").is_symlink()
    assert release.rollback(tmp_path).name == "forsta"
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8").startswith("forsta")
    assert release.current(tmp_path) == tmp_path / "releases" / "forsta"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["releases", "site"]


@pytest.mark.usefixtures("windows")
def test_on_windows_a_folder_in_use_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    release.publish(tmp_path, "forsta", steps.site("forsta"))
    rename = Path.rename

    def refused(path: Path, target: Path) -> Path:
        if path.name == release.NEW:
            raise PermissionError(13, "in use", str(path))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(PermissionError):
        release.publish(tmp_path, "andra", steps.site("andra"))
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8").startswith("forsta")
    assert [path.name for path in release.listed(tmp_path)] == ["forsta"]


def test_releases_keep_their_order_though_the_clock_is_set_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    release.publish(tmp_path, "forsta", steps.site("forsta"))
    monkeypatch.setattr(time, "time_ns", lambda: 1_000_000_000)
    release.publish(tmp_path, "andra", steps.site("andra"))
    assert [path.name for path in release.listed(tmp_path)] == ["forsta", "andra"]
    assert release.rollback(tmp_path).name == "forsta"


def test_a_strict_umask_hides_nothing_from_a_web_server(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        made = release.publish(tmp_path, "forsta", steps.site("forsta"))
    finally:
        os.umask(before)
    folders = [made.parent, made, *(path for path in made.rglob("*") if path.is_dir())]
    assert {path.stat().st_mode & 0o777 for path in folders} == {0o755}
    assert {path.stat().st_mode & 0o777 for path in made.rglob("*") if path.is_file()} == {0o644}
