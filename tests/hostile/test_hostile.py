"""Hostile and careless input, as tables: what is refused, by which rule, where; and what must go on building."""

from __future__ import annotations

import signal
import time
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import TemplateError
from lxml import html

from macros import checks
from macros.build import engine, patience, sanitised
from macros.build.sandbox import Closed
from macros.model.problem import Problem
from tests.checks.test_every_check import PICTURE
from tests.mini import world as mini
from tests.world import World, make, page

HERE = Path(__file__).parent
SAFETY = "/// safety | Akut\n    checked: 2026-11-01\n    review_by: 2027-05-01\n\nRing 112.\n\n///\n"


def table(name: str) -> Any:
    """Return the rows of a table in this folder."""
    return yaml.safe_load((HERE / f"{name}.yml").read_text(encoding="utf-8"))


TEXTS, PLACES, BUILDS, DOORS = table("texts"), table("places"), table("builds"), table("unsafe_html")


def name(case: Mapping[str, Any]) -> str:
    return str(case["name"])


def written(case: Mapping[str, Any]) -> str:
    """Return the text a case writes."""
    return str(case.get("include", case.get("text", ""))) * case.get("repeat", 1)


# Texts: all of them in one world, each on a page or in an include of its own.


def file_of(case: Mapping[str, Any]) -> str:
    number = f"{TEXTS.index(case):03}"
    return f"docs/_includes/fall-{number}.md" if "include" in case else f"docs/gemensamt/fall-{number}.md"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[Problem]]:
    """Return what `vip check` says of each file of the world of hostile texts."""
    pages = {file_of(case).removeprefix("docs/"): page(**case.get("front", {})) + written(case) for case in TEXTS if "include" not in case}
    includes = {file_of(case).removeprefix("docs/_includes/"): written(case) for case in TEXTS if "include" in case} | {"akut.md": SAFETY}
    world = make(tmp_path_factory.mktemp("texts"), pages=pages, includes=includes, files={"docs/gemensamt/trappa.png": PICTURE})
    found: dict[str, list[Problem]] = defaultdict(list)
    for problem in world.problems:
        found[problem.place.path].append(problem)
    return found


@pytest.mark.parametrize("case", TEXTS, ids=name)
def test_a_hostile_text_is_refused_where_it_stands(case: dict[str, Any], told: Mapping[str, list[Problem]]) -> None:
    front = page(**case.get("front", {}))
    first = 1 if "include" in case else 2 if "front" in case else front.count("\n") + 1
    line = first + case["line"] - 1 if case.get("line") else None
    found = [(problem.code, problem.place.line) for problem in told[file_of(case)]]
    assert any(code == case["code"] and line in (None, where) for code, where in found), (case["code"], line, found)


def test_every_refusal_says_what_to_do_in_swedish_and_nearly_all_of_them_say_where(told: Mapping[str, list[Problem]]) -> None:
    problems = [problem for found in told.values() for problem in found]
    assert all(problem.what and problem.remedy for problem in problems)
    assert not [problem for problem in problems if {"the", "is", "not", "expected", "error"} & set(problem.what.split())]
    assert sum(problem.place.line > 0 for problem in problems) >= 0.95 * len(problems)


# Files, data and settings: each in a world of its own.


def files_of(case: Mapping[str, Any], settings: str) -> dict[str, str | bytes | None]:
    """Return the files a case writes; `settings` is the mkdocs.yml that it may change."""
    files: dict[str, str | bytes | None] = {
        path: page() if content is None else bytes.fromhex(content["hex"]) if isinstance(content, dict) else content
        for path, content in case.get("files", {}).items()
    }
    if "settings" in case:  # what is written in mkdocs.yml, and what somebody makes of it
        old, new = case["settings"]
        assert old in settings
        files["mkdocs.yml"] = settings.replace(old, new, 1)
    return files


