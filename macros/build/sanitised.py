"""The finished article, looked at as a browser would: only the elements, attributes and addresses we have chosen.

The allow-list is held against the whole tree, after every extension and macro. Nothing is stripped: a difference is a
fault. Two readers look, and both must agree. The first reads the HTML strictly as our own tools write it, so that
anything crooked is a fault by itself; the second is nh3 (Ammonia, on Servo's HTML5 parser), which builds the tree as
a browser does.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

import nh3

from macros.loading.lines import lines_of
from macros.model.place import Place
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "unsafe-html"

EVERYWHERE = frozenset({"class", "id", "aria-label", "aria-labelledby", "aria-hidden", "role", "tabindex", "title", "lang"})
DATA = frozenset({"data-for", "data-safety", "data-search-skip"})
ELEMENTS: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        ("p", "div", "span", "section", "aside", "blockquote", "pre", "code", "em", "strong", "b", "i", "sup", "sub", "cite", "small"), frozenset()
    ),
    **dict.fromkeys(("ul", "dl", "dt", "dd", "h2", "h3", "h4", "h5", "h6", "hr", "br", "abbr", "figure", "figcaption", "h1"), frozenset()),
    **dict.fromkeys(("table", "thead", "tbody", "tr", "caption", "summary", "header", "footer", "kbd", "mark", "s", "del", "ins"), frozenset()),
    "a": frozenset({"href", "rel"}),
    "details": frozenset({"open", "data-wide"}),
    "img": frozenset({"src", "alt", "width", "height", "loading"}),
    "ol": frozenset({"start"}),
    "li": frozenset({"value"}),
    "th": frozenset({"scope", "colspan", "rowspan", "style"}),
    "td": frozenset({"colspan", "rowspan", "style"}),
    "time": frozenset({"datetime"}),
    "button": frozenset({"type", "popovertarget"}),
    # `popover` is on the note of a term alone (see _faulty): hidden until its button is pressed, and in the text besides.
}
SEARCH_PAGE = "sok/index.md"
SPAN_ONLY = frozenset({"popover"})
CODE_DEPTH = {"pre": 1, "/pre": -1, "code": 1, "/code": -1}
VOID = frozenset({"br", "hr", "img"})
ALIGNED = re.compile(r"text-align: (?:left|center|right);")
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:")
ALLOWED_SCHEMES = ("https:", "mailto:", "tel:")
IGNORED_IN_ADDRESS = re.compile(r"[\x00-\x20]+")
CLASS = re.compile(r"vip-[a-z0-9_-]+|footnote(?:-ref|-backref)?|headerlink|safety|highlight|language-[a-z0-9]+|highlighttable|linenos?")
HIGHLIGHT = re.compile(r"[a-z][a-z0-9]{0,3}(?:-[A-Za-z]+)*")  # what Pygments calls the parts of code, inside pre

TOKEN = re.compile(r"<(?P<end>/)?(?P<name>[a-z][a-z0-9]*)(?P<attributes>(?: [a-z][a-z0-9-]*(?:=\"[^\"<]*\")?)*) ?(?P<closed>/)?>|(?P<text>[^<>]+|>)")
ATTRIBUTE = re.compile(r' ([a-z][a-z0-9-]*)(?:="([^"<]*)")?')


class Token(NamedTuple):
    """A tag or a text. A text's name is empty; an end tag's begins with a slash."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    text: str = ""


def problems(article: str, path: str, registry: Registry) -> Iterator[Problem]:
    """Yield a problem for everything unsafe in the finished `article` of the page at `path` below docs/.

    The search page is a form of our own, filled with names alone; its template says what is in it.
    """
    if path == SEARCH_PAGE:
        return
    for fault in faults(article):
        remedy = "ta bort det ur texten eller data; syns det inte där, rapportera felet" if path in registry.pages else "se över posterna som sidan görs av"
        yield Problem(_place(fault, path, registry), CODE, fault, remedy)


def _place(fault: str, path: str, registry: Registry) -> Place:
    """Return the line that holds what the fault quotes, or the page."""
    page = registry.pages.get(path)
    quoted = re.findall(r'"([^"]{3,})"', fault)
    for line in lines_of(page) if page else ():
        for words in quoted:
            if words in line.written:
                return line.at(line.written.find(words))
    return Place(f"docs/{path}", 1, 1) if page or path.startswith("redaktion/") else Place(f"site/{path.removesuffix('.md')}")


