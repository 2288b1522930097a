"""Sidan ligger fel eller har ett filnamn som inte kan bli en adress.

Sökvägen säger program och kapitel: `docs/<program>/<kapitel>/<sida>.md`. Kapitlen står i `data/chapters.yml`.
Filnamn skrivs med gemener a–z, siffror och bindestreck; å och ä blir a, ö blir o. Varje program har en
startsida, `docs/<program>/index.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.domain.addresses import generated_paths
from macros.domain.words import correction
from macros.model.place import Place
from macros.model.problem import Problem
from macros.model.programme import Programme
from macros.model.registry import Registry

CODE = "misplaced-page"
PART = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
OTHER_FOLDERS = ("gemensamt", "om")


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every page outside the tree, and for every programme without a landing page."""
    generated = generated_paths(registry)
    at: dict[str, str] = {}
    misnamed = {folder for programme in registry.programmes.values() if (folder := _folder(programme)) != programme.id}  # told as id-and-file
    for page in registry.pages.values():
        place, parts = Place(page.file, 1, 1), page.path.removesuffix(".md").split("/")
        if (other := at.setdefault(page.address, page.file)) != page.file:
            yield Problem(place, CODE, f"sidan får samma adress som {other}", "ge den ena ett annat namn, eller för ihop dem")
        if any(not PART.fullmatch(part) for part in parts):
            continue  # the name is told as allowed-files
        if page.path in generated:
            yield Problem(place, CODE, "sidan görs av data och kan inte skrivas för hand", "ge sidan ett annat namn")
        elif len(parts) == 1 and page.path != "index.md":
            yield Problem(place, CODE, "sidan ligger utanför program och kapitel", "flytta den till ett programs kapitel, gemensamt/ eller om/")
        elif registry.unread.may_hold(page.folder) or page.folder in misnamed:
            continue
        elif len(parts) > 1 and page.folder not in (*registry.programmes, *OTHER_FOLDERS):
            remedy = correction(page.folder, registry.programmes, "flytta sidan, eller lägg till programmet i data/programmes/")
            yield Problem(place, CODE, f'det finns inget program "{page.folder}"', remedy)
        elif page.chapter and page.folder in registry.programmes and page.chapter not in registry.chapters and not registry.unread.may_hold(page.chapter):
            remedy = correction(page.chapter, registry.chapters, "flytta sidan till ett kapitel ur data/chapters.yml")
            yield Problem(place, CODE, f'det finns inget kapitel "{page.chapter}"', remedy)
        elif len(parts) > 3 or (page.folder in registry.programmes and len(parts) == 2 and page.slug != "index"):
            yield Problem(place, CODE, "sidan ligger inte i ett kapitel", "flytta den till docs/<program>/<kapitel>/")
    for programme in registry.programmes.values():
        if _folder(programme) == programme.id and registry.pages and f"{programme.id}/index.md" not in {*registry.pages, *registry.unread.texts}:
            what = f"programmet saknar startsidan docs/{programme.id}/index.md"
            yield Problem(programme.at("id"), CODE, what, "skriv startsidan; mallen finns i författarguiden")


def _folder(programme: Programme) -> str:
    return programme.at("id").path.split("/")[-2]
