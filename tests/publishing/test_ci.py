"""What others copy: CI files and the container, linted, and calling nothing that does not exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from macros.cli import main
from tests.mini import world

GITHUB = sorted((world.REPOSITORY / ".github/workflows").glob("*.yml"))
GITLAB = world.REPOSITORY / ".gitlab-ci.yml"
CONTAINER = world.REPOSITORY / "Containerfile"
BIN = Path(sys.executable).parent
# What the published schemas do not ask for, and we do.
PINNED = re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")


def _linted(*command: str) -> str:
    done = subprocess.run([str(BIN / command[0]), *command[1:]], cwd=world.REPOSITORY, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.mark.parametrize(
    ("schema", "files"),
    [("vendor.github-workflows", GITHUB), ("custom.github-workflows-require-timeout", GITHUB), ("vendor.gitlab-ci", [GITLAB])],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_workflows_follow_the_schema(schema: str, files: list[Path]) -> None:
    assert files
    assert _linted("check-jsonschema", "--builtin-schema", schema, *map(str, files)) == ""


def test_workflows_are_safe_to_copy() -> None:
    assert _linted("zizmor", "--offline", "--no-progress", "--quiet", "--persona=pedantic", *map(str, GITHUB)) == ""


def test_what_may_write_runs_nothing_of_the_change() -> None:
    """A job with rights beyond reading neither checks out the repository nor runs its commands."""
    for path in GITHUB:
        jobs = re.split(r"\n(?=  [a-z]+:\n)", path.read_text(encoding="utf-8").partition("\njobs:")[2])
        writing = [job for job in jobs if ": write" in job]
        assert [job for job in writing if "actions/checkout" in job or "make " in job or ".venv" in job] == [], path.name
        assert "pull_request_target" not in re.sub(r"#.*", "", path.read_text(encoding="utf-8")), path.name


def test_the_container_passes_hadolint() -> None:
    assert _linted("hadolint", "--failure-threshold", "style", str(CONTAINER)) == ""


def test_what_was_not_run_says_so() -> None:
    said = re.compile(r"inte körd här|not run here", re.IGNORECASE)
    assert [path.name for path in [*GITHUB, GITLAB, CONTAINER] if not said.search(path.read_text(encoding="utf-8"))] == []


def test_actions_are_pinned_and_may_only_read() -> None:
    for path in GITHUB:
        text = path.read_text(encoding="utf-8")
        assert [line for line in text.splitlines() if "uses:" in line and not PINNED.search(line)] == [], path.name
        assert "\npermissions:\n  contents: read\n" in text, path.name


@pytest.mark.parametrize("path", [*GITHUB, GITLAB], ids=lambda path: path.name)
def test_every_command_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    targets = set(re.findall(r"^([\w./-]+):", (world.REPOSITORY / "Makefile").read_text(encoding="utf-8").replace("$(READY)", ".venv/.ready"), re.MULTILINE))
    asked = {word for line in re.findall(r"(?:run:|-|\n\s+) ?make ((?:[.\w/-]+ ?)+)", text) for word in line.split()}
    assert asked and asked - targets == set()
    assert isinstance(main, click.Group)
    assert set(re.findall(r"\.venv/bin/vip (\w+)", text)) - set(main.commands) == set()
    scripts = set(re.findall(r"sh (tests/[\w./-]+)", text))
    assert {script for script in scripts if not (world.REPOSITORY / script).is_file()} == set()
