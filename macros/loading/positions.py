"""YAML with the line and column of every value, and nothing that YAML guesses.

Every scalar stays the text that was written: the record's declared type decides whether `no`, `012`,
`1.10` or `12:30` is a word, a number or a day. Tags, anchors and aliases are refused. The document is
built from the parser's events with a stack of our own, so depth is a limit and never a crash.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from macros.model.place import Keys, Place, PlaceMap
from macros.model.problem import Problem

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # as YAML 1.1 counts lines: https://yaml.org/spec/1.1/#id871136
HARD_SPACE = re.compile(r"^[ \t-]*\w+:(?=[\u00a0\u202f\u2007])", re.MULTILINE)  # as Word writes it; YAML sees no key
COMMENT = re.compile(r"[ \t]+(#.*)")
_NOTHING = {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True)
class Document:
    """What a file says (strings, None, lists and dicts), where it says it, and what is wrong with it."""

    value: Any
    places: PlaceMap
    problems: tuple[Problem, ...] = ()


@dataclass
class _Level:
    """An open mapping or sequence while the events pass by."""

    container: dict[str, Any] | list[Any]
    path: Keys
    key: str | None = None


@dataclass
class _Build:
    path: str
    line_offset: int
    lines: list[str] | None = None  # what was written, where a comment may not follow a value
    places: dict[Keys, Place] = field(default_factory=dict)
    key_places: dict[Keys, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    stack: list[_Level] = field(default_factory=list)
    root: Any = None

    def place(self, mark: Any) -> Place:
        return Place(self.path, mark.line + 1 + self.line_offset, mark.column + 1)

    def refuse(self, mark: Any, code: str, what: str, remedy: str) -> None:
        self.problems.append(Problem(self.place(mark), code, what, remedy))

    def refuse_comment(self, start: Any, end: Any) -> None:
        """Refuse a comment on the line where a plain scalar ends."""
        if self.lines and (found := COMMENT.match(self.lines[end.line], end.column)):
            what = f'det som står efter # läses inte: "{found.group(1)[:40]}"'
            self.refuse(start, "yaml", what, "sätt citattecken runt hela värdet; en anmärkning skrivs på en egen rad")

    def next_path(self) -> Keys:
        if not self.stack:
            return ()
        top = self.stack[-1]
        if isinstance(top.container, list):
            return (*top.path, len(top.container))
        return (*top.path, top.key or "")

    def put(self, value: Any, mark: Any) -> None:
        path = self.next_path()
        self.places[path] = self.place(mark)
        if not self.stack:
            self.root = value
            return
        top = self.stack[-1]
        if isinstance(top.container, list):
            top.container.append(value)
            return
        if top.key is not None:
            top.container[top.key] = value
            top.key = None

    def key(self, event: Any) -> None:
        top = self.stack[-1]
        assert isinstance(top.container, dict)
        key = event.value
        if key in top.container:
            first = self.key_places[(*top.path, key)]
            self.refuse(
                event.start_mark,
                "duplicate-key",
                f'nyckeln "{key}" står två gånger (första gången på rad {first.line})',
                "behåll en av dem; det som står sist skulle annars tyst ersätta det första",
            )
        top.key = key
        self.key_places[(*top.path, key)] = self.place(event.start_mark)

    def expects_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1].container, dict) and self.stack[-1].key is None


def read_yaml(text: str, path: str, line_offset: int = 0, *, comments: bool = False) -> Document:
    """Return the one document in `text`; `path` and `line_offset` say where it stands.

    `comments` says whether a comment may follow a value on its line. Where people write prose it may not: "Sömn # oro" would lose a word.
    Problems: `yaml` (cannot be read, tags, aliases, cut by a comment, too large or deep), `duplicate-key`.
    """
    build = _Build(path, line_offset, None if comments else LINE_BREAK.split(text))
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        first = Place(path, 1 + line_offset, 1)
        too_large = Problem(first, "yaml", f"filen är större än {MAX_BYTES // 1000} kB", "dela upp den i flera filer med en post i var")
        return Document(None, PlaceMap(path), (too_large,))
    try:
        documents = 0
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    build.refuse(event.start_mark, "yaml", "filen har mer än ett dokument (---)", "ta bort den andra raden med ---")
                    break
            elif not _take(build, event):
                break
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = build.place(mark) if mark else Place(path, 1 + line_offset, 1)
        fault = Problem(place, "yaml", f"YAML går inte att läsa: {_swedish(error)}", _REMEDY)
        if found := HARD_SPACE.search(text):
            what, remedy = "ett hårt blanksteg står efter kolonet", "ta bort det och skriv ett vanligt blanksteg"
            fault = Problem(_at(text, found.end(), path, line_offset), "yaml", what, remedy)
        build.problems.append(fault)
    except (yaml.YAMLError, ValueError) as error:
        what = "ett tecken som inte får stå i YAML" if isinstance(error, yaml.reader.ReaderError) else "YAML går inte att läsa"
        build.problems.append(Problem(_unreadable(text, path, line_offset), "yaml", what, "ta bort tecknet; skriv raden på nytt, för hand"))
    build.places.setdefault((), Place(path, 1 + line_offset, 1))  # an empty file begins at its first line, too
    places = PlaceMap(path, build.places, build.key_places)
    return Document(build.root, places, tuple(build.problems))


def _unreadable(text: str, path: str, line_offset: int) -> Place:
    """Return where the first character stands that YAML does not allow."""
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    return _at(text, found.start() if found else 0, path, line_offset)


def _at(text: str, index: int, path: str, line_offset: int) -> Place:
    """Return the place of the character at `index`."""
    before = text[:index]
    return Place(path, before.count("\n") + 1 + line_offset, len(before.rpartition("\n")[2]) + 1)


def _take(build: _Build, event: Any) -> bool:
    """Let one event add to the document. Return False when reading on would not be safe."""
    if isinstance(event, yaml.AliasEvent):
        build.refuse(event.start_mark, "yaml", "alias (*namn) får inte användas", "skriv ut värdet där det ska stå")
        return False
    if getattr(event, "anchor", None):
        build.refuse(event.start_mark, "yaml", "ankare (&namn) får inte användas", "skriv ut värdet där det ska stå")
        return False
    if getattr(event, "tag", None):
        tag = event.tag.replace("tag:yaml.org,2002:", "!!")
        build.refuse(event.start_mark, "yaml", f"taggen {tag} får inte användas", "ta bort taggen (det som börjar med !)")
        return False
    if isinstance(event, yaml.ScalarEvent):
        if build.expects_key():
            build.key(event)
            return True
        plain = not event.style  # None from PyYAML's own parser, "" from libyaml's
        if plain:
            build.refuse_comment(event.start_mark, event.end_mark)
        build.put(None if plain and event.value in _NOTHING else event.value, event.start_mark)
        return True
    if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
        if build.expects_key():
            build.refuse(event.start_mark, "yaml", "en nyckel måste vara ett ord", "sätt citattecken runt nyckeln")
            return False
        if len(build.stack) >= MAX_DEPTH:
            build.refuse(event.start_mark, "yaml", f"mer än {MAX_DEPTH} nivåer i varandra", "gör strukturen plattare")
            return False
        container: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = build.next_path()
        build.put(container, event.start_mark)
        build.stack.append(_Level(container, path))
    elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
        build.stack.pop()
    return True


_REMEDY = "kontrollera indrag, kolon och citattecken på raden; text med kolon ska stå inom citattecken"
_PHRASES = {
    "mapping values are not allowed": "ett kolon står där det inte får stå",
    "could not find expected ':'": "ett kolon saknas efter en nyckel",
    "did not find expected ',' or ']'": "en lista inom hakparenteser är inte avslutad",
    "did not find expected ',' or '}'": "klammern är inte avslutad",
    "found character that cannot start any token": "ett tecken (ofta en tabb) får inte stå här",
    "did not find expected key": "en nyckel saknas eller indraget är fel",
    "did not find expected '-' indicator": "ett streck saknas i listan eller indraget är fel",
    "found unexpected end of stream": "ett citattecken är inte avslutat",
    "expected <block end>": "indraget är fel",
    "block sequence entries are not allowed": "en listpunkt står där den inte får stå",
    "did not find expected alphabetic or numeric character": "en text som börjar med * eller & ska stå inom citattecken",
    "found undefined tag handle": "taggar (!) får inte användas",
    "block collections are not allowed": "en listpunkt eller nyckel står där den inte får stå",
}


def _swedish(error: yaml.MarkedYAMLError) -> str:
    """Say in Swedish what the parser says in English; an unknown sentence becomes a general one."""
    said = f"{error.problem or ''} {error.context or ''}"
    return next((swedish for english, swedish in _PHRASES.items() if english in said), "strukturen går inte att tyda")
