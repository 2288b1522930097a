"""Which text this is: the commit, its day, and the edition's name."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class Stamp:
    """The day a build is made for, and the commit it is made of (None outside git)."""

    day: date
    commit: str | None
    edition: str | None


def stamp(root: Path, given: date | None = None) -> Stamp:
    """Return the stamp of a build of `root`.

    The day is the one given (`vip build --day`), else the commit's; where there is no commit it is today.
    """
    commit, committed = _head(root)
    day = given or committed or date.today()
    return Stamp(day, commit, f"{day.isoformat()}-{commit[:7]}" if commit else None)


def _head(root: Path) -> tuple[str | None, date | None]:
    """Return HEAD's hash and commit day (in UTC), or nothing where git has none."""
    command = ["git", "-C", str(root), "log", "-1", "--format=%H %cd", "--date=format-local:%Y-%m-%d"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "TZ": "UTC"})
    except OSError:
        return None, None
    if done.returncode:
        return None, None
    commit, day = done.stdout.split()
    return commit, date.fromisoformat(day)
