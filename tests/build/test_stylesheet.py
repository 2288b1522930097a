"""Material's stylesheet, rebuilt for our policy."""

from __future__ import annotations

from pathlib import Path

import material
import pytest

from macros.build.stylesheet import rebuilt


def test_a_rule_that_draws_with_a_picture_falls_away_and_so_does_the_picture():
    css = ":root{--a:url('data:image/svg+xml,<svg/>')}summary{top:0}summary:after{content:'';-webkit-mask-image:var(--a);mask-image:var(--a)}"
    assert rebuilt(css) == "summary{top:0}"


def test_only_the_living_half_of_a_rule_stays():
    assert rebuilt(".md-search a,.md-typeset a{color:red}[dir=rtl] p{margin:0}") == ".md-typeset a{color:red}"


def test_what_nothing_uses_falls_away():
    assert rebuilt(":root{--a:var(--b);--b:1px}@keyframes x{to{top:0}}p{top:0}") == "p{top:0}"


@pytest.mark.parametrize("address", ["data:text/html,hej", "bild.png"])
def test_an_address_in_what_is_left_is_an_error(address):
    with pytest.raises(ValueError):
        rebuilt(f"p{{background:url({address})}}")


def test_material_as_installed():
    css = next((Path(material.__file__).parent / "templates/assets/stylesheets").glob("main.*.min.css")).read_text("utf-8")
    text = rebuilt(css)
    assert ".md-typeset" in text and "mask" not in text and len(text) < 14_000
    assert rebuilt(css) == text
