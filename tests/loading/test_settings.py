"""What a host writes in mkdocs.yml, and what is said of it."""

from __future__ import annotations

import pytest

from tests.world import STRUCTURE, MakeWorld


def settings(days: str) -> dict[str, str]:
    return {"mkdocs.yml": f"site_name: Sömn\nextra:\n  vip:\n    offline_days: {days}\n{STRUCTURE}"}


@pytest.mark.parametrize(("written", "days"), [("1", 1), ("14", 14), ("365", 365), ('""', 30), ("", 30)])
def test_a_saved_copy_holds_for_as_many_days_as_the_host_says(written: str, days: int, world: MakeWorld) -> None:
    story = world(files=settings(written))
    assert (story.registry.site.offline_days, story.messages) == (days, [])


@pytest.mark.parametrize("written", ["0", "366", "-3", "trettio", "1.5", "[30]", "1e2"])
def test_what_is_no_number_of_days_is_told(written: str, world: MakeWorld) -> None:
    story = world(files=settings(written))
    assert story.messages == ["mkdocs.yml:4:19: offline_days är inget antal dagar [wrong-value] → skriv ett heltal från 1 till 365"]
    assert story.registry.site.offline_days == 30
