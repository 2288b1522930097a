"""The real site's search answers what people ask, in a real browser. The table is tests/cases/search.yml."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.site.search_quality import cases, search_quality

SITE = Path(__file__).resolve().parents[2] / "site"


def test_the_table_has_enough_questions() -> None:
    assert len(cases()) >= 80


def test_nearly_every_question_is_answered_among_the_first_three(browser: Browser) -> None:
    quality = search_quality(SITE.resolve(), browser)
    print(quality.report())
    assert quality.within(3) >= 0.9, quality.report()
