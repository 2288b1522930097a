"""What a word means: a term of the glossary is explained where a page first uses it.

The explanation is a button and a popover of the browser's own: it opens by key, click and touch, needs no
script, and reads as a parenthesis where popovers are not known.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from macros.loading.held import held
from macros.model.registry import Registry
from macros.model.term import Term

INSIDE = ("p", "li", "td", "dd", "strong", "em")
NEVER_INSIDE = ("a", "button", "code", "pre", "abbr", "h1", "h2", "h3", "h4", "h5", "h6", "th", "caption", "sup", "summary")


class FirstUse(Treeprocessor):
    """Find the first use of every term in running text."""

    def __init__(self, md: Markdown, root: Path) -> None:
        super().__init__(md)
        self.root = root

    def run(self, root: etree.Element) -> None:
        """Explain each term once, in the order the reader meets them."""
        left = explained(held(self.root).registry)
        if not left:
            return
        words = "|".join(re.escape(word) for word in sorted(left, key=len, reverse=True))
        pattern = re.compile(rf"(?<![\w-])({words})(?![\w-])")
        for element in list(_running_text(root)):
            # The element's own text, then the text after each child: both belong to the element. What stands
            # after a found term is the tail of its note, and is looked through when its turn comes.
            index = -1
            while left and index < len(element):
                index += 2 if self._explain_at(element, index, pattern, left) else 1

    def _explain_at(self, element: etree.Element, index: int, pattern: re.Pattern[str], left: dict[str, tuple[Term, ...]]) -> bool:
        """Explain the first term not yet explained in one stretch of text. Returns whether there was one."""
        holder = element if index < 0 else element[index]
        text = holder.text if index < 0 else holder.tail
        if not text or not isinstance(text, str):
            return False
        found = next((found for found in pattern.finditer(text) if found.group(1) in left), None)
        if found is None:
            return False
        word = found.group(1)
        button, note = explanation(word, left.pop(word))
        note.tail = text[found.end() :]
        if index < 0:
            element.text = text[: found.start()]
        else:
            holder.tail = text[: found.start()]
        element.insert(index + 1, button)
        element.insert(index + 2, note)
        return True


def explained(registry: Registry) -> dict[str, tuple[Term, ...]]:
    """Return the terms that are explained, by the exact letters they are written with."""
    found: dict[str, tuple[Term, ...]] = {}
    for term in registry.terms:
        if term.explain and len(term.term) > 1:
            found[term.term] = (*found.get(term.term, ()), term)
    return found


def _running_text(root: etree.Element) -> Iterator[etree.Element]:
    """Yield the elements whose own text is running text, in reading order; footnotes and labels are left alone."""
    for child in root:
        classes = child.get("class", "")
        if child.tag in NEVER_INSIDE or classes in ("footnote", "vip-for", "vip-safety__title") or classes.startswith(("vip-rec", "vip-instrument")):
            continue
        if child.tag in INSIDE:
            yield child
        yield from _running_text(child)


def explanation(word: str, terms: tuple[Term, ...]) -> tuple[etree.Element, etree.Element]:
    """Return the button that shows `word`, and the note it opens."""
    target = f"ord-{terms[0].id}"
    button = etree.Element("button", {"type": "button", "class": "vip-term", "popovertarget": target})
    button.text = word
    note = etree.Element("span", {"popover": "auto", "id": target, "class": "vip-term-note", "role": "note"})
    name = etree.SubElement(note, "strong")
    name.text = word
    name.tail, last = " – ", name
    for index, term in enumerate(terms):
        last.tail = f"{last.tail or ''}{'; eller ' if index else ''}"
        if term.language == "sv":
            last.tail += term.expansion
        else:
            last = etree.SubElement(note, "span", {"lang": term.language})
            last.text = term.expansion
    last.tail = f"{last.tail or ''}. "
    link = etree.SubElement(note, "a", {"href": f"/ordlista/index.md#{terms[0].id}"})
    link.text = "Ordlistan"
    return button, note


class TermExtension(Extension):
    """Register the explanations."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {"root": [".", "The repository's root."]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:
        """Terms come after inline marks (20) and the table of contents (5), before links are resolved (0)."""
        md.treeprocessors.register(FirstUse(md, Path(self.getConfig("root"))), "vip-terms", 3)


def makeExtension(**kwargs: Any) -> Extension:
    """Return the extension, as Python-Markdown asks for it."""
    return TermExtension(**kwargs)
