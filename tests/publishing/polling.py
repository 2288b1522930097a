"""A reader who asks for every page again and again while others publish, and notes each answer that no release gave."""

from __future__ import annotations

import hashlib
import http.client
import random
import re
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from urllib.parse import urljoin

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
    tags: dict[tuple[str, str], str] = field(default_factory=dict)  # address and ETag → digest: a browser takes the one for the other

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
        self._answer(connection, address)

    def _answer(self, connection: http.client.HTTPConnection, address: str) -> tuple[str, bytes] | None:
        """Ask for `address` and return the digest and content of the answer. What a query asks for is kept under its path."""
        try:
            connection.request("GET", address)
            response = connection.getresponse()
            content = response.read()
        except (OSError, http.client.HTTPException) as error:
            self.failures.append(f"{address}: {error!r}")
            connection.close()
            return None
        digest = hashlib.sha256(content).hexdigest()
        path = address.partition("?")[0]
        self.polls += 1
        self.given[path, response.status, digest] += 1
        if self.tags.setdefault((path, response.headers["ETag"]), digest) != digest:
            self.failures.append(f"{address}: samma ETag för två innehåll")
        return digest, content


@dataclass
class Visitor(Reader):
    """Opens pages as a browser does, each with its style and scripts, then searches; a page load must be of one edition."""

    loads: int = 0
    moved: int = 0  # searches that met a part of another edition than their index: search.js then opens the page anew
    loaded: list[dict[str, str]] = field(default_factory=list)  # address → digest, for each page load

    def bad(self, answers: Answers) -> list[str]:
        """Return every bad answer, and every page load that no single edition gives."""
        mixed = [load for load in self.loaded if not set.intersection(*(answers[address].get(digest, set()) for address, digest in load.items()))]
        return super().bad(answers) + [f"blandade utgåvor: {sorted(load)}" for load in mixed]

    def _ask(self, connection: http.client.HTTPConnection, address: str) -> None:
        if not address.endswith("/"):
            address = "/"
        if not (page := self._answer(connection, address)):
            return
        load = {address: page[0]}
        for link in re.findall(rb'(?:href|src)="([^"]+/?assets/[\w-]+\.(?:css|js)[^"]*)"', page[1]):
            asked = urljoin(address, link.decode())
            if answer := self._answer(connection, asked):
                load[asked.partition("?")[0]] = answer[0]
        self.loads += 1
        self.loaded.append(load)
        index = self._answer(connection, "/search/index.js")
        part = self._answer(connection, "/search/x-0.js")
        if index and part:
            self.moved += index[1].rsplit(b",", 1)[1] != part[1].rsplit(b",", 1)[1]
