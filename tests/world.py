"""A tiny programme area on disk, whole and dull: a test names only what matters to its story.

The area is sömn (sleep) with the programme `somn`, its working group `nag-somn` and the body `npo-somn`. Lists of
records are joined to the dull ones by id, so `sources=[{"id": "somnboken", "status": "ersatt"}]` changes one value
of one source, and a new id adds a record with dull values for the rest. A value of None leaves the key out.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import yaml

from macros import checks
from macros.loading.held import refreshed
from macros.loading.library import Library
from macros.model.page import Page
from macros.model.problem import Problem
from macros.model.registry import Registry

Values = Mapping[str, Any]
DAY = date(2026, 11, 22)
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_made: dict[str, str] = {}

PROGRAMME = {"id": "somn", "title": "Sömn", "short_title": "Sömn", "summary": "Stöd vid sömnbesvär.", "group": "nag-somn", "guidelines": ["riktlinje-somn"]}
GROUP = {
    "id": "nag-somn",
    "name": "Nationell arbetsgrupp för sömn",
    "short_name": "NAG sömn",
    "programme": "somn",
    "steering_body": "npo-somn",
}
BODY = {"id": "npo-somn", "name": "Nationellt programområde sömn", "short_name": "NPO sömn"}
SOURCE = {"title": "En bok om sömn", "publisher": "Sömnverket", "type": "rapport", "certainty": "verifierad"}
GUIDELINE = {
    "id": "riktlinje-somn",
    "title": "Nationella riktlinjer för sömn",
    "publisher": "Sömnverket",
    "source": "somnboken",
    "programmes": ["somn"],
}
RECOMMENDATION = {
    "condition": "Vuxna som sover dåligt",
    "measure": "Mörkt sovrum",
    "wording": "bör",
    "priority": 2,
    "read_at": "https://somnverket.exempel.se/morker",
    "read_on": "2026-11-01",
    "read_source": "somnboken",
    "certainty": "verifierad",
}
AUDIENCES: dict[str, list[Values]] = {
    "categories": [{"id": "kat-skola", "name": "Skola"}, {"id": "kat-vard", "name": "Vård"}],
    "settings": [
        {"id": "skola", "name": "Skola", "category": "kat-skola", "certainty": "verifierad"},
        {"id": "vardcentral", "name": "Vårdcentral", "category": "kat-vard", "certainty": "verifierad"},
    ],
    "professions": [
        {"id": "larare", "name": "Lärare", "settings": ["skola"], "certainty": "verifierad"},
        {"id": "skolskoterska", "name": "Skolsköterska", "settings": ["skola"], "certainty": "verifierad"},
        {"id": "lakare", "name": "Läkare", "settings": ["vardcentral"], "certainty": "verifierad"},
    ],
    "ages": [{"id": "barn", "name": "Barn"}, {"id": "vuxna", "name": "Vuxna"}],
    "severities": [{"id": "lindrig", "name": "Lindrig"}],
    "phases": [{"id": "tidigt", "name": "Tidigt"}],
}
CHAPTERS: dict[str, list[Values]] = {
    "kinds": [
        {"id": "kunskap", "name": "Kunskap"},
        {"id": "insats", "name": "Insats", "headings": ["I korthet", "Kunskapsläge", "Genomförande"]},
    ],
    "chapters": [
        {"id": "tidiga-tecken", "title": "Tidiga tecken", "number": 1, "summary": "Det första som märks.", "kind": "kunskap"},
        {"id": "stod", "title": "Stöd", "number": 2, "summary": "Det som hjälper.", "kind": "insats"},
    ],
}
ACCESSIBILITY: Values = {
    "status": "delvis förenlig",
    "standard": "WCAG 2.2, nivå AA",
    "method": "självskattning",
    "tested_on": date.today().isoformat(),  # never too old, whatever the day the tests are run
    "tested_how": ["Med tangentbord."],
    "updated": date.today().isoformat(),
    "review_by": (date.today() + timedelta(days=365)).isoformat(),
    "supervision": {"authority": "Tillsynsrådet", "law": "lagen om öppna sidor", "URL": "https://tillsyn.exempel.se/"},
}
FRONT: Values = {
    "title": "Sova gott",
    "summary": "Hur man sover gott.",
    "audience": ["larare", "skolskoterska", "lakare"],
    "created": "2026-11-01",
    "updated": "2026-11-01",
    "owner": "nag-somn",
}
STRUCTURE = (Path(__file__).parents[1] / "mkdocs.yml").read_text(encoding="utf-8").split("# Härifrån")[1].split("\n", 1)[1]
BODY_LINE = 3 + len(FRONT)  # where the text of a page with a dull front matter starts


def page(text: str = "", **front: Any) -> str:
    """Return a page's Markdown. Each key of the front matter takes one line, so that lines can be counted."""
    keys = {**FRONT, **front}
    lines = "".join(f"{key}: {_inline(value)}\n" for key, value in keys.items() if value is not None)
    return f"---\n{lines}---\n{textwrap.dedent(text)}"


def insats(text: str = "") -> str:
    """Return the body of a page of the kind `insats`: its three headings, then `text`."""
    return "## I korthet\n\n## Kunskapsläge\n\n## Genomförande\n\n" + textwrap.dedent(text)


@dataclass(frozen=True)
class World:
    """A repository on disk, and what is read from it the first time somebody asks."""

    root: Path

    @cached_property
    def library(self) -> Library:
        """Read the repository."""
        return refreshed(self.root)

    @property
    def registry(self) -> Registry:
        """Return the joined records."""
        return self.library.registry

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Return everything that is wrong, as `vip check` finds it."""
        return tuple(sorted([*self.library.problems, *checks.run(self.registry)]))

    @property
    def messages(self) -> list[str]:
        """Return what is wrong, each problem on a line: `place: what [code] → remedy`."""
        return [line(problem) for problem in self.problems]

    def page(self, path: str) -> Page:
        """Return the page at `path` below docs/."""
        return self.registry.pages[path]

    def write(self, path: str, content: str | bytes) -> None:
        """Put a file into the repository, before anything is read from it."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())


