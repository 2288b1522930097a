"""What the text rests on: a footnote whose id is in the source register gets its definition from there.

The definitions that are used are added after includes have been resolved, so citations in includes work.
The footnotes extension numbers them; the list gets a heading of its own.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from macros.loading.chapters import DEFINITION, visible_lines
from macros.loading.held import held
from macros.views.citation import reference

REFERENCE = re.compile(r"(?<!\\)\[\^((?:historisk:)?[^\]\s]+)\]")


class Definitions(Preprocessor):
    """Add a definition for every source the text cites. Runs when fenced code has been set aside."""

    def __init__(self, md: Markdown, root: Path) -> None:
        super().__init__(md)
        self.root = root

    def run(self, lines: list[str]) -> list[str]:
        """Return `lines` with the definitions after them."""
        sources = held(self.root).registry.sources
        text = DEFINITION.sub("", "\n".join(shown for _, shown in visible_lines("\n".join(lines))))
        used = dict.fromkeys(REFERENCE.findall(text))
        definitions = []
        for label in used:
            source = sources.get(label.removeprefix("historisk:"))
            if source:
                html = reference(source, historical=label.startswith("historisk:"))
                definitions += ["", f"[^{label}]: {self.md.htmlStash.store(html)}"]
        return [*lines, *definitions]


class ListHeading(Treeprocessor):
    """Give the list of references its heading, before the table of contents is made (toc: 5), and every way back a name."""

    def run(self, root: etree.Element) -> None:
        """Replace the rule that the footnotes extension draws."""
        for part in root.iter("div"):
            if part.get("class") != "footnote":
                continue
            for rule in part.findall("hr"):
                part.remove(rule)
            heading = etree.Element("h2", {"id": "referenser"})
            heading.text = "Referenser"
            heading.tail = "\n"
            part.insert(0, heading)
            for entry in part.iter("li"):
                _tell_apart([link for link in entry.iter("a") if link.get("class") == "footnote-backref"])


def _tell_apart(links: list[etree.Element]) -> None:
    """Number the ways back from a reference that is cited in several places; they would all have the same name."""
    for place, link in enumerate(links[1:], start=2):
        link.text = str(place)
        link.set("title", f"Ställe {place} i texten")


class CitationExtension(Extension):
    """Register both steps."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {"root": [".", "The repository's root."]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:
        """Definitions come after includes (101) and fenced code (25), before the blocks are read."""
        md.preprocessors.register(Definitions(md, Path(self.getConfig("root"))), "vip-citations", 22)
        md.treeprocessors.register(ListHeading(md), "vip-references", 6)


def makeExtension(**kwargs: Any) -> Extension:
    """Return the extension, as Python-Markdown asks for it."""
    return CitationExtension(**kwargs)
