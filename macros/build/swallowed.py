"""Words in, words out: what an author has written stands on the finished page, and none of its marks do.

The words of the Markdown are counted, less its marks, and must all be among the words of the article. Their order is
not compared, and the article may hold more: labels, references, what macros show.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import html as lxml_html

from macros.loading.chapters import CALL, CITATION, FENCE, INCLUDE
from macros.loading.lines import Line, lines_of
from macros.model.page import Fragment, Page
from macros.model.place import Place
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "swallowed"
ARTICLE = "vip-body"
# Signs that change what a sentence says are words, too.
WORD = re.compile(r"[^\W_]+|[%<≤≥±§=]")
ATTRIBUTES = re.compile(r"\{:?[^{}\n]*\}(?= *#* *$)")
BLOCK = re.compile(r"/{3,} *(?:for *\|.*|safety *\||$)")
OPTION = re.compile(r"    [a-z_]+:.*")
TARGET = re.compile(r"\]\([^)]*\)")
ITEM = re.compile(r"^[\s>]*(?:(?:[-*+:]|\d+\.)[ \t]+)+")
CALLED = re.compile(rf"[^\W_]*{CALL.pattern}[^\W_]*")  # a word that grows together with what a macro shows is not compared
STARTS_A_LINE = frozenset({"p", "li", "div", "blockquote", "section", "aside"})
ESCAPED = re.compile(r"\\(?=[\W_])")
ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z0-9]+(?=;));?")
RULE = frozenset("|:- ")
# Marks that no reader should see: our own syntax, and Python-Markdown's (STX and ETX).
REMAINS = re.compile(r"\{\{|\{%|\{!|\[\^|^\s*/{3,}|^[|: -]*\|[ :]*-{2,}[|: -]*$|[\x02\x03]", re.MULTILINE)


def faults(site: Path, registry: Registry, published: tuple[str, ...]) -> Iterator[Problem]:
    """Yield a problem for every word of the `published` pages that the built `site` has lost, and every mark left on it."""
    for path in published:
        page = registry.pages[path]
        file = site / page.address.strip("/") / "index.html"
        if file.is_file():  # a page that is not there is told of elsewhere
            yield from lost(page, registry, file.read_text(encoding="utf-8"))


def lost(page: Page, registry: Registry, document: str) -> Iterator[Problem]:
    """Yield a problem for every word of `page` that is not in the article of the HTML `document`, and every mark that is."""
    texts: list[Page | Fragment] = [page, *(registry.fragments[include.name] for include in page.marks.includes if include.name in registry.fragments)]
    shown, plain = words_shown(document)
    missing = sum((words_written(text) for text in texts), Counter()) - shown
    for word in sorted(missing):
        line = next((line for text in texts for line in lines_of(text) if word in _words(_visible(line))), None)
        place = line.at(max(line.written.find(word), 0)) if line else Place(page.file)
        yield Problem(
            place, CODE, f'ordet "{word}" står i texten men inte på den färdiga sidan', "skriv om stycket; är det en tabell eller lista, se över dess form"
        )
    if (found := REMAINS.search(plain)) and not any(f"\\{sign}" in text.body for text in texts for sign in "[{|/-" if sign in found.group(0)):
        rest = " ".join(plain[max(found.start() - 20, 0) : found.end() + 20].split())
        line = next((line for text in texts for line in lines_of(text) if found.group(0) in line.shown), None)
        place = line.at(line.shown.find(found.group(0))) if line else Place(page.file)
        yield Problem(place, CODE, f'ett märke syns på den färdiga sidan: "{rest}"', "se över hur märket är skrivet; en tom rad före och efter hjälper ofta")


def words_written(text: Page | Fragment) -> Counter[str]:
    """Return the words an author has written, without marks."""
    counted: Counter[str] = Counter()
    in_block_head = False
    for line in lines_of(text):
        in_block_head = bool(BLOCK.match(line.shown)) or (in_block_head and bool(OPTION.fullmatch(line.shown)))
        if in_block_head and OPTION.fullmatch(line.shown):
            continue
        counted.update(_words(_visible(line)))
    return counted


def _visible(line: Line) -> str:
    """Return what a reader should see of a line: its text without marks, and its code as it is."""
    if not line.shown and FENCE.match(line.written.rstrip()):
        return ""
    code = "".join(letter if hidden == " " else " " for letter, hidden in zip(line.written, line.shown.ljust(len(line.written)), strict=True))
    text = line.shown
    if text.strip() and set(text) <= RULE:
        return ""
    for mark in (CALLED, INCLUDE, CITATION, TARGET, BLOCK, ATTRIBUTES):
        text = mark.sub(" ", text, count=1 if mark is BLOCK else 0)
    text = ITEM.sub(" ", text, count=1)
    is_plain = not line.shown.expandtabs(4).startswith("    ")  # indented it may be code, where a character's code is no character
    return ENTITY.sub(lambda found: html.unescape(found.group(0)) if is_plain and found.group(0)[-1] == ";" else " ", ESCAPED.sub("", text)) + f" {code}"


def _words(text: str) -> list[str]:
    return WORD.findall(unicodedata.normalize("NFC", text))


def words_shown(document: str) -> tuple[Counter[str], str]:
    """Return the words in the article of an HTML document, and its text outside code. Without an article there are none."""
    tree = lxml_html.document_fromstring(document, parser=lxml_html.HTMLParser(encoding="utf-8")) if document.strip() else None
    article = next((part for part in tree.iter("div") if ARTICLE in (part.get("class") or "").split()), None) if tree is not None else None
    if article is None:
        return Counter(), ""
    everything = list(_texts(article))
    plain = "".join(text for text, in_code in everything if not in_code)
    return Counter(_words(" ".join(text for text, _ in everything))), plain


def _texts(element: lxml_html.HtmlElement, in_code: bool = False) -> Iterator[tuple[str, bool]]:
    """Yield every text below `element`, and whether it is code; a picture's text is what it says."""
    in_code = in_code or element.tag in ("code", "pre")
    yield "\n" if element.tag in STARTS_A_LINE else " · ", False
    if element.tag == "img":
        yield str(element.get("alt") or ""), False
    if element.text:
        yield element.text, in_code
    for child in element:
        if isinstance(child.tag, str):
            yield from _texts(child, in_code)
        if child.tail:
            yield child.tail, in_code
