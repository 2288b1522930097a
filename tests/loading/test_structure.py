"""mkdocs.yml builds the site in the one way the checks were written for; a host changes what stands first."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.loading.positions import read_yaml
from macros.loading.structure import faults_in
from tests.mini import world as mini

BOTH = [mini.REPOSITORY / "mkdocs.yml", mini.MINI / "mkdocs.yml"]


@pytest.mark.parametrize("file", BOTH)
def test_our_own_settings_are_as_they_must_be(file: Path) -> None:
    assert list(faults_in(read_yaml(file.read_text(encoding="utf-8"), "mkdocs.yml"))) == []


def test_what_a_host_decides_is_no_part_of_the_structure() -> None:
    text = BOTH[0].read_text(encoding="utf-8")
    host = text.replace('site_url: ""', "site_url: https://a.github.io/b/").replace('owner: ""', "owner: Region Exempel").replace("index: false", "index: true")
    assert host != text
    assert list(faults_in(read_yaml(host, "mkdocs.yml"))) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a\n",
        "[]\n",
        "theme: x\nplugins: {a: b}\nmarkdown_extensions: {a: {b: c}}\nhooks: {a: b}\nextra: [vip]\n",
        "markdown_extensions: [[a], {a: 1, b: 2}, {toc: [x]}]\n",
    ],
)
def test_settings_of_any_shape_are_answered(text: str) -> None:
    assert list(faults_in(read_yaml(text, "mkdocs.yml")))
