"""Real servers on the loopback address, with the configuration we ship and nothing else changed than port and folder."""

from __future__ import annotations

import getpass
import http.client
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

HOSTING = Path(__file__).resolve().parents[2] / "hosting"
HOST = "127.0.0.1"
SECONDS = 20  # to start or to stop
WORKER = "www-data"  # who Debian's servers read the site as, when they are started by root
PATH = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
MODULES = "mpm_event authz_core dir mime headers deflate filter alias rewrite".split()


def program(name: str) -> str:
    """Return where the program is, or fail and say what to do: these tests are never skipped."""
    found = shutil.which(name, path=PATH)
    if found is None:
        pytest.fail(f"{name} saknas. Gör så här: sh tests/publishing/tools.sh", pytrace=False)
    return found


@contextmanager
def public_folder(where: str | None = None) -> Iterator[Path]:
    """Give a folder that a server's own user may read; pytest's folders are its owner's alone."""
    folder = Path(tempfile.mkdtemp(prefix="vip-", dir=where))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def nginx(site: Path, work: Path) -> Iterator[int]:
    """Serve `site` with hosting/nginx.conf; give the port."""
    port = free_port()
    server = _shipped("nginx.conf", {"listen 80;": f"listen {HOST}:{port};", "    listen [::]:80;\n": ""}, site)
    user = f"user {WORKER};" if os.geteuid() == 0 else ""
    types = Path("/etc/nginx/mime.types")
    (work / "nginx.conf").write_text(
        f"{user}\ndaemon off;\nworker_processes 2;\npid {work}/nginx.pid;\nerror_log {work}/error.log;\nevents {{}}\nhttp {{\ninclude {types};\n"
        + "".join(f"{kind}_temp_path {work}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        + f"access_log off;\n{server}}}\n"
    )
    with _running([program("nginx"), "-c", str(work / "nginx.conf"), "-e", str(work / "error.log")], port, work):
        yield port


@contextmanager
def apache(site: Path, work: Path) -> Iterator[int]:
    """Serve `site` with hosting/apache.conf; give the port."""
    port = free_port()
    server = _shipped("apache.conf", {"*:80": f"{HOST}:{port}"}, site)
    modules = Path("/usr/lib/apache2/modules")
    loaded = "".join(f"LoadModule {name}_module {modules}/mod_{name}.so\n" for name in MODULES)
    (work / "apache.conf").write_text(
        f"{loaded}User {WORKER}\nGroup {WORKER}\nServerRoot {work}\nServerName exempel.se\nListen {HOST}:{port}\nPidFile {work}/apache.pid\n"
        f"ErrorLog {work}/error.log\nTypesConfig /etc/mime.types\n<Directory />\nRequire all denied\n</Directory>\n{server}"
    )
    command = [program("apache2"), "-f", str(work / "apache.conf")]
    subprocess.run([*command, "-t"], check=True, capture_output=True)
    with _running([*command, "-DFOREGROUND"], port, work):
        yield port


@contextmanager
def caddy(site: Path, work: Path) -> Iterator[int]:
    """Serve `site` with hosting/Caddyfile; give the port."""
    port = free_port()
    server = _shipped("Caddyfile", {"exempel.se {": f"http://{HOST}:{port} {{"}, site)
    (work / "Caddyfile").write_text("{\n\tadmin off\n\tauto_https off\n}\n" + server)
    home = {**os.environ, "HOME": str(work), "XDG_DATA_HOME": str(work), "XDG_CONFIG_HOME": str(work)}
    with _running([program("caddy"), "run", "--config", str(work / "Caddyfile"), "--adapter", "caddyfile"], port, work, home):
        yield port


@dataclass(frozen=True)
class Login:
    """A login on the loopback sshd. `ssh` is the command that `vip publish --ssh` is given."""

    user: str
    port: int
    ssh: str

    def folder(self, path: Path) -> str:
        """Return the address of a folder, as `vip publish` takes it."""
        return f"{self.user}@{HOST}:{path}"


@contextmanager
def sshd(work: Path) -> Iterator[Login]:
    """Run a real sshd for the one who runs the tests, with keys made for the occasion."""
    port, user = free_port(), getpass.getuser()
    program("ssh")
    for key in ("host", "user"):
        subprocess.run([program("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-f", str(work / key)], check=True)
    (work / "authorized_keys").write_text("restrict " + (work / "user.pub").read_text())  # as the guide says
    (work / "known_hosts").write_text(f"[{HOST}]:{port} {(work / 'host.pub').read_text()}")
    (work / "sshd.conf").write_text(
        f"ListenAddress {HOST}\nPort {port}\nHostKey {work}/host\nAuthorizedKeysFile {work}/authorized_keys\nPidFile {work}/sshd.pid\n"
        "StrictModes no\nUsePAM no\nPasswordAuthentication no\nPermitRootLogin yes\nMaxStartups 100\n"
    )
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # where sshd separates its privileges
    ssh = f"ssh -p {port} -i {work}/user -o IdentitiesOnly=yes -o UserKnownHostsFile={work}/known_hosts -o BatchMode=yes"
    with _running([program("sshd"), "-D", "-e", "-f", str(work / "sshd.conf")], port, work):
        yield Login(user, port, ssh)


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Answer:
    """What a server answered. Names of headers are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


def asked(port: int, path: str, **headers: str) -> Answer:
    """Ask the server at `port` for `path`."""
    connection = http.client.HTTPConnection(HOST, port, timeout=SECONDS)
    try:
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, response.read())
    finally:
        connection.close()


def _shipped(name: str, changes: dict[str, str], site: Path) -> str:
    """Return hosting/`name` for the folder that `site` lies in. A word that names the folder is quoted: there may be spaces in it."""
    text = (HOSTING / name).read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text, f"hosting/{name} säger inte längre {old}"
        text = text.replace(old, new)
    assert site.name == "site" and "/srv/vip" in text
    return re.sub(r'"?(/srv/vip\b[^\s;>"]*)"?', lambda found: f'"{found[1].replace("/srv/vip", str(site.parent))}"', text)


@contextmanager
def _running(command: list[str], port: int, work: Path, environment: dict[str, str] | None = None) -> Iterator[None]:
    with (work / "said.txt").open("w") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, cwd=work, env=environment)
    try:
        end = time.monotonic() + SECONDS
        while not _answers(port):
            log = work / "error.log"
            words = (work / "said.txt").read_text() + (log.read_text() if log.is_file() else "")
            assert process.poll() is None and time.monotonic() < end, f"{command[0]} startade inte:\n{words}"
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) == 0
