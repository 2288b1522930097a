"""A reader who asks for every page again and again while others publish, and notes each answer that no release gave."""

from __future__ import annotations

import hashlib
import http.client
import random
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from tests.publishing.servers import HOST

READERS = 3
PAUSE = 0.003  # seconds between two questions of a reader: the publishers need the processor, too
ANSWERS_TO_A_CONNECTION = 20  # then the reader goes away and comes back


Answers = dict[str, dict[str, set[str]]]  # address → digest → releases


def promised(sites: Iterable[Path]) -> Answers:
    """Return, by address, the digests of the file there and the releases that have it."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for site in sites:
        for path in sorted(site.rglob("*")):
            if path.is_file():
                address = "/" + path.relative_to(site).as_posix().removesuffix("index.html")
                found[address][hashlib.sha256(path.read_bytes()).hexdigest()].add(site.name)
    return dict(found)


@dataclass
class Reader:
    """Polls the server at `port` for `addresses` while the block runs, and keeps what it was given."""

    port: int
    addresses: list[str]
    polls: int = 0
    failures: list[str] = field(default_factory=list)
    given: Counter[tuple[str, int, str]] = field(default_factory=Counter)  # address, status, digest

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

    def bad(self, answers: Answers) -> list[str]:
        """Return every answer that is not whole, not 200, or not the bytes of a release."""
        wrong = [f"{address}: {status}" for address, status, digest in self.given if status != 200 or digest not in answers[address]]
        return self.failures + wrong

    def seen(self, answers: Answers) -> Counter[str]:
        """Return how many answers can only be of one release, for each release."""
        found: Counter[str] = Counter()
        for (address, _, digest), number in self.given.items():
            releases = answers[address].get(digest, set())
            if len(releases) == 1:
                found[next(iter(releases))] += number
        return found

    def _read(self, number: int) -> None:
        chance = random.Random(number)
        while not self._stop.is_set():
            connection = http.client.HTTPConnection(HOST, self.port, timeout=10)
            for _ in range(ANSWERS_TO_A_CONNECTION):
                self._ask(connection, chance.choice(self.addresses))
                time.sleep(PAUSE)
            connection.close()

    def _ask(self, connection: http.client.HTTPConnection, address: str) -> None:
        try:
            connection.request("GET", address)
            response = connection.getresponse()
            digest = hashlib.sha256(response.read()).hexdigest()
        except (OSError, http.client.HTTPException) as error:
            self.failures.append(f"{address}: {error!r}")
            connection.close()
            return
        self.polls += 1
        self.given[address, response.status, digest] += 1
