"""The figures of the issue: everything is refused, nearly all of it with file and line, in Swedish, and never with a traceback."""

from __future__ import annotations

from pathlib import Path

from tests.hostile.report import Refusal, figures, in_worlds


def test_everything_hostile_is_refused_with_its_place_in_swedish_and_never_with_a_traceback(tmp_path: Path) -> None:
    refusals = list(in_worlds(tmp_path))
    found = figures(refusals)
    print(found)
    assert [one.case for one in refusals if not one.lines] == []
    assert min(found.placed, found.swedish) >= 0.95 * found.cases, [one for one in refusals if not (one.has_place and one.has_remedy)]
    assert found.tracebacks == 0


def test_the_count_sees_what_it_should() -> None:
    good = ('docs/a.md:1:2: rå HTML: "<the>" [raw-html]', "    Gör så här: skriv det i Markdown")
    refusals = [
        Refusal("hel", good),
        Refusal("utan plats", ("docs/a.md: fel [x]", good[1])),
        Refusal("utan råd", good[:1]),
        Refusal("engelska", ("docs/a.md:1:1: the file is not valid [x]", good[1])),
        Refusal("släppt", ()),
        Refusal("spår", ("Traceback (most recent call last):",)),
    ]
    assert figures(refusals) == (6, 5, 3, 2, 1)
