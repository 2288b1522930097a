"""How soon a reader on a slow phone sees the page, and what was sent for it: ours beside stock Material, from one server."""

from __future__ import annotations

import gzip
from contextlib import suppress
from http.server import SimpleHTTPRequestHandler
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from playwright.sync_api import Browser, sync_playwright

from tests.browser.watched import chromium, served

TIMES = 5
SLOW_NET = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}  # bytes a second
SETTLED = 5_000  # milliseconds after the page has loaded
SLOW_PHONE = 4  # times slower than this machine
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 3, "is_mobile": True, "has_touch": True}
LARGEST = """() => new Promise(done => new PerformanceObserver(
  list => done(list.getEntries().at(-1).startTime)).observe({type: "largest-contentful-paint", buffered: true}))"""


class Seen(NamedTuple):
    """When the largest part of the page was painted, in milliseconds, and what had been sent when it had settled, in kB."""

    largest: float
    sent: float


def seen(sites: dict[str, Path], pages: tuple[str, ...]) -> dict[tuple[str, str], Seen]:
    """Return what a first visit to each of the `pages` is like on each site: the median of five, one from each site in turn."""
    found: dict[tuple[str, str], list[Seen]] = {}
    with sync_playwright() as playwright:
        browser = chromium(playwright)
        for _ in range(TIMES):
            for name, site in sites.items():
                with served(site, Compressing) as root:
                    for page in pages:
                        found.setdefault((name, page), []).append(_visited(browser, f"{root}/{page}"))
        browser.close()
    return {key: Seen(median(one.largest for one in visits), median(one.sent for one in visits)) for key, visits in found.items()}


def _visited(browser: Browser, address: str) -> Seen:
    context = browser.new_context(**PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    phone = context.new_cdp_session(page)
    phone.send("Network.enable")
    phone.send("Network.emulateNetworkConditions", SLOW_NET)
    phone.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_PHONE})
    sent: list[float] = []
    phone.on("Network.loadingFinished", lambda event: sent.append(event["encodedDataLength"]))
    page.goto(address, wait_until="load")
    page.wait_for_timeout(SETTLED)  # Material asks for its search index some time after the page is shown
    largest = page.evaluate(LARGEST)
    context.close()
    return Seen(largest, sum(sent) / 1000)


class Compressing(SimpleHTTPRequestHandler):
    """Files with gzip, as any host sends them."""

    def do_GET(self) -> None:
        """Answer with the file, smaller when it is text."""
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            self.send_error(404)
            return
        kind = self.guess_type(str(file))
        is_text = kind.startswith("text/") or kind in ("application/javascript", "application/json", "image/svg+xml")
        content = gzip.compress(file.read_bytes(), 6) if is_text else file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        if is_text:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        with suppress(ConnectionError):  # the visit is over
            self.copyfile(BytesIO(content), self.wfile)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the table owns the terminal."""
