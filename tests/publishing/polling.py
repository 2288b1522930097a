"""A reader who asks for every page again and again while others publish, and notes each answer that no release gave."""

from __future__ import annotations

import hashlib
import http.client
import random
import threading
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from tests.publishing.servers import HOST

READERS = 3
ANSWERS_TO_A_CONNECTION = 20  # then the reader goes away and comes back


def promised(sites: Iterable[Path]) -> dict[str, dict[str, str]]:
    """Return, by address, the digest of the file there and the release it is of."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for site in sites:
        for path in sorted(site.rglob("*")):
            if path.is_file():
                address = "/" + path.relative_to(site).as_posix().removesuffix("index.html")
                found[address][hashlib.sha256(path.read_bytes()).hexdigest()] = site.name
    return dict(found)


@dataclass
class Reader:
    """Polls the server at `port` while the block runs. Every answer must be one that a release promised, whole and 200."""

    port: int
    answers: dict[str, dict[str, str]]
    polls: int = 0
    bad: list[str] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)

    def __enter__(self) -> Reader:
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._read, args=(number,)) for number in range(READERS)]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _read(self, number: int) -> None:
        chance = random.Random(number)
        addresses = sorted(self.answers)
        while not self._stop.is_set():
            connection = http.client.HTTPConnection(HOST, self.port, timeout=10)
            for _ in range(ANSWERS_TO_A_CONNECTION):
                self._ask(connection, chance.choice(addresses))
            connection.close()

    def _ask(self, connection: http.client.HTTPConnection, address: str) -> None:
        try:
            connection.request("GET", address)
            response = connection.getresponse()
            body = response.read()
        except (OSError, http.client.HTTPException) as error:
            self.bad.append(f"{address}: {error!r}")
            connection.close()
            return
        self.polls += 1
        release = self.answers[address].get(hashlib.sha256(body).hexdigest())
        if response.status != 200 or release is None:
            self.bad.append(f"{address}: {response.status}, {len(body)} byte som ingen utgåva har")
        else:
            self.seen[release] += 1
