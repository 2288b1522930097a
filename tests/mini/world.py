"""The miniature programme area as a repository of its own: a copy one may change, and a build of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
MINI = Path(__file__).resolve().parent
DAY = "2030-05-05"  # after its pages' dates, past one review, before another


def copied(root: Path, area: Path = MINI) -> Path:
    """Make `root` a repository with the text and data of `area`, and this repository's code and theme."""
    root.mkdir(parents=True)
    for name in ("data", "docs"):
        shutil.copytree(area / name, root / name)
    shutil.copy(area / "mkdocs.yml", root)
    for name in ("macros", "overrides"):
        (root / name).symlink_to(REPOSITORY / name)
    return root


def pipe(path: Path) -> None:
    """Make a pipe that nobody ever writes to."""
    path.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(path)


def run(root: Path, *command: str, umask: int = -1, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a Python module's command in `root`, as an author would; nothing above `root` is taken for its git repository."""
    given = {**os.environ, "GIT_CEILING_DIRECTORIES": str(root.parent), **environment}
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=root, env=given, umask=umask, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False
    )


def vip(root: Path, *arguments: str, umask: int = -1, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `vip` in `root`."""
    return run(root, "macros.cli", *arguments, umask=umask, **environment)


def built(folder: Path, area: Path = MINI) -> Path:
    """Return a finished site of `area`, made once for each `folder` (a test session's temporary one)."""
    return _built(folder, area)


@cache
def _built(folder: Path, area: Path) -> Path:
    root = copied(folder / area.name, area)
    done = vip(root, "build", "--day", DAY)
    assert done.returncode == 0, done.stdout + done.stderr
    return (root / "site").resolve()
