"""The names of everyone the site is for, for the page that is asked about somebody it does not know."""

from __future__ import annotations

import json

from macros.model.registry import Registry

PATH = "assets/readers.js"


def script(registry: Registry) -> str:
    """Return a script that tells the page every id with its name. A script and not JSON: it is read from a folder, too."""
    names = {reader.id: reader.short_name or reader.name for reader in registry.readers}
    return f'document.dispatchEvent(new CustomEvent("vip-readers", {{ detail: {json.dumps(names, ensure_ascii=False)} }}));\n'
