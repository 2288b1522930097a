"""YAML says what is written, where it is written, and nothing it guesses."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.loading.positions import MAX_BYTES, MAX_DEPTH, read_yaml


def faults(text: str) -> list[str]:
    """Return the problems of `text` with their places."""
    return [f"{problem.place}: {problem.what} [{problem.code}]" for problem in read_yaml(text, "a.yml").problems]


@pytest.mark.parametrize("written", ["no", "on", "y", "true", "012", "0o17", "1.10", "12:30", "1e3", "2026-11-22", "0x1F", ".inf", "1_000", "=", "<<"])
def test_a_value_stays_as_it_is_written(written: str) -> None:
    assert read_yaml(f"key: {written}\n", "a.yml").value == {"key": written}


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_nothing_only_when_it_is_bare(written: str) -> None:
    assert read_yaml(f'bare: {written}\nquoted: "{written}"\n', "a.yml").value == {"bare": None, "quoted": written}


def test_keys_stay_as_they_are_written() -> None:
    assert read_yaml("no: a\n1: b\nnull: c\n", "a.yml").value == {"no": "a", "1": "b", "null": "c"}


def test_every_value_and_key_has_its_place() -> None:
    places = read_yaml("namn: Åsa\nlista:\n  - första\n  - {inre: andra}\n", "a.yml", line_offset=1).places
    found = [places.at(), places.at("namn"), places.key("namn"), places.at("lista", 0), places.at("lista", 1, "inre"), places.key("lista", 1, "inre")]
    assert [str(place) for place in found] == ["a.yml:2:1", "a.yml:2:7", "a.yml:2:1", "a.yml:4:5", "a.yml:5:12", "a.yml:5:6"]


@pytest.mark.parametrize(("text", "place"), [("a: 1\nb:\u00a0Sömn\nc: 2\n", "a.yml:2:3"), ("- a: 1\n  b:\u202f2\n", "a.yml:2:5")])
def test_a_hard_space_after_a_colon_is_told_by_its_name(text: str, place: str) -> None:
    assert faults(text) == [f"{place}: ett hårt blanksteg står efter kolonet [yaml]"]


@pytest.mark.parametrize(
    "text",
    ["# först\na: 1\n", "a: 'x' # y\n", 'a: "x # y"\n', "a: x#y\n", "a: >\n  x # y\n", "a: [x] # y\n", "a:\n  # y\n  - x\n"],
)
def test_a_comment_that_takes_nothing_is_fine(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: x # y\n", "a.yml:1:4"),
        ("a: x\t#y", "a.yml:1:4"),
        ("- x\n- x\n   z # y\n", "a.yml:2:3"),
        ("a: {b: x # y\n}\n", "a.yml:1:8"),
        ("\ufeffa: b\r\nc: x # y\r\n", "a.yml:2:4"),
        ("a: 'b\u2028 c'\nd: x # y\n", "a.yml:3:4"),
        ("a: # y\n", "a.yml:1:3"),
    ],
)
def test_a_comment_after_a_value_without_quotation_marks_is_told(text: str, place: str) -> None:
    assert faults(text) == [f'{place}: det som står efter # läses inte: "#{" " * (" # y" in text)}y" [yaml]']
    assert read_yaml(text, "a.yml", comments=True).problems == ()


def test_equal_keys_are_told_with_the_place_of_the_first() -> None:
    document = read_yaml("a: 1\nb: 2\na: 3\n", "a.yml")
    assert [str(problem.place) + " " + problem.what for problem in document.problems] == ['a.yml:3:1 nyckeln "a" står två gånger (första gången på rad 1)']


def test_equal_keys_in_different_records_are_fine() -> None:
    assert read_yaml("- id: a\n- id: b\n", "a.yml").problems == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: &x 1\n", "a.yml:1:4: ankare (&namn) får inte användas [yaml]"),
        ("a: *x\n", "a.yml:1:4: alias (*namn) får inte användas [yaml]"),
        ("a: !!python/object:os.system x\n", "a.yml:1:4: taggen !!python/object:os.system får inte användas [yaml]"),
        ("a: !egen x\n", "a.yml:1:4: taggen !egen får inte användas [yaml]"),
        ("a: !!int 1\n", "a.yml:1:4: taggen !!int får inte användas [yaml]"),
        ("a: 1\n---\nb: 2\n", "a.yml:2:1: filen har mer än ett dokument (---) [yaml]"),
        ("? [a, b]\n: 1\n", "a.yml:1:3: en nyckel måste vara ett ord [yaml]"),
        ("a: b: c\n", "a.yml:1:5: YAML går inte att läsa: ett kolon står där det inte får stå [yaml]"),
        ("a: *viktigt*\n", "a.yml:1:12: YAML går inte att läsa: en text som börjar med * eller & ska stå inom citattecken [yaml]"),
        ("a: [1, 2\n", "a.yml:2:1: YAML går inte att läsa: en lista inom hakparenteser är inte avslutad [yaml]"),
        ("a: {b: 1\n", "a.yml:2:1: YAML går inte att läsa: klammern är inte avslutad [yaml]"),
        ('a: "b\n', "a.yml:2:1: YAML går inte att läsa: ett citattecken är inte avslutat [yaml]"),
        ("\ta: 1\n", "a.yml:1:1: YAML går inte att läsa: ett tecken (ofta en tabb) får inte stå här [yaml]"),
        ("a: @b\n", "a.yml:1:4: YAML går inte att läsa: ett tecken (ofta en tabb) får inte stå här [yaml]"),
        ("a:\n  - 1\n b: 2\n", "a.yml:3:2: YAML går inte att läsa: en nyckel saknas eller indraget är fel [yaml]"),
        ("- a\nb: 1\n", "a.yml:2:1: YAML går inte att läsa: ett streck saknas i listan eller indraget är fel [yaml]"),
        ("a: - b\n", "a.yml:1:4: YAML går inte att läsa: en listpunkt står där den inte får stå [yaml]"),
        ("a\nb\n c: 1\n", "a.yml:3:3: YAML går inte att läsa: ett kolon står där det inte får stå [yaml]"),
        ("]\n", "a.yml:1:1: YAML går inte att läsa: strukturen går inte att tyda [yaml]"),
        ("a: \x00\n", "a.yml:1:4: ett tecken som inte får stå i YAML [yaml]"),
    ],
)
def test_what_cannot_be_read_is_told_in_swedish(text: str, told: str) -> None:
    assert faults(text) == [told]


def test_depth_is_a_limit_and_never_a_crash() -> None:
    deep = "[" * 5000
    assert faults("[" * MAX_DEPTH + "]" * MAX_DEPTH) == []
    assert faults(deep) == [f"a.yml:1:{MAX_DEPTH + 1}: mer än {MAX_DEPTH} nivåer i varandra [yaml]"]


def test_size_is_a_limit_in_bytes() -> None:
    largest = "a:  " + "ö" * ((MAX_BYTES - 4) // 2)
    assert len(largest.encode()) == MAX_BYTES
    assert (faults(largest), faults(largest + "ö")) == ([], ["a.yml:1:1: filen är större än 1000 kB [yaml]"])


@pytest.mark.parametrize("text", ["", "\n\n", "# bara en kommentar\n"])
def test_an_empty_file_says_nothing(text: str) -> None:
    assert (read_yaml(text, "a.yml").value, faults(text)) == (None, [])


def test_line_ends_and_byte_order_marks_do_not_matter() -> None:
    assert read_yaml("\ufeffa: 1\r\nb: 2\r\n", "a.yml").value == {"a": "1", "b": "2"}


@given(st.text() | st.text(alphabet="ab:-[]{}&*!|>'\"\n\t #?,%@`0~.\\"))
def test_no_text_can_make_reading_crash(text: str) -> None:
    read_yaml(text, "a.yml")


words = st.text(alphabet="abcåäö 0123456789:#'\"-", max_size=12)
values = st.recursive(words, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3), max_leaves=12)


@given(st.dictionaries(words, values, min_size=1, max_size=4))
def test_quoted_text_comes_back_as_it_was(value: dict[str, Any]) -> None:
    import json

    document = read_yaml(json.dumps(value, ensure_ascii=False), "a.yml")
    assert (document.value, document.problems) == (value, ())
