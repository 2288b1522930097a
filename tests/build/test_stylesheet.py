"""Material's stylesheet, rebuilt for our policy."""

from __future__ import annotations

from pathlib import Path

import material
import pytest

from macros.build.stylesheet import rebuilt


def test_a_data_icon_becomes_a_file():
    css = ":root{--md-admonition-icon--note:url('data:image/svg+xml;charset=utf-8,<svg xmlns=\"x\"/>')}.note{mask:var(--md-admonition-icon--note)}"
    text, icons = rebuilt(css)
    assert 'url("icons/admonition-icon-note.svg")' in text
    assert icons == {"assets/icons/admonition-icon-note.svg": b'<svg xmlns="x"/>'}


def test_only_the_living_half_of_a_rule_stays():
    assert rebuilt(".md-search a,.md-typeset a{color:red}[dir=rtl] p{margin:0}")[0].strip().endswith(".md-typeset a{color:red}")


def test_what_nothing_uses_falls_away():
    assert rebuilt(":root{--a:var(--b);--b:1px}@keyframes x{to{top:0}}p{top:0}")[0].strip().endswith('"UTF-8";p{top:0}')


def test_an_unknown_kind_of_data_is_an_error():
    with pytest.raises(ValueError):
        rebuilt("p{background:url(data:text/html,hej)}")


def test_material_as_installed():
    css = next((Path(material.__file__).parent / "templates/assets/stylesheets").glob("main.*.min.css")).read_text("utf-8")
    text, icons = rebuilt(css)
    assert "data:" not in text and ".md-typeset" in text and len(text) < 25_000 and all(v.startswith(b"<svg") for v in icons.values())
    assert rebuilt(css) == (text, icons)
