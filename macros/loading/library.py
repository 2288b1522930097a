"""The whole repository, read into one registry: data/, docs/ and what mkdocs.yml says of the site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import ValidationError

from macros.model.accessibility import Accessibility
from macros.model.address import AddressFile
from macros.model.audience import AudienceFile
from macros.model.chapter import ChapterFile
from macros.model.coverage import CoverageFile
from macros.model.gate import GateFile
from macros.model.group import SteeringFile, WorkingGroup
from macros.model.guideline import Guideline
from macros.model.holding import Holding
from macros.model.indicator import IndicatorFile
from macros.model.instrument import InstrumentFile, RegisterFile
from macros.model.page import Fragment, Page
from macros.model.place import Place
from macros.model.problem import Problem
from macros.model.programme import Programme
from macros.model.record import Record
from macros.model.region import RegionFile
from macros.model.registry import Registry, SiteSettings
from macros.model.source import SourceFile
from macros.model.term import GlossaryFile
from macros.model.unread import Unread

from .chapters import normalised, read_fragment, read_page
from .closed import braces_in
from .holdings import survey
from .positions import MAX_BYTES, Document, read_yaml
from .settings import settings_in
from .structure import faults_in
from .wording import problems_of

R = TypeVar("R", bound=Record)
ID = re.compile(r"\bid: *[\"']?([A-Za-z0-9_-]+)")
NEEDED = {"mkdocs.yml": Path.is_file, "docs": Path.is_dir, "data": Path.is_dir}

# Which record a file in data/ holds, by its place. The first pattern that fits counts.
KINDS: tuple[tuple[str, type[Record]], ...] = (
    ("programmes/*/programme.yml", Programme),
    ("programmes/*/gates.yml", GateFile),
    ("programmes/*/indicators.yml", IndicatorFile),
    ("groups/*.yml", WorkingGroup),
    ("guidelines/*.yml", Guideline),
    ("sources/*.yml", SourceFile),
    ("steering.yml", SteeringFile),
    ("audiences.yml", AudienceFile),
    ("chapters.yml", ChapterFile),
    ("regions.yml", RegionFile),
    ("glossary.yml", GlossaryFile),
    ("instruments.yml", InstrumentFile),
    ("registers.yml", RegisterFile),
    ("accessibility.yml", Accessibility),
    ("coverage.yml", CoverageFile),
    ("addresses.yml", AddressFile),
)


@dataclass(frozen=True)
class Library:
    """What was read, and what could not be."""

    registry: Registry
    problems: tuple[Problem, ...]


@dataclass
class _Shelf:
    """The records of one load while they are gathered."""

    root: Path
    holdings: tuple[Holding, ...]
    problems: list[Problem] = field(default_factory=list)
    records: dict[type[Record], list[tuple[str, Record]]] = field(default_factory=dict)
    unread_ids: set[str] = field(default_factory=set)
    unread_texts: set[str] = field(default_factory=set)

    def files(self, folder: str, suffix: str) -> Iterator[tuple[Path, str]]:
        """Yield every readable file below `folder` with that suffix, and its path from there. Links are never followed."""
        for holding in self.holdings:
            if holding.kind == "text" and holding.path.startswith(f"{folder}/") and holding.path.endswith(suffix):
                yield self.root / holding.path, holding.path.removeprefix(f"{folder}/")

    def of(self, kind: type[R]) -> Iterator[tuple[str, R]]:
        """Yield path and record for every file of `kind`."""
        yield from self.records.get(kind, [])  # type: ignore[misc]

    def by_id(self, records: Iterable[Any]) -> Mapping[str, Any]:
        """Join `records` by id; a second record with the same id is a problem (`duplicate-id`)."""
        joined: dict[str, Any] = {}
        for record in records:
            if record.id in joined:
                first = joined[record.id].at("id")
                what = f'id "{record.id}" finns redan i {first}'
                self.problems.append(Problem(record.at("id"), "duplicate-id", what, "ge den ena ett annat id, eller ta bort den ena"))
                continue
            joined[record.id] = record
        return MappingProxyType(joined)


def load(root: Path) -> Library:
    """Read the repository at `root`. Nothing is raised for what authors write; it comes back as problems."""
    shelf = _Shelf(root, survey(root), list(missing(root)))
    _read_data(shelf)
    pages, fragments = _read_docs(shelf)
    audiences = next((record for _, record in shelf.of(AudienceFile)), None)
    chapters = next((record for _, record in shelf.of(ChapterFile)), None)
    regions = next((record for _, record in shelf.of(RegionFile)), None)
    glossary = next((record for _, record in shelf.of(GlossaryFile)), None)
    registry = Registry(
        site=_settings(shelf),
        programmes=shelf.by_id(record for _, record in shelf.of(Programme)),
        gates=_by_programme((path, record.gates) for path, record in shelf.of(GateFile)),
        indicators=_by_programme((path, record.indicators) for path, record in shelf.of(IndicatorFile)),
        groups=shelf.by_id(record for _, record in shelf.of(WorkingGroup)),
        bodies=shelf.by_id(body for _, record in shelf.of(SteeringFile) for body in record.bodies),
        guidelines=shelf.by_id(record for _, record in shelf.of(Guideline)),
        sources=shelf.by_id(source for _, record in shelf.of(SourceFile) for source in record.sources),
        categories=shelf.by_id(audiences.categories if audiences else ()),
        settings=shelf.by_id(audiences.settings if audiences else ()),
        professions=shelf.by_id(audiences.professions if audiences else ()),
        ages=shelf.by_id(audiences.ages if audiences else ()),
        severities=shelf.by_id(audiences.severities if audiences else ()),
        phases=shelf.by_id(audiences.phases if audiences else ()),
        kinds=shelf.by_id(chapters.kinds if chapters else ()),
        chapters=shelf.by_id(chapters.chapters if chapters else ()),
        healthcare_regions=shelf.by_id(regions.healthcare_regions if regions else ()),
        regions=shelf.by_id(regions.regions if regions else ()),
        terms=tuple(shelf.by_id(glossary.terms).values()) if glossary else (),
        phrases=glossary.phrases if glossary else (),
        instruments=shelf.by_id(item for _, record in shelf.of(InstrumentFile) for item in record.instruments),
        registers=shelf.by_id(item for _, record in shelf.of(RegisterFile) for item in record.registers),
        addresses=next((record for _, record in shelf.of(AddressFile)), None),
        coverage=next((record for _, record in shelf.of(CoverageFile)), None),
        accessibility=next((record for _, record in shelf.of(Accessibility)), None),
        pages=MappingProxyType(pages),
        fragments=MappingProxyType(fragments),
        holdings=shelf.holdings,
        unread=_unread(shelf),
    )
    return Library(registry, tuple(shelf.problems))


def missing(root: Path) -> Iterator[Problem]:
    """Yield what a repository cannot do without, before everything that refers to it complains."""
    for name, is_right in NEEDED.items():
        if not is_right(root / name):
            what = "finns inte" if not (root / name).exists() else "är en mapp, inte en fil" if name == "mkdocs.yml" else "är en fil, inte en mapp"
            remedy = f"kör kommandot i förvarets rot, eller lägg tillbaka det (git restore {name})"
            yield Problem(Place(name), "missing-input", what, remedy)


def _unread(shelf: _Shelf) -> Unread:
    """Return what may be written in the files that could not be read."""
    hidden = [holding.path for holding in shelf.holdings if holding.kind in ("symlink", "special", "unreadable")]
    texts = shelf.unread_texts | {path.removeprefix("docs/") for path in hidden}
    nothing_read = any(problem.code == "missing-input" for problem in shelf.problems)
    return Unread(frozenset(shelf.unread_ids), frozenset(texts), nothing_read or any(path.split("/")[0] == "data" for path in hidden))


def _note_unread(shelf: _Shelf, path: Path) -> None:
    """Note the ids that seem to stand in an unreadable data file, and the one its name gives it."""
    shelf.unread_ids |= {path.stem, path.parent.name}
    with suppress(OSError):
        shelf.unread_ids.update(ID.findall(path.read_bytes().decode("utf-8", "replace")))


def _read_data(shelf: _Shelf) -> None:
    for path, relative in shelf.files("data", ".yml"):
        kind = kind_of(relative)
        name = f"data/{relative}"
        if kind is None:
            what = "filen läses inte: i data/ finns ingen plats för den"
            shelf.problems.append(Problem(Place(name, 1, 1), "misplaced-file", what, "flytta eller döp om den efter mappträdet i README, eller ta bort den"))
            continue
        text = _text(shelf, path, name)
        document = read_yaml(text, name) if text is not None else None
        if document is None:
            _note_unread(shelf, path)
            continue
        shelf.problems += document.problems
        shelf.problems += braces_in(document)
        record = _record(shelf, document, kind)
        if record is None:
            _note_unread(shelf, path)
        else:
            shelf.records.setdefault(kind, []).append((relative, record))


def kind_of(relative: str) -> type[Record] | None:
    """Return which record `data/<relative>` holds, or None for a file in no known place."""
    parts = relative.split("/")
    for pattern, kind in KINDS:
        wanted = pattern.split("/")
        if len(wanted) == len(parts) and all(Path(part).match(want) for part, want in zip(parts, wanted, strict=True)):
            return kind
    return None


def _record(shelf: _Shelf, document: Document, kind: type[R]) -> R | None:
    if any(problem.code == "yaml" for problem in document.problems):
        return None  # the rest of the file is unread: what seems to be missing may well be there
    try:
        record = kind.model_validate(document.value if document.value is not None else {})
    except ValidationError as error:
        shelf.problems += problems_of(error, document.places, kind)
        return None
    record.written_in(document.places)
    return record


def _read_docs(shelf: _Shelf) -> tuple[dict[str, Page], dict[str, Fragment]]:
    pages: dict[str, Page] = {}
    fragments: dict[str, Fragment] = {}
    for path, relative in shelf.files("docs", ".md"):
        if relative.startswith("redaktion/"):
            continue
        text = _text(shelf, path, f"docs/{relative}")
        if text is None:
            shelf.unread_texts.add(relative)
            continue
        read = read_fragment(text, relative.removeprefix("_includes/")) if relative.startswith("_includes/") else read_page(text, relative)
        shelf.problems += read.problems
        if isinstance(read.found, Fragment):
            fragments[read.found.name] = read.found
        elif isinstance(read.found, Page):
            pages[relative] = read.found
        else:
            shelf.unread_texts.add(relative)
    return pages, fragments


def _text(shelf: _Shelf, path: Path, name: str) -> str | None:
    """Return the file's text, or None with a problem when it is not UTF-8, far too large or cannot be read."""
    try:
        if path.stat().st_size > MAX_BYTES:
            shelf.problems.append(Problem(Place(name, 1, 1), "too-large", f"filen är större än {MAX_BYTES // 1000} kB", "dela upp den i flera filer"))
            return None
        return normalised(path.read_bytes().decode("utf-8"))
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        place = Place(name, before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1)
        what, remedy = "filen är inte sparad som UTF-8", "spara om den som UTF-8 i din redigerare"
    except OSError as error:
        place = Place(name, 1, 1)
        what, remedy = f"filen går inte att läsa ({error.strerror})", "kontrollera att filen finns och att du får läsa den"
    shelf.problems.append(Problem(place, "encoding", what, remedy))
    return None


def _by_programme(files: Iterable[tuple[str, tuple[Any, ...]]]) -> Mapping[str, tuple[Any, ...]]:
    """Join what stands in `programmes/<id>/….yml` by the folder's name."""
    return MappingProxyType({path.split("/")[1]: records for path, records in files})


def _settings(shelf: _Shelf) -> SiteSettings:
    """Return what mkdocs.yml says of the site. Only plain values are read; MkDocs reads the rest."""
    path = shelf.root / "mkdocs.yml"
    if not path.is_file():
        return SiteSettings()
    text = _text(shelf, path, "mkdocs.yml")
    document = read_yaml(text or "", "mkdocs.yml", comments=True)
    shelf.problems += document.problems
    settings, problems = settings_in(document)
    shelf.problems += problems
    shelf.problems += faults_in(document) if not document.problems else ()
    return settings