class MakeWorld(Protocol):
    """The fixture `world`."""

    def __call__(self, **story: Any) -> World:
        """Make the world of `story` (see `make`)."""
        ...


def line(problem: Problem) -> str:
    """Return a problem on one line."""
    return f"{problem.place}: {problem.what} [{problem.code}] → {problem.remedy}"


def make(
    root: Path,
    *,
    programmes: Iterable[Values] = (),
    gates: Mapping[str, Iterable[Values]] | None = None,
    indicators: Mapping[str, Iterable[Values]] | None = None,
    groups: Iterable[Values] = (),
    bodies: Iterable[Values] = (),
    sources: Iterable[Values] = (),
    guidelines: Iterable[Values] = (),
    recommendations: Iterable[Values] = (),
    settings: Iterable[Values] = (),
    professions: Iterable[Values] = (),
    kinds: Iterable[Values] = (),
    chapters: Iterable[Values] = (),
    healthcare_regions: Iterable[Values] = (),
    terms: Iterable[Values] = (),
    instruments: Iterable[Values] = (),
    accessibility: Values | None = None,
    site: Values | None = None,
    pages: Mapping[str, str] | None = None,
    includes: Mapping[str, str] | None = None,
    files: Mapping[str, str | bytes | None] | None = None,
) -> World:
    """Write the repository of a story.

    `pages` and `includes` are Markdown by path; a page without front matter gets a dull one. `site` is `extra.vip`.
    `files` come last and are written as they are; None removes a file.
    """
    world = World(root)
    for record in _joined([PROGRAMME], programmes):
        _yaml(world, f"data/programmes/{record['id']}/programme.yml", {**PROGRAMME, **record})
    for name, lists in (("gates", gates), ("indicators", indicators)):
        for programme, records in (lists or {}).items():
            _yaml(world, f"data/programmes/{programme}/{name}.yml", {name: list(records)})
    for record in _joined([GROUP], groups):
        _yaml(world, f"data/groups/{record['id']}.yml", {**GROUP, **record})
    _yaml(world, "data/steering.yml", {"bodies": [{**BODY, **record} for record in _joined([BODY], bodies)]})
    _yaml(world, "data/sources/somnverket.yml", {"sources": [{"id": "", **SOURCE, **record} for record in _joined([{"id": "somnboken"}], sources)]})
    dull = {**GUIDELINE, "recommendations": [{"id": "", **RECOMMENDATION, **record} for record in _joined([{"id": "mork-sovrum"}], recommendations)]}
    for record in _joined([dull], guidelines):
        _yaml(world, f"data/guidelines/{record['id']}.yml", {**GUIDELINE, **record})
    own = {"settings": settings, "professions": professions, "kinds": kinds, "chapters": chapters}
    _yaml(world, "data/audiences.yml", {name: _joined(records, own.get(name, ())) for name, records in AUDIENCES.items()})
    _yaml(world, "data/chapters.yml", {name: _joined(records, own.get(name, ())) for name, records in CHAPTERS.items()})
    _yaml(world, "data/regions.yml", {"healthcare_regions": list(healthcare_regions), "regions": []})
    _yaml(world, "data/glossary.yml", {"terms": [{"certainty": "verifierad", **record} for record in terms]})
    _yaml(world, "data/instruments.yml", {"instruments": [{"area": "Sömn", "certainty": "verifierad", **record} for record in instruments]})
    _yaml(world, "data/accessibility.yml", {**ACCESSIBILITY, **(accessibility or {})})
    host = _dumped(_said({"site_name": "Sömnstöd", "extra": {"vip": dict(site or {})}}))
    world.write("mkdocs.yml", host + STRUCTURE)
    for path, text in {"somn/index.md": "", **(pages or {})}.items():
        world.write(f"docs/{path}", text if text.startswith("---\n") else page(text))
    for name, text in (includes or {}).items():
        world.write(f"docs/_includes/{name}", textwrap.dedent(text))
    for path, content in (files or {}).items():
        if content is None:
            (root / path).unlink()
        else:
            world.write(path, content)
    return world


def _joined(dull: Iterable[Values], given: Iterable[Values]) -> list[Values]:
    """Join records by id, in order; a given value replaces a dull one."""
    records: dict[str, dict[str, Any]] = {record["id"]: dict(record) for record in dull}
    for record in given:
        records[record["id"]] = {**records.get(record["id"], {}), **record}
    return list(records.values())


def _yaml(world: World, path: str, value: Any) -> None:
    world.write(path, _dumped(_said(value)))


def _dumped(value: Any) -> str:
    """Return `value` as YAML. Most files of a world are the dull ones, so each text is made once."""
    key = repr(value)
    if key not in _made:
        _made[key] = yaml.dump(value, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=10_000, default_flow_style=False)
    return _made[key]


def _said(value: Any) -> Any:
    """Leave out the keys whose value is None."""
    if isinstance(value, Mapping):
        return {key: _said(item) for key, item in value.items() if item is not None}
    return [_said(item) for item in value] if isinstance(value, list | tuple) else value


def _inline(value: Any) -> str:
    text = yaml.dump(value, Dumper=_DUMPER, allow_unicode=True, default_flow_style=True, width=10_000)
    return str(text).removesuffix("\n").removesuffix("\n...")
