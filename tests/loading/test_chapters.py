"""Markdown as its author wrote it: what is a mark, what is code, and where each of them stands."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined

from macros.loading.chapters import code_protected, read_fragment, read_marks, read_page, visible_lines
from macros.loading.limits import MAX_BYTES
from macros.model.page import AudienceMark, Heading, Link, MacroCall, Marks, Page, SafetyBlock
from macros.model.place import Place
from tests.world import BODY_LINE, line, page


def marks(text: str) -> Marks:
    """Return the marks of `text`, read as lines 1, 2 … of a.md."""
    return read_marks(text, "a.md", 1)


def at(row: int, col: int) -> Place:
    return Place("a.md", row, col)


def faults(text: str) -> list[str]:
    return [line(problem) for problem in read_page(text, "somn/a.md").problems]


# Front matter


def test_the_text_begins_after_the_front_matter() -> None:
    found = read_page(page("Första raden.\n"), "somn/a.md").found
    assert isinstance(found, Page)
    assert (found.body, found.body_line, found.meta.title) == ("Första raden.\n", BODY_LINE, "Sova gott")


def test_bytes_that_editors_add_change_nothing() -> None:
    plain = page("## Rubrik\n\nText.[^somnboken]\n")
    assert read_page("\ufeff" + plain.replace("\n", "\r\n"), "somn/a.md").found == read_page(plain, "somn/a.md").found


@pytest.mark.parametrize("text", ["", "Text utan sidhuvud.\n", "---\ntitle: Öppet\n", "\n---\ntitle: a\n---\n", "--- \x00"])
def test_a_page_without_front_matter_is_no_page(text: str) -> None:
    assert [problem.split(" → ")[0] for problem in faults(text)] == ["docs/somn/a.md:1:1: sidan saknar sidhuvud (raderna mellan --- och ---) [front-matter]"]


def test_places_in_the_front_matter_are_lines_of_the_file() -> None:
    assert faults(page(created="igår")) == ['docs/somn/a.md:5:10: created är inte en dag: "igår" [wrong-value] → skriv dagen som 2026-11-22']


def test_an_equal_key_in_the_front_matter_is_told() -> None:
    assert faults("---\ntitle: a\ntitle: b\n---\n") == [
        'docs/somn/a.md:3:1: nyckeln "title" står två gånger (första gången på rad 2) [duplicate-key] → '
        "behåll en av dem; det som står sist skulle annars tyst ersätta det första"
    ]


def test_yaml_that_cannot_be_read_hides_what_follows_from_it() -> None:
    assert [problem.split(" [")[0] for problem in faults("---\ntitle: Sömn: en bok\n---\n")] == [
        "docs/somn/a.md:2:12: YAML går inte att läsa: ett kolon står där det inte får stå"
    ]


def test_a_page_and_an_include_have_a_largest_size() -> None:
    told = "sidan är större än 200 kB [too-large] → dela upp den i flera sidor"
    long = ("ö" * 99 + "\n\n") * (MAX_BYTES // 200)
    assert faults(page(long)) == [f"docs/somn/a.md:1:1: {told}"]
    assert [line(problem) for problem in read_fragment(long + "ö", "akut.md").problems] == [f"docs/_includes/akut.md:1:1: {told}"]
    assert read_fragment(long, "akut.md").problems == ()


# Macro calls and braces


def test_a_call_has_its_name_its_values_and_its_place() -> None:
    assert marks('Se {{ recommendation("riktlinje", "mork-sovrum") }} och {{groups()}}.\n').calls == (
        MacroCall("recommendation", ("riktlinje", "mork-sovrum"), at(1, 4)),
        MacroCall("groups", (), at(1, 57)),
    )


@pytest.mark.parametrize(
    "text",
    [
        "{{ config }}",
        "{{ config.extra }}",
        '{{ source("a") | safe }}',
        '{{ source("a").x }}',
        "{{ source('a') }}",
        "{{ source(a) }}",
        '{{ source(key="a") }}',
        '{{ source("a\\"b") }}',
        '{{ source("a" "b") }}',
        '{{ source("a") + source("b") }}',
        '{% include "x" %}',
        "{# gömt #}",
        "}}",
    ],
)
def test_everything_else_between_braces_is_a_brace_out_of_place(text: str) -> None:
    found = marks(f"Se {text}\n")
    assert (found.calls, found.braces[0].place) == ((), at(1, 4))


def test_a_call_is_no_brace_out_of_place() -> None:
    assert marks('{{ source("a") }} {{ groups( ) }}\n').braces == ()


@pytest.mark.parametrize(
    "text",
    [
        "`{{ x }}`",
        "``{{ ` }}``",
        "```\n{{ x }}\n```",
        "```jinja\n{{ x }}\n```",
        "~~~\n{{ x }}\n```\n{{ y }}\n~~~",
        "````\n```\n{{ x }}\n```\n````",
    ],
)
def test_nothing_in_code_is_a_mark(text: str) -> None:
    assert marks(f"Text\n\n{text}\n\nText\n") == Marks()


# What Python-Markdown with pymdownx.superfences shows as text must not pass for code here, or a script could hide in it.
@pytest.mark.parametrize(
    "text",
    [
        "```\n{{ x }}",
        "```hej hopp\n{{ x }}\n```",
        "    ```\n{{ x }}\n    ```",
        "   ```\n{{ x }}\n   ```",
        "```\n> citat\n{{ x }}\n```",
        "```\n````\n```\n{{ x }}\n```",
        "\\`{{ x }}\\`",
        "en ` och\n`{{ x }}`",
        "en `` och `\n`{{ x }}`",
    ],
)
def test_what_is_no_code_to_the_renderer_is_read(text: str) -> None:
    assert [brace.text for brace in marks(text).braces] == ["{{", "}}"]


def test_a_backtick_without_a_pair_ends_with_its_paragraph() -> None:
    assert marks("en ` ensam\n\n`{{ x }}`\n") == Marks()


def test_columns_hold_after_code_on_the_line() -> None:
    assert marks("`{{ x }}` och {{ y }}\n").braces[0].place == at(1, 15)


def test_lines_of_code_are_blank_and_the_rest_is_untouched() -> None:
    assert list(visible_lines("a `b` c\n```\nd\n```\ne", 10)) == [(10, "a     c"), (11, ""), (12, ""), (13, ""), (14, "e")]


# Citations, includes, links


def test_a_citation_says_whether_it_is_history() -> None:
    found = marks("Sant.[^somnboken] En gång.[^historisk:drombok]\n").citations
    assert [(citation.source, citation.historical, citation.place) for citation in found] == [("somnboken", False, at(1, 6)), ("drombok", True, at(1, 27))]


def test_a_colon_after_a_citation_is_a_colon() -> None:
    assert [citation.source for citation in marks("Tre råd[^somnboken]: mörker, svalka och tystnad.\n").citations] == ["somnboken"]


def test_a_definition_is_no_citation_but_may_hold_one() -> None:
    assert [citation.source for citation in marks("[^egen]: Se boken.[^somnboken]\n").citations] == ["somnboken"]


def test_an_include_is_read_where_markdown_include_reads_it() -> None:
    found = marks("{!akut.md!}\n\n`{!../../etc/passwd!}`\n\n```\n{! ~/.ssh/id !}\n```\n{!a.md!lines=1 3}\n").includes
    assert [(include.name, str(include.place)) for include in found] == [
        ("akut.md", "a.md:1:1"),
        ("../../etc/passwd", "a.md:3:2"),
        ("~/.ssh/id", "a.md:6:1"),
        ("a.md", "a.md:8:1"),
    ]


def test_a_link_has_its_target_without_title_and_angles_and_a_picture_is_no_link() -> None:
    assert marks('[a](b.md) [c](<d.md> "titel") ![e](f.png) [g\\](h)\n').links == (Link("b.md", at(1, 5)), Link("d.md", at(1, 16)))


# Headings, audiences, safety


def test_a_heading_has_level_text_audience_anchor_and_safety() -> None:
    text = '## I klassrummet {: for="larare, specialpedagog" #klass }\n### Akut {: .safety }\n#### Slutet ####\n##Utan blank\n## Utan kolon { for=larare }\n'
    assert marks(text).headings == (
        Heading(2, "I klassrummet", at(1, 1), ("larare", "specialpedagog"), False, "klass"),
        Heading(3, "Akut", at(2, 1), (), True),
        Heading(4, "Slutet", at(3, 1)),
        Heading(2, "Utan blank", at(4, 1)),
        Heading(2, "Utan kolon", at(5, 1), ("larare",)),
    )


def test_a_block_says_whom_it_is_for() -> None:
    text = "/// for | skolskoterska, skolkurator\nText\n///\n\n  //// for |larare\n"
    assert marks(text).audiences == (AudienceMark(("skolskoterska", "skolkurator"), at(1, 11)), AudienceMark(("larare",), at(5, 13)))


def test_a_block_for_nobody_is_a_mark_too() -> None:
    assert marks("/// for |\n///\n").audiences == (AudienceMark((), at(1, 10)),)


def test_a_safety_text_has_its_days() -> None:
    text = "/// safety | När det är akut\n    checked: 2026-11-21\n    review_by: 2027-05-21\n\nRing 112.\n///\n"
    assert marks(text).safety == (SafetyBlock("När det är akut", date(2026, 11, 21), date(2027, 5, 21), at(1, 1)),)


@pytest.mark.parametrize("option", ["    checked: igår", "checked: 2026-11-21", "\n    checked: 2026-11-21", "    checked:"])
def test_a_day_that_cannot_be_read_is_no_day(option: str) -> None:
    assert marks(f"/// safety | Akut\n{option}\n///\n").safety == (SafetyBlock("Akut", None, None, at(1, 1)),)


# Code that is shown


def rendered(body: str) -> str:
    """Return what the template engine makes of `body`."""
    return Environment(undefined=StrictUndefined, keep_trailing_newline=True).from_string(code_protected(body)).render()


@pytest.mark.parametrize(
    "body",
    [
        'Skriv `{{ source("somnboken") }}` så.',
        "```\n{{ x }} {% y %} {# z #}\n```\n",
        "`{{{ }}}` `{%}}` `{{{{`",
        "~~~\n{%- raw -%}\n{{ {% endraw %}\n~~~\n",
        "utan klammer",
    ],
)
def test_a_sample_is_shown_as_it_is_written(body: str) -> None:
    assert rendered(body) == body


def test_a_call_beside_a_sample_is_still_a_call() -> None:
    assert code_protected('`{{ x }}` {{ source("a") }}') == '`{{ "{{" }} x {{ "}}" }}` {{ source("a") }}'


@given(st.text(alphabet="ab{}%#`~\n \\", max_size=60))
def test_no_sample_makes_the_template_engine_run_anything(body: str) -> None:
    if not marks(body).braces and not marks(body).calls:
        assert rendered(body) == body


@given(st.text(alphabet="ab`~>\n {", max_size=60))
def test_every_line_is_yielded_once_at_its_number_and_width(body: str) -> None:
    lines: list[Any] = list(visible_lines(body))
    assert [number for number, _ in lines] == list(range(1, body.count("\n") + 2))
    assert all(len(shown) in (0, len(written)) for (_, shown), written in zip(lines, body.split("\n"), strict=True))


@given(st.text())
def test_no_text_can_make_reading_crash(text: str) -> None:
    read_page("---\n" + text, "somn/a.md")
    read_fragment(text, "a.md")
