"""The known word that lies nearest to one that is not known."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the most similar of `known`, or None when nothing is similar enough to suggest."""
    found = get_close_matches(word, list(known), 1, 0.6)
    return found[0] if found else None


def correction(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return the remedy: the nearest known word, or what to do `otherwise`."""
    near = nearest(word, known)
    return f'rätta till "{near}" eller {otherwise}' if near else otherwise
