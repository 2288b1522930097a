"""A hundred publishes of prepared releases, with kills in between: run as a program, which forks each publisher.

Printed, as JSON: how many were published, killed and rolled back, how long the slowest rollback took, and every
broken promise. The moments of the kills are spread evenly over what a publish takes, the rename included.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import Any

from macros.build import manifest, release


def publisher(root: Path, prepared: Path) -> int:
    """Fork a publisher of the `prepared` site and return its process id."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        release.publish(root, prepared.name, lambda folder: shutil.copytree(prepared, folder, dirs_exist_ok=True) and None)
        code = 0
    finally:
        os._exit(code)


def main(root: Path, count: int, seed: int, prepared: list[Path]) -> dict[str, Any]:
    """Publish until `count` have ended well; about every third is killed instead, and every tenth is undone."""
    chance = random.Random(seed)
    published = killed = late = undone = 0
    slowest, taken = 0.0, [0.3]
    faults: list[str] = []
    while published < count:
        site = chance.choice(prepared)
        begun = time.monotonic()
        child = publisher(root, site)
        is_doomed = chance.random() < 0.4
        if is_doomed:
            time.sleep(chance.uniform(0, 1.1 * sorted(taken)[len(taken) // 2]))
            os.kill(child, signal.SIGKILL)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if code == 0:
            published += 1
            late += is_doomed
            taken.append(time.monotonic() - begun)
        elif code == -signal.SIGKILL:
            killed += 1
        else:
            faults.append(f"publiceringen slutade med {code}")
        faults += [f"halv utgåva: {one.name}" for one in [release.current(root)] if one is None or manifest.changed(one)]
        if published % 10 == 5 and len(release.listed(root)) > 1:
            begun = time.process_time()  # the machine that runs the tests is busy with other things
            others = [one.name for one in release.listed(root) if one != release.current(root)]
            release.rollback(root, chance.choice(others))
            slowest = max(slowest, time.process_time() - begun)
            undone += 1
    left = len(list((root / "releases").glob(release.UNFINISHED + "*")))
    return {
        "published": published, "killed": killed, "killed_too_late": late, "rolled_back": undone, "slowest_rollback": round(slowest, 3),
        "slowest_publish": round(max(taken), 3), "unfinished_left": left, "faults": faults,
    }  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), [Path(name) for name in sys.argv[4:]]), ensure_ascii=False))
