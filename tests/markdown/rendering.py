"""Markdown as the site renders it: the extensions that mkdocs.yml names, in the world of a story."""

from __future__ import annotations

import textwrap
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from markdown import Markdown

from tests.world import World

MKDOCS = Path(__file__).parents[2] / "mkdocs.yml"


def rendered(story: World, text: str) -> str:
    """Return the HTML of `text` (dedented) as a page in the story's world has it."""
    story.library  # noqa: B018 - read it, so that the extensions find it
    names, configs = _extensions(story.root)
    return Markdown(extensions=names, extension_configs=configs).convert(textwrap.dedent(text))


@cache
def _extensions(root: Path) -> tuple[list[str], dict[str, dict[str, Any]]]:
    configs: dict[str, dict[str, Any]] = {}
    for named in yaml.safe_load(MKDOCS.read_text(encoding="utf-8"))["markdown_extensions"]:
        name, config = next(iter(named.items())) if isinstance(named, dict) else (named, None)
        configs[name] = dict(config or {})
        if configs[name].get("root") == ".":
            configs[name]["root"] = str(root)
        if "base_path" in configs[name]:
            configs[name]["base_path"] = str(root / configs[name]["base_path"])
    return list(configs), configs
