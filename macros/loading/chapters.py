"""Markdown as its author wrote it: front matter, and the marks that checks and views ask for.

Nothing is rendered here. Code (fenced, indented in a fence, or between backticks) is never read as a mark.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from pydantic import ValidationError

from macros.model.page import (
    AudienceMark,
    Brace,
    Citation,
    Fragment,
    FrontMatter,
    Heading,
    Include,
    Link,
    MacroCall,
    Marks,
    Page,
    SafetyBlock,
)
from macros.model.place import Place
from macros.model.problem import Problem

from .closed import braces_in
from .limits import excess
from .positions import read_yaml
from .wording import problems_of

# Letters that PDF files join; nobody writes them, and no search finds them.
LIGATURES = str.maketrans({"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"})
BLANK = re.compile(r"^[^\S\n]+$", re.MULTILINE)
FENCE_LIKE = re.compile(r"^[>\s]*(`{3,}|~{3,})")
FENCE = re.compile(r"^(`{3,}|~{3,})[ ]*[\w#.+-]*$")
CODE_SPAN = re.compile(r"(?<!\\)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
CALL = re.compile(r'\{\{\s*([a-z_]+)\(\s*((?:"[^"{}\\]*"(?:\s*,\s*"[^"{}\\]*")*)?)\s*\)\s*\}\}')
BRACE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
BRACES = re.compile(rf"[{{}}%#]*(?:{BRACE.pattern})[{{}}%#]*")  # with its neighbours: {{{ and {}} are read as one by the engine
INCLUDE = re.compile(r"\{!\s*(.*?)\s*!(?:lines=[0-9 -]+)?\}")
DEFINITION = re.compile(r"^\s*\[\^[^\]]*\]:", re.MULTILINE)
CITATION = re.compile(r"(?<!\\)\[\^(historisk:)?([^\]\s]+)\]")
HEADING = re.compile(r"^(#{1,6})\s*(.*?)\s*(\{:?\s*([^}]*)\})?\s*#*\s*$")
AUDIENCE_BLOCK = re.compile(r"^(\s*/{3,}\s*for\s*\|\s*)(.*)$")
SAFETY_BLOCK = re.compile(r"^\s*/{3,}\s*safety\s*\|\s*(.*)$")
OPTION = re.compile(r"^\s{4}([a-z_]+):\s*(.+?)\s*$")
IMAGE = re.compile(r"(?<!\\)!\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\](?:\(\s*<?(?P<target>[^\s()<>]*)>?[^)]*\))?")
LINK = re.compile(r"(?<!\\)\]\(\s*<?([^)\s>]+)>?[^)]*\)")


@dataclass(frozen=True)
class Read:
    """A page or fragment, or None when it could not be read, and what is wrong with it."""

    found: Page | Fragment | None
    problems: tuple[Problem, ...] = ()


def read_page(text: str, path: str) -> Read:
    """Read the Markdown of `docs/<path>`. Problems: the front matter's, `front-matter`, `too-large`, `closed-template`."""
    file = f"docs/{path}"
    text = normalised(text)
    if too_large := tuple(excess(text, file)):
        return Read(None, too_large)
    front, body, body_line = _split(text)
    if front is None:
        what = "sidan saknar sidhuvud (raderna mellan --- och ---)"
        remedy = "börja filen med ---, title, summary, audience, created, updated, owner och ---; mallen finns i författarguiden"
        return Read(None, (Problem(Place(file, 1, 1), "front-matter", what, remedy),))
    document = read_yaml(front, file, line_offset=1)
    if document.problems:
        return Read(None, document.problems)
    try:
        meta = FrontMatter.model_validate(document.value if document.value is not None else {})
    except ValidationError as error:
        return Read(None, tuple(problems_of(error, document.places, FrontMatter)))
    meta.written_in(document.places)
    return Read(Page(path, meta, body, body_line, read_marks(body, file, body_line)), tuple(braces_in(document)))


def read_fragment(text: str, name: str) -> Read:
    """Read the Markdown of `docs/_includes/<name>`."""
    file = f"docs/_includes/{name}"
    text = normalised(text)
    if too_large := tuple(excess(text, file)):
        return Read(None, too_large)
    return Read(Fragment(name, file, text, read_marks(text, file, 1)))


def normalised(text: str) -> str:
    """Return `text` as every later step sees it: no byte order mark, plain line ends, å written as one character (NFC).

    A line of nothing but spaces, hard ones included, is an empty line to its author; to Markdown it would be text.
    """
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", BLANK.sub("", plain).translate(LIGATURES))


def _split(text: str) -> tuple[str | None, str, int]:
    """Return front matter, body and the line where the body starts."""
    lines = text.split("\n")
    if not lines or lines[0].rstrip() != "---":
        return None, text, 1
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() in ("---", "..."):
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    return None, text, 1


def visible_lines(body: str, first_line: int = 1) -> Iterator[tuple[int, str]]:
    """Yield line number and text, with everything inside code replaced by spaces so that columns hold.

    What is hidden here must be code to the renderer, too, or an author could hide a script from the checks:
    in doubt a line is shown. After a backtick that its own line does not pair, the rest of the paragraph is shown.
    """
    lines = body.split("\n")
    ends = dict(_fences(lines))
    hidden_to, unpaired = -1, False
    for index, line in enumerate(lines):
        hidden_to = ends.get(index, hidden_to) if index > hidden_to else hidden_to
        if index <= hidden_to:
            yield first_line + index, ""
            continue
        unpaired = unpaired and bool(line.strip())
        shown = line if unpaired else _without_code_spans(line)
        unpaired = unpaired or "`" in shown
        yield first_line + index, shown


