"""Files that stand beside the pages: our styles and scripts without comments, and of Material's only the style that we use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import rcssmin

from .stylesheet import rebuilt

STYLE = "assets/vip.css"
_SCRIPT_COMMENT = re.compile(r"^\s*/\*.*?\*/[ ]*\n", re.DOTALL | re.MULTILINE)  # ours stand on lines of their own


def made(theme_dirs: Sequence[str]) -> dict[str, bytes]:
    """Return path and content of the styles and scripts, without comments, and the styles without needless spaces.

    Our own lie in the first of `theme_dirs`. Ahead of our style, in the same file, stands what we keep of Material's:
    one file is asked for once, and nothing is shown until it has come.

    Scripts keep their spaces: rjsmin 1.3.0 took one out of a template literal (`${n} ${word}`), where readers saw it.

    Raises FileNotFoundError when Material's stylesheet is not where version 9 keeps it.
    """
    files = [path for path in sorted(Path(theme_dirs[0], "assets").iterdir()) if path.suffix in (".css", ".js")]
    own = {f"assets/{path.name}": path.read_text(encoding="utf-8") for path in files}
    own[STYLE] = '@charset "UTF-8";' + _kept_of_material(theme_dirs) + own[STYLE]
    return {path: (rcssmin.cssmin(text) if path.endswith(".css") else _SCRIPT_COMMENT.sub("", text)).encode() for path, text in own.items()}


def is_engines_own(src_dir: str | None, theme_dirs: Sequence[str]) -> bool:
    """Say whether a file comes from the installed theme and not from us, the first of `theme_dirs`.

    We use the theme's templates, icons and language while building and rebuild its stylesheet; no page asks for its
    scripts, stylesheets, maps or pictures, and some of them hold `data:`, which our policy forbids.
    """
    return src_dir in theme_dirs[1:]


def _kept_of_material(theme_dirs: Sequence[str]) -> str:
    for folder in theme_dirs:
        for found in sorted(Path(folder).glob("assets/stylesheets/main.*.min.css")):
            return _kept(found)
    raise FileNotFoundError("assets/stylesheets/main.*.min.css")


@cache
def _kept(stylesheet: Path) -> str:
    return rebuilt(stylesheet.read_text(encoding="utf-8"))
