"""What every test can ask for: a world of its own, and golden files that `--bless` rewrites."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.watched import NoChromium, chromium
from tests.world import MakeWorld, make

# The same examples every time, on any machine and however busy it is.
settings.register_profile("vip", derandomize=True, deadline=None, max_examples=40)
settings.load_profile("vip")
# A busy machine is slow to show what it will show; what never comes still fails.
expect.set_options(timeout=20_000)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `make bless` rewrite the golden files."""
    parser.addoption("--bless", action="store_true", help="skriv om facit i stället för att jämföra")


@pytest.fixture
def world(tmp_path: Path) -> MakeWorld:
    """Return the factory of worlds (tests/world.py), in a folder of this test's own."""
    return partial(make, tmp_path)


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
def agrees(request: pytest.FixtureRequest) -> Callable[[str, Path], None]:
    """Return a comparison of a text with its golden file."""

    def compare(found: str, golden: Path) -> None:
        if request.config.getoption("--bless"):
            golden.write_text(found, encoding="utf-8", newline="\n")
        assert found == (golden.read_text(encoding="utf-8") if golden.exists() else ""), f"läs skillnaden; är den rätt, kör pytest --bless ({golden.name})"

    return compare
