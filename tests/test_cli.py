"""The command `vip`: 0 is clean, 1 is problems, 2 is used wrongly; and it speaks Swedish."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from macros import cli
from macros.build.interruption import REASONS
from macros.build.messages import formatted
from tests.mini import world as mini
from tests.world import MakeWorld, World, page

BROKEN = {"pages": {"somn/stod/a.md": "## I korthet\n\nSant.[^xyz]\n\n## Kunskapsläge\n\n## Genomförande\n"}}


class Said(NamedTuple):
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


class Vip:
    """Runs `vip` in this process, in the repository of a story."""

    def __init__(self, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        self.patch, self.capture = patch, capture

    def __call__(self, root: Path, *arguments: str) -> Said:
        """Run the command with `arguments`."""
        self.patch.setattr(cli, "ROOT", lambda: root)
        self.patch.chdir(root)
        with pytest.raises(SystemExit) as ended:
            cli.main(list(arguments), prog_name="vip")
            raise SystemExit(0)
        code = ended.value.code
        return Said(code if isinstance(code, int) else 0, *self.capture.readouterr())


@pytest.fixture
def vip(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Vip]:
    """Return the command; what it listens to is as before afterwards."""
    before = {number: signal.getsignal(number) for number in REASONS}
    yield Vip(monkeypatch, capsys)
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def broken(world: MakeWorld) -> World:
    """A world with one fault."""
    return world(**BROKEN)


def test_a_whole_world_is_counted(vip: Vip, world: MakeWorld) -> None:
    assert vip(world().root, "check") == Said(0, "Inga fel. 1 sidor och 1 källor är kontrollerade.\n", "")


def test_problems_are_told_and_the_code_is_1(broken: World, vip: Vip) -> None:
    assert vip(broken.root, "check") == Said(1, formatted(broken.problems, "text") + "\n", "")


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_problems_are_told_in_the_format_asked_for(form: str, broken: World, vip: Vip) -> None:
    assert vip(broken.root, "check", "--format", form) == Said(1, formatted(broken.problems, form) + "\n", "")


def test_a_machine_gets_an_empty_list_and_github_nothing(vip: Vip, world: MakeWorld) -> None:
    root = world().root
    assert (json.loads(vip(root, "check", "--format", "json").out), vip(root, "check", "--format", "github")) == ([], Said(0, "", ""))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["chek"], "det finns inget sådant kommando"),
        (["check", "--formt", "json"], 'okänt tillägg "--formt"'),
        (["check", "--format", "xml"], "värdet för --format går inte att läsa"),
        (["check", "docs"], "för många eller för få värden"),
        (["build", "--day", "igår"], "värdet för --day går inte att läsa"),
        (["pages"], "--write saknas"),
        (["rollback", "a", "b"], "för många eller för få värden"),
        (["build", "--day", "0001-01-01"], "värdet för --day går inte att läsa"),
        (["serve", "--port", "99999999"], "värdet för --port går inte att läsa"),
    ],
)
def test_a_command_used_wrongly_is_told_in_swedish_and_the_code_is_2(arguments: list[str], told: str, vip: Vip, world: MakeWorld) -> None:
    remedy = "    Gör så här: vip --help visar vilka kommandon och tillägg som finns\n"
    assert vip(world().root, *arguments) == Said(2, "", f"vip: kommandot går inte att tyda: {told}\n{remedy}")


def test_no_help_page_has_an_english_word(vip: Vip, tmp_path: Path) -> None:
    pages = [vip(tmp_path, *command, "--help") for command in ([], *([name] for name in cli.main.commands))]
    assert {page.code for page in pages} == {0}
    english = ("Usage", "Options", "Commands", "Show this", "default", "required", "INTEGER", "x>=", "%Y", "COMMAND", "ARGS")
    assert [word for page in pages for word in english if word in page.out] == []


def test_a_build_of_what_is_wrong_publishes_nothing(broken: World, vip: Vip) -> None:
    for name in ("macros", "overrides"):
        (broken.root / name).mkdir()
    assert vip(broken.root, "build") == Said(1, formatted(broken.problems, "text") + "\n", "")
    assert not (broken.root / "site").exists()
    assert not (broken.root / "releases").exists()


@pytest.mark.parametrize(("command", "code"), [(["check"], 1), (["build"], 1), (["build", "--day", "2096-03-01"], 0)])
def test_what_has_happened_cannot_have_a_day_to_come(command: list[str], code: int, vip: Vip, world: MakeWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("macros.build.release.publish", lambda root, name, fill: root / name)
    root = world(pages={"gemensamt/a.md": page("Text.\n", reviewed="2096-03-02")}).root
    for name in ("macros", "overrides"):
        (root / name).mkdir()
    said = vip(root, *command)
    assert (said.code, "docs/gemensamt/a.md:8:11: reviewed (2096-03-02) har inte kommit än [date-order]" in said.out) == (code, bool(code))


def test_a_build_in_the_wrong_folder_says_what_is_missing(tmp_path: Path, vip: Vip) -> None:
    said = vip(tmp_path, "build")
    assert (said.code, said.out.splitlines()[0]) == (1, "mkdocs.yml: finns inte [missing-input]")


@pytest.mark.parametrize("command", [["addresses"], ["pdf"], ["zip"]])
def test_what_needs_a_built_site_says_so(command: list[str], vip: Vip, world: MakeWorld) -> None:
    assert vip(world().root, *command) == Said(1, "", "vip: det finns ingen byggd webbplats\n    Gör så här: kör vip build först\n")


@pytest.mark.parametrize("command", [["check"], ["coverage"], ["derive"], ["pages", "--write", "ut"]])
def test_in_a_folder_that_is_no_repository_nothing_is_clean_and_nothing_is_written(command: list[str], vip: Vip, tmp_path: Path) -> None:
    said = vip(tmp_path, *command)
    assert (said.code, said.out.splitlines()[0], list(tmp_path.iterdir())) == (1, "data: finns inte [missing-input]", [])


@pytest.mark.parametrize("command", [["coverage"], ["pages", "--write", "ut"]])
def test_half_a_library_is_shown_nobody(command: list[str], vip: Vip, world: MakeWorld) -> None:
    root = world(files={"data/sources/x.yml": "sources: ["}).root
    said = vip(root, *command)
    assert (said.code, said.out.split(":")[0], (root / "ut").exists()) == (1, "data/sources/x.yml", False)


@pytest.mark.parametrize("taken", ["docs", "data", "mkdocs.yml"])
def test_what_is_of_another_kind_than_it_must_be_is_told_alone(taken: str, vip: Vip, world: MakeWorld) -> None:
    root = world().root
    (root / taken).rename(root / "undan")
    if taken == "mkdocs.yml":
        (root / taken).mkdir()
    else:
        (root / taken).write_text("")
    assert [line for line in vip(root, "check").out.splitlines() if line.endswith("]")] == [
        f"{taken}: är {'en mapp, inte en fil' if taken == 'mkdocs.yml' else 'en fil, inte en mapp'} [missing-input]"
    ]


def test_a_folder_that_cannot_be_written_in_is_told(vip: Vip, world: MakeWorld) -> None:
    root = world().root
    said = vip(root, "pages", "--write", str(root / "mkdocs.yml" / "ut"))
    assert (said.code, said.out, said.err.splitlines()[0].split(":")[1]) == (1, "", " en del av sökvägen är en fil, inte en mapp")


def test_a_fault_of_ours_is_one_line_with_its_place(monkeypatch: pytest.MonkeyPatch, vip: Vip, world: MakeWorld) -> None:
    def broken(*_: object) -> None:
        raise ValueError("något\noväntat")

    monkeypatch.setattr("macros.checks.run", broken)
    said = vip(world().root, "check")
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 2)
    assert said.err.startswith("vip: ett fel i programmet: ValueError: något oväntat (cli.py:")


def test_a_console_that_lacks_a_letter_shows_another(world: MakeWorld) -> None:
    root = world(pages={"gemensamt/a.md": "Sant.[^\u65e5\u672c]\n"}).root
    done = mini.vip(root, "check", PYTHONPATH=str(mini.REPOSITORY), PYTHONIOENCODING="cp1252")
    assert (done.returncode, done.stderr, 'okänd källa "??" [unknown-source]' in done.stdout.replace("\ufffd", "ä", 2)) == (1, "", True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="systemet har ingen full disk att låna")
def test_a_full_disk_is_told_and_no_traceback(world: MakeWorld) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "macros.cli", "check"]
        given = {**os.environ, "PYTHONPATH": str(mini.REPOSITORY)}
        done = subprocess.run(command, cwd=world().root, env=given, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "vip: disken är full\n    Gör så här: frigör utrymme och kör igen\n")


def test_a_port_that_is_taken_is_told(vip: Vip, world: MakeWorld) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        said = vip(world().root, "serve", "--port", str(taken.getsockname()[1]))
    assert (said.code, said.out, "går inte att använda" in said.err) == (1, "", True)


def test_without_releases_there_is_nothing_to_return_to(vip: Vip, world: MakeWorld) -> None:
    root = world().root
    assert vip(root, "rollback") == Said(1, "", "vip: det finns ingen sådan utgåva att återgå till\n    Gör så här: välj en som finns kvar: inga\n")
    assert vip(root, "releases") == Said(1, "", "vip: det finns inga utgåvor\n    Gör så här: kör vip build först\n")


def test_what_is_derived_is_written_once(vip: Vip, world: MakeWorld) -> None:
    root = world().root
    first, second = vip(root, "derive"), vip(root, "derive")
    assert (first.code, first.out.splitlines()[0].split(": ")[0]) == (1, "omskriven")
    assert second == Said(0, "aktuell\n", "")


def test_pages_made_of_data_are_written_for_another_engine(vip: Vip, world: MakeWorld) -> None:
    root = world().root
    said = vip(root, "pages", "--write", str(root / "ut"), "--day", "2026-11-22")
    written = sorted(path.relative_to(root / "ut").as_posix() for path in (root / "ut").rglob("*.md"))
    assert said == Said(0, f"{len(written)} sidor skrivna i {root / 'ut'}.\n", "")
    assert (root / "ut" / "for" / "larare.md").read_text(encoding="utf-8").startswith('---\ntitle: "För dig: Lärare"\n')


def test_being_stopped_is_told_and_publishes_nothing(monkeypatch: pytest.MonkeyPatch, vip: Vip, world: MakeWorld) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("macros.loading.library.load", interrupted)
    assert vip(world().root, "check") == Said(130, "", "\nvip: avbrutet (Ctrl+C); inget har publicerats\n")


def test_a_statement_of_accessibility_that_is_too_old_is_told_and_stops_nothing(vip: Vip, world: MakeWorld) -> None:
    story = world(accessibility={"tested_on": "2020-01-01", "updated": "2020-01-01", "review_by": "2020-12-01"})
    said = vip(story.root, "check")
    assert (said.code, "Att göra: tillgänglighetsredogörelsen är för gammal." in said.out) == (0, True)
