"""A table that can be read on a phone and by ear: in a region that scrolls by key, with its caption."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX

CAPTION_LENGTH = 200  # characters; a longer paragraph before a table is a paragraph


class Regions(Treeprocessor):
    """Wrap every table, and make the short plain paragraph before it its caption (a label has a class)."""

    def run(self, root: etree.Element) -> None:
        """Change every table in place."""
        for parent in list(root.iter()):
            for table in [child for child in parent if child.tag == "table"]:
                self._wrap(parent, table)

    def _wrap(self, parent: etree.Element, table: etree.Element) -> None:
        index = list(parent).index(table)
        label = "Tabell"
        before = parent[index - 1] if index else None
        if before is not None and _is_caption(before):
            parent.remove(before)
            index -= 1
            before.tag = "caption"
            before.tail = "\n"
            table.insert(0, before)
            label = "".join(before.itertext()).strip()
        for cell in table.iter("th"):
            cell.set("scope", "col")
        region = etree.Element("div", {"class": "vip-table", "role": "region", "tabindex": "0", "aria-label": label[:120]})
        region.tail = table.tail
        table.tail = "\n"
        parent.remove(table)
        region.append(table)
        parent.insert(index, region)


def _is_caption(before: etree.Element) -> bool:
    """Say whether the paragraph can name the table: short, and without HTML that Python-Markdown has set aside (code above a table)."""
    text = "".join(before.itertext())
    return before.tag == "p" and not before.get("class") and len(text) <= CAPTION_LENGTH and STX not in text


class TableExtension(Extension):
    """Register the wrapping."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Before terms (3), so that captions are left alone."""
        md.treeprocessors.register(Regions(md), "vip-tables", 3.5)


def makeExtension(**kwargs: Any) -> Extension:
    """Return the extension, as Python-Markdown asks for it."""
    return TableExtension(**kwargs)
