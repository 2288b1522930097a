"""Addresses and anchors that have been published: promises to everyone who has linked to them."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from .record import Record


class AddressFile(Record):
    """`data/addresses.yml`: for every published address the anchors on it. Derived (`vip addresses`), then blessed."""

    addresses: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
