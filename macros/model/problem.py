"""What is wrong, where, and how the author mends it."""

from __future__ import annotations

from dataclasses import dataclass

from .place import Place


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One fault in text or data. `what` and `remedy` are Swedish and meant for the author.

    `code` is the name of the check module in kebab case and an anchor in the author guide.
    """

    place: Place
    code: str
    what: str
    remedy: str
    context: tuple[str, ...] = ()
