"""MkDocs called directly, and a preview that runs, leave what readers see alone."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from macros.build import manifest, release
from tests.mini import world
from tests.publishing import servers
from tests.publishing.servers import asked
from tests.publishing.test_build import LATER, root

__all__ = ["root"]  # a fixture: a repository with a finished site
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def _seen(root: Path) -> dict[str, tuple[int, int]]:
    """Return every file and folder of `releases/`, with inode and time, and where `site` leads."""
    found = {str(path.relative_to(root)): (path.lstat().st_ino, path.lstat().st_mtime_ns) for path in (root / "releases").rglob("*")}
    return found | {(root / "site").readlink().as_posix(): ((root / "site").lstat().st_ino, 0)}


@contextmanager
def _previewed(root: Path, *command: str) -> Iterator[int]:
    """Run a preview in `root` while the block runs, and give its port when it answers."""
    port = servers.free_port()
    given = {**os.environ, **QUIET, "GIT_CEILING_DIRECTORIES": str(root.parent)}
    words = [sys.executable, "-m", *(word.format(port=port) for word in command)]
    process = subprocess.Popen(words, cwd=root, env=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 120
        while not _answers(port):
            assert process.poll() is None and time.monotonic() < end
            time.sleep(0.2)
        yield port
    finally:
        process.terminate()
        process.wait(30)


def _answers(port: int) -> bool:
    try:
        return asked(port, "/").status == 200
    except OSError:
        return False


def test_plain_mkdocs_build_writes_beside(root: Path) -> None:
    before = _seen(root)
    done = world.run(root, "mkdocs", "build", "--quiet", **QUIET)
    assert (done.returncode, done.stdout) == (0, "")
    assert (root / ".cache" / "mkdocs-site" / "index.html").is_file()
    assert _seen(root) == before


@pytest.mark.parametrize(
    "command",
    [("mkdocs", "serve", "--dev-addr", "127.0.0.1:{port}"), ("macros.cli", "serve", "--port", "{port}")],
    ids=["mkdocs serve", "vip serve"],
)
def test_a_preview_touches_nothing_and_a_build_beside_it_goes_well(command: tuple[str, ...], root: Path) -> None:
    before = _seen(root)
    with _previewed(root, *command) as port:
        assert asked(port, "/stress/").status == 200
        assert _seen(root) == before
        done = world.vip(root, "build", "--day", LATER)
        assert done.returncode == 0, done.stdout + done.stderr
        assert asked(port, "/stress/").status == 200
    now = release.current(root)
    assert now is not None and (now.name, manifest.changed(now)) == (LATER, [])
    assert {path: one for path, one in _seen(root).items() if path.startswith(f"releases/{world.DAY}/")} == {
        path: one for path, one in before.items() if path.startswith(f"releases/{world.DAY}/")
    }
