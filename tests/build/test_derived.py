"""What is made from the code is current, or is rewritten."""

from __future__ import annotations

import json
from pathlib import Path

from macros import checks
from macros.build.derived import codes, files, rewrite
from macros.loading.faults import FAULTS
from macros.loading.library import KINDS


def test_the_second_time_everything_is_current(tmp_path: Path) -> None:
    assert (rewrite(tmp_path), rewrite(tmp_path)) == (list(files()), [])


def test_what_somebody_changed_is_rewritten(tmp_path: Path) -> None:
    rewrite(tmp_path)
    page = tmp_path / "docs" / "redaktion" / "skriva" / "felkoder.md"
    page.write_text("ändrad")
    assert (rewrite(tmp_path), page.read_text(encoding="utf-8")) == (["docs/redaktion/skriva/felkoder.md"], codes())


def test_every_code_has_its_place_on_the_authors_page() -> None:
    headings = [line.removeprefix("## ") for line in codes().splitlines() if line.startswith("## ")]
    assert headings == sorted([check.CODE for check in checks.CHECKS] + list(FAULTS))


def test_every_kind_of_data_file_has_a_schema() -> None:
    schemas = {path: json.loads(text) for path, text in files().items() if path.startswith("data/schema/")}
    assert len(schemas) == len(KINDS)
    assert {schema["additionalProperties"] for schema in schemas.values()} == {False}
