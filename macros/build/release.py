"""Releases beside each other, and the one rename that makes one of them current.

`site` is a symbolic link into `releases/`. A reader sees the old site or the new one, never a mixture, and a
build that fails or is killed leaves the old one where it is. On Windows, where a link asks for rights that
authors seldom have, `site` is a plain folder: it is replaced in two steps and the promise does not hold.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

KEPT = 5
UNFINISHED = ".unfinished-"


class Busy(Exception):
    """Another build or rollback is going on."""


class NoRelease(Exception):
    """There is no earlier release to return to."""


def publish(root: Path, name: str, fill: Callable[[Path], None]) -> Path:
    """Let `fill` make a site in a folder of its own, then make it current. Returns the release's folder.

    Whatever `fill` raises passes through; nothing of the unfinished release is left, and `site` is as it was.
    Raises Busy when another build holds the lock, OSError when the disk refuses.
    """
    releases = root / "releases"
    releases.mkdir(exist_ok=True)
    lock = FileLock(releases / ".lock", timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise Busy from error
    try:
        for left in releases.glob(UNFINISHED + "*"):  # a killed build's
            shutil.rmtree(left, ignore_errors=True)
        unfinished = releases / (UNFINISHED + name)
        try:
            unfinished.mkdir()
            fill(unfinished)
            _settle(unfinished)
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise
        final = _free(releases, name)
        unfinished.rename(final)
        _switch(root, final)
        _forget(root, releases)
        return final
    finally:
        lock.release()


def rollback(root: Path, name: str | None = None) -> Path:
    """Make the release `name`, or the one before the current, current again. Raises NoRelease, Busy."""
    releases = listed(root)
    now = current(root)
    if name is not None:
        wanted = next((release for release in releases if release.name == name), None)
    else:
        before = releases[: releases.index(now)] if now in releases else releases
        wanted = before[-1] if before else None
    if wanted is None:
        raise NoRelease
    lock = FileLock(root / "releases" / ".lock", timeout=0)
    try:
        with lock:
            _switch(root, wanted)
    except Timeout as error:
        raise Busy from error
    return wanted


def listed(root: Path) -> list[Path]:
    """Return the finished releases, oldest first."""
    folder = root / "releases"
    found = [path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")] if folder.is_dir() else []
    return sorted(found, key=lambda path: (path.stat().st_ctime_ns if os.name == "nt" else path.lstat().st_mtime_ns, path.name))


def current(root: Path) -> Path | None:
    """Return the release that readers see."""
    link = root / "site"
    if link.is_symlink():
        return root / "releases" / link.readlink().name
    return None


def _free(releases: Path, name: str) -> Path:
    """Return a folder name that no release has; a second build of the same commit and day gets a number."""
    number = 1
    while (releases / (name if number == 1 else f"{name}-{number}")).exists():
        number += 1
    return releases / (name if number == 1 else f"{name}-{number}")


def _settle(folder: Path) -> None:
    """Give every file the rights a web server needs, whatever the umask, and flush it to disk."""
    for path in sorted(folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    folder.chmod(0o755)


def _switch(root: Path, release: Path) -> None:
    link = root / "site"
    if sys.platform == "win32":
        old = root / "site.old"
        shutil.rmtree(old, ignore_errors=True)
        if link.exists():
            link.rename(old)
        shutil.copytree(release, link)
        shutil.rmtree(old, ignore_errors=True)
        return
    if link.exists() and not link.is_symlink():
        link.rename(_free(root / "releases", "site-before-releases"))
    new = root / ".site-new"
    with suppress(FileNotFoundError):
        new.unlink()
    new.symlink_to(Path("releases") / release.name)
    new.replace(link)


def _forget(root: Path, releases: Path) -> None:
    """Remove the oldest releases, never the current one."""
    now = current(root)
    for old in [release for release in listed(root) if release != now][: -(KEPT - 1)]:
        shutil.rmtree(old, ignore_errors=True)
