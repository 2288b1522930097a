"""What a value may be is decided by what the key is for, not by what YAML guesses."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from macros.model.gate import Gate
from macros.model.group import CompositionRule, Seat
from macros.model.recommendation import Priority
from macros.model.record import Day, Slug, Text, Truth
from tests.world import MakeWorld

REFUSED = object()


def read(kind: Any, written: object) -> object:
    """Return what `written` means where `kind` is expected."""
    try:
        return TypeAdapter(kind).validate_python(written)
    except ValidationError:
        return REFUSED


@pytest.mark.parametrize("written", ["no", "yes", "on", "off", "y", "1", "True", "ja", "", None, 1])
def test_only_true_and_false_are_truth_values(written: object) -> None:
    assert read(Truth, written) is REFUSED


def test_true_and_false_are_truth_values() -> None:
    assert [read(Truth, written) for written in ("true", "false", True)] == [True, False, True]


@pytest.mark.parametrize("written", ["2026", "20261122", "2026-1-2", "2026-02-30", "0000-01-01", "22/11 2026", "2026-11-22T10:00", 1795219200, None, ""])
def test_only_a_full_day_is_a_day(written: object) -> None:
    assert read(Day, written) is REFUSED


def test_a_day_is_a_day() -> None:
    assert read(Day, "2028-02-29") == date(2028, 2, 29)


@pytest.mark.parametrize("written", ["Behandling", "behandling_och_stod", "åtgärd", "-a", "a-", "a--b", "a b", "", "a" * 81])
def test_an_id_is_lower_case_ascii_kebab(written: str) -> None:
    assert read(Slug, written) is REFUSED


def test_ids_that_are_allowed() -> None:
    ids = ["behandling-och-stod", "o6", "2024", "a" * 80]
    assert [read(Slug, written) for written in ids] == ids


def test_a_text_says_something() -> None:
    assert [read(Text, written) for written in ("  ord ", " ", "")] == ["ord", REFUSED, REFUSED]


def test_priorities_are_one_to_ten_or_a_word() -> None:
    written = ["1", "10", "icke-göra", "FoU", "0", "11", "1.5", "fou", None]
    assert [read(Priority, value) for value in written] == [1, 10, "icke-göra", "FoU", REFUSED, REFUSED, REFUSED, REFUSED, REFUSED]


def test_a_seat_is_vacant_only_when_it_says_so() -> None:
    seat = {"healthcare_region": "norra", "authority": "region", "source": "a"}
    assert [read(Seat, {**seat, "vacant": written}) is REFUSED for written in ("true", "false", "no", "y")] == [False, False, True, True]


def test_a_composition_rule_gives_its_number_of_members() -> None:
    rule = CompositionRule(year=2018, per_region=1, per_municipality=1, healthcare_regions=6, source="a")
    assert rule.total == 12


def test_a_record_cannot_change() -> None:
    gate = Gate(step="remiss", body="npo-somn", date=date(2026, 1, 1), reference="dnr 1")
    with pytest.raises(ValidationError):
        gate.step = "beslut"  # type: ignore[misc]


def test_every_record_remembers_where_it_was_written(world: MakeWorld) -> None:
    guideline = world().registry.guidelines["riktlinje-somn"]
    first = guideline.recommendations[0]
    assert [str(place) for place in (guideline.at("id"), first.at("id"), first.at("note"))] == [
        "data/guidelines/riktlinje-somn.yml:1:5",
        "data/guidelines/riktlinje-somn.yml:8:7",
        "data/guidelines/riktlinje-somn.yml:8:3",
    ]
