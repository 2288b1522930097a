"""Problems as the author reads them, as GitHub shows them, and as a machine does."""

from __future__ import annotations

import json

import pytest

from macros.build.messages import FORMATS, as_github, as_json, as_text, formatted
from macros.model.place import Place
from macros.model.problem import Problem

SOURCE = Problem(Place("docs/somn/a.md", 31, 14), "unknown-source", 'okänd källa "xyz"', "lägg till källan i data/sources/")
FILE = Problem(Place("docs/somn/b.md"), "encoding", "filen är inte sparad som UTF-8", "spara om den", context=("Används i docs/somn/c.md",))


def test_text_has_place_what_and_remedy_and_then_the_count() -> None:
    assert as_text([SOURCE, FILE]) == (
        'docs/somn/a.md:31:14: okänd källa "xyz" [unknown-source]\n'
        "    Gör så här: lägg till källan i data/sources/\n"
        "docs/somn/b.md: filen är inte sparad som UTF-8 [encoding]\n"
        "    Gör så här: spara om den\n"
        "    Används i docs/somn/c.md\n"
        "\n"
        "2 fel i 2 filer. Inget har publicerats."
    )


@pytest.mark.parametrize(("problems", "count"), [([SOURCE], "1 fel i 1 fil."), ([SOURCE, SOURCE], "2 fel i 1 fil."), ([], "0 fel i 0 filer.")])
def test_the_count_is_of_faults_and_files(problems: list[Problem], count: str) -> None:
    assert as_text(problems).splitlines()[-1] == f"{count} Inget har publicerats."


def test_github_gets_an_annotation_for_each_with_lines_from_one() -> None:
    assert as_github([SOURCE, FILE]).splitlines() == [
        '::error file=docs/somn/a.md,line=31,col=14,title=unknown-source::okänd källa "xyz". Gör så här: lägg till källan i data/sources/',
        "::error file=docs/somn/b.md,line=1,col=1,title=encoding::filen är inte sparad som UTF-8. Gör så här: spara om den",
    ]


def test_no_file_name_can_give_github_a_command() -> None:
    hostile = Problem(Place("docs/a\n::stop-commands::x,y:z%.md", 1, 1), "encoding", "a\n::add-mask::b", "c\r")
    assert as_github([hostile]) == (
        "::error file=docs/a%0A%3A%3Astop-commands%3A%3Ax%2Cy%3Az%25.md,line=1,col=1,title=encoding::a%0A::add-mask::b. Gör så här: c%0D"
    )


def test_json_is_a_list_with_every_part() -> None:
    assert json.loads(as_json([SOURCE])) == [
        {
            "path": "docs/somn/a.md",
            "line": 31,
            "col": 14,
            "code": "unknown-source",
            "what": 'okänd källa "xyz"',
            "remedy": "lägg till källan i data/sources/",
        }
    ]
    assert as_json([]) == "[]"


def test_each_format_is_its_own() -> None:
    assert [formatted([SOURCE], form) for form in FORMATS] == [as_text([SOURCE]), as_github([SOURCE]), as_json([SOURCE])]
