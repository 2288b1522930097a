"""The accessibility statement: every item the authority asks for, and no claim nobody has tried."""

from __future__ import annotations

from datetime import date

import pytest

from macros.views import accessibility
from tests.reading import words
from tests.world import MakeWorld

FULL = {
    "shortcomings": [{"what": "Bilden är liten.", "effect": "Den syns inte.", "why": "Ingen större finns.", "instead": "Ring oss.", "mended_by": "2027-01-01"}],
    "disproportionate": [{"what": "Filmerna är inte textade.", "why": "De är många."}],
    "not_covered": [{"what": "Kartan.", "why": "Kartor omfattas inte."}],
    "not_tested": ["Inte prövad med skärmläsare."],
}
DAYS = {"tested_on": "2026-11-01", "updated": "2026-11-01", "review_by": "2027-11-01"}
OWNED = {"owner": "Region Sömn", "contact": "hjalp@exempel.se"}


def told(world: MakeWorld, day: date = date(2026, 11, 22), *, site: dict[str, str] | None = None, **values: object) -> str:
    registry = world(accessibility={**DAYS, **values}, site=site).registry
    assert registry.accessibility
    return accessibility.statement(registry.accessibility, registry.site, day)


@pytest.mark.parametrize(
    "item",
    [
        "gäller webbplatsen **Sömnstöd**",
        "publiceras av **Region Sömn**",
        "**delvis förenlig** med kraven i lagen om öppna sidor",
        "Bilden är liten. Den syns inte. Skäl: Ingen större finns. I stället: Ring oss. Ska vara åtgärdat 2027-01-01.",
        "Filmerna är inte textade. Skäl: De är många.",
        "Kartan. Skäl: Kartor omfattas inte.",
        "Metod: självskattning.",
        "Senast bedömd 2026-11-01. Redogörelsen uppdaterades senast 2026-11-01.",
        "(mailto:hjalp@exempel.se)",
        "[anmäla det till Tillsynsrådet](https://tillsyn.exempel.se/)",
    ],
)
def test_the_statement_has_every_item(item: str, world: MakeWorld) -> None:
    assert item in words(told(world, site=OWNED, **FULL))


def test_what_is_not_there_is_said(world: MakeWorld) -> None:
    found = words(told(world))
    assert "Inga brister är kända." in found
    assert "ingen offentlig aktör står bakom den" in found
    assert "Ingen kontakt är angiven" in found
    assert "mailto:" not in found


@pytest.mark.parametrize(("day", "late"), [("2027-11-01", False), ("2027-11-02", True), ("2027-11-03", True)])
def test_a_statement_nobody_has_looked_at_for_a_year_says_so(day: str, late: bool, world: MakeWorld) -> None:
    assert ("det har inte gjorts än" in told(world, date.fromisoformat(day))) is late


def test_an_old_assessment_is_late_although_the_statement_was_touched(world: MakeWorld) -> None:
    found = told(world, tested_on="2025-11-01", updated="2026-11-01", review_by="2027-11-01")
    assert "det har inte gjorts än" in found
