"""The states a reader can bring a page into: folded for a profession, a term explained, everything unfolded, a search answered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from lxml import html
from playwright.sync_api import Page, expect

# Questions with many answers, with one, with two meanings, misspelt, and without an answer.
QUESTIONS = ("ångest", "hon skär sig", "ACT", "deppresion", "qwzx")


def addresses(site: Path) -> list[str]:
    """Return the address of every page of the built site, and one that does not exist."""
    folders = sorted(file.parent.relative_to(site).as_posix() for file in site.rglob("index.html"))
    return ["/" if folder == "." else f"/{folder}/" for folder in folders] + ["/finns-inte/"]


def folded_for(site: Path, address: str) -> str | None:
    """Return a reader for whom a part of the page folds, or None when nothing on it is marked for some readers alone."""
    file = site / address.strip("/") / "index.html"
    if not file.is_file():
        return None
    parts = [set(part.get("data-for", "").split()) for part in html.fromstring(file.read_bytes()).iter() if part.get("data-for")]
    readers = sorted(set().union(*parts))
    return next((reader for reader in readers if any(reader not in part for part in parts)), None)


def questions() -> Iterator[str]:
    """Yield the address of each question to the search."""
    return (f"/sok/?q={quote(question)}" for question in QUESTIONS)


def settled(page: Page) -> Page:
    """Return the page when its search, if it was asked one, has answered, and each answer has its excerpt: they come when they are seen."""
    if "?q=" in page.url:
        expect(page.locator("[data-vip-search-results] > *").first).to_be_attached()
        expect(page.locator(".vip-search__status")).not_to_be_empty()
        for hit in page.locator(".vip-search__hit").all():
            hit.scroll_into_view_if_needed()
        expect(page.locator(".vip-search__excerpt").filter(has_not_text=re.compile(r"\S"))).to_have_count(0)
        page.evaluate("scrollTo(0, 0)")
    return page


def unfold(page: Page) -> None:
    """Open everything that folds, except the menus: they lie over the page while they are open."""
    page.evaluate("document.querySelectorAll('details:not(header *)').forEach(one => { one.open = true; })")


def open_menus(page: Page) -> None:
    """Open the menu and its list of programmes."""
    page.evaluate("document.querySelectorAll('header details').forEach(one => { one.open = true; })")


def explain(page: Page) -> bool:
    """Open the explanation of the first term on the page. Say whether there is one."""
    return bool(page.evaluate("() => { const note = document.querySelector('.vip-term-note'); note?.showPopover(); return Boolean(note); }"))
