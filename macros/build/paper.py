"""PDFs of what was built: one page, or a whole programme as one document with bookmarks and tags.

The browser that readers use prints them, from the same stylesheet as a reader's own printout. The system must
have Chromium; nothing else is asked for.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import urljoin

from lxml import html
from lxml.html import HtmlElement

from .printer import Printer

_PARSER = html.HTMLParser(encoding="utf-8")


def print_page(printer: Printer, site: Path, address: str, target: Path, reader: str | None = None) -> None:
    """Print the built page at `address` (`/kallor/`) to the PDF `target`, folded for `reader` when there is one.

    Raises FileNotFoundError when there is no such page, NotPrinted, OSError; an earlier PDF is then as it was.
    """
    name = f"{address.strip('/')}/index.html".lstrip("/")
    with _on_disk(alone(site, name, scripts=reader is not None)) as page:
        _write(printer.folded(page, reader) if reader else printer.pdf(page), target)


def print_programme(printer: Printer, site: Path, addresses: tuple[str, ...], target: Path) -> None:
    """Print the pages at `addresses`, in that order, as one PDF. Raises as print_page does."""
    with _on_disk(bound(site, addresses)) as book:
        _write(printer.pdf(book), target)


def alone(site: Path, name: str, *, scripts: bool) -> str:
    """Return the page in the file `name` with links that a reader of the PDF can follow, or read."""
    document = _read(site / name)
    article = document.find(".//article")
    if article is None:  # a former address, which only leads on
        raise FileNotFoundError(name)
    _lead_out(article, name, _canonical(document))
    _settle(document, site, name, scripts=scripts)
    return _written(document)


def bound(site: Path, addresses: tuple[str, ...]) -> str:
    """Return the articles of the pages at `addresses` as one HTML document.

    Every id and every link between the pages gets its page's name first, so that links stay inside the document.
    The first page keeps its title as the document's; the others' headings sink one level.
    """
    files = {f"{address.strip('/')}/index.html".lstrip("/"): address for address in addresses}
    documents = {name: _read(site / name) for name in files}
    first = next(iter(documents))
    whole = documents[first]
    main = whole.find(".//main")
    assert main is not None
    articles = [_bound(name, document, files) for name, document in documents.items()]
    for child in list(main):
        main.remove(child)
    for index, article in enumerate(articles):
        if index:
            _sink(article)
            article.set("class", f"{article.get('class', '')} vip-chapter-start")
        main.append(article)
    _settle(whole, site, first, scripts=False)
    return _written(whole)


def _bound(name: str, document: HtmlElement, files: dict[str, str]) -> HtmlElement:
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
        target = _target(path, name)
        if target in files:
            link.set("href", f"#{_mark(target)}-{anchor}" if anchor else f"#{_mark(target)}")
    _lead_out(article, name, _canonical(document))
    return article


def _target(path: str, name: str) -> str | None:
    """Return the file that a link on the page `name` leads to; None for a link away from the site."""
    if ":" in path:
        return None
    path = path.partition("?")[0]
    return normpath(join(dirname(name), path, "index.html")) if path else name


def _lead_out(article: HtmlElement, name: str, canonical: str) -> None:
    """Let every link to a page outside the document lead to the published site, and say its address for paper.

    Where the site has no address the link is words alone: a path on this machine leads a reader nowhere.
    """
    for link in article.iter("a"):
        path, hash_, anchor = (link.get("href") or "").partition("#")
        target = _target(path, name)
        if not path or target is None:
            continue
        folder = dirname(target)
        link.set("data-address", f"/{folder}/{hash_}{anchor}" if folder else f"/{hash_}{anchor}")
        if canonical:
            link.set("href", urljoin(canonical, link.get("href")))
        else:
            del link.attrib["href"]


def _canonical(document: HtmlElement) -> str:
    return next((str(link.get("href")) for link in document.iter("link") if link.get("rel") == "canonical"), "")


def _settle(document: HtmlElement, site: Path, name: str, *, scripts: bool) -> None:
    """Point at the site's own stylesheets and scripts where they lie; the rest of the head is for the network."""
    for element in list(document.iter("link", "script")):
        attribute = "src" if element.tag == "script" else "href"
        wanted = scripts if element.tag == "script" else element.get("rel") == "stylesheet"
        if wanted:
            path = element.get(attribute, "").partition("?")[0]  # without the edition that a web server is asked for
            element.set(attribute, (site / normpath(join(dirname(name), path))).resolve().as_uri())
        else:
            element.drop_tree()


def _mark(name: str) -> str:
    return dirname(name).replace("/", "--") or "start"


def _sink(article: HtmlElement) -> None:
    for level in (4, 3, 2, 1):
        for heading in list(article.iter(f"h{level}")):
            heading.tag = f"h{level + 1}"


def _read(path: Path) -> HtmlElement:
    return html.document_fromstring(path.read_bytes(), parser=_PARSER)


def _written(document: HtmlElement) -> str:
    return "<!doctype html>\n" + str(html.tostring(document, encoding="unicode"))


@contextmanager
def _on_disk(content: str) -> Iterator[Path]:
    """Keep the document in a file while it is printed."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "utskrift.html"
        page.write_text(content, encoding="utf-8")
        yield page


def _write(pdf: bytes, target: Path) -> None:
    """Write the whole PDF or nothing of it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".unfinished.pdf")
    try:
        unfinished.write_bytes(pdf)
        unfinished.replace(target)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
