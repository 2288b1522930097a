"""A host below a path of its own that can publish a new edition, fail in the ways networks fail, and be gone."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from macros.build import saving
from macros.build.edition import Stamp
from tests.browser.watched import Strict

BELOW = "stod/natt"  # a site may lie below any path
SILENCE = 30  # seconds that a host which hangs says nothing


@dataclass
class Host:
    """The finished site in a folder of its own. `moods` says how an address below the site's root misbehaves: `half`, `wrong`, `hangs` or `down`."""

    www: Path
    server: ThreadingHTTPServer
    moods: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    @property
    def site(self) -> Path:
        """Return the folder of the site."""
        return self.www / BELOW

    @property
    def root(self) -> str:
        """Return the site's address without a last slash."""
        return f"http://127.0.0.1:{self.server.server_address[1]}/{BELOW}"

    def publish(self, edition: str, day: str, changed: dict[str, tuple[str, str]]) -> None:
        """Make the site another edition: in each page or file of `changed`, one text instead of another."""
        for name, (before, after) in changed.items():
            text = (self.site / name).read_text(encoding="utf-8")
            assert before in text, name
            (self.site / name).write_text(text.replace(before, after), encoding="utf-8")
        saving.write(self.site, Stamp(date.fromisoformat(day), None, edition), 30)

    def leave(self) -> None:
        """Be gone: nobody answers at the address any more."""
        self.server.shutdown()
        self.server.server_close()


class _Moody(Strict):
    host: Host

    def do_GET(self) -> None:
        below = self.path.partition("?")[0].removeprefix(f"/{BELOW}/")
        self.host.asked.append(below)
        mood = self.host.moods.get(below) or self.host.moods.get("*")
        if mood is None:
            super().do_GET()
        elif mood == "hangs":
            time.sleep(SILENCE)
        elif mood == "down":
            self.send_response(503)
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self._send(Path(self.translate_path(self.path)), mood)

    def _send(self, path: Path, mood: str) -> None:
        content = (path / "index.html" if path.is_dir() else path).read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)) if path.suffix else "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(content[: len(content) // 2] if mood == "half" else content[:-1] + bytes([content[-1] ^ 1]))


@contextmanager
def hosted(site: Path, folder: Path) -> Iterator[Host]:
    """Serve a copy of `site`, made in `folder`, while the block runs or until the host leaves."""
    shutil.copytree(site, folder / BELOW)
    shutil.copy(site / "404.html", folder)
    handler = type("Handler", (_Moody,), {})
    host = Host(folder, ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))))
    host.server.daemon_threads = True
    handler.host = host
    threading.Thread(target=host.server.serve_forever, daemon=True).start()
    try:
        yield host
    finally:
        host.leave()
