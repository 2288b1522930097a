"""Whatever happens to a publish, readers meet one whole release."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from macros.build import release
from tests.mini import world
from tests.publishing import polling, servers
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


def test_a_hundred_publishes_with_kills_give_no_bad_answer(prepared: list[Path], public: Path, work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    release.publish(public, "forsta", lambda folder: shutil.copytree(prepared[0], folder, dirs_exist_ok=True) and None)
    answers = polling.promised(prepared)
    with servers.nginx(public / "site", work) as port, polling.Reader(port, sorted(answers)) as reader:
        told = _told("publishers", public, 1000 if LONG else 100, int(time.time()) if LONG else 1, *prepared)
    with capsys.disabled():
        print(f"\n{reader.polls} svar, {len(reader.bad(answers))} felaktiga, {dict(reader.seen(answers))}\n{told}")
    assert reader.bad(answers) == []
    assert told["faults"] == []
    assert told["published"] >= 100 and told["killed"] >= 20
    assert told["slowest_rollback"] < 1
    assert reader.polls > 1000 and len(reader.seen(answers)) == len(prepared)
