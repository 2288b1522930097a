"""A heading that has changed keeps the anchors it has had."""

from __future__ import annotations

from tests.markdown.rendering import rendered
from tests.reading import tree
from tests.world import MakeWorld


def test_former_anchors_lead_to_the_heading(world: MakeWorld) -> None:
    found = tree(rendered(world(), '## Sova gott {: was="god-somn bra-somn" }\n\nText.\n'))
    (heading,) = found.iter("h2")
    assert (heading.get("id"), heading.get("was"), {span.get("id") for span in heading.iter("span")}) == ("sova-gott", None, {"god-somn", "bra-somn"})


def test_a_former_anchor_changes_no_word(world: MakeWorld) -> None:
    with_former, without = (rendered(world(), f"## Sova *gott* {attributes}\n") for attributes in ("{: was=somn }", ""))
    assert tree(with_former).text_content() == tree(without).text_content()
