"""How mkdocs.yml says the site is built: in the one way that the checks were written for.

What a host decides stands first in the file (`site_name`, `extra.vip`). The rest is the building itself: a plugin, an
extension, a hook or a theme that nobody has looked at could publish files, run programs or show what is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from macros.model.place import Keys
from macros.model.problem import Problem

from .positions import Document

CODE = "wrong-value"
# Exactly this, where it is written.
EXACT: dict[Keys, Any] = {
    ("docs_dir",): "docs",
    ("use_directory_urls",): "true",
    ("hooks",): ["macros/hooks.py"],
    ("theme", "name"): "material",
    ("theme", "custom_dir"): "overrides",
    ("theme", "language"): "sv",
    ("theme", "font"): "false",
    ("theme", "static_templates"): ["404.html"],
    ("plugins",): [{"macros": {"modules": ["macros"], "on_undefined": "strict", "on_error_fail": "true"}}],
}
NEEDED = ("site_name", "hooks", "theme", "plugins", "markdown_extensions", "exclude_docs", "draft_docs", "site_dir")
KEYS = {
    (): ("site_description", "site_url", "extra", "docs_dir", "use_directory_urls", "watch", "validation", "strict", *NEEDED),
    ("extra",): ("vip",),
    ("theme",): ("name", "custom_dir", "language", "font", "static_templates"),
}
INCLUDES, DRAFTS = "_includes/", "redaktion/"
SITE_DIR = re.compile(r"\.cache/[\w-]+")  # never a release, nor the link to one
# The extensions, with what each may be given; those that must be there stand in `mkdocs.yml` or a mark is not read.
TEXT = re.compile(r"[^<>&\"`\n]*")
NUMBERS = re.compile(r"[1-6](?:-[1-6])?")
ROOT = {"root": re.compile(r"\.")}
EXTENSIONS: dict[str, Mapping[str, re.Pattern[str]]] = {
    "attr_list": {},
    "def_list": {},
    "md_in_html": {},
    "tables": {},
    "toc": {"permalink": TEXT, "permalink_title": TEXT, "toc_depth": NUMBERS},
    "footnotes": {"BACKLINK_TEXT": TEXT, "BACKLINK_TITLE": TEXT, "USE_DEFINITION_ORDER": re.compile("true")},
    "pymdownx.superfences": {},
    "markdown_include.include": {"base_path": re.compile("docs/_includes"), "encoding": re.compile("utf-8(?:-sig)?"), "throwException": re.compile("true")},
    "macros.markdown.audience": ROOT,
    "macros.markdown.citations": ROOT,
    "macros.markdown.tables": {},
    "macros.markdown.terms": ROOT,
}
OURS = "macros.markdown."  # another of our own is a change of the code
REMEDY = "ta bort eller återställ raden (git restore mkdocs.yml); en ändring här är en ändring av programmet, macros/loading/structure.py"


def faults_in(document: Document) -> Iterator[Problem]:
    """Yield a problem for everything in mkdocs.yml that would build the site in another way."""
    written = document.value if isinstance(document.value, dict) else {}
    path: Keys
    for path, known in KEYS.items():
        here = _at(written, path)
        for key in here if isinstance(here, dict) else ():
            if key not in known and (path, key) != ((), "INHERIT"):
                yield Problem(document.places.key(*path, key), "unknown-key", f'"{key}" får inte stå i mkdocs.yml', REMEDY)
    for key in NEEDED:
        if not written.get(key):
            yield Problem(document.places.at(), "missing-key", f'"{key}" saknas i mkdocs.yml', f"lägg tillbaka {key} (git restore mkdocs.yml)")
    for path, value in EXACT.items():
        found = _at(written, path)
        if found is not None and found != value:
            yield Problem(document.places.at(*path), CODE, f"{'.'.join(map(str, path))} har ett annat värde än webbplatsen är byggd för", REMEDY)
    for key, folder in (("exclude_docs", INCLUDES), ("draft_docs", DRAFTS)):
        if key in written and str(written[key]).split() != [folder]:
            yield Problem(document.places.at(key), CODE, f"{key} ska vara {folder}", REMEDY)
    if written.get("site_dir") and not SITE_DIR.fullmatch(str(written["site_dir"])):
        yield Problem(document.places.at("site_dir"), CODE, "site_dir ska ligga under .cache/", "skriv site_dir: .cache/mkdocs-site")
    if written.get("theme") and not isinstance(written["theme"], dict):
        yield Problem(document.places.at("theme"), CODE, "theme har ett annat värde än webbplatsen är byggd för", REMEDY)
    yield from _extensions(document, written.get("markdown_extensions"))


def _at(written: Any, path: Keys) -> Any:
    for key in path:
        written = written.get(key) if isinstance(written, dict) else None
    return written


def _extensions(document: Document, listed: Any) -> Iterator[Problem]:
    met: set[str] = set()
    for index, item in enumerate(listed if isinstance(listed, list) else ()):
        name, options = next(iter(item.items())) if isinstance(item, dict) and len(item) == 1 else (item, None)
        place = document.places.at("markdown_extensions", index)
        if not isinstance(name, str) or (name not in EXTENSIONS and not name.startswith(OURS)):
            yield Problem(place, CODE, f'"{name if isinstance(name, str) else "…"}" är inget tillägg som webbplatsen är byggd för', REMEDY)
            continue
        met.add(name)
        allowed = EXTENSIONS.get(name, ROOT)
        for key, value in options.items() if isinstance(options, dict) else ():
            if key not in allowed or not isinstance(value, str) or not allowed[key].fullmatch(value):
                where = document.places.at("markdown_extensions", index, name, key)
                yield Problem(where, CODE, f"{key} för {name} har ett värde som webbplatsen inte är byggd för", REMEDY)
    if listed and (absent := [name for name in EXTENSIONS if name not in met and name != "md_in_html"]):
        what = f"tillägget {absent[0]} saknas: märken i texten skulle synas i stället för att läsas"
        yield Problem(document.places.at("markdown_extensions"), CODE, what, REMEDY)
