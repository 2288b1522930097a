"""PDFs of what was built: one page, or a whole programme as one document with bookmarks and tags.

The browser that readers use prints them, from the same stylesheet as a reader's own printout. The system must
have Chromium; nothing else is asked for.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from copy import deepcopy
from pathlib import Path
from posixpath import dirname, join, normpath

from lxml import html
from lxml.html import HtmlElement

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SECONDS = 120
_PARSER = html.HTMLParser(encoding="utf-8")


class NoBrowser(Exception):
    """The system has no Chromium."""


class NotPrinted(Exception):
    """The browser did not make the PDF. The message is what it said."""


def print_page(site: Path, address: str, target: Path) -> None:
    """Print the built page at `address` (`/kallor/`) to the PDF `target`.

    Raises FileNotFoundError when there is no such page, NoBrowser, NotPrinted.
    """
    page = site / address.strip("/") / "index.html"
    if not page.is_file():
        raise FileNotFoundError(address)
    _print(page, target)


def print_programme(site: Path, addresses: tuple[str, ...], target: Path) -> None:
    """Print the pages at `addresses`, in that order, as one PDF. Raises as print_page does."""
    with tempfile.NamedTemporaryFile("w", suffix=".html", dir=site.parent, encoding="utf-8", delete=False) as file:
        file.write(bound(site, addresses))
        book = Path(file.name)
    try:
        _print(book, target)
    finally:
        book.unlink()


def bound(site: Path, addresses: tuple[str, ...]) -> str:
    """Return the articles of the pages at `addresses` as one HTML document.

    Every id and every link between the pages gets its page's name first, so that links stay inside the document.
    The first page keeps its title as the document's; the others' headings sink one level.
    """
    files = {f"{address.strip('/')}/index.html".lstrip("/"): address for address in addresses}
    documents = {name: html.document_fromstring((site / name).read_bytes(), parser=_PARSER) for name in files}
    first = next(iter(documents))
    whole = documents[first]
    main = whole.find(".//main")
    assert main is not None
    articles = [_bound(name, document, files, site) for name, document in documents.items()]
    for child in list(main):
        main.remove(child)
    for index, article in enumerate(articles):
        if index:
            _sink(article)
            article.set("class", f"{article.get('class', '')} vip-chapter-start")
        main.append(article)
    for link in whole.iter("link"):
        link.set("href", (site / normpath(join(dirname(first), link.get("href", "")))).resolve().as_uri())
    for script in list(whole.iter("script")):
        parent = script.getparent()
        if parent is not None:
            parent.remove(script)
    return "<!doctype html>\n" + str(html.tostring(whole, encoding="unicode"))


def _bound(name: str, document: HtmlElement, files: dict[str, str], site: Path) -> HtmlElement:
    found = document.find(".//article")
    assert found is not None
    article = deepcopy(found)
    mark = _mark(name)
    article.set("id", mark)
    for element in article.iter():
        if element is not article and element.get("id"):
            element.set("id", f"{mark}-{element.get('id')}")
        for attribute in ("aria-labelledby", "popovertarget", "for"):
            if element.get(attribute):
                element.set(attribute, f"{mark}-{element.get(attribute)}")
    for link in article.iter("a"):
        path, _, anchor = (link.get("href") or "").partition("#")
        if ":" in path:
            continue
        path = path.partition("?")[0]
        target = normpath(join(dirname(name), path, "index.html")) if path else name
        if target in files:
            link.set("href", f"#{_mark(target)}-{anchor}" if anchor else f"#{_mark(target)}")
        else:  # a page outside the document: the reader of paper is told where it is
            link.set("href", f"/{dirname(target)}/")
    return article


def _mark(name: str) -> str:
    return dirname(name).replace("/", "--") or "start"


def _sink(article: HtmlElement) -> None:
    for level in (4, 3, 2, 1):
        for heading in list(article.iter(f"h{level}")):
            heading.tag = f"h{level + 1}"


def _print(page: Path, target: Path) -> None:
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        raise NoBrowser
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".unfinished.pdf")
    with tempfile.TemporaryDirectory() as profile:
        command = [
            browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", f"--user-data-dir={profile}", "--no-pdf-header-footer",
            "--generate-pdf-document-outline", f"--print-to-pdf={unfinished.resolve()}", page.resolve().as_uri(),
        ]  # fmt: skip
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=SECONDS)
        except subprocess.TimeoutExpired as error:
            raise NotPrinted(f"utskriften tog mer än {SECONDS} sekunder") from error
    if done.returncode or not unfinished.is_file():
        raise NotPrinted(done.stderr.strip()[-400:])
    unfinished.replace(target)
