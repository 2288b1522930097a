"""Many pages, looked at by as many browsers as the machine has processors for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.watched import Reader, chromium, served, visit

Look = Callable[[Reader, str], Iterable[str]]


def everywhere(site: Path, addresses: Sequence[str], look: Look) -> list[str]:
    """Return what `look` says of each address, and what went wrong during the visits. Raises NoChromium."""
    browsers = min(os.cpu_count() or 1, 4)
    with served(site) as root, ThreadPoolExecutor(browsers) as pool:
        return sorted(chain.from_iterable(pool.map(lambda turn: _round(root, addresses[turn::browsers], look), range(browsers))))


def _round(root: str, addresses: Sequence[str], look: Look) -> list[str]:
    with sync_playwright() as playwright:
        browser = chromium(playwright)
        reader = visit(browser, root)
        found = [line for address in addresses for line in look(reader, address)]
        found += reader.faults()
        browser.close()
    return found
