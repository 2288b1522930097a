"""En fil i `docs/` eller `data/` är inte av ett slag som får ligga där, eller har ett namn som krockar.

I `docs/` ligger Markdown (`.md`) och bilder (`.png`, `.jpg`) bredvid texten de hör till, i `data/` YAML (`.yml`) och
`schema/*.json`. Innehållet avgör, inte namnet. Bilder får inte bära uppgifter om plats, kamera eller upphovsman:
spara om dem utan metadata. SVG kan bära skript; spara om den som PNG. Länkar till andra filer (symlänkar) följs inte.
Filnamn skrivs med gemener a–z, siffror och bindestreck.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.model.holding import Holding
from macros.model.place import Place
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "allowed-files"
MAX_PICTURE = 500_000  # bytes; the whole page should be read on a phone
PART = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SUFFIXES = {"png": (".png",), "jpeg": (".jpg", ".jpeg")}
OTHER_FOLDERS = ("gemensamt", "om", "redaktion")
# Folders the site makes itself: a programme called so would lie upon them.
RESERVED = frozenset({"assets", "search", "sok", "for", "kallor", "ordlista", "instrument", "indikatorer", "arbetsgrupper", *OTHER_FOLDERS})


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for everything in docs/ and data/ that does not belong there."""
    met: dict[str, str] = {}
    for holding in registry.holdings:
        place = Place(holding.path, 1, 1)
        other = met.setdefault(holding.path.casefold(), holding.path)
        if other != holding.path:
            yield Problem(place, CODE, f"filen heter likadant som {other}, så när som på stora och små bokstäver", "ge den ena ett annat namn")
        for what, remedy in _faults(holding, registry):
            yield Problem(place, CODE, what, remedy)
    for programme in registry.programmes.values():
        if programme.id in RESERVED:
            what = f'programmet kan inte heta "{programme.id}": webbplatsen har en egen mapp med det namnet'
            yield Problem(programme.at("id"), CODE, what, "välj ett annat id, och döp om mapparna")


def _faults(holding: Holding, registry: Registry) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with one file, and how to mend it."""
    folder, *parts = holding.path.split("/")
    name = parts[-1] if parts else ""
    if holding.kind == "symlink":
        yield "en länk till en annan fil (symlänk) följs inte", "lägg filen själv här, eller ta bort länken"
    elif holding.kind == "special":
        yield "det här är ingen vanlig fil", "ta bort den"
    elif holding.kind == "unreadable":
        yield f"filen eller mappen går inte att läsa ({', '.join(holding.notes)})", "kontrollera att du får läsa den"
    elif holding.kind == "text":
        yield from _text(folder, parts)
    elif folder == "data":
        yield f'i data/ ligger bara YAML, inte "{name}"', "lägg den någon annanstans, eller ta bort den"
    elif holding.is_picture:
        yield from _picture(holding, parts, registry)
    else:
        yield _other(name)


def _text(folder: str, parts: list[str]) -> Iterator[tuple[str, str]]:
    name = parts[-1]
    if folder == "docs" and not name.endswith(".md"):
        yield f'i docs/ ligger bara Markdown och bilder, inte "{name}"', "lägg filen i data/, eller ta bort den"
    elif folder == "data" and not (name.endswith(".yml") or (name.endswith(".schema.json") and parts[0] == "schema")):
        yield f'i data/ ligger bara YAML, inte "{name}"', "spara den som .yml, eller flytta den till docs/"
    elif not all(
        PART.fullmatch(part.removeprefix("_") if (folder, index, part) == ("docs", 0, "_includes") else part.removesuffix(_suffix(part)))
        for index, part in enumerate(parts)
    ):
        yield f'namnet "{"/".join(parts)}" har andra tecken än gemener a–z, siffror och bindestreck', "döp om filen eller mappen; å och ä blir a, ö blir o"


def _suffix(part: str) -> str:
    return next((suffix for suffix in (".schema.json", ".md", ".yml") if part.endswith(suffix)), "")


def _picture(holding: Holding, parts: list[str], registry: Registry) -> Iterator[tuple[str, str]]:
    name = parts[-1]
    stem, _, _ = name.rpartition(".")
    if not name.endswith(SUFFIXES[holding.kind]):
        yield f'innehållet i "{name}" är {holding.kind.upper()}', f"ge filen ändelsen {SUFFIXES[holding.kind][0]}"
    elif not all(PART.fullmatch(part) for part in (*parts[:-1], stem)):
        yield f'namnet "{"/".join(parts)}" har andra tecken än gemener a–z, siffror och bindestreck', "döp om filen eller mappen; å och ä blir a, ö blir o"
    if len(parts) < 2 or (parts[0] not in (*registry.programmes, *OTHER_FOLDERS) and not registry.unread.may_hold(parts[0])):
        yield "bilden ligger inte bredvid en text", "lägg den i mappen där sidan som visar den ligger"
    if holding.size > MAX_PICTURE:
        yield f"bilden är större än {MAX_PICTURE // 1000} kB", "gör den mindre, eller spara den med högre komprimering"
    if holding.notes:
        yield f"bilden bär mer än bilden: {', '.join(holding.notes)}", "spara om den utan metadata (plats, kamera, kommentarer)"


def _other(name: str) -> tuple[str, str]:
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    if suffix in (".markdown", ".mdown", ".mkd", ".mkdn", ".md"):
        return f'"{name}" skulle publiceras utan att kontrolleras', "ge filen ändelsen .md"
    if suffix in (".yaml", ".yml"):
        return f'"{name}" läses inte', "ge filen ändelsen .yml och lägg den i data/"
    if suffix == ".svg":
        return f'"{name}" är SVG, som kan bära skript', "spara om bilden som PNG"
    if suffix in (".png", ".jpg", ".jpeg"):
        return f'innehållet i "{name}" är varken PNG eller JPEG, eller är för stort', "spara om bilden som PNG eller JPEG, högst 500 kB"
    if suffix in (".gif", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".avif"):
        return f'"{name}" är en bild av ett slag som inte visas', "spara om den som PNG eller JPEG"
    return f'"{name}" är inte av ett slag som får ligga här', "ta bort den; texter skrivs i Markdown och länkar leder till källor"
