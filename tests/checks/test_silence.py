"""What could not be read is told once, and not again by everything that refers to it."""

from __future__ import annotations

import pytest

from tests.world import MakeWorld, insats, page

CITING = {"somn/stod/a.md": insats('Sant.[^drombok] {{ source("somnboken") }}\n')}


def codes(messages: list[str]) -> list[str]:
    return [message.split(" [")[1].split("]")[0] for message in messages]


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("sources:\n  - {id: somnboken, title: x, type: a, certainty: osäker}\n  - {id: drombok, title: y, type: a, certainty: verifierad}\n", "wrong-value"),
        ("sources:\n  - id: somnboken\n    title: a: b\n  - id: drombok\n", "yaml"),
        ("sources:\n  - id: 'somnboken'\n  - id: drombok\n    title: \x00\n", "yaml"),
        (b"sources:\n  - id: somnboken\n  - id: drombok\n    title: f\xf6r\n", "encoding"),
    ],
)
def test_one_fault_in_a_file_of_sources_is_the_only_one_told(fault: str | bytes, code: str, world: MakeWorld) -> None:
    found = world(pages=CITING, files={"data/sources/somnverket.yml": fault}).messages
    assert set(codes(found)) <= {code, "missing-key"}, found
    assert code in codes(found)


def test_an_id_that_stands_nowhere_is_told_though_a_file_could_not_be_read(world: MakeWorld) -> None:
    files = {"data/sources/somnverket.yml": "sources:\n  - {id: somnboken, title: [x]}\n"}
    assert "unknown-source" in codes(world(pages=CITING, files=files).messages)


@pytest.mark.parametrize("path", ["audiences.yml", "chapters.yml", "groups/nag-somn.yml", "programmes/somn/programme.yml", "steering.yml"])
def test_a_file_of_data_that_cannot_be_read_hides_no_page_and_no_reference(path: str, world: MakeWorld) -> None:
    whole = world()
    text = (whole.root / "data" / path).read_text(encoding="utf-8")
    whole.write(f"data/{path}", text + "fel: [\n")
    assert {message.split(":")[0] for message in whole.messages} == {f"data/{path}"}


def test_a_page_that_cannot_be_read_is_told_once_and_may_be_linked_to_and_included(world: MakeWorld) -> None:
    pages = {
        "somn/index.md": page(title="a: b" * 60),
        "gemensamt/a.md": "[hem](../somn/index.md)\n\n[b](b.md)\n\n{!akut.md!}\n",
        "gemensamt/b.md": page(audience=[]),
    }
    found = world(pages=pages, files={"docs/_includes/akut.md": b"f\xf6r"}).messages
    assert [message.split(": ")[0] for message in found] == ["docs/_includes/akut.md:1:2", "docs/gemensamt/b.md:4:11", "docs/somn/index.md:2:8"]


def test_a_list_with_one_wrong_item_is_not_told_as_empty(world: MakeWorld) -> None:
    assert len(world(pages={"gemensamt/a.md": page(audience=["Lärare"])}).messages) == 1


def test_a_picture_that_is_not_there_is_told_once(world: MakeWorld) -> None:
    assert codes(world(pages={"gemensamt/a.md": "![Trappa](trappa.png) och [![Trappa](http://x.se/a.png)](b.md)\n", "gemensamt/b.md": ""}).messages) == [
        "image",
        "image",
    ]


def test_a_name_that_cannot_be_an_address_is_told_once(world: MakeWorld) -> None:
    assert codes(world(pages={"somn/stod/Stor_bokstav.md": insats()}).messages) == ["allowed-files"]


def test_a_decision_by_a_body_nobody_knows_is_told_once(world: MakeWorld) -> None:
    gates = {"somn": [{"step": "remiss", "body": "npo-drom", "date": "2026-03-01", "reference": "x"}]}
    assert codes(world(gates=gates).messages) == ["unknown-reference"]


def test_decisions_on_a_programme_nobody_knows_are_told(world: MakeWorld) -> None:
    gates = {"drom": [{"step": "remiss", "body": "npo-somn", "date": "2026-03-01", "reference": "x"}]}
    assert codes(world(gates=gates).messages) == ["unknown-reference"]


def test_a_programme_whose_folder_has_another_name_is_told_once(world: MakeWorld) -> None:
    files = {"data/programmes/drom/programme.yml": "id: drommar\ntitle: Drömmar\nshort_title: Drömmar\nsummary: Om drömmar.\n"}
    assert codes(world(files=files, pages={"drom/index.md": ""}).messages).count("misplaced-page") == 0