def lay(root: Path, case: Mapping[str, Any]) -> World:
    """Make the world of a case about files."""
    files = files_of(case, (mini.MINI / "mkdocs.yml").read_text(encoding="utf-8"))
    world = make(root, files=files)
    for path, target in case.get("links", {}).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).symlink_to(target)
    if "pipe" in case:
        mini.pipe(root / case["pipe"])
    return world


@pytest.mark.parametrize("case", PLACES, ids=name)
def test_a_hostile_file_is_refused_where_it_lies(case: dict[str, Any], tmp_path: Path) -> None:
    found = [(problem.code, str(problem.place)) for problem in lay(tmp_path, case).problems]
    assert any(code == case["code"] and case.get("at") in (None, where) for code, where in found), found


def test_a_number_of_thousands_of_digits_is_told_as_no_number_and_not_repeated_whole(tmp_path: Path) -> None:
    (message,) = make(tmp_path, recommendations=[{"id": "mork-sovrum", "priority": "9" * 4500}]).messages
    assert "inte är en dag" not in message
    assert "skriv bara siffror" in message
    assert len(message) < 400


def test_a_link_to_an_address_or_an_include_is_told_what_to_link_to(tmp_path: Path) -> None:
    world = make(tmp_path, pages={"gemensamt/a.md": "[a](../somn/)\n\n[b](../_includes/akut.md)\n\n[c](\\\\ond.exempel.se)\n"}, includes={"akut.md": SAFETY})
    address, include, backslashes = world.messages
    assert address.endswith('länka till "../somn/index.md" eller skriv sidan först')
    assert "är en sida" in include
    assert "[link-scheme]" in backslashes


def test_there_are_more_than_a_hundred_and_fifty_cases_with_names_of_their_own() -> None:
    names = [name(case) for case in [*TEXTS, *PLACES, *BUILDS]]
    assert len(names) == len(set(names))
    assert len(TEXTS) + len(PLACES) >= 150


# What must go on building: one build of the miniature with a page for each.


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site of the miniature with the pages of builds.yml, made with the real settings."""
    root = mini.copied(tmp_path_factory.mktemp("builds") / "area")
    (root / "mkdocs.yml").write_bytes((mini.REPOSITORY / "mkdocs.yml").read_bytes())
    docs = root / "docs"
    (docs / "gemensamt" / "trappa.png").write_bytes(PICTURE)
    front = {"title": "Fall", "audience": ["nattskoterska", "somnterapeut"], "created": "2030-01-10", "updated": "2030-01-10", "owner": "programradet"}
    for number, case in enumerate(BUILDS):
        file = f"fall-{number:03}.md"
        if "include" in case:
            (docs / "_includes" / file).write_bytes(saved(written(case), case))
        text = "{!" + file + "!}\n" if "include" in case else written(case)
        (docs / "gemensamt" / file).write_bytes(saved(page(text, **front), case))
    done = mini.vip(root, "build", "--day", mini.DAY)
    assert done.returncode == 0, done.stdout + done.stderr
    return (root / "site").resolve()


def saved(text: str, case: Mapping[str, Any]) -> bytes:
    """Return the bytes that the case's editor saves."""
    text = text.replace("\n", "\r\n") if case.get("crlf") else text.replace("\n", "\r") if case.get("cr") else text
    return ("\ufeff" + text if case.get("bom") else text).encode()


