"""Which text this is: the commit, its day, and the edition's name."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

# What a build is made of: a change in any of it that is not committed makes another site than the commit does.
INPUTS = ("docs", "data", "macros", "overrides", "mkdocs.yml", "requirements.lock")


@dataclass(frozen=True)
class Stamp:
    """The day a build is made for, and the commit it is made of (None outside git).

    The edition's name says so when something was changed since the commit: the commit alone does not give this site.
    """

    day: date
    commit: str | None
    edition: str | None


def last_day(root: Path, day: date) -> date:
    """Return the last day that may be here already for somebody who writes a site for `day`.

    The commit's day has come even where this computer's clock is behind, and east of it tomorrow may have.
    """
    _, committed = _head(root)
    return max(day, committed or day, date.today()) + timedelta(days=1)


def stamp(root: Path, given: date | None = None) -> Stamp:
    """Return the stamp of a build of `root`.

    The day is the one given (`vip build --day`), else the commit's; where there is no commit it is today.
    """
    commit, committed = _head(root)
    day = given or committed or date.today()
    if commit is None:
        return Stamp(day, None, None)
    return Stamp(day, commit, f"{day.isoformat()}-{commit[:7]}{'-andrad' if _is_changed(root) else ''}")


def _head(root: Path) -> tuple[str | None, date | None]:
    """Return HEAD's hash and commit day (in UTC), or nothing where git has none."""
    said = _git(root, "log", "-1", "--format=%H %cd", "--date=format-local:%Y-%m-%d")
    if not said:
        return None, None
    commit, day = said.split()
    return commit, date.fromisoformat(day)


def _is_changed(root: Path) -> bool:
    """Return whether an input differs from the commit, new files included."""
    return bool(_git(root, "--no-optional-locks", "status", "--porcelain", "--", *INPUTS))


def _git(root: Path, *arguments: str) -> str | None:
    """Return what git says, or nothing where there is no git or no repository."""
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True, check=False, env={**os.environ, "TZ": "UTC"})
    except OSError:
        return None
    return None if done.returncode else done.stdout
