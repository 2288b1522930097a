"""Releases beside each other, and the one rename that makes one of them current.

`site` is a symbolic link into `releases/`. A reader sees the old site or the new one, never a mixture, and a
build that fails or is killed at any moment leaves the old one where it is: what lies in `releases/` under a name
without a dot is whole. On Windows, where a link asks for rights that authors seldom have, `site` is a plain
folder: it is replaced in two steps and the promise does not hold.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from . import manifest
from .interruption import undisturbed

KEPT = 5
UNFINISHED = ".unfinished-"  # being made, or being removed: nobody may be sent there
LINKS = sys.platform != "win32"
SITE, NEW, OLD, CURRENT = "site", ".site-new", "site.old", ".current"


class Busy(Exception):
    """Another build or rollback is going on."""


class NoRelease(Exception):
    """There is no earlier release to return to."""


class Occupied(Exception):
    """`site` is a folder of somebody's own, where the link should be."""


class Damaged(Exception):
    """The release is no longer what was built. `files` are those that are changed, missing or new."""

    def __init__(self, release: Path, files: list[str]) -> None:
        super().__init__(release.name)
        self.release, self.files = release, files


def publish(root: Path, name: str, fill: Callable[[Path], None]) -> Path:
    """Let `fill` make a site in a folder of its own, then make it current. Returns the release's folder.

    Whatever `fill` raises passes through; nothing of the unfinished release is left, and `site` is as it was.
    Raises Busy when another build holds the lock, Occupied, OSError when the disk refuses.
    """
    if LINKS and (root / SITE).exists() and not (root / SITE).is_symlink():
        raise Occupied
    releases = root / "releases"
    if not releases.is_dir():
        releases.mkdir()
        releases.chmod(0o755)
    with _locked(releases):
        for left in releases.glob(UNFINISHED + "*"):  # a killed build's
            shutil.rmtree(left, ignore_errors=True)
        unfinished = releases / (UNFINISHED + name)
        try:
            unfinished.mkdir()
            fill(unfinished)
            _settle(unfinished, _moment(root))
            same = _same(root, unfinished)
            with undisturbed():
                if same:
                    return _again(root, same, unfinished)
                return _finish(root, unfinished, _free(releases, name))
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise


def rollback(root: Path, name: str | None = None) -> Path:
    """Make the release `name`, or the one before the current, current again.

    Raises NoRelease, Busy, Occupied, Damaged when the release is not what was built, OSError.
    """
    if not listed(root):
        raise NoRelease
    with _locked(root / "releases"):
        releases, now = listed(root), current(root)
        if name is not None:
            wanted = next((release for release in releases if release.name == name), None)
        else:
            before = releases[: releases.index(now)] if now in releases else releases
            wanted = before[-1] if before else None
        if wanted is None:
            raise NoRelease
        if files := manifest.changed(wanted):
            raise Damaged(wanted, files)
        if LINKS and (root / SITE).exists() and not (root / SITE).is_symlink():
            raise Occupied
        with undisturbed():
            _switch(root, wanted)
        return wanted


