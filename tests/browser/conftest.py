"""The miniature's site in a real browser; every visit ends with asking what went wrong during it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.watched import NoChromium, Reader, Visit, chromium, served, visit
from tests.mini import world


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the miniature's site."""
    with served(world.built(tmp_path_factory.getbasetemp())) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a browser, or fail and say what to install: these tests are never skipped."""
    with sync_playwright() as playwright:
        try:
            started = chromium(playwright)
        except NoChromium as missing:
            pytest.fail(str(missing), pytrace=False)
        yield started
        started.close()


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
