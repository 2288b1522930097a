"""A source as the reader meets it: in the reference list, in a sentence, in the register."""

from __future__ import annotations

from urllib.parse import urlsplit

from macros.model.source import Source

from .templates import filled


def reference(source: Source, *, historical: bool = False) -> str:
    """Return the source as one entry of a reference list (HTML on one line)."""
    html = filled("reference.html", source=source, host=host_of(source), historical=historical)
    return " ".join(html.split())


def inline(source: Source) -> str:
    """Return the source named in a sentence, with its footnote (Markdown)."""
    return " ".join(filled("source.md", source=source).split())


def host_of(source: Source) -> str:
    """Return the host a link to the source leads to, as the reader sees it."""
    return urlsplit(source.url).netloc.removeprefix("www.") if source.url else ""
