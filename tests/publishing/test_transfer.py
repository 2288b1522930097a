"""`vip publish` to a real sshd, read through a real nginx: what a host does, from docs/redaktion/publicera/ alone."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.build import hosting, manifest, release
from tests.browser.watched import visit
from tests.mini import world
from tests.publishing import polling, servers
from tests.publishing.conftest import LONG

KILLS = 60 if LONG else 4


@pytest.fixture(scope="session")
def login() -> Iterator[servers.Login]:
    """Return a login on a real sshd."""
    with servers.public_folder() as folder, servers.sshd(folder) as found:
        yield found


@dataclass(frozen=True)
class Host:
    """A build machine with prepared releases, and a folder on a server it can reach."""

    here: Path
    far: Path
    login: servers.Login

    def vip(self, command: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of `vip` that takes the server, as its host would."""
        where = [self.login.folder(self.far)] if command == "publish" else ["--server", self.login.folder(self.far)]
        return world.vip(self.here, command, *where, "--ssh", self.login.ssh, *arguments)

    def publish(self, name: str, *arguments: str) -> None:
        """Make the prepared release `name` current here, and publish it."""
        release.rollback(self.here, name)
        done = self.vip("publish", *arguments)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == f"Publicerad: utgåva {name} är nu aktuell på {self.login.folder(self.far)}.\n"

    def shown(self) -> tuple[str | None, list[str]]:
        """Return the name of what the server shows, and what of it is damaged."""
        now = release.current(self.far)
        return (now.name, manifest.changed(now)) if now else (None, [])


@pytest.fixture
def host(prepared: list[Path], login: servers.Login, public: Path) -> Host:
    """Return a build machine with the prepared releases, and an empty folder for the server."""
    here = public / "byggdator"
    here.mkdir()
    for site in prepared:
        release.publish(here, site.name, lambda folder, site=site: shutil.copytree(site, folder, dirs_exist_ok=True) and None)  # type: ignore[misc]
    return Host(here, public / "vård och insats", login)


def test_a_published_site_is_read_under_the_policy(host: Host, prepared: list[Path], work: Path, browser: Browser) -> None:
    host.publish(prepared[0].name)
    pages = sorted("/" + path.parent.relative_to(prepared[0]).as_posix() + "/" for path in prepared[0].rglob("index.html"))
    with servers.nginx(host.far / "site", work) as port:
        reader = visit(browser, f"http://{servers.HOST}:{port}")
        for page in [page.replace("/./", "/") for page in pages]:
            answer = reader.page.goto(reader.root + page)
            assert answer is not None and answer.status == 200
            headers = {name: answer.headers.get(name.lower()) for name in hosting.HEADERS}
            assert headers == hosting.HEADERS, page
        assert len(pages) > 30
        assert reader.faults() == []
        reader.context.close()


def test_what_is_the_same_is_not_sent_twice(host: Host, prepared: list[Path]) -> None:
    host.publish(prepared[0].name)
    host.publish(prepared[1].name)
    files = {path.relative_to(prepared[1]).as_posix() for path in prepared[1].rglob("*") if path.is_file()}
    same = {name for name in files if (prepared[0] / name).read_bytes() == (prepared[1] / name).read_bytes()}
    linked = {name for name in files if (host.far / "site" / name).stat().st_nlink == 2}
    assert same == linked
    assert {"manifest.webmanifest", "sbom.cdx.json"} <= same  # every page says its edition
    assert {oct((host.far / "site" / name).stat().st_mode & 0o777) for name in files} == {"0o644"}
    seconds = [{int((site / name).stat().st_mtime) for name in files - same} for site in release.listed(host.far)]
    assert max(seconds[0]) < min(seconds[1])  # else nginx would give a page of the one the other's ETag
    host.publish(prepared[1].name)
    assert sorted(path.name for path in release.listed(host.far)) == sorted(site.name for site in prepared[:2])


def test_a_server_goes_back_and_keeps_what_it_is_told_to(host: Host, prepared: list[Path]) -> None:
    for site in prepared:
        host.publish(site.name, "--keep", "3")
    names = [site.name for site in prepared]
    lines = host.vip("releases").stdout.splitlines()
    assert [(line.split()[0], line.endswith("aktuell")) for line in lines] == [(names[1], False), (names[2], False), (names[3], True)]
    back = host.vip("rollback")
    assert back.stdout == f"Aktuell utgåva på {host.login.folder(host.far)} är nu {names[2]}.\n"
    assert host.vip("rollback", names[1]).returncode == 0
    assert host.shown() == (names[1], [])
    (host.far / "releases" / names[3] / "index.html").write_text("trasig", encoding="utf-8")
    hurt = host.vip("rollback", names[3])
    assert (hurt.returncode, hurt.stderr.splitlines()[0]) == (1, "vip: utgåvan på servern stämmer inte med sina kontrollsummor")
    host.publish(names[2], "--keep", "2")
    assert [path.name for path in release.listed(host.far)] == [names[1], names[2]]
    assert host.vip("rollback").returncode == 0
    none = host.vip("rollback")
    assert (none.returncode, none.stderr.splitlines()[0]) == (1, "vip: det finns ingen sådan utgåva att återgå till på servern")
    assert host.shown() == (names[1], [])


