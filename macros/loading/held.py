"""The library of the build that is running, read once and shared by every page."""

from __future__ import annotations

from pathlib import Path

from .library import Library, load

_held: dict[Path, Library] = {}


def held(root: Path) -> Library:
    """Return the library at `root`, reading it the first time it is asked for."""
    root = root.resolve()
    if root not in _held:
        _held[root] = load(root)
    return _held[root]


def refreshed(root: Path) -> Library:
    """Read the library at `root` anew: a build begins, or a file has changed in the preview."""
    _held.pop(root.resolve(), None)
    return held(root)
