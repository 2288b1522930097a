"""The current release, sent to a server of one's own and made current there by one rename.

The server has the same layout as the build machine: `releases/` with whole releases and `site`, a link to the
current one. It needs an SSH login, rsync, flock and sha256sum, and nothing of ours. A release is sent to a folder
whose name says that it is unfinished, with hard links to the files that the current one has already; it is checked
against its checksums there, and only then does the link move. Whatever breaks on the way, readers keep the old site.
"""

from __future__ import annotations

import re
import secrets
import shlex
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from . import manifest
from .interruption import undisturbed
from .release import KEPT, NEW, SITE, UNFINISHED

SSH = "ssh"
# A dead network is noticed within a minute, instead of never.
ALIVE = ("-o", "ConnectTimeout=20", "-o", "ServerAliveInterval=15", "-o", "ServerAliveCountMax=4")
TIMEOUT = 300  # seconds for one step on the server, beside the sending itself
STALE = 60  # minutes until an unfinished folder on the server is taken for a dead publisher's
_ADDRESS = re.compile(r"(?P<login>(?:[\w.+-]+@)?(?:[\w][\w.-]*|\[[0-9A-Fa-f:.]+\])):(?P<path>[^~\s-][^\n\0]*)")
_NAME = re.compile(r"[\w][\w.-]*")


class Refused(Exception):
    """The server was not changed, or says that it was not. The message is what happened; `remedy` what to do."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.remedy = remedy


@dataclass(frozen=True)
class Server:
    """Where readers' site is: the login and folder, and the command that reaches it."""

    login: str
    path: str
    ssh: tuple[str, ...] = (SSH,)

    def __str__(self) -> str:
        return f"{self.login}:{self.path}"


@dataclass(frozen=True)
class Kept:
    """A release on the server."""

    name: str
    made: str
    is_current: bool


def server(address: str, ssh: str = SSH) -> Server:
    """Return the server at `address` (`anna@exempel.se:/srv/vip`), reached by the command `ssh`. Raises Refused."""
    found = _ADDRESS.fullmatch(address)
    if not found:
        raise Refused(f'"{address}" är ingen plats på en server', "skriv ANVÄNDARE@VÄRD:MAPP, till exempel publicera@exempel.se:/srv/vip")
    try:
        command = tuple(shlex.split(ssh))
    except ValueError:
        command = ()
    if not command:
        raise Refused(f'"{ssh}" är inget kommando', 'skriv till exempel --ssh "ssh -p 2222"')
    return Server(found["login"], found["path"], command)


def send(site: Path, to: Server, keep: int = KEPT) -> str:
    """Send the release at `site`, make it current on the server and keep `keep` releases there. Returns its name.

    Raises Refused; the server's site is then as it was.
    """
    if not (site / manifest.SUMS).is_file() or manifest.changed(site):
        raise Refused(f"utgåvan {site.name} är inte längre som den byggdes", "kör vip build och publicera den nya")
    word, now = _asked(to, _PREPARE, "ready")
    assert word == "ready"
    upload = f"{UNFINISHED}{site.name}-{secrets.token_hex(4)}"
    try:
        _copy(site, to, upload, now)
        with undisturbed():  # past this point an answer is worth waiting for: the link may have moved
            _, name = _asked(to, _FINISH, "current", upload=upload, name=site.name, keep=str(max(keep, 1)))
    except BaseException:
        with suppress(Refused, KeyboardInterrupt):
            _asked(to, _DISCARD, "discarded", upload=upload)
        raise
    return name


def rollback(on: Server, name: str | None = None) -> str:
    """Make the release `name`, or the one before the current, current again on the server. Returns its name.

    Raises Refused, also when the release is not what was sent.
    """
    if name is not None and not _NAME.fullmatch(name):
        raise Refused(f'"{name}" är inget namn på en utgåva', "vip releases --server visar dem som finns")
    with undisturbed():
        _, found = _asked(on, _ROLLBACK, "current", name=name or "")
    return found


def listed(on: Server) -> list[Kept]:
    """Return the releases on the server, oldest first. Raises Refused."""
    lines = _run(on, _LIST)
    found = [line.split("\t") for line in lines if line.startswith("release\t")]
    if not found:
        _asked_in(on, lines, "listed")
    return [Kept(name, made, mark == "*") for _, name, made, mark in found]


# --- what the server runs ---------------------------------------------------------------------------------------
# POSIX shell. Each script is a function, called on its last line: half a script, should the line break, does nothing.
# What it answers begins with `vip`, so that a greeting printed at login is not taken for an answer.

