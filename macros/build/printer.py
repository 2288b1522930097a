"""A browser that prints pages as PDF, one after the other, told what to do over a pipe.

Chromium takes a second to start and prints a page in a third of one, so one is started for all pages. Its pipe
(`--remote-debugging-pipe`: JSON with a zero byte after it, in on 3 and out on 4) asks for no package and no port.
https://chromedevtools.github.io/devtools-protocol/ names the methods.
"""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome")
SECONDS = 120  # for one page
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--remote-debugging-pipe",
)  # fmt: skip
TAGGED = {"preferCSSPageSize": True, "generateTaggedPDF": True, "generateDocumentOutline": True}


class NoBrowser(Exception):
    """The system has no Chromium, or cannot give it the pipe (Windows)."""


class NotPrinted(Exception):
    """The browser did not make the PDF. The message is what it said, in Swedish where we know."""


class Printer:
    """A browser that is waiting for the next page."""

    def __init__(self, given: int, said: int) -> None:
        self._given, self._said = given, said
        self._number, self._buffer, self._events = 0, b"", list[str]()
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._ask("Page.enable")

    def pdf(self, page: Path) -> bytes:
        """Return the HTML file `page` as a PDF with tags and bookmarks, when its scripts have run. Raises NotPrinted."""
        return self._printed(page.resolve().as_uri())

    def folded(self, page: Path, reader: str) -> bytes:
        """Return it as it is seen by one who has chosen to read as `reader`."""
        return self._printed(f"{page.resolve().as_uri()}?for={reader}")

    def _printed(self, address: str) -> bytes:
        self._events.clear()
        if failed := self._ask("Page.navigate", url=address).get("errorText"):
            raise NotPrinted(failed)
        until = time.monotonic() + SECONDS
        while "Page.loadEventFired" not in self._events:
            self._events.append(self._heard(until).get("method", ""))
        return base64.b64decode(self._ask("Page.printToPDF", **TAGGED)["data"])

    def _ask(self, method: str, **params: object) -> dict[str, Any]:
        self._number += 1
        message: dict[str, object] = {"id": self._number, "method": method, "params": params}
        if not method.startswith("Target."):
            message["sessionId"] = self._session
        try:
            os.write(self._given, json.dumps(message).encode() + b"\0")
        except BrokenPipeError as error:
            raise NotPrinted("webbläsaren avslutades") from error
        until = time.monotonic() + SECONDS
        while True:
            answer = self._heard(until)
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise NotPrinted(str(answer["error"].get("message")))
                result: dict[str, Any] = answer["result"]
                return result
            self._events.append(answer.get("method", ""))

    def _heard(self, until: float) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            if not select.select([self._said], [], [], max(0, until - time.monotonic()))[0]:
                raise NotPrinted(f"utskriften tog mer än {SECONDS} sekunder")
            heard = os.read(self._said, 1 << 20)
            if not heard:
                raise NotPrinted("webbläsaren avslutades")
            self._buffer += heard
        message, _, self._buffer = self._buffer.partition(b"\0")
        answer: dict[str, Any] = json.loads(message)
        return answer


@contextmanager
def started() -> Iterator[Printer]:
    """Give a browser while the block runs. Raises NoBrowser, NotPrinted."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None or sys.platform == "win32":
        raise NoBrowser
    its_in, given = os.pipe()
    said, its_out = os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        # The shell puts the pipe's ends where Chromium looks for them.
        command = ["sh", "-c", f'exec "$@" 3<&{its_in} 4>&{its_out}', "sh", found, *FLAGS, f"--user-data-dir={profile}"]
        running = subprocess.Popen(command, pass_fds=(its_in, its_out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(its_in)
        os.close(its_out)
        try:
            yield Printer(given, said)
        finally:
            os.close(given)  # the browser ends when its pipe does
            os.close(said)
            try:
                running.wait(5)
            except subprocess.TimeoutExpired:
                running.kill()
                running.wait()
