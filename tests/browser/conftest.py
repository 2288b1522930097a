"""The miniature's site in a real browser; every visit ends with asking what went wrong during it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.watched import Reader, Visit, served, visit
from tests.mini import world


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the miniature's site."""
    with served(world.built(tmp_path_factory.getbasetemp())) as address:
        yield address


@pytest.fixture
def visiting(browser: Browser, root: str) -> Iterator[Visit]:
    """Return a function that begins a visit; what went wrong during any of them fails the test."""
    readers: list[Reader] = []

    def begin(*, width: int = 1280, dark: bool = False, scripts: bool = True) -> Reader:
        readers.append(visit(browser, root, width=width, dark=dark, scripts=scripts))
        return readers[-1]

    yield begin
    faults = [fault for reader in readers for fault in reader.faults()]
    for reader in readers:
        reader.context.close()
    assert faults == []
