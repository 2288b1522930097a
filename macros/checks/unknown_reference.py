"""En post i data hänvisar till ett id som inte finns.

Alla id:n skrivs likadant överallt. Finns posten inte än, skapa den först; är det ett skrivfel, rätta det.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from macros.domain.words import correction
from macros.model.problem import Problem
from macros.model.record import Record
from macros.model.registry import Registry

CODE = "unknown-reference"

# What a field's value must be the id of, wherever the field stands. Audience, page and citation marks in
# Markdown have checks of their own.
TARGETS = {
    "programme": "programmes",
    "programmes": "programmes",
    "related": "programmes",
    "group": "groups",
    "groups": "groups",
    "steering_body": "bodies",
    "body": "bodies",
    "guideline": "guidelines",
    "guidelines": "guidelines",
    "source": "sources",
    "sources": "sources",
    "read_source": "sources",
    "superseded_by": "sources",
    "category": "categories",
    "settings": "settings",
    "profession": "professions",
    "healthcare_region": "healthcare_regions",
    "healthcare_regions": "healthcare_regions",
    "kind": "kinds",
    "chapter": "chapters",
    "any_of": "readers_by_id",
}
WORDS = {
    "programmes": ("okänt program", "lägg till data/programmes/<id>/programme.yml"),
    "groups": ("okänd arbetsgrupp", "lägg till data/groups/<id>.yml"),
    "bodies": ("okänt organ", "lägg till det i data/steering.yml"),
    "guidelines": ("okänd riktlinje", "lägg till data/guidelines/<id>.yml"),
    "sources": ("okänd källa", "lägg till källan i data/sources/"),
    "categories": ("okänd verksamhetskategori", "lägg till den i data/audiences.yml"),
    "settings": ("okänd verksamhet", "lägg till den i data/audiences.yml"),
    "professions": ("okänd befattning", "lägg till den i data/audiences.yml"),
    "healthcare_regions": ("okänd sjukvårdsregion", "lägg till den i data/regions.yml"),
    "chapters": ("kapitel", "lägg till det i data/chapters.yml"),
    "readers_by_id": ("målgrupp", "lägg till den i data/audiences.yml"),
    "kinds": ("okänt sidslag", "lägg till det i data/chapters.yml"),
}
# Fields with one of the names above that are not references in these records.
NOT_REFERENCES = {("Indicator", "kind"), ("Edition", "superseded_by"), ("HealthcareRegion", "healthcare_regions"), ("CompositionRule", "healthcare_regions")}


@dataclass(frozen=True)
class _Reference:
    record: Record
    keys: tuple[str | int, ...]
    target: str
    value: str


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every id in data that no record has."""
    for reference in _references(_records(registry)):
        known: Mapping[str, Any] = getattr(registry, reference.target)
        if reference.value in known or registry.unread.may_hold(reference.value) or (reference.target == "programmes" and reference.value == "alla"):
            continue
        unknown, otherwise = WORDS[reference.target]
        remedy = correction(reference.value, known, otherwise)
        yield Problem(reference.record.at(*reference.keys), CODE, f'{unknown} "{reference.value}"', remedy)
    for indicators in registry.indicators.values():
        for indicator in indicators:
            if (
                indicator.recommendation
                and not registry.unread.may_hold(indicator.guideline or indicator.recommendation)
                and not registry.recommendation(indicator.guideline or "", indicator.recommendation)
            ):
                known_ids = [item.id for guideline in registry.guidelines.values() for item in guideline.recommendations]
                remedy = correction(indicator.recommendation, known_ids, "ange guideline och ett id ur dess fil")
                yield Problem(indicator.at("recommendation"), CODE, f'okänd rekommendation "{indicator.recommendation}"', remedy)
    for records in (registry.gates, registry.indicators):
        for programme, listed in records.items():
            if listed and programme not in registry.programmes and not registry.unread.may_hold(programme):
                yield Problem(listed[0].at(), CODE, f'okänt program "{programme}"', "döp mappen till programmets id")
    for guideline in registry.guidelines.values():
        editions = [edition.id for edition in guideline.editions]
        for item in guideline.recommendations:
            if item.edition and item.edition not in editions:
                remedy = correction(item.edition, editions, "lägg till utgåvan under editions")
                yield Problem(item.at("edition"), CODE, f'okänd utgåva "{item.edition}"', remedy)


def _records(registry: Registry) -> Iterator[Record]:
    for joined in (
        registry.programmes, registry.groups, registry.bodies, registry.guidelines, registry.sources, registry.settings,
        registry.professions, registry.chapters, registry.healthcare_regions, registry.regions, registry.instruments, registry.registers,
    ):  # fmt: skip
        yield from joined.values()
    yield from registry.terms
    if registry.coverage:
        yield registry.coverage
    for listed in (registry.gates, registry.indicators):
        for records in listed.values():
            yield from records


def _references(records: Iterable[Record]) -> Iterator[_Reference]:
    for record in records:
        for name in type(record).model_fields:
            value = getattr(record, name)
            if isinstance(value, Record):
                yield from _references([value])
            elif isinstance(value, tuple) and value and isinstance(value[0], Record):
                yield from _references(value)
            elif name in TARGETS and (type(record).__name__, name) not in NOT_REFERENCES:
                for index, item in enumerate(value if isinstance(value, tuple) else (value,)):
                    if isinstance(item, str):
                        keys = (name, index) if isinstance(value, tuple) else (name,)
                        yield _Reference(record, keys, TARGETS[name], item)