def faults(article: str) -> Iterator[str]:
    """Yield what the article holds that no reader should meet, in Swedish, each once."""
    told: set[str] = set()
    tokens: list[Token] = []
    for token in _read(article):
        if isinstance(token, str):
            yield f"HTML som inte går att tyda: {token}"
            return
        tokens.append(token)
    depth, seen = 0, set[tuple[Token, bool]]()  # how deep in code; what has been looked at
    for token in tokens:
        depth += CODE_DEPTH.get(token.name, 0)
        looked_at = (token, depth > 0)
        if not token.name or looked_at in seen:
            continue
        seen.add(looked_at)
        for fault in _faulty(token, depth > 0):
            if fault not in told:
                told.add(fault)
                yield fault
    if not told and (difference := _seen_otherwise(tokens, article)):
        yield f"HTML som en webbläsare läser på ett annat sätt: {difference}"


def _read(article: str) -> Iterator[Token | str]:
    """Yield the tokens of the article, or the first thing our own tools would not have written."""
    at = 0
    for found in TOKEN.finditer(article):
        if found.start() != at:
            break
        at = found.end()
        name = found["name"]
        if name is None:
            text = found["text"]
            yield Token("", text=html.unescape(text) if "&" in text else text)
            continue
        yield Token("/" + name if found["end"] else name, _attributes(found["attributes"]))
        if found["closed"] and name not in VOID:
            yield Token("/" + name)
    if at < len(article):
        yield article[at : at + 60].split("\n")[0]


def _attributes(written: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, html.unescape(value)) for name, value in ATTRIBUTE.findall(written))) if written else ()


def _faulty(token: Token, inside_code: bool) -> Iterator[str]:
    if not token.name or token.name.startswith("/"):
        return
    if token.name not in ELEMENTS:
        yield f"elementet <{token.name}>"
        return
    for name, value in token.attributes:
        if name in SPAN_ONLY and token.name == "span" and ("class", "vip-term-note") in token.attributes:
            continue
        if name not in EVERYWHERE | DATA | ELEMENTS[token.name]:
            yield f'attributet {name}="{value[:60]}" på <{token.name}>'
        elif name == "style" and not ALIGNED.fullmatch(value):
            yield f'stilen "{value[:60]}" på <{token.name}>'
        elif name == "class":
            wrong = [word for word in value.split() if not (CLASS.fullmatch(word) or (inside_code and HIGHLIGHT.fullmatch(word)))]
            yield from (f'klassen "{word[:60]}" på <{token.name}>' for word in wrong)
        elif name in ("href", "src"):
            yield from _address(token, value)
        elif name == "rel" and value != "external":
            yield f'attributet rel="{value[:60]}" på <a>'


def _address(token: Token, value: str) -> Iterator[str]:
    bare = IGNORED_IN_ADDRESS.sub("", value).lower()
    scheme = SCHEME.match(bare)
    # Some publishers have no https yet: a reference may say where it was read, a link of an author's may not.
    allowed = (*ALLOWED_SCHEMES, "http:") if ("rel", "external") in token.attributes else ALLOWED_SCHEMES
    if (scheme and scheme.group(0) not in allowed) or bare.startswith(("//", "\\", "/\\")) or bare != value.strip().lower():
        yield f'adressen "{value[:60]}"'
    elif scheme and token.name == "img":
        yield f'bilden "{value[:60]}" från en annan webbplats'


def _seen_otherwise(tokens: list[Token], article: str) -> str:
    """Return the first difference between `tokens` and the tree a browser builds of the article, or nothing."""
    cleaned = nh3.clean(
        article,
        tags=set(ELEMENTS),
        clean_content_tags=set(),
        attributes={element: set(own | EVERYWHERE | DATA | (SPAN_ONLY if element == "span" else set())) for element, own in ELEMENTS.items()},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    ours, theirs = _joined(tokens), _joined([token for token in _read(cleaned) if isinstance(token, Token)])
    if ours == theirs:
        return ""
    for one, other in zip(ours, theirs, strict=False):
        if one != other:
            return next(f"<{token.name}>" if token.name else token.text.strip()[:60] for token in (one, other) if token.name or token.text.strip())
    return "något saknas sist"


def _joined(tokens: list[Token]) -> list[Token]:
    """Return the tokens with neighbouring texts as one."""
    joined: list[Token] = []
    for token in tokens:
        if not token.name and joined and not joined[-1].name:
            joined[-1] = Token("", text=joined[-1].text + token.text)
        elif token.name or token.text:
            joined.append(token)
    return joined
