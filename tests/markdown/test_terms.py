"""A term of the glossary is explained where a page first uses it, in exactly its letters."""

from __future__ import annotations

import pytest

from tests.markdown.rendering import rendered
from tests.reading import tree, words
from tests.world import MakeWorld, World


@pytest.fixture
def story(world: MakeWorld) -> World:
    """A glossary with one meaning, two meanings, an unexplained term and a phrase."""
    return world(
        terms=[
            {"id": "lag", "term": "LAG", "expansion": "läkemedelsassisterad behandling", "exact_case": "true"},
            {"id": "sip-plan", "term": "SIP", "expansion": "samordnad individuell plan", "ambiguous": "true"},
            {"id": "sip-protokoll", "term": "SIP", "expansion": "ett telefoniprotokoll", "ambiguous": "true"},
            {"id": "nag", "term": "NAG", "expansion": "nationell arbetsgrupp", "explain": "false"},
            {"id": "fast-kontakt", "term": "fast vårdkontakt", "expansion": "en utsedd person"},
            {"id": "kontakt", "term": "vårdkontakt", "expansion": "ett besök"},
        ]
    )


def explained(markup: str) -> list[tuple[str, str]]:
    """Return every explained word with what its note says."""
    found = tree(markup)
    notes = {note.get("id"): words(note) for note in found.xpath("//span[@popover]")}
    return [(words(button), notes[button.get("popovertarget")]) for button in found.xpath("//button")]


def test_only_the_first_use_is_explained(story: World) -> None:
    found = rendered(story, "En LAG och en LAG.\n\nLAG igen.\n")
    assert explained(found) == [("LAG", "LAG – läkemedelsassisterad behandling. Ordlistan")]
    assert words(tree(found).xpath("//p")[1]) == "LAG igen."


@pytest.mark.parametrize("text", ["lag", "Lag", "LAGEN", "LAG-teamet", "FÖLAG", "xLAG"])
def test_other_letters_are_another_word(text: str, story: World) -> None:
    assert explained(rendered(story, f"En {text} här.\n")) == []


def test_an_ambiguous_term_shows_every_meaning(story: World) -> None:
    assert explained(rendered(story, "Gör en SIP.\n")) == [("SIP", "SIP – samordnad individuell plan; eller ett telefoniprotokoll. Ordlistan")]


def test_a_term_that_needs_no_explanation_gets_none(story: World) -> None:
    assert explained(rendered(story, "En NAG.\n")) == []


def test_the_longest_term_wins_and_terms_share_a_paragraph(story: World) -> None:
    found = rendered(story, "En fast vårdkontakt, *en SIP*, en LAG och en vårdkontakt.\n")
    assert [word for word, _ in explained(found)] == ["fast vårdkontakt", "SIP", "LAG", "vårdkontakt"]


@pytest.mark.parametrize(
    "text",
    ["## LAG\n", "`LAG`\n", "[LAG](a.md)\n", "```\nLAG\n```\n", "| LAG |\n| --- |\n| b |\n", "/// safety | LAG\n\nText.\n///\n"],
)
def test_headings_links_code_and_labels_are_left_alone(text: str, story: World) -> None:
    assert explained(rendered(story, text)) == []


@pytest.mark.parametrize("text", ["- LAG\n", "**LAG**\n", "> LAG\n", "| a |\n| --- |\n| LAG |\n", "/// for | larare\nLAG\n///\n", "a\n:   LAG\n"])
def test_running_text_is_everywhere_else(text: str, story: World) -> None:
    assert [word for word, _ in explained(rendered(story, text))] == ["LAG"]


def test_references_are_left_alone(world: MakeWorld) -> None:
    story = world(sources=[{"id": "somnboken", "title": "LAG i praktiken"}], terms=[{"id": "lag", "term": "LAG", "expansion": "behandling"}])
    assert explained(rendered(story, "Sant.[^somnboken]\n")) == []


def test_an_english_meaning_says_that_it_is_english(world: MakeWorld) -> None:
    story = world(terms=[{"id": "adhd", "term": "adhd", "expansion": "Attention deficit", "language": "en"}])
    assert '– <span lang="en">Attention deficit</span>. <a' in rendered(story, "Vid adhd.\n")


def test_no_word_is_lost_or_moved(story: World) -> None:
    text = "Först SIP, sedan *LAG och* SIP, LAG (fast vårdkontakt)."
    found = tree(rendered(story, text))
    for note in found.xpath("//span[@popover]"):
        note.drop_tree()
    assert words(found) == text.replace("*", "")
