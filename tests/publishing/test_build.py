"""Real builds of the miniature that are killed, stopped, refused and crossed, with a reader at a real server meanwhile."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from filelock import FileLock

from macros.build import manifest, release
from tests.mini import world
from tests.publishing import polling, servers
from tests.publishing.conftest import LONG

KILLS = 40 if LONG else 4
LATER = "2030-05-06"  # another day, so that every page of the next build differs


@pytest.fixture
def root(site: Path, public: Path) -> Path:
    """Return a repository of the miniature with a finished site."""
    return Path(shutil.copytree(site.parents[1], public / "mini", symlinks=True))


def _begun(root: Path, **options: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "macros.cli", "build", "--day", LATER]
    given = {**os.environ, "GIT_CEILING_DIRECTORIES": str(root.parent)}
    return subprocess.Popen(command, cwd=root, env=given, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)  # type: ignore[call-overload, no-any-return]


def _is_rendering(root: Path) -> bool:
    return any((root / "releases").glob(release.UNFINISHED + "*/*"))


def _wait_until_rendering(root: Path, build: subprocess.Popen[str]) -> None:
    while build.poll() is None and not _is_rendering(root):
        time.sleep(0.02)


def _state(root: Path) -> tuple[str, list[str], bool]:
    """Return what readers see, what of it is damaged, and whether anything unfinished is left."""
    now = release.current(root)
    assert now is not None
    return now.name, manifest.changed(now), bool(list((root / "releases").glob(release.UNFINISHED + "*")))


def test_builds_that_are_killed_give_no_bad_answer(root: Path, work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = polling.promised([root / "site"])
    with servers.nginx(root / "site", work) as port, polling.Reader(port, sorted(before)) as reader:
        begun = time.monotonic()
        build = _begun(root)
        out, err = build.communicate()
        taken = time.monotonic() - begun
        assert build.returncode == 0, out + err
        for number in range(KILLS):
            build = _begun(root)
            time.sleep(taken * (0.4 + 0.7 * number / KILLS))  # before that it only reads
            build.kill()
            build.wait()
            assert _state(root)[1] == []
    answers = polling.promised([root / "releases" / world.DAY, root / "releases" / LATER])
    with capsys.disabled():
        print(f"\n{KILLS} dödade byggen: {reader.polls} svar, {len(reader.bad(answers))} felaktiga")
    assert reader.bad(answers) == []


def test_two_builds_at_once_give_one_whole_site(root: Path) -> None:
    first, second = _begun(root), _begun(root)
    said = [build.communicate() for build in (first, second)]
    assert 0 in (first.returncode, second.returncode), said
    assert _state(root) == (LATER, [], False) or _state(root) == (f"{LATER}-2", [], False)


def test_a_build_waits_for_nobody(root: Path) -> None:
    with FileLock(root / "releases" / ".lock"):
        done = world.vip(root, "build", "--day", LATER)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == ["vip: ett annat bygge pågår", "    Gör så här: vänta tills det är klart och kör igen"]
    assert _state(root) == (world.DAY, [], False)


@pytest.mark.parametrize(("number", "why"), [(signal.SIGINT, "Ctrl+C"), (signal.SIGTERM, "datorn eller en annan process bad om det")])
def test_a_build_that_is_told_to_stop_says_so(root: Path, number: signal.Signals, why: str) -> None:
    build = _begun(root)
    _wait_until_rendering(root, build)
    build.send_signal(number)
    assert [text.strip() for text in build.communicate()] == ["", f"vip: avbrutet ({why}); inget har publicerats"]
    assert build.returncode == 128 + number
    assert _state(root) == (world.DAY, [], False)


def test_a_limit_on_files_is_told(root: Path) -> None:
    build = _begun(root, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000)))
    out, err = build.communicate()
    assert (build.returncode, out) == (1, "")
    assert err.startswith("vip: filen blev större än systemet tillåter") and len(err.splitlines()) == 2
    assert _state(root) == (world.DAY, [], False)


def _apart() -> list[str]:
    """Return what runs a program with disks of its own. A container that may mount nothing cannot, and says so."""
    ways: list[list[str]] = [["unshare", "--mount"], ["unshare", "--mount", "--map-root-user"], ["sudo", "-n", "unshare", "--mount"]]
    for way in ways:
        if shutil.which(way[0]) and subprocess.run([*way, "true"], capture_output=True, check=False).returncode == 0:
            return way
    pytest.skip("den här datorn får inte montera diskar (unshare); en full disk prövas ändå, steg för steg, i test_release.py")


def test_a_disk_that_is_full_or_read_only_is_told(root: Path, tmp_path: Path) -> None:
    command = [*_apart(), sys.executable, "-m", "tests.publishing.disks", str(root), str(tmp_path / "disk")]
    done = subprocess.run(command, cwd=world.REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert {name: (one["code"], one["said"][0].split(":")[1].strip(), len(one["said"]), one["faults"]) for name, one in told.items()} == {
        "genast": (1, "disken är full", 2, []),
        "mot slutet": (1, "disken är full", 2, []),
        "skrivskyddad": (1, "disken är skrivskyddad", 2, []),
    }


@pytest.mark.parametrize("name", ["mkdocs.yml", "docs", "data", "overrides"])
def test_an_input_that_is_gone_is_told_once(root: Path, name: str) -> None:
    (root / name).rename(root / "borta")
    done = world.vip(root, "build", "--day", LATER)
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        f"{name}: finns inte [missing-input]",
        f"    Gör så här: kör kommandot i förvarets rot, eller lägg tillbaka det (git restore {name})",
        "",
        "1 fel i 1 fil. Inget har publicerats.",
    ]
    assert _state(root) == (world.DAY, [], False)


def test_nothing_to_build_is_no_site(root: Path) -> None:
    for name in ("docs", "data"):
        shutil.rmtree(root / name)
        (root / name).mkdir()
    done = world.vip(root, "build", "--day", LATER)
    assert done.returncode == 1 and done.stdout
    assert _state(root) == (world.DAY, [], False)


def test_a_folder_in_the_links_place_is_left_alone(root: Path) -> None:
    (root / "site").unlink()
    (root / "site").mkdir()
    (root / "site" / "mitt.txt").write_text("mitt eget", encoding="utf-8")
    done = world.vip(root, "build", "--day", LATER)
    assert done.returncode == 1
    assert done.stderr.startswith("vip: site är en vanlig mapp, inte en länk till en utgåva\n")
    assert (root / "site" / "mitt.txt").read_text(encoding="utf-8") == "mitt eget"


def test_rollback_is_quick_and_lists_what_there_is(root: Path) -> None:
    done = world.vip(root, "build", "--day", LATER)
    assert done.returncode == 0, done.stdout + done.stderr
    begun = os.times()
    back = world.vip(root, "rollback")
    ended = os.times()
    assert back.stdout == f"Aktuell utgåva är nu {world.DAY}.\n"
    assert _state(root) == (world.DAY, [], False)
    # processor time: the machine that runs the tests is busy with other things
    assert (ended.children_user + ended.children_system) - (begun.children_user + begun.children_system) < 1
    lines = world.vip(root, "releases").stdout.splitlines()
    assert [(line.split()[0], line.endswith("aktuell")) for line in lines] == [(world.DAY, True), (LATER, False)]
    (root / "releases" / LATER / "index.html").write_text("trasig", encoding="utf-8")
    hurt = world.vip(root, "rollback", LATER)
    assert hurt.returncode == 1
    assert hurt.stderr.startswith(f"vip: utgåvan {LATER} är inte längre som den byggdes: index.html (1 filer)")
    assert _state(root) == (world.DAY, [], False)
