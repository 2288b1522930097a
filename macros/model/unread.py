"""What is written but could not be read: a reference to it may well be right, and is left alone until it can be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unread:
    """The ids that stand in unreadable data files, and the unreadable texts. `anything` says that no id can be ruled out."""

    ids: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()  # paths below docs/
    anything: bool = False

    def may_hold(self, key: str) -> bool:
        """Say whether `key` may be the id of a record that could not be read."""
        return self.anything or key in self.ids
