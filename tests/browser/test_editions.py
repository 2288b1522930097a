"""A search that is open while the site is published anew never mixes two editions."""

from __future__ import annotations

import re

from playwright.sync_api import Route, expect

from tests.browser.watched import Visit

PARTS = re.compile(r"/search/(?!index\.js)[^/]*\.js")


def _of_another_edition(route: Route) -> None:
    """Answer with the part as another edition would have it: other sections, and the version that says so."""
    text = route.fetch().text()
    route.fulfill(body=re.sub(r'"[0-9a-f]{10}"\)\n$', '"0123456789")\n', text), content_type="text/javascript")


def test_the_site_is_published_while_the_search_is_open(visiting: Visit) -> None:
    page = visiting().open("/sok/")
    page.route(PARTS, _of_another_edition, times=1)
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("searchbox").fill("sömnrestriktion")
    expect(page.get_by_role("searchbox")).to_have_value("sömnrestriktion")
    expect(page.get_by_role("link", name="Sömnrestriktion").first).to_be_visible()


def test_parts_that_stay_of_another_edition_are_missing_and_nothing_loops(visiting: Visit) -> None:
    page = visiting().open("/sok/")
    page.route(PARTS, _of_another_edition)
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("searchbox").fill("sömnrestriktion")
    expect(page.get_by_text("Sökningen kunde inte hämta sina uppgifter.")).to_be_visible()
    page.unroute(PARTS)
    page.get_by_role("button", name="Försök igen").click()
    expect(page.get_by_role("link", name="Sömnrestriktion").first).to_be_visible()
