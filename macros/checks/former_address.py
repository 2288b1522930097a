"""En sidas gamla adress kan inte leda hit.

Under `former_slugs` står adresser som sidan har haft, som de stod efter webbplatsens namn: `somn/stod/sova-gott`.
En adress som en annan sida har nu, eller som två sidor gör anspråk på, kan inte leda vidare.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.domain.addresses import FIXED, address_of, generated_paths
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "former-address"
ADDRESS = re.compile(r"/?[A-Za-z0-9][A-Za-z0-9_-]*(?:/[A-Za-z0-9][A-Za-z0-9_-]*)*/?")
OURS = ("assets", "search", "redaktion", *FIXED)


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every former address that is no address, is in use, or is claimed twice."""
    used = {page.address.strip("/"): page.file for page in registry.pages.values()}
    used |= {address_of(path).strip("/"): "en sida som görs av data" for path in generated_paths(registry)}
    claimed: dict[str, str] = {}
    for page in registry.pages.values():
        for index, written in enumerate(page.meta.former_slugs):
            place, address = page.meta.at("former_slugs", index), written.strip("/")
            if not ADDRESS.fullmatch(written) or len(written) > 200:
                yield Problem(
                    place, CODE, f'"{written[:60]}" är ingen adress', "skriv den som den stod efter webbplatsens namn, till exempel somn/stod/sova-gott"
                )
            elif address.split("/")[0] in OURS and address not in used:
                yield Problem(place, CODE, f'"{written}" ligger i en mapp som webbplatsen gör själv', "ta bort adressen")
            elif address in used:
                yield Problem(place, CODE, f'adressen "{written}" används nu av {used[address]}', "ta bort den ena")
            elif address.casefold() in claimed:
                yield Problem(place, CODE, f'adressen "{written}" leder redan till {claimed[address.casefold()]}', "behåll den på en av sidorna")
            else:
                claimed[address.casefold()] = page.file
