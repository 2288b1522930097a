"""What is made from the code and checked for freshness: the JSON Schemas, and the author's page of fault codes."""

from __future__ import annotations

import inspect
import json
import re
from pathlib import Path

from macros import checks
from macros.build import hosting
from macros.loading.faults import FAULTS
from macros.loading.library import KINDS
from macros.model.record import Record

# The schema's file name for each kind of data file; editors find it through the line at the top of the file.
SCHEMAS = {
    "programmes/*/programme.yml": "programme",
    "programmes/*/gates.yml": "gates",
    "programmes/*/indicators.yml": "indicators",
    "groups/*.yml": "group",
    "guidelines/*.yml": "guideline",
    "sources/*.yml": "sources",
}


INCLUDE = re.compile(r"`\{!(.*?)!\}`")


def files() -> dict[str, str]:
    """Return path (from the repository's root) and text of every derived file."""
    made = {f"data/schema/{schema_name(pattern)}.schema.json": schema(kind) for pattern, kind in KINDS}
    made["docs/redaktion/skriva/felkoder.md"] = codes()
    made |= hosting.files()
    return made


def rewrite(root: Path) -> list[str]:
    """Write every derived file that is not current. Returns the paths that were written."""
    changed = []
    for path, text in files().items():
        target = root / path
        if not target.is_file() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
            changed.append(path)
    return changed


def schema_name(pattern: str) -> str:
    """Return the schema's name for the data files at `pattern`."""
    return SCHEMAS.get(pattern) or pattern.removesuffix(".yml")


def schema(kind: type[Record]) -> str:
    """Return the JSON Schema of the record `kind`, for editors to complete keys from."""
    return json.dumps(kind.model_json_schema(by_alias=True), ensure_ascii=False, indent=2) + "\n"


def codes() -> str:
    """Return the page of fault codes: the docstring of every check, and the faults of reading."""
    parts = [
        "---\nrender_macros: false\n---\n\n# Felkoder",
        "Sidan görs av kontrollernas egna beskrivningar (`vip derive`). Koden står sist i meddelandet, inom hakparenteser.",
    ]
    described = {check.CODE: inspect.getdoc(check) or "" for check in checks.CHECKS} | FAULTS
    for code, text in sorted(described.items()):
        # markdown-include looks for its marks inside code, too
        shown = INCLUDE.sub(r"<code>&#123;!\1!&#125;</code>", text)
        parts.append(f"## {code}\n\n{shown}")
    return "\n\n".join(parts) + "\n"
