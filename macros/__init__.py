"""The macros an author can call. Each is a question to views; nothing else happens here."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any


def define_env(env: Any) -> None:
    """Give the macros to mkdocs-macros (and to any engine that reads `define_env`)."""
    from macros.domain.lifecycle import shown_on
    from macros.loading.held import held
    from macros.views import citation, group, instrument, programme, recommendation, start

    root = Path(env.conf["config_file_path"]).parent
    day: date = env.conf["extra"].get("vip_day") or date.today()
    registry = shown_on(day, held(root).registry)

    def here() -> str:
        return "/" + env.page.url.lstrip("/") if env.page.url not in ("", "./") else "/"

    def of_page() -> Any:
        return registry.programmes[env.page.file.src_uri.split("/")[0]]

    def boxed(guideline: str, key: str) -> str:
        found = registry.recommendation(guideline, key)
        assert found is not None  # the check unknown-macro has seen to it
        return recommendation.box(registry.guidelines[guideline], found)

    env.macro(boxed, "recommendation")
    env.macro(lambda key: citation.inline(registry.sources[key]), "source")
    env.macro(lambda key: recommendation.table(registry.guidelines[key], registry, here()), "guideline")
    env.macro(lambda key: group.page(registry.groups[key], registry, here()), "group")
    env.macro(lambda: group.listed(registry, here()), "groups")
    env.macro(lambda: programme.head(of_page(), registry, day, here()), "programme_head")
    env.macro(lambda: programme.chapters(of_page(), registry, day, here()), "chapters")
    env.macro(lambda key: programme.indicators(registry, here(), key), "indicators")
    env.macro(lambda key: instrument.card(registry.instruments[key], here()), "instrument")
    env.macro(lambda: start.start(registry, here()), "start_choices")
    env.macro(lambda: start.news(registry, day, here()), "news")
