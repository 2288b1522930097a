"""Links that survive a changed heading: `{: was="gammalt-ankare" }` keeps the old anchor as a second id."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

HEADINGS = ("h2", "h3", "h4", "h5", "h6")


class FormerAnchors(Treeprocessor):
    """Give a heading an empty element for every anchor it has had; no script is needed to arrive."""

    def run(self, root: etree.Element) -> None:
        """Change every heading in place."""
        for heading in root.iter():
            if heading.tag not in HEADINGS:
                continue
            for anchor in heading.attrib.pop("was", "").split():
                former = etree.Element("span", {"id": anchor, "class": "vip-former"})
                former.tail, heading.text = heading.text, None
                heading.insert(0, former)


class AnchorExtension(Extension):
    """Register the former anchors."""

    def extendMarkdown(self, md: Markdown) -> None:
        """After attr_list (8) has read the attribute and toc (5) has read the heading's text."""
        md.treeprocessors.register(FormerAnchors(md), "vip-former-anchors", 4.5)


def makeExtension(**kwargs: Any) -> Extension:
    """Return the extension, as Python-Markdown asks for it."""
    return AnchorExtension(**kwargs)
