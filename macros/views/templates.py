"""The templates that views fill: strict, escaped, and the only place where Jinja meets our data."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

FOLDER = Path(__file__).resolve().parents[2] / "overrides" / "partials" / "vip"
_SPECIAL = re.compile(r"([\\`*_{}\[\]])")
_AT_START = re.compile(r"^(\s*)([#+>:-]|\d+(?=[.)]))", re.MULTILINE)


def markdown_text(value: object) -> Markup:
    """Return `value` so that Markdown shows it as it is written: its marks and HTML's are escaped."""
    text = _SPECIAL.sub(r"\\\1", str(value))
    text = _AT_START.sub(lambda found: found.group(1) + "".join(f"&#{ord(char)};" for char in found.group(2)), text)
    escaped = str(escape(text)).replace("&amp;#", "&#").replace("|", "&#124;")
    return Markup(escaped)  # noqa: S704 - escaped on the line above


def sentence(value: object) -> str:
    """Return `value` with a capital first and a full stop last."""
    text = str(value).strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "…")) else ".")


@cache
def environment() -> Environment:
    """Return the one environment of all views."""
    env = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    env.filters["md"] = markdown_text
    env.filters["sentence"] = sentence
    return env


def filled(template: str, **values: object) -> str:
    """Return `template` filled with `values`, without blank lines at either end."""
    return environment().get_template(template).render(**values).strip("\n")