def listed(root: Path) -> list[Path]:
    """Return the finished releases, oldest first."""
    folder = root / "releases"
    found = [path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")] if folder.is_dir() else []
    return sorted(found, key=lambda path: (path.stat().st_mtime_ns, path.name))


def current(root: Path) -> Path | None:
    """Return the release that readers see."""
    link, note = root / SITE, root / "releases" / CURRENT
    try:
        name = link.readlink().name if LINKS else note.read_text(encoding="utf-8")
    except OSError:  # nothing is current, or `site` is a folder
        return None
    found = root / "releases" / name
    return found if found.is_dir() else None


@contextmanager
def _locked(releases: Path) -> Iterator[None]:
    """Hold the lock while the block runs; the system lets go of it when a build is killed."""
    lock = FileLock(releases / ".lock", timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise Busy from error
    try:
        yield
    finally:
        lock.release()


def _free(releases: Path, name: str) -> Path:
    """Return a folder name that no release has; another site of the same commit and day gets a number."""
    number = 1
    while (releases / (name if number == 1 else f"{name}-{number}")).exists():
        number += 1
    return releases / (name if number == 1 else f"{name}-{number}")


def _moment(root: Path) -> int:
    """Return the time the next release is given, in nanoseconds: a later second than any release has.

    nginx and Caddy tell two files apart by size and second of change alone (their ETag). Were two releases of one
    second, a browser would be told that the page it has from the one is still the page. It also keeps the releases
    in order when the clock is set back.
    """
    newest = max((release.stat().st_mtime_ns for release in listed(root)), default=0)
    return max(time.time_ns(), newest + 1_000_000_000) // 1_000_000_000 * 1_000_000_000


def _settle(folder: Path, moment: int) -> None:
    """Give every file its time and the rights a web server needs, whatever the umask, and see to it that it is on the disk.

    Without that a power cut soon after the switch may leave files of length 0 behind a link that has moved on.
    """
    for path in [*sorted(folder.rglob("*"), reverse=True), folder]:  # a folder after what is in it
        path.chmod(0o755 if path.is_dir() else 0o644)
        os.utime(path, ns=(moment, moment))
        _flush(path)


def _same(root: Path, unfinished: Path) -> Path | None:
    """Return the release that is this very site already, if there is one and it is whole.

    Without that, five builds of the same text would push out every release that one may want to return to.
    """
    sums = unfinished / manifest.SUMS
    if not sums.is_file():
        return None
    text = sums.read_bytes()
    found = (one for one in listed(root) if (one / manifest.SUMS).is_file() and (one / manifest.SUMS).read_bytes() == text)
    return next((one for one in found if not manifest.changed(one)), None)


def _again(root: Path, same: Path, unfinished: Path) -> Path:
    """Make the release `same` the newest and current."""
    moment = unfinished.stat().st_mtime_ns
    os.utime(same, ns=(moment, moment))
    _switch(root, same)
    shutil.rmtree(unfinished, ignore_errors=True)
    return same


def _flush(path: Path) -> None:
    if not LINKS:  # Windows flushes only what is open for writing
        return
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _finish(root: Path, unfinished: Path, final: Path) -> Path:
    """Give the whole release its name, make it current and remove the oldest."""
    before = current(root)
    unfinished.rename(final)
    try:
        _flush(final.parent)
        _switch(root, final)
    except BaseException:
        with suppress(OSError):
            final.rename(unfinished)
        raise
    _forget(root, before)
    return final


def _switch(root: Path, release: Path) -> None:
    """Make `release` current. Raises OSError; `site` is then as it was."""
    if not LINKS:
        _replace(root, release)
        return
    new = root / NEW
    with suppress(FileNotFoundError):
        new.unlink()
    new.symlink_to(Path("releases") / release.name)
    new.replace(root / SITE)
    with suppress(OSError):  # it is current already; a later flush by the system is all that is missed
        _flush(root)


def _replace(root: Path, release: Path) -> None:
    """Put a copy of `release` in the place of `site`: the slow part first, then two renames."""
    site, new, old = root / SITE, root / NEW, root / OLD
    for left in (new, old):
        shutil.rmtree(left, ignore_errors=True)
    shutil.copytree(release, new)
    if site.exists():
        site.rename(old)
    try:
        new.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise
    (root / "releases" / CURRENT).write_text(release.name, encoding="utf-8")
    shutil.rmtree(old, ignore_errors=True)


def _forget(root: Path, before: Path | None) -> None:
    """Remove the oldest releases, never the current one nor the one `before` it, whose pages may just be loading.

    After a rollback that one may be the oldest. Each loses its name first, so that none is ever half there.
    """
    spared = {current(root), before} - {None}
    for old in [release for release in listed(root) if release not in spared][: -(KEPT - len(spared))]:
        with suppress(OSError):
            leaving = old.rename(old.with_name(UNFINISHED + old.name))
            shutil.rmtree(leaving, ignore_errors=True)
