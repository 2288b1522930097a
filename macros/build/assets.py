"""Files that stand beside the pages: Material's stylesheet without what our policy forbids, and nothing else of Material's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from .stylesheet import rebuilt

STYLE = "assets/vip.css"


def made(theme_dirs: Sequence[str]) -> dict[str, bytes]:
    """Return path and content of the made files: one stylesheet of what we keep of Material's and our own on top of it.

    Our own is the first of `theme_dirs`. One file is asked for once, and nothing is shown until it has come.

    Raises FileNotFoundError when Material's stylesheet is not where version 9 keeps it.
    """
    for folder in theme_dirs:
        found = sorted(Path(folder).glob("assets/stylesheets/main.*.min.css"))
        if found:
            return {STYLE: b'@charset "UTF-8";' + _kept(found[0]) + b"\n" + Path(theme_dirs[0], STYLE).read_bytes()}
    raise FileNotFoundError("assets/stylesheets/main.*.min.css")


def is_engines_own(src_dir: str | None, theme_dirs: Sequence[str]) -> bool:
    """Say whether a file comes from the installed theme and not from us, the first of `theme_dirs`.

    We use the theme's templates, icons and language while building and rebuild its stylesheet; no page asks for its
    scripts, stylesheets, maps or pictures, and some of them hold `data:`, which our policy forbids.
    """
    return src_dir in theme_dirs[1:]


@cache
def _kept(stylesheet: Path) -> bytes:
    return rebuilt(stylesheet.read_text(encoding="utf-8")).encode()