@pytest.mark.parametrize("case", BUILDS, ids=name)
def test_text_that_only_looks_dangerous_goes_on_building(case: dict[str, Any], site: Path) -> None:
    file = site / "gemensamt" / f"fall-{BUILDS.index(case):03}" / "index.html"
    tree = html.document_fromstring(file.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    (body,) = tree.find_class("vip-body")
    shown = " ".join([*body.itertext(), *(str(picture.get("alt")) for picture in body.iter("img"))])
    assert "".join(case["shows"].split(" ")) in unicodedata.normalize("NFC", "".join(shown.split(" ")).replace("\n", ""))


# The second doors: what would happen if a text came past the checks.


@pytest.mark.parametrize("unsafe", DOORS["refused"])
def test_unsafe_html_is_a_fault_on_the_finished_page(unsafe: str) -> None:
    assert list(sanitised.faults(f"<p>Text.</p>\n{unsafe}\n<p>Text.</p>"))


@pytest.mark.parametrize("ours", DOORS["allowed"])
def test_our_own_html_is_no_fault(ours: str) -> None:
    assert list(sanitised.faults(f"<p>Text.</p>\n{ours}\n<p>Text.</p>")) == []


@pytest.mark.parametrize("template", DOORS["templates"])
def test_the_template_engine_itself_refuses_what_is_no_call_of_ours(template: str) -> None:
    with pytest.raises(TemplateError):
        Closed({"source": lambda key: key}).from_string(f"Text\n\n{template}\n").render(config="hemligt", source="annat")


def test_the_template_engine_calls_our_macros_whatever_the_front_matter_is_called() -> None:
    closed = Closed({"source": lambda key: f"<{key}>"})
    assert closed.from_string('a {{ source("b") }} {{ "{{" }}\n').render(source="annat", config="hemligt") == "a <b> {{"


@pytest.fixture
def unchecked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Return a renderer of one page in the miniature, with every check of the text switched off."""

    def render(text: str) -> str:
        root = mini.copied(tmp_path / "area")
        (root / "docs" / "gemensamt" / "fall.md").write_text(page(text, audience=["nattskoterska"], owner="programradet"), encoding="utf-8")
        monkeypatch.chdir(root)
        monkeypatch.setattr(checks, "run", lambda _registry: ())
        engine.render(root, tmp_path / "site", date.fromisoformat(mini.DAY))
        return (tmp_path / "site" / "gemensamt" / "fall" / "index.html").read_text(encoding="utf-8")

    return render


@pytest.mark.parametrize("text", ["{{ config.site_name }}\n", "Text\n\n{% for a in 'ab' %}{{ a }}{% endfor %}\n", "Ring {# inte #} 112.\n"])
def test_a_template_past_the_checks_stops_the_build(text: str, unchecked: Callable[[str], str]) -> None:
    with pytest.raises(engine.RenderError):
        unchecked(text)


def test_unsafe_html_past_the_checks_stops_the_build_and_says_where(unchecked: Callable[[str], str]) -> None:
    with pytest.raises(engine.RenderError, match=r"docs/gemensamt/fall\.md:9:.*\[unsafe-html\]"):
        unchecked('Hej <p onclick="alert(1)">du</p>\n')


def test_an_include_past_the_checks_shows_nothing_of_the_file(unchecked: Callable[[str], str]) -> None:
    assert "site_name" not in unchecked("Text\n\n{!../../mkdocs.yml!}\n\n`{!../../mkdocs.yml!}`\n")


# Never a hang: what is refused for its size is refused at once.


@pytest.mark.parametrize(
    "text", ["`" * 190_000, "[" * 190_000, ("` `` " * 40_000), ("> " * 90_000), ("{{ " * 60_000), ("|-" * 90_000), ("1. " * 60_000), ("\t" * 190_000 + "a")]
)
def test_a_text_that_is_too_much_is_refused_at_once(text: str, tmp_path: Path) -> None:
    world = make(tmp_path, pages={"gemensamt/a.md": page() + text})
    began = time.process_time()
    assert "too-large" in {problem.code for problem in world.problems}
    assert time.process_time() - began < 2


def test_all_the_checks_together_take_no_time_on_a_large_page(tmp_path: Path) -> None:
    world = make(tmp_path, pages={"gemensamt/a.md": page() + "Ett stycke med [en länk](b.md) och `kod`, och {: ett } märke | till <.\n\n" * 1900})
    registry = world.registry
    began = time.process_time()
    checks.run(registry)
    assert time.process_time() - began < 5


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="processortid kan inte räknas här")
def test_a_page_that_never_ends_becomes_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "SECONDS", 0.2)
    patience.begin("gemensamt/a.md")
    try:
        with pytest.raises(SystemExit, match=r"docs/gemensamt/a\.md: sidan tar mer än .* \[slow-page\]"):
            while True:
                pass
    finally:
        patience.end()
