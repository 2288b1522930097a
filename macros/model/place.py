"""Where something was written: the file, line and column that every message points at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Keys = tuple[str | int, ...]


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A point in a file the author can open. `line` and `col` count from 1; 0 means the whole file."""

    path: str
    line: int = 0
    col: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.col}"


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """The place of every key and value of one file, by the path of keys that leads to it."""

    path: str
    places: Mapping[Keys, Place] = field(default_factory=dict)
    key_places: Mapping[Keys, Place] = field(default_factory=dict)
    prefix: Keys = ()

    def at(self, *keys: str | int) -> Place:
        """Return the place of the value at `keys`, or of the nearest value that encloses it."""
        wanted = self.prefix + keys
        while wanted and wanted not in self.places:
            wanted = wanted[:-1]
        return self.places.get(wanted, Place(self.path))

    def key(self, *keys: str | int) -> Place:
        """Return the place of the last key itself, for messages about a key that should not be there."""
        return self.key_places.get(self.prefix + keys) or self.at(*keys)

    def below(self, *keys: str | int) -> PlaceMap:
        """Return the same file's places seen from the record at `keys`."""
        return PlaceMap(self.path, self.places, self.key_places, self.prefix + keys)
