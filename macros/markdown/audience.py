"""Whom a part of a page is for, and what can never be folded away: `/// for |`, `{: for="…" }`, `/// safety |`, `{: .safety }`.

Both forms are published as `data-for` with every profession and setting the part serves, and with a label
that can be read without colour or script. Safety parts carry `data-safety` instead.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from pathlib import Path
from typing import Any, ClassVar

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from macros.domain.audiences import names, readers
from macros.loading.held import held
from macros.model.registry import Registry

HEADINGS = ("h2", "h3", "h4", "h5", "h6")


class ForBlock(Block):
    """`/// for | larare, specialpedagog`: a part that is for some of the page's readers."""

    NAME = "for"
    ARGUMENT = True
    CONFIG: ClassVar = {"root": "."}

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make the part with its label."""
        ids = [part.strip() for part in self.argument.replace(",", " ").split()]
        part = etree.SubElement(parent, "div")
        mark_part(part, ids, held(Path(self.config["root"])).registry)
        return part


class SafetyBlock(Block):
    """`/// safety | När det är akut`: a safety text with the days it was checked and must be checked again."""

    NAME = "safety"
    ARGUMENT = True
    OPTIONS: ClassVar = {"checked": ["", str], "review_by": ["", str]}

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make the part with its heading; the days come last."""
        part = etree.SubElement(parent, "aside", {"class": "vip-safety", "data-safety": "", "aria-label": self.argument})
        title = etree.SubElement(part, "p", {"class": "vip-safety__title"})
        title.text = self.argument
        return part

    def on_end(self, block: etree.Element) -> None:
        """Say when the text was checked, once its content is there."""
        checked, review_by = self.options["checked"], self.options["review_by"]
        if checked and review_by:
            days = etree.SubElement(block, "p", {"class": "vip-safety__days"})
            days.text = f"Uppgifterna lästes {checked}. Granskas senast {review_by}."


class Sections(Treeprocessor):
    """Gather a marked heading and what stands under it into one part."""

    def __init__(self, md: Markdown, root: Path) -> None:
        super().__init__(md)
        self.root = root

    def run(self, root: etree.Element) -> None:
        """Wrap, innermost headings first, so that a part may hold another."""
        for tag in reversed(HEADINGS):
            for parent in list(root.iter()):
                self._wrap_in(parent, tag)

    def _wrap_in(self, parent: etree.Element, tag: str) -> None:
        for heading in [child for child in parent if child.tag == tag]:
            audience = heading.attrib.pop("for", None)
            classes = heading.get("class", "").split()
            if audience is None and "safety" not in classes:
                continue
            part = etree.Element("section")
            index = list(parent).index(heading)
            following = list(parent)[index + 1 :]
            body = []
            for sibling in following:
                if sibling.get("class") == "footnote" or (sibling.tag in HEADINGS and sibling.tag <= tag):
                    break
                body.append(sibling)
            for child in [heading, *body]:
                parent.remove(child)
            part.append(heading)
            if audience is not None:
                mark_part(part, audience.replace(",", " ").split(), held(self.root).registry)
            else:
                heading.attrib.pop("class")
                part.set("class", "vip-safety")
                part.set("data-safety", "")
            part.extend(body)
            part.tail = "\n"
            parent.insert(index, part)


def mark_part(part: etree.Element, ids: list[str], registry: Registry) -> None:
    """Say on `part` whom it is for: `data-for` for the script, a label for everyone."""
    part.set("class", "vip-part")
    part.set("data-for", " ".join(readers(ids, registry)))
    label = etree.SubElement(part, "p", {"class": "vip-for"})
    label.text = "För " + _listed(names(ids, registry))


def _listed(words: tuple[str, ...]) -> str:
    """Return the words as a Swedish list: a, b och c. A common noun loses its capital inside the sentence."""
    words = tuple(word if word[:2].isupper() else word[:1].lower() + word[1:] for word in words)
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " och " + words[-1] if words else ""


class AudienceExtension(BlocksExtension):
    """Register the two blocks and the heading marks."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.config = {"root": [".", "The repository's root."]}
        super().__init__(*args, **kwargs)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        """Register our blocks; the headings come after attr_list (8) and toc (5) have done theirs."""
        block_mgr.register(ForBlock, self.getConfigs())
        block_mgr.register(SafetyBlock, {})
        md.treeprocessors.register(Sections(md, Path(self.getConfig("root"))), "vip-sections", 4)


def makeExtension(**kwargs: Any) -> Extension:
    """Return the extension, as Python-Markdown asks for it."""
    return AudienceExtension(**kwargs)
