"""Every link and every anchor of the finished real site leads somewhere, by LinkChecker's judgement.

LinkChecker is run as a program and never imported (its licence is GPL-2+).
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

REPOSITORY = Path(__file__).resolve().parents[2]
CONFIGURATION = Path(__file__).with_name("linkcheckerrc")
ADDRESSES = ("href", "src", "srcset", "action")
TYPES = {
    ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".xml": "application/xml", ".png": "image/png",
    ".webmanifest": "application/manifest+json",
}  # fmt: skip


@pytest.fixture(scope="module")
def site() -> Path:
    """Return the real site; `make test` has built it just before, otherwise it is built here."""
    link = REPOSITORY / "site"
    if not link.exists():
        done = subprocess.run([sys.executable, "-m", "macros.cli", "build"], cwd=REPOSITORY, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    return link.resolve()


def test_every_link_and_anchor_leads_somewhere(site: Path) -> None:
    done = _link_checker(site)
    assert done.returncode == 0, done.stdout
    pages = sum(1 for _ in site.rglob("index.html"))
    checked = re.search(r"(\d+) links? .*checked", done.stdout)
    assert checked, done.stdout
    assert int(checked.group(1)) > pages  # it followed the links, and did not stop at the door


def test_link_checker_sees_a_broken_anchor_and_a_missing_page(tmp_path: Path) -> None:
    (tmp_path / "sida").mkdir()
    (tmp_path / "index.html").write_text('<title>Start</title><p><a href="sida/?for=larare#finns">Ett</a> <a href="sida/#finns-inte">Två</a>', encoding="utf-8")
    page = '<title>Sida</title><h2 id="finns">Tre</h2><a href="../borta/">Fyra</a> <a href="#finns">Fem</a> <a href="#saknas">Sex</a>'
    (tmp_path / "sida" / "index.html").write_text(page, encoding="utf-8")
    done = _link_checker(tmp_path)
    assert done.returncode == 1
    assert sorted(re.findall(r"^URL +`(.*)'", done.stdout, re.MULTILINE)) == ["#saknas", "../borta/", "sida/#finns-inte"]
    assert sorted(re.findall("Anchor `([^']*)'", done.stdout)) == ["finns-inte", "saknas"]


def _link_checker(site: Path) -> subprocess.CompletedProcess[str]:
    """Run LinkChecker over the folder `site`, served from its root."""
    program = Path(sys.executable).with_name("linkchecker")
    with _served(site) as root:
        command = [str(program), f"--config={CONFIGURATION}", f"{root}/"]
        return subprocess.run(command, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "C"}, check=False)


@contextmanager
def _served(site: Path) -> Iterator[str]:
    class _OfSite(_Handler):
        folder = site

    server = ThreadingHTTPServer(("127.0.0.1", 0), _OfSite)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    """Serve what LinkChecker reads, at the speed it can read it."""

    protocol_version = "HTTP/1.1"
    folder: Path

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self.folder / path.strip("/") / "index.html" if path.endswith("/") else self.folder / path.strip("/")
        found = file.is_file()
        content = (_skeleton(file) if file.suffix == ".html" else file.read_bytes()) if found else b""
        self.send_response(200 if found else 404)
        self.send_header("LinkChecker", "")  # more than ten requests a second are welcome
        self.send_header("Content-Type", TYPES.get(file.suffix, "text/html; charset=utf-8"))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(content)

    do_HEAD = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the test runner owns the terminal."""


@cache
def _skeleton(file: Path) -> bytes:
    """Return the ids and addresses of a page, each once, without its text.

    LinkChecker fetches and parses a page anew for each anchor that somebody links to, so it gets what it looks at:
    a link within the page only when it is broken, and without the reader's choice (`?for=`), which changes no page.
    """
    tree = html.document_fromstring(file.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    ids = dict.fromkeys(value for element in tree.iter(html.etree.Element) if (value := element.get("id")))
    parts = [f'<i id="{_quoted(value)}"></i>' for value in ids]
    for element in tree.iter(html.etree.Element):
        for name in ADDRESSES:
            value = re.sub(r"\?for=[a-z0-9-]+", "", element.get(name, ""))
            if value and not (value.startswith("#") and unquote(value[1:]) in ids):
                parts.append(f'<{element.tag} {name}="{_quoted(value)}"></{element.tag}>')
    return ("<!doctype html><title>.</title>" + "\n".join(dict.fromkeys(parts))).encode()


def _quoted(value: str) -> str:
    return value.replace("&", "&amp;").replace('"', "&quot;")