_SHARED = r"""
say() { printf 'vip %s\n' "$*"; }
kept() { ls -1tr releases | while IFS= read -r one; do if [ -f "releases/$one/SHA256SUMS" ]; then printf '%s\n' "$one"; fi; done; }
whole() {
  (cd "releases/$1" && sha256sum --quiet -c SHA256SUMS >/dev/null 2>&1 &&
    [ "$(find . -type f | wc -l)" -eq "$(($(wc -l < SHA256SUMS) + 1))" ])
}
now() { one=$(readlink "$site") && printf '%s' "${one##*/}"; }
switch() { rm -rf "$new" && ln -s "releases/$1" "$new" && mv -fT "$new" "$site" && { sync -f . 2>/dev/null || sync; }; }
newer() {  # a later second than any release has: nginx tells two files apart by size and second of change alone
  now=$(date +%s); last=$(kept | tail -n 1)
  if [ -n "$last" ]; then last=$(($(date -r "releases/$last" +%s) + 1)); fi
  if [ "${last:-0}" -gt "$now" ]; then now=$last; fi
  printf '@%s' "$now"
}
enter() {
  for tool in rsync flock sha256sum; do
    command -v "$tool" >/dev/null || { say missing "$tool"; return 1; }
  done
  cd -- "$root" 2>/dev/null && [ -d releases ] || { say nowhere; return 1; }
  if [ -e "$site" ] && [ ! -L "$site" ]; then say occupied; return 1; fi
  (: >>releases/.lock) 2>/dev/null || { say denied; return 1; }  # where this fails, exec would end the shell
  exec 9>>releases/.lock
  flock -w 30 9 || { say busy; return 1; }
}
"""

_PREPARE = r"""
vip() {
  umask 022
  mkdir -p -- "$root/releases" 2>/dev/null && [ -w "$root" ] && [ -w "$root/releases" ] || { say denied; return; }
  enter || return
  find releases -maxdepth 1 -name "$unfinished*" -mmin "+$stale" -exec rm -rf {} +
  say ready "$(now)"
}
"""

_FINISH = r"""
vip() {
  umask 022
  enter || return
  whole "$upload" || { say damaged; return; }
  when=$(newer); final=$name; number=1
  while [ -e "releases/$final" ]; do
    if cmp -s "releases/$final/SHA256SUMS" "releases/$upload/SHA256SUMS" && whole "$final"; then break; fi
    number=$((number + 1)); final=$name-$number
  done
  if [ -e "releases/$final" ]; then
    touch -d "$when" "releases/$final" && rm -rf "releases/$upload" || { say failed; return; }
  else
    find "releases/$upload" -type f -links 1 -exec touch -d "$when" {} + && touch -d "$when" "releases/$upload" || { say failed; return; }
    { sync -f releases 2>/dev/null || sync; } && mv -T "releases/$upload" "releases/$final" || { say failed; return; }
  fi
  before=$(now); if [ -z "$before" ] || [ "$before" = "$final" ]; then before=$final; keep=$((keep + 1)); fi
  switch "$final" || { say failed; return; }
  # the one before may be the oldest, after a rollback, and its pages may just be loading
  kept | grep -vxF -e "$final" -e "$before" | head -n "-$((keep - 2))" | while IFS= read -r old; do
    mv -T "releases/$old" "releases/$unfinished$old" && rm -rf "releases/$unfinished$old"
  done
  say current "$final"
}
"""

_DISCARD = r"""
vip() { cd -- "$root" && rm -rf "releases/$upload"; say discarded; }
"""

_ROLLBACK = r"""
vip() {
  enter || return
  before=; wanted=$name
  if [ -z "$name" ]; then
    for one in $(kept); do
      if [ "$one" = "$(now)" ]; then wanted=$before; fi
      before=$one
    done
  fi
  { [ -n "$wanted" ] && kept | grep -qxF -- "$wanted"; } || { say none; return; }
  whole "$wanted" || { say damaged; return; }
  switch "$wanted" || { say failed; return; }
  say current "$wanted"
}
"""

_LIST = r"""
vip() {
  enter || return
  for one in $(kept); do
    mark=; if [ "$one" = "$(now)" ]; then mark='*'; fi
    say "$(printf 'release\t%s\t%s\t%s' "$one" "$(date -r "releases/$one" '+%Y-%m-%d %H:%M')" "$mark")"
  done
  say listed
}
"""


