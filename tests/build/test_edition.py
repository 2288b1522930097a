"""Which text a build is of: the commit, its day, and whether something was changed since."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from macros.build.edition import Stamp, last_day, stamp


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git repository with one commit, made late in the evening in New York."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text("ett")
    who = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b"}
    when = {"GIT_AUTHOR_DATE": "2026-11-21T23:30:00-05:00", "GIT_COMMITTER_DATE": "2026-11-21T23:30:00-05:00"}
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "ett"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True, env={**os.environ, **who, **when})
    return tmp_path


def head(root: Path) -> str:
    return subprocess.run(["git", "rev-parse", "HEAD"], cwd=root, check=True, capture_output=True, text=True).stdout.strip()


def test_the_day_is_the_commits_in_universal_time(repository: Path) -> None:
    commit = head(repository)
    assert stamp(repository) == Stamp(date(2026, 11, 22), commit, f"2026-11-22-{commit[:7]}")


def test_a_day_that_is_given_wins(repository: Path) -> None:
    assert stamp(repository, date(2030, 1, 1)).edition == f"2030-01-01-{head(repository)[:7]}"


@pytest.mark.parametrize(("path", "changed"), [("docs/a.md", True), ("docs/ny.md", True), ("mkdocs.yml", True), ("anteckning.txt", False)])
def test_an_edition_of_changed_text_says_so(path: str, changed: bool, repository: Path) -> None:
    (repository / path).write_text("två")
    assert str(stamp(repository).edition).endswith("-andrad") is changed


def test_outside_git_the_day_is_today_and_there_is_no_edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert stamp(tmp_path) == Stamp(date.today(), None, None)


@pytest.mark.parametrize(("clock", "day", "last"), [(2001, "2026-11-01", "2026-11-23"), (2001, "2030-01-01", "2030-01-02"), (2031, "2026-11-01", "2031-01-02")])
def test_a_day_has_come_by_the_commit_the_given_day_or_the_clock(clock: int, day: str, last: str, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(date):
        @classmethod
        def today(cls) -> date:
            return date(clock, 1, 1)

    monkeypatch.setattr("macros.build.edition.date", Clock)
    assert last_day(repository, date.fromisoformat(day)).isoformat() == last
