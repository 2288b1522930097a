"""The search page: what a reader can narrow a search by, and where to look when scripts are off."""

from __future__ import annotations

from macros.domain.addresses import relative
from macros.model.registry import Registry

from .templates import filled

HERE = "/sok/"
HELP_PAGE = "gemensamt/akut-hjalp.md"


def form(registry: Registry) -> str:
    """Return the search page's form (HTML). The index itself is made when the pages are."""
    page = registry.pages.get(HELP_PAGE)
    help_ = {"href": relative(page.address, HERE), "title": page.meta.title, "text": "Gäller det fara för livet? Ring 112."} if page else None
    return filled(
        "search.html",
        search={
            "root": relative("/", HERE),
            "programmes": [{"id": item.id, "name": item.title} for item in registry.programmes.values()],
            "professions": [{"id": item.id, "name": item.name} for item in registry.readers],
            "ages": list(registry.ages.values()),
            "kinds": [{"id": item.id, "name": item.name} for item in registry.kinds.values()],
            "help": help_,
            "elsewhere": [
                {"href": relative("/", HERE), "title": "Programmen"},
                {"href": relative("/for/", HERE), "title": "Yrken och verksamheter"},
                {"href": relative("/ordlista/", HERE), "title": "Ordlistan"},
            ],
        },
    )
