"""A real browser at a finished site under its strict policy, that tells of everything a reader must never meet."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
NAMES = ("chromium", "chromium-browser", "google-chrome")  # as tests/browser/chromium.sh looks for it
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
STORED = """async () => [
  ...Object.keys(localStorage).map(key => `localStorage ${key}`),
  ...Object.keys(sessionStorage).map(key => `sessionStorage ${key}`),
  ...(await indexedDB.databases()).map(one => `indexedDB ${one.name}`),
  ...(await navigator.serviceWorker?.getRegistrations() ?? []).map(one => `service worker ${one.scope}`),
  ...(await window.caches?.keys() ?? []).map(name => `cache ${name}`),
]"""


class NoChromium(Exception):
    """There is no Chromium on this machine. The message says what to install."""


def chromium(playwright: Playwright) -> Browser:
    """Start the machine's own Chromium. Raises NoChromium."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        raise NoChromium("Chromium saknas, så webbplatsen är inte prövad i en webbläsare. Gör så här: sudo apt install chromium")
    return playwright.chromium.launch(executable_path=found, args=list(FLAGS))


class Strict(SimpleHTTPRequestHandler):
    """Files with the strict policy."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page for missing pages, as a host does."""
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        content = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the test runner owns the terminal."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of readers who leave before everything has come."""


@contextmanager
def served(site: Path, handler: type[SimpleHTTPRequestHandler] = Strict) -> Iterator[str]:
    """Serve the folder `site` while the block runs, as `handler` answers, and give its address without a last slash."""
    server = _Server(("127.0.0.1", 0), partial(handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@dataclass
class Reader:
    """A visit to the site. `faults` is what went wrong during it."""

    root: str
    context: BrowserContext
    page: Page
    scripts: bool
    seen: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Go to `path` below the site's root and wait until its scripts have run."""
        self.page.goto(self.root + path)
        return self.page

    def faults(self) -> list[str]:
        """Return everything a reader must never meet: errors, requests to others, and anything left on the device."""
        cookies = [f"kaka {cookie.get('name')}" for cookie in self.context.cookies()]
        stored = self.page.evaluate(STORED) if self.page.url.startswith(self.root) and self.scripts else []
        return [*self.seen, *cookies, *stored]

    def watch(self) -> None:
        """Begin to note what goes wrong."""
        self.context.on("console", self._said)
        self.context.on("weberror", lambda error: self.seen.append(f"skriptfel: {error.error}"))
        self.context.on("request", self._asked)

    def _said(self, message: ConsoleMessage) -> None:
        missing = "404 (Not Found)" in message.text and message.location["url"].endswith("/finns-inte/")
        if message.type in ("error", "warning") and not missing:
            self.seen.append(f"konsolen: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(self.root + "/"):
            self.seen.append(f"anrop utåt: {request.url}")


def until(so: Callable[[], bool], page: Page) -> None:
    """Wait until it is so, twenty seconds at most. The page's own `wait_for_function` evaluates text, which the policy forbids at the second try."""
    for _ in range(200):
        if so():
            return
        page.wait_for_timeout(100)
    raise AssertionError("det blev aldrig så")


Visit = Callable[..., Reader]  # width, dark and scripts, as visit() below takes them


def visit(browser: Browser, root: str, *, width: int = 1280, dark: bool = False, scripts: bool = True) -> Reader:
    """Begin a visit, in a browser that has never been here before."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light", java_script_enabled=scripts, locale="sv-SE"
    )
    reader = Reader(root, context, context.new_page(), scripts)
    reader.watch()
    return reader
