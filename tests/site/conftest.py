"""The real site in a real browser, for the tests that look at it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.watched import Reader, served, visit
from tests.site.pages import SITE


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Reader]:
    """Return one visit to the real site, for all tests of a file; what went wrong during it fails the last of them."""
    with served(SITE.resolve()) as root:
        reader = visit(browser, root)
        yield reader
        faults = reader.faults()
        reader.context.close()
    assert faults == []
