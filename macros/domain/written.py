"""Every text that people have written as a value, in data and in front matter, and the record it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields

from macros.model.page import Page
from macros.model.place import Keys
from macros.model.record import Record
from macros.model.registry import Registry

Written = tuple[str, Record, Keys]
_gathered: list[tuple[Registry, tuple[Written, ...]]] = []  # of the registry that was asked for last


def values(registry: Registry) -> tuple[Written, ...]:
    """Return each text, its record and its keys there: `record.at(*keys)` is its place."""
    if not _gathered or _gathered[0][0] is not registry:
        _gathered[:] = [(registry, tuple(_values(registry)))]
    return _gathered[0][1]


def _values(registry: Registry) -> Iterator[Written]:
    for field in fields(registry):
        joined = getattr(registry, field.name)
        for item in joined.values() if isinstance(joined, Mapping) else joined if isinstance(joined, tuple) else (joined,):
            yield from _texts(item)


def _texts(item: object) -> Iterator[Written]:
    if isinstance(item, Page):
        yield from _texts(item.meta)
    elif isinstance(item, tuple):
        for part in item:
            yield from _texts(part)
    elif isinstance(item, Record):
        for name, info in type(item).model_fields.items():
            value = getattr(item, name)
            key = info.alias or name
            if isinstance(value, str):
                yield value, item, (key,)
            elif isinstance(value, tuple):
                for index, part in enumerate(value):
                    if isinstance(part, str):
                        yield part, item, (key, index)
                    else:
                        yield from _texts(part)
            elif isinstance(value, Record):
                yield from _texts(value)
