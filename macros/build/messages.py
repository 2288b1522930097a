"""Problems as the author reads them, or as a machine does."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from macros.model.problem import Problem

FORMATS = ("text", "github", "json")
STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def as_text(problems: Sequence[Problem]) -> str:
    """Return every problem with place, what and remedy, then the count."""
    lines = []
    for problem in problems:
        lines.append(_printable(f"{problem.place}: {problem.what} [{problem.code}]"))
        lines.append(_printable(f"    Gör så här: {problem.remedy}"))
        lines += [_printable(f"    {line}") for line in problem.context]
    files = len({problem.place.path for problem in problems})
    lines.append("")
    lines.append(f"{len(problems)} fel i {files} {'fil' if files == 1 else 'filer'}. Inget har publicerats.")
    return "\n".join(lines)


def _printable(line: str) -> str:
    """Return `line` so that what it quotes can neither steer the terminal nor turn the line around."""
    return STEERING.sub("\ufffd", line)


def as_github(problems: Sequence[Problem]) -> str:
    """Return annotations for GitHub's log (workflow commands)."""

    # https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    def escaped(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def as_property(text: str) -> str:
        return escaped(text).replace(":", "%3A").replace(",", "%2C")

    return "\n".join(
        f"::error file={as_property(problem.place.path)},line={max(problem.place.line, 1)},col={max(problem.place.col, 1)},title={problem.code}::"
        + escaped(f"{problem.what}. Gör så här: {problem.remedy}")
        for problem in problems
    )


def as_json(problems: Sequence[Problem]) -> str:
    """Return the problems as a JSON list."""
    return json.dumps(
        [
            {
                "path": problem.place.path,
                "line": problem.place.line,
                "col": problem.place.col,
                "code": problem.code,
                "what": problem.what,
                "remedy": problem.remedy,
            }
            for problem in problems
        ],
        ensure_ascii=False,
        indent=2,
    )


def formatted(problems: Sequence[Problem], form: str) -> str:
    """Return the problems in one of FORMATS."""
    return {"text": as_text, "github": as_github, "json": as_json}[form](problems)
