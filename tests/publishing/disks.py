"""Builds on a disk that is full or may not be written: run as a program in a mount namespace of its own.

Printed, as JSON: for each disk, what the build said and every broken promise.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from macros.build import manifest, release
from tests.mini import world

ROOM = {"genast": 0.02, "mot slutet": 0.85}  # of what a release takes
BLOCK = 4096


def disk(at: Path, size: int) -> None:
    """Mount an empty disk of `size` bytes. Only this program sees it, and it goes away with it."""
    at.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(at)], check=True)


def _taken(folder: Path) -> int:
    """Return how many bytes of such a disk the files below `folder` take; folders and links take none."""
    return sum(-(-path.lstat().st_size // BLOCK) * BLOCK for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def attempt(root: Path) -> dict[str, Any]:
    """Try to build in `root`, whose site must stay as it is."""
    before = release.current(root)
    done = world.vip(root, "build", "--day", "2030-05-07")
    faults = []
    if before is None or release.current(root) != before or manifest.changed(before):
        faults.append("webbplatsen är ändrad")
    if list((root / "releases").glob(release.UNFINISHED + "*")):
        faults.append("ofärdig mapp kvar")
    return {"code": done.returncode, "said": (done.stdout + done.stderr).splitlines(), "faults": faults}


def main(mini: Path, folder: Path) -> dict[str, Any]:
    """Build the finished `mini` anew on each kind of disk, mounted at `folder`."""
    told = {}
    for name, room in ROOM.items():
        disk(folder, _taken(mini) + int(room * _taken((mini / "site").resolve())))
        told[name] = attempt(Path(shutil.copytree(mini, folder / "mini", symlinks=True)))
        subprocess.run(["umount", str(folder)], check=True)
    disk(folder, 50_000_000)
    root = Path(shutil.copytree(mini, folder / "mini", symlinks=True))
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    told["skrivskyddad"] = attempt(root)
    return told


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2])), ensure_ascii=False))
