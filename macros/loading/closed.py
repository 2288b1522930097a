"""Values that hold no template: what is written in data and front matter is text, whatever stands around it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.model.place import Keys
from macros.model.problem import Problem

from .positions import Document

CODE = "closed-template"
BRACES = ("{{", "}}", "{%", "%}", "{#", "#}", "{!", "!}")


def braces_in(document: Document) -> Iterator[Problem]:
    """Yield a problem for every value that holds a template brace."""
    stack: list[tuple[Keys, Any]] = [((), document.value)]
    while stack:
        path, value = stack.pop()
        if isinstance(value, dict):
            stack += [((*path, key), item) for key, item in value.items()]
        elif isinstance(value, list):
            stack += [((*path, index), item) for index, item in enumerate(value)]
        elif isinstance(value, str) and any(brace in value for brace in BRACES):
            what = "ett värde får inte innehålla {{, {%, {# eller {!"
            yield Problem(document.places.at(*path), CODE, what, "skriv texten utan klamrar")