def test_publishers_that_are_killed_give_no_bad_answer(host: Host, prepared: list[Path], work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    host.publish(prepared[0].name)
    answers = polling.promised(prepared)
    chance = random.Random(1)
    with servers.nginx(host.far / "site", work) as port, polling.Reader(port, sorted(answers)) as reader:
        begun = time.monotonic()
        host.publish(prepared[1].name)
        taken = time.monotonic() - begun
        for _ in range(KILLS):
            release.rollback(host.here, chance.choice(prepared).name)
            command = [sys.executable, "-m", "macros.cli", "publish", host.login.folder(host.far), "--ssh", host.login.ssh]
            publisher = subprocess.Popen(command, cwd=host.here, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0.1, 1) * taken)
            os.killpg(publisher.pid, signal.SIGKILL)  # with its ssh and rsync
            publisher.wait()
            assert host.shown()[1] == []
        host.publish(prepared[2].name)
    with capsys.disabled():
        print(f"\n{KILLS} dödade publiceringar: {reader.polls} svar, {len(reader.bad(answers))} felaktiga")
    assert reader.bad(answers) == []
    for left in (host.far / "releases").glob(release.UNFINISHED + "*"):
        os.utime(left, (0, 0))  # an hour later, and more
    host.publish(prepared[3].name)
    assert list((host.far / "releases").glob(release.UNFINISHED + "*")) == []


def _wrapped(host: Host, script: str) -> Host:
    """Return the host with an `ssh` of its own: a script that may do harm before or instead of the real one."""
    wrapper = host.here / "ssh-med-hinder"
    wrapper.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    wrapper.chmod(0o755)
    return Host(host.here, host.far, servers.Login(host.login.user, host.login.port, str(wrapper)))


def test_what_is_damaged_on_the_way_is_not_shown(host: Host, prepared: list[Path]) -> None:
    host.publish(prepared[0].name)
    harm = f"""for one in "{host.far}"/releases/.unfinished-*/index.html; do
      case "$*" in *"sh -s") if [ -e "$one" ]; then rm "$one" && echo skadad >"$one"; fi;; esac
    done
    exec {host.login.ssh} "$@" """
    release.rollback(host.here, prepared[1].name)
    done = _wrapped(host, harm).vip("publish")
    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == "vip: utgåvan på servern stämmer inte med sina kontrollsummor; inget har publicerats"
    assert host.shown() == (prepared[0].name, [])
    assert list((host.far / "releases").glob(release.UNFINISHED + "*")) == []


def test_a_line_that_breaks_leaves_the_old_site(host: Host, prepared: list[Path]) -> None:
    host.publish(prepared[0].name)
    release.rollback(host.here, prepared[1].name)
    ssh = host.login.ssh
    done = _wrapped(host, f'case "$*" in *rsync*) exec timeout 0.3 {ssh} "$@";; *) exec {ssh} "$@";; esac').vip("publish")
    assert done.returncode == 1
    assert done.stderr.startswith("vip: filerna gick inte att sända (") and len(done.stderr.splitlines()) == 2
    assert host.shown() == (prepared[0].name, [])


def test_a_server_that_lacks_a_tool_says_which(host: Host) -> None:
    tools = host.here / "bin"
    tools.mkdir()
    for name in ("sh", "rsync", "sha256sum", "mkdir", "cat"):
        (tools / name).symlink_to(shutil.which(name) or "")
    done = _wrapped(host, f'export PATH="{tools}"; exec sh -s').vip("publish")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "vip: flock saknas på servern; inget har publicerats",
        "    Gör så här: be den som sköter servern: sudo apt install util-linux coreutils",
    ]


def test_a_folder_in_the_links_place_on_the_server_is_left_alone(host: Host) -> None:
    (host.far / "site").mkdir(parents=True)
    done = host.vip("publish")
    assert (done.returncode, done.stderr.splitlines()[0]) == (
        1,
        "vip: site på servern är en vanlig mapp, inte en länk till en utgåva; inget har publicerats",
    )
    assert (host.far / "site").is_dir() and not (host.far / "site").is_symlink()


def test_a_release_that_is_no_longer_whole_is_not_sent(host: Host) -> None:
    (host.here / "site" / "index.html").write_text("ändrad för hand", encoding="utf-8")
    done = host.vip("publish")
    assert (done.returncode, done.stderr.splitlines()[0][-40:]) == (1, "inte längre som den byggdes; inget har publicerats"[-40:])
    assert not host.far.exists()


@pytest.mark.parametrize("address", ["exempel.se", "-oProxyCommand=id:/srv", "a@b:~/vip", "a@b:", "a@-b:/srv", "a b@c:/srv"])
def test_an_address_that_is_none_is_refused(host: Host, address: str) -> None:
    done = world.vip(host.here, "publish", "--", address)
    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == f'vip: "{address}" är ingen plats på en server; inget har publicerats'


def test_a_server_that_does_not_answer_is_told(host: Host) -> None:
    shut = servers.Login(host.login.user, host.login.port, host.login.ssh.replace(f"-p {host.login.port}", f"-p {servers.free_port()}"))
    done = Host(host.here, host.far, shut).vip("publish")
    assert done.returncode == 1
    assert done.stderr.startswith(f"vip: servern {shut.user}@127.0.0.1 gick inte att nå (") and len(done.stderr.splitlines()) == 2
