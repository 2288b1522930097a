"""Data that meets Markdown or HTML stays what it was written as."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markdown import markdown

from macros.views.templates import environment, filled, markdown_text, sentence
from tests.reading import words

EXTENSIONS = ["tables", "footnotes", "attr_list", "md_in_html", "def_list"]


@pytest.mark.parametrize(
    "text",
    [
        "*stjärna*",
        "_streck_",
        "<b>&amp;",
        "[länk](a)",
        "[^somnboken]",
        "# rubrik",
        "1. lista",
        "- lista",
        "+ lista",
        "> citat",
        ": definition",
        "`kod`",
        r"\*",
        "a | b",
        "{: .x }",
    ],
)
def test_data_is_shown_as_it_is_written(text: str) -> None:
    shown = markdown(f"Före.\n\n{markdown_text(text)}\n\n[^somnboken]: Not", extensions=EXTENSIONS)
    assert words(shown).split("Före.")[1].split("Not")[0].strip() == text
    assert words(markdown(f"- Före {markdown_text(text)} efter", extensions=EXTENSIONS)) == f"Före {text} efter"


@given(st.text(alphabet="ab *_<>&[]()^#1.-+>:`\\|{}!~\"'", min_size=1, max_size=20).map(str.strip).filter(bool))
def test_no_data_can_become_markup(text: str) -> None:
    shown = markdown(f"Före {markdown_text(text)} efter", extensions=EXTENSIONS)
    assert words(shown) == " ".join(f"Före {text} efter".split())


def test_a_sentence_begins_with_a_capital_and_ends() -> None:
    assert [sentence(text) for text in ("a b", "A!", " å ", "NPO…", "")] == ["A b.", "A!", "Å.", "NPO…", "."]


def test_a_value_that_is_missing_is_an_error_and_never_a_hole() -> None:
    with pytest.raises(UndefinedError):
        filled("groups.html")


def test_values_are_escaped_in_html_and_in_markdown_templates_alike() -> None:
    assert environment().from_string("{{ value }}").render(value="<b>") == "&lt;b&gt;"