@lru_cache(maxsize=2048)
def shown_lines(body: str, first_line: int) -> tuple[tuple[int, str], ...]:
    """Return the visible lines of `body`, which every reader of them shares."""
    return tuple(visible_lines(body, first_line))


def _without_code_spans(line: str) -> str:
    if "`" not in line:
        return line
    shown = ""
    for found in CODE_SPAN.finditer(line):
        between = line[len(shown) : found.start()]
        if "`" in between:
            break
        shown += between + " " * len(found.group(0))
    return shown + line[len(shown) :]


def _fences(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the first and last line of every fenced block, as pymdownx.superfences sees it.

    There a fence that nothing closes, or that is indented, quoted, oddly labelled or close to indented code, may be
    text, and it changes what the fences after it are. From the first of those on, nothing is taken for code.
    """
    first, fence, indented = 0, "", False
    for index, line in enumerate(lines):
        if fence:
            if line.rstrip() == fence:
                yield first, index
                fence = ""
            elif line.lstrip().startswith(">"):
                return
        elif FENCE_LIKE.match(line):
            opened = FENCE.match(line.rstrip())
            if opened is None or indented:
                return
            first, fence = index, opened.group(1)
        else:
            indented = bool(line.strip() or not index) and (indented or line.startswith(("    ", "\t")))


def read_marks(body: str, file: str, first_line: int) -> Marks:
    """Find our marks in `body`, whose first line is `first_line` of `file`."""
    calls: list[MacroCall] = []
    braces: list[Brace] = []
    citations: list[Citation] = []
    includes: list[Include] = []
    headings: list[Heading] = []
    audiences: list[AudienceMark] = []
    links: list[Link] = []
    safety: list[SafetyBlock] = []
    lines = shown_lines(body, first_line)
    for number, line in enumerate(body.split("\n") if "{!" in body else (), start=first_line):  # markdown-include reads code, too
        includes += [Include(found.group(1), Place(file, number, found.start() + 1)) for found in INCLUDE.finditer(line)]
    for index, (number, line) in enumerate(lines):
        if not line.strip():
            continue
        if "{" in line or "}" in line:
            for found in CALL.finditer(line):
                place = Place(file, number, found.start() + 1)
                calls.append(MacroCall(found.group(1), tuple(re.findall(r'"([^"]*)"', found.group(2))), place))
            without_calls = CALL.sub(lambda found: " " * len(found.group(0)), line)
            braces += [Brace(found.group(0), Place(file, number, found.start() + 1)) for found in BRACE.finditer(without_calls)]
        if "[^" in line:
            own = DEFINITION.match(line)
            cited = CITATION.finditer(line, own.end() if own else 0)
            citations += [Citation(found.group(2), Place(file, number, found.start() + 1), bool(found.group(1))) for found in cited]
        if "](" in line:
            pictures = {found.start("target") for found in IMAGE.finditer(line)} if "![" in line else ()
            links += [Link(found.group(1), Place(file, number, found.start(1) + 1)) for found in LINK.finditer(line) if found.start(1) not in pictures]
        if heading := HEADING.match(line):
            headings.append(_heading(heading, Place(file, number, 1)))
        if block := AUDIENCE_BLOCK.match(line):
            audiences.append(AudienceMark(_ids(block.group(2)), Place(file, number, len(block.group(1)) + 1)))
        if block := SAFETY_BLOCK.match(line):
            options = dict(_options(lines[index + 1 :]))
            place = Place(file, number, 1)
            safety.append(SafetyBlock(block.group(1).strip(), _day(options.get("checked")), _day(options.get("review_by")), place))
    return Marks(tuple(calls), tuple(citations), tuple(includes), tuple(headings), tuple(audiences), tuple(links), tuple(safety), tuple(braces))


def _heading(found: re.Match[str], place: Place) -> Heading:
    attributes = found.group(4) or ""
    audience = re.search(r'\bfor="([^"]*)"', attributes) or re.search(r"\bfor=(\S+)", attributes)
    anchor = re.search(r"(?:^|\s)#([\w-]+)", attributes)
    safety = bool(re.search(r"(?:^|\s)\.safety\b", attributes))
    return Heading(len(found.group(1)), found.group(2), place, _ids(audience.group(1)) if audience else (), safety, anchor.group(1) if anchor else None)


def _ids(text: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[\s,]+", text.strip()) if part)


def _options(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[str, str]]:
    for _, line in lines:
        found = OPTION.match(line)
        if not found:
            return
        yield found.group(1), found.group(2)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def code_protected(body: str) -> str:
    """Return `body` with each brace inside code written as a template string, so that samples show as written."""
    lines = body.split("\n")
    for (number, shown), line in zip(visible_lines(body), lines, strict=True):
        if BRACE.search(line):
            lines[number - 1] = _protected(line, shown)
    return "\n".join(lines)


def _protected(line: str, shown: str) -> str:
    """Replace the braces of `line` that are blank in `shown` (its text without code)."""

    def hidden(found: re.Match[str]) -> str:
        in_code = shown[found.start() : found.end()] != found.group(0)
        return f'{{{{ "{found.group(0)}" }}}}' if in_code else found.group(0)

    return BRACES.sub(hidden, line)
