"""Swedish words are made comparable the same way when a page is indexed and when a reader asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.exports.search import sounds_first
from macros.exports.swedish import compounds, fold, hunspell, split, stem, stems, words

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Lexicon:
    """A dictionary that knows the words it is given, inflected or not, and nothing else."""

    known: frozenset[str]
    version: str = "test"

    def knows(self, word: str) -> bool:
        return word in self.known or any(word == first + last for first in self.known for last in self.known)

    def lists(self, word: str) -> bool:
        return word in self.known

    def lemmas(self, word: str) -> tuple[str, ...]:
        return {"böcker": ("bok",), "bok": ("bok",)}.get(word, ())


def test_letters_are_compared_without_diacritics() -> None:
    assert fold("ÅNGEST på Café, själv\u00advård") == "angest pa cafe, sjalvvard"


def test_a_hyphen_parts_words() -> None:
    assert words("TF-KBT, 12-steg & vård- och stödsamordning") == [
        "tf", "kbt", "12", "steg", "vård", "och", "stödsamordning",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "forms",
    [
        "utredning utredningar utredningarna utredningens",
        "skola skolan skolans skolor skolorna",
        "elevhälsa elevhälsan elevhälsans",
        "möte möten mötena mötet",
        "förälder föräldrar föräldern föräldrarnas",
        "tecken tecknen tecknet",
        "läkemedel läkemedlet läkemedlen",
        "kurator kuratorn kuratorer kuratorns",
        "barn barnet barnen barns",
        "tillstånd tillståndet tillstånden",
        "depression depressioner depressionens",
    ],
)
def test_the_forms_of_a_word_meet(forms: str) -> None:
    every = [set(stems(form)) for form in forms.split()]
    assert set.intersection(*every), [sorted(one) for one in every]


def test_a_word_typed_without_diacritics_meets_the_written_one() -> None:
    assert set(stems("tillstandet")) & set(stems("tillståndet"))


def test_a_compound_is_split_on_every_level() -> None:
    known = frozenset("suicid risk bedömning suicidrisk riskbedömning plan bok".split())
    assert set(split("suicidriskbedömning", known, Lexicon(known))) == {"suicidrisk", "suicid", "risk", "bedomning"}


def test_linking_letters_and_old_endings_are_undone() -> None:
    known = frozenset("behandling plan hälsa samtal".split())
    assert split("behandlingsplan", known, None) == ("behandling", "plan")
    assert split("hälsosamtal", known, None) == ("hals", "samtal")


def test_a_word_that_only_ends_like_one_is_no_compound() -> None:
    assert split("utredning", frozenset(["utred", "ning"]), None) == ()


def test_irregular_forms_are_kin(tmp_path: Path) -> None:
    found = compounds(["bok", "böcker"], Lexicon(frozenset(["bok", "böcker"])), tmp_path)
    assert (found.kin["bok"], found.kin["bock"]) == (("bock",), ("bok",))


def test_a_strong_verb_is_known_by_all_its_forms_without_a_dictionary(tmp_path: Path) -> None:
    found = compounds([], None, tmp_path)
    key = stems("skär")[0]
    assert {*stems("skurit"), *stems("skar")} <= {key, *found.kin[key]}


def test_the_answer_is_kept_for_the_next_build(tmp_path: Path) -> None:
    first = compounds(["elev", "hälsa", "elevhälsa"], None, tmp_path)
    kept = list(tmp_path.iterdir())
    assert compounds(["elevhälsa", "hälsa", "elev"], None, tmp_path) == first
    assert (first.of("elevhalsa"), list(tmp_path.iterdir())) == (("elev", "hals"), kept)


def test_a_spoiled_cache_is_made_anew(tmp_path: Path) -> None:
    first = compounds(["elev", "hälsa", "elevhälsa"], None, tmp_path)
    next(tmp_path.iterdir()).write_text("{", encoding="utf-8")
    assert compounds(["elev", "hälsa", "elevhälsa"], None, tmp_path) == first


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("elevhälsoteam", {"elev", "hals", "team"}),
        ("ångestbehandling", {"angest", "behandling"}),
        ("missbruksvård", {"missbruk", "vard"}),
        ("hälsosamtal", {"hals", "samtal"}),
        ("kontakt", set()),
        ("information", set()),
        ("samordning", set()),
    ],
)
def test_the_dictionary_splits_what_the_site_does_not_know(word: str, parts: set[str]) -> None:
    found = set(split(word, frozenset(), hunspell()))
    assert parts <= found if parts else not found


def _vocabulary() -> Iterator[str]:
    for page in sorted((ROOT / "docs").rglob("*.md")):
        yield from words(page.read_text(encoding="utf-8"))
    yield from words((ROOT / "data" / "glossary.yml").read_text(encoding="utf-8"))
    yield from words("löst fullt möjligt et ats öst åländskt betet hetet stakets fabets mitets oet a ä öö schema psykos")


def test_the_browser_treats_every_word_of_the_site_as_the_build_does(browser: Browser) -> None:
    """`overrides/assets/search.js` has a stemmer of its own; the two may never part."""
    every = sorted({form for word in _vocabulary() for form in (word, fold(word))})
    script = (ROOT / "overrides" / "assets" / "search.js").read_text(encoding="utf-8")
    page = browser.new_page()
    page.evaluate("() => {" + script.replace("document.currentScript.src", "'https://exempel.se/assets/search.js'") + "}")
    theirs = page.evaluate("every => every.map(word => [vipSearch.stem(word), vipSearch.stems(word), vipSearch.firstSound(word)])", every)
    page.close()
    ours = [[stem(word), list(stems(word)), sounds_first(word)] for word in every]
    assert len(every) > 1000
    assert [found for found in zip(every, ours, theirs, strict=True) if found[1] != found[2]] == []
