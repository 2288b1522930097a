"""What lies in docs/ and data/: each file as it is, not as its name says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

HoldingKind = Literal["text", "png", "jpeg", "symlink", "special", "unreadable", "other"]


@dataclass(frozen=True, order=True, slots=True)
class Holding:
    """A file or a link. `notes` are Swedish: what a picture carries besides the picture, or why it is no picture."""

    path: str  # from the repository's root
    kind: HoldingKind
    size: int = 0
    notes: tuple[str, ...] = ()

    @property
    def is_picture(self) -> bool:
        """Say whether the content is a picture of a kind we publish."""
        return self.kind in ("png", "jpeg")
