"""Where in its life a text is: earned through gates, told by the day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.domain.lifecycle import SOURCE_AGE, decision_on, is_overdue_on, is_published_on, is_stale_on, page_stage_on, stage_on
from tests.world import DAY, MakeWorld, page

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "lifecycle.yml").read_text(encoding="utf-8"))


def gates(decisions: list[str]) -> list[dict[str, Any]]:
    """Return `remiss 2026-12-01` and the like as gates of the body that decides."""
    steps = (decision.split() for decision in decisions)
    return [{"step": step, "date": day, "body": "npo-somn", "reference": "dnr 1"} for step, day in steps]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_stage_follows_from_the_gates(case: dict[str, Any], world: MakeWorld) -> None:
    registry = world(gates={"somn": gates(case["gates"])}).registry
    assert stage_on(case["day"], "somn", registry).value == case["stage"]
    decision = decision_on(case["day"], "somn", registry)
    assert (decision.date if decision else None) == case.get("decided")


def test_text_that_no_programme_decides_on_is_a_draft(world: MakeWorld) -> None:
    published = gates(["remiss 2025-01-01", "beslut 2025-02-01", "publicering 2025-03-01"])
    story = world(gates={"somn": published}, pages={"gemensamt/sip.md": "", "somn/stod/a.md": ""})
    assert [page_stage_on(DAY, story.page(path), story.registry).value for path in ("somn/stod/a.md", "gemensamt/sip.md")] == ["publicerad", "utkast"]


@pytest.mark.parametrize(("publish", "expected"), [(["utkast"], False), (["remiss", "publicerad"], True), ([], False)])
def test_a_build_publishes_the_stages_the_host_says(publish: list[str], expected: bool, world: MakeWorld) -> None:
    story = world(gates={"somn": gates(["remiss 2026-01-01"])}, site={"publish": publish})
    assert is_published_on(DAY, story.page("somn/index.md"), story.registry) is expected


@pytest.mark.parametrize(
    ("review_by", "day", "late"),
    [("2026-11-22", date(2026, 11, 22), False), ("2026-11-22", date(2026, 11, 23), True), (None, date(2099, 1, 1), False)],
)
def test_a_page_is_late_the_day_after_its_review_day(review_by: str | None, day: date, late: bool, world: MakeWorld) -> None:
    there = world(pages={"gemensamt/a.md": page(review_by=review_by)})
    assert is_overdue_on(day, there.page("gemensamt/a.md"), there.registry) is late


def test_a_source_is_read_again_within_two_years() -> None:
    read = date(2024, 1, 1)
    assert [is_stale_on(day, read) for day in (read, read + SOURCE_AGE, date(2026, 1, 1))] == [False, False, True]
    assert not is_stale_on(DAY, None)
