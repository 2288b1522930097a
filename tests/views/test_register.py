"""The source register and the glossary: what everything rests on, and what the words mean."""

from __future__ import annotations

from datetime import date

from macros.views import register
from tests.reading import links, words
from tests.world import DAY, MakeWorld


def test_a_source_stands_with_what_it_replaces_and_who_rests_on_it(world: MakeWorld) -> None:
    story = world(
        sources=[
            {"id": "somnboken", "title": "Nya boken", "programmes": ["somn"]},
            {"id": "gammal", "title": "Gamla boken", "status": "ersatt", "superseded_by": "somnboken", "publisher": None, "programmes": ["alla"]},
        ],
        pages={"somn/stod/a.md": "Sant.[^somnboken]\n"},
    )
    found = register.sources(story.registry, DAY, "/kallor/")
    assert words(found) == (
        "## Sömnverket Sömnverket. Nya boken. Rapport. Program: Sömn. Säkerhet: verifierad. Ersätter Gamla boken. 1 sida vilar på källan Sova gott "
        "## Utgivare inte angiven Gamla boken. Ersatt Rapport. Program: alla. Säkerhet: verifierad. Ersatt av Nya boken. Ingen sida hänvisar till källan."
    )
    assert links(found) == [("Gamla boken", "#gammal"), ("Sova gott", "../somn/stod/a/"), ("Nya boken", "#somnboken")]


def test_a_source_read_long_ago_says_so(world: MakeWorld) -> None:
    registry = world(sources=[{"id": "somnboken", "checked": "2024-01-01"}]).registry
    told = ["Läst för mer än två år sedan" in register.sources(registry, day, "/kallor/") for day in (date(2025, 12, 31), date(2026, 1, 1))]
    assert told == [False, True]


def test_the_glossary_shows_everyday_words_and_hides_hurtful_ones(world: MakeWorld) -> None:
    terms = [
        {"id": "oro", "term": "oro", "expansion": "ängslan", "everyday": ["nojig"], "hidden": ["knäpp"], "prefer": "ängslan"},
        {"id": "angest", "term": "ångest", "expansion": "stark oro", "ambiguous": "true", "certainty": "kontrollera"},
        {"id": "zzz", "term": "Zzz", "expansion": "sömn"},
    ]
    assert words(register.glossary(world(terms=terms).registry)) == (
        "## O oro ängslan Sägs också: nojig. Skriv hellre: ängslan. ## Z Zzz sömn ## Å ångest stark oro Flera betydelser Kontrollera"
    )


def test_a_word_with_two_meanings_stands_once(world: MakeWorld) -> None:
    terms = [
        {"id": "act-team", "term": "ACT", "expansion": "Assertive Community Treatment", "language": "en"},
        {"id": "act-terapi", "term": "ACT", "expansion": "en sorts terapi"},
    ]
    found = register.glossary(world(terms=terms).registry)
    assert words(found) == "## A ACT Assertive Community Treatment en sorts terapi"
    assert found.count("<dt>") == 1
    assert '<dd id="act-team"><span lang="en">Assertive Community Treatment</span>' in found
    assert '<dd id="act-terapi">en sorts terapi' in found


def test_swedish_letters_come_last() -> None:
    assert sorted(["ö", "zon", "Ärt", "äpple", "Åska", "apa"], key=register.swedish_order) == ["apa", "zon", "Åska", "äpple", "Ärt", "ö"]
