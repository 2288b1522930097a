"""Text nobody thought of: reading never fails and never hangs, and what the checks let through renders as it was written.

CI runs the same examples every time (tests/conftest.py). `VIP_FUZZ=100000 pytest tests/hostile/test_fuzz.py` runs
that many new ones of each.
"""

from __future__ import annotations

import os
import time
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from types import MappingProxyType

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros import checks
from macros.build import sanitised, source, swallowed
from macros.build.sandbox import Closed
from macros.checks.unknown_macro import MACROS
from macros.loading.chapters import code_protected, read_fragment, read_page
from macros.loading.closed import braces_in
from macros.loading.positions import read_yaml
from macros.loading.settings import settings_in
from macros.model.page import Fragment, Page
from macros.model.problem import Problem
from macros.model.registry import Registry
from tests.markdown.rendering import rendered as to_html
from tests.world import World, make, page

EXAMPLES = int(os.environ.get("VIP_FUZZ", "0"))
quick = settings(max_examples=EXAMPLES or 150, derandomize=not EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
SECONDS = 20.0  # of processor time for one example, on a busy machine

PARTS = yaml.safe_load((Path(__file__).parent / "marks.yml").read_text(encoding="utf-8"))
MARKS, WORDS, WHOLE = (st.sampled_from(PARTS[name]) for name in ("marks", "words", "whole"))
LINES = st.lists(st.one_of(MARKS, WORDS, st.just(" ")), max_size=7).map("".join)
TEXTS = st.lists(st.one_of(LINES, st.just("")), max_size=9).map("\n".join)


@st.composite
def nearly_right(draw: st.DrawFn) -> str:
    text = draw(st.lists(WHOLE, min_size=1, max_size=5).map("\n\n".join))
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.one_of(MARKS, LINES)) + text[at + draw(st.integers(0, 2)) :]
    return text


@cache
def world() -> World:
    """Return a dull world with a page to link to and a text to include."""
    made = make(Path(mkdtemp()), pages={"gemensamt/b.md": "Text.\n"}, includes={"akut.md": "Ring 112.\n"})
    assert made.problems == ()
    return made


def with_page(found: Page) -> Registry:
    return replace(world().registry, pages=MappingProxyType({**world().registry.pages, found.path: found}))


def rendered(found: Page) -> str:
    """Return the article the build would make of a page; every macro shows a word."""
    body = source.checked(found).split("---\n\n", 1)[1]
    return to_html(world(), Closed({name: lambda *_: "Visat" for name in MACROS}).from_string(code_protected(body)).render())


def are_told(problems: list[Problem]) -> bool:
    return all(problem.what and problem.remedy and problem.place.path for problem in problems)


@quick
@given(st.one_of(st.text(), TEXTS, st.binary().map(lambda data: data.decode("utf-8", "replace"))))
def test_any_text_is_read_as_yaml(text: str) -> None:
    document = read_yaml(text, "data/x.yml")
    settings_in(document)
    assert are_told([*document.problems, *braces_in(document)])


YAML = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.text(max_size=8),
        st.sampled_from(["no", "012", "12:30", "2026-02-30", "{{ x }}", "&a", "*a", "!x", "\ud7ff"]),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=6), inner, max_size=3)),
    max_leaves=6,
)


@quick
@given(
    st.dictionaries(
        st.sampled_from(["title", "summary", "audience", "ages", "order", "safety", "created", "changes", "former_slugs", "searched_as", "kind", "owner", "x"]),
        YAML,
    )
)
def test_any_front_matter_is_answered(front: dict[str, object]) -> None:
    read = read_page(page("Text.\n", **front), "gemensamt/a.md")
    assert are_told(list(read.problems))
    if isinstance(read.found, Page):
        assert are_told(list(checks.run(with_page(read.found))))


@quick
@given(st.one_of(st.text(), TEXTS))
def test_any_text_is_answered_as_page_and_include(text: str) -> None:
    began = time.process_time()
    for read in (read_page(text, "gemensamt/a.md"), read_page(page() + text, "gemensamt/a.md"), read_fragment(text, "a.md")):
        assert are_told(list(read.problems))
        if isinstance(read.found, Page):
            assert are_told(list(checks.run(with_page(read.found))))
        if isinstance(read.found, Fragment):
            assert are_told(list(checks.run(replace(world().registry, fragments=MappingProxyType({"a.md": read.found})))))
    assert time.process_time() - began < SECONDS


@quick
@given(st.one_of(TEXTS, nearly_right(), nearly_right(), st.text()))
def test_what_the_checks_let_through_renders_whole_and_safe(text: str) -> None:
    read = read_page(page() + text, "gemensamt/a.md")
    if read.problems or not isinstance(read.found, Page) or checks.run(with_page(read.found)):
        return
    began = time.process_time()
    article = rendered(read.found)
    assert time.process_time() - began < SECONDS
    assert list(sanitised.faults(article)) == []
    assert [problem.what for problem in swallowed.lost(read.found, world().registry, f'<div class="vip-body">{article}</div>')] == []


@pytest.mark.parametrize("size", [10, 100, 1000])
def test_text_within_the_limits_renders_in_a_bounded_time(size: int) -> None:
    text = "\n\n".join(["Ett *stycke* med [länk](b.md), `kod`, **fet** och fotnot.[^somnboken]"] * size)
    read = read_page(page() + text, "gemensamt/a.md")
    if isinstance(read.found, Page):
        began = time.process_time()
        rendered(read.found)
        assert time.process_time() - began < SECONDS