def _refusal(word: str, rest: str, said: str, on: Server) -> Refused:
    """Return what the server's answer means to the one who publishes."""
    because = f" ({said})" if said else ""
    known = {
        "missing": (f"{rest} saknas på servern", f"be den som sköter servern: sudo apt install {'rsync' if rest == 'rsync' else 'util-linux coreutils'}"),
        "denied": (f"du får inte skriva i {on.path} på servern", f"be den som sköter servern: sudo install -d -o {_user(on)} -m 755 {shlex.quote(on.path)}"),
        "nowhere": (f"i {on.path} på servern finns inga utgåvor", "kontrollera adressen, eller publicera först"),
        "occupied": ("site på servern är en vanlig mapp, inte en länk till en utgåva", "flytta undan den på servern och kör igen"),
        "busy": ("en annan publicering pågår på servern", "vänta tills den är klar och kör igen"),
        "damaged": ("utgåvan på servern stämmer inte med sina kontrollsummor", "kör igen; upprepas det är disken full eller trasig"),
        "failed": (f"servern kunde inte byta utgåva{because}", "kontrollera utrymme och rättigheter på servern och kör igen"),
        "none": ("det finns ingen sådan utgåva att återgå till på servern", f"välj en som finns: vip releases --server {on}"),
    }
    return Refused(*known.get(word, (f"servern svarade inte som väntat{because}", f"pröva att logga in: {shlex.join([*on.ssh, on.login])}")))


def _asked(on: Server, script: str, expected: str, **values: str) -> tuple[str, str]:
    """Run `script` on the server and return its answer. Raises Refused unless the answer is the `expected`."""
    return _asked_in(on, _run(on, script, **values), expected)


def _asked_in(on: Server, lines: Sequence[str], expected: str) -> tuple[str, str]:
    word, _, rest = (lines[-1] if lines else "").partition(" ")
    if word != expected:
        raise _refusal(word, rest, "", on)
    return word, rest


def _run(on: Server, script: str, **values: str) -> list[str]:
    """Return the lines that `script` answers on the server. Raises Refused when the server cannot be reached."""
    given = {"root": on.path, "site": SITE, "new": NEW, "unfinished": UNFINISHED, "stale": str(STALE), **values}
    text = "".join(f"{name}={shlex.quote(value)}\n" for name, value in given.items()) + _SHARED + script + "vip\n"
    command = [*on.ssh, *ALIVE, "--", on.login, "sh -s"]
    try:
        done = subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=TIMEOUT, check=False)
    except FileNotFoundError as error:
        raise Refused(f"{on.ssh[0]} saknas på den här datorn", "sudo apt install openssh-client rsync") from error
    except subprocess.TimeoutExpired as error:
        raise Refused(f"servern svarade inte inom {TIMEOUT} sekunder", f"se vad den visar: vip releases --server {on}") from error
    lines = [line.removeprefix("vip ") for line in done.stdout.splitlines() if line.startswith("vip ")]
    if not lines:
        said = _last(done.stderr)
        raise Refused(f"servern {on.login} gick inte att nå{f' ({said})' if said else ''}", f"pröva att logga in: {shlex.join([*on.ssh, on.login])}")
    if done.stderr.strip() and lines[-1] == "failed":
        raise _refusal("failed", "", _last(done.stderr), on)
    return lines


def _copy(site: Path, to: Server, upload: str, now: str) -> None:
    """Send the files to the folder `upload`; those that the release `now` has already become hard links to it.

    Times are not sent: a file that is the same keeps its time on the server, and readers' browsers their copy.
    """
    command = ["rsync", "--recursive", "--perms", "--chmod=D755,F644", "--checksum", "--protect-args", "--timeout=60"]
    command += [f"--link-dest=../{now}"] if now else []
    command += ["--rsh", shlex.join([*to.ssh, *ALIVE]), "--", f"{site}/", f"{to.login}:{to.path}/releases/{upload}/"]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)
    except FileNotFoundError as error:
        raise Refused("rsync saknas på den här datorn", "sudo apt install rsync") from error
    if done.returncode:
        said = next((line for line in done.stderr.splitlines() if line.strip()), "")
        raise Refused(f"filerna gick inte att sända ({said})", "kontrollera nätet, och utrymmet på servern (df), och kör igen")


def _last(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1] if lines else ""


def _user(on: Server) -> str:
    return on.login.rpartition("@")[0] or "ANVÄNDARE"
