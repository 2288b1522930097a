"""A publish that meets something at its every step: run as a program, which forks one publisher for each step.

A step is a call that Python's own audit events tell of: every folder made, file opened, renamed, linked or removed.
The first publisher meets it at step 1, the next at step 2, until one comes to its end without meeting anything.
Printed, as JSON: how many publishers there were, and every broken promise.
"""

from __future__ import annotations

import errno
import json
import os
import resource
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from macros.build import interruption, manifest, release

WRITES = frozenset(["open", "os.mkdir", "os.rename", "os.symlink", "os.link", "os.utime", "os.chmod"])
STEPS = WRITES | {"os.remove", "os.rmdir", "shutil.rmtree", "os.listdir", "os.scandir"}
DONE, REFUSED, STOPPED = 0, 3, 4
CALM = 20  # publishers in a row that came to their end: what they met came too late, or never


def site(word: str) -> Callable[[Path], None]:
    """Return what makes a small site that says `word` on every page."""

    def fill(folder: Path) -> None:
        for name in ("index.html", "404.html", "kapitel/index.html", "assets/vip.css"):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(f"{word} {name}\n" * 40, encoding="utf-8")
        (folder / manifest.SUMS).write_text(manifest.sums(folder), encoding="utf-8")

    return fill


def killed(step: int) -> None:
    """Be killed at `step`, as by kill -9 or a power cut."""
    _at(step, lambda _event, _arguments: os.kill(os.getpid(), signal.SIGKILL))


def told_to_stop(step: int) -> None:
    """Be told to stop at `step`, as when the machine shuts down."""
    interruption.listen()
    _at(step, lambda _event, _arguments: os.kill(os.getpid(), signal.SIGTERM))


def full(step: int) -> None:
    """Have the disk full from `step` on: nothing new can be written, but things can be removed."""
    count = 0

    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal count
        if event not in WRITES or (event == "open" and not _writes(arguments)):
            return
        count += 1
        if count >= step:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(arguments[0]))

    sys.addaudithook(refuse)


def _writes(arguments: tuple[Any, ...]) -> bool:
    flags = arguments[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def _at(step: int, act: Callable[[str, tuple[Any, ...]], None]) -> None:
    count = 0

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal count
        if event in STEPS:
            count += 1
            if count == step:
                act(event, arguments)

    sys.addaudithook(hook)


def publisher(root: Path, word: str, meet: Callable[[int], None], step: int) -> int:
    """Fork a publisher that meets something at `step`. Returns its exit code, negative for a signal."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        meet(step)
        release.publish(root, word, site(word))
        os._exit(DONE)
    except OSError:
        os._exit(REFUSED)
    except interruption.Stopped:
        os._exit(STOPPED)
    finally:
        os._exit(9)


def broken(root: Path, before: str, after: str, code: int, tidy: bool) -> list[str]:
    """Return the promises that are broken when the publisher of `after` has ended with `code`."""
    now = release.current(root)
    if now is None or not (root / "site" / "index.html").is_file():
        return ["ingen webbplats"]
    found = [f"halv utgåva {one.name}: {files}" for one in release.listed(root) if (files := manifest.changed(one))]
    word = (root / "site" / "index.html").read_text(encoding="utf-8").split()[0]
    if code == DONE and word != after:
        found.append("sade klart men bytte inte")
    if code in (REFUSED, STOPPED) and word != before:
        found.append("sade nej men bytte")
    if word not in (before, after):
        found.append(f"visar {word}")
    if tidy and list((root / "releases").glob(release.UNFINISHED + "*")):
        found.append("ofärdig mapp kvar")
    return found


def main(root: Path, meet: Callable[[int], None], tidy: bool) -> dict[str, Any]:
    """Publish once for each step. `tidy` says whether an ended publisher may leave nothing unfinished behind."""
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    before = "utgava-0"
    release.publish(root, before, site(before))
    codes: list[int] = []
    faults: list[str] = []
    while codes[-CALM:] != [DONE] * CALM:
        after = f"utgava-{len(codes) + 1}"
        codes.append(publisher(root, after, meet, len(codes) + 1))
        faults += [f"steg {len(codes)}: {fault}" for fault in broken(root, before, after, codes[-1], tidy)]
        now = release.current(root)
        before = now.name if now else before
        if len(codes) > 2000:
            faults.append("tar aldrig slut")
            break
    final = release.publish(root, "sist", site("sist"))
    if release.current(root) != final or list((root / "releases").glob(release.UNFINISHED + "*")):
        faults.append("nästa bygge städade inte")
    if len(release.listed(root)) > release.KEPT:
        faults.append("för många utgåvor kvar")
    return {"steps": len(codes), "stopped": sum(code != DONE for code in codes), "faults": faults}


if __name__ == "__main__":
    meeting = {"kill": (killed, False), "stop": (told_to_stop, True), "full": (full, True)}[sys.argv[2]]
    print(json.dumps(main(Path(sys.argv[1]), *meeting), ensure_ascii=False))
