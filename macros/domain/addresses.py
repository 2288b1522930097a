"""Where things are published. Addresses are fixed (design: words and addresses) and computed here alone."""

from __future__ import annotations

from posixpath import relpath

from macros.model.registry import Registry

FIXED = ("arbetsgrupper", "kallor", "ordlista", "instrument", "indikatorer", "for", "sok")


def chapter_address(programme: str, chapter: str) -> str:
    """Return where a chapter's list of pages is."""
    return f"/{programme}/{chapter}/"


def group_address(group: str) -> str:
    """Return where a working group's page is."""
    return f"/arbetsgrupper/{group}/"


def audience_address(audience: str) -> str:
    """Return where a reader's own page is."""
    return f"/for/{audience}/"


def source_address(source: str) -> str:
    """Return where a source stands in the register."""
    return f"/kallor/#{source}"


def term_address(term: str) -> str:
    """Return where a term stands in the glossary."""
    return f"/ordlista/#{term}"


def instrument_address(instrument: str) -> str:
    """Return where an instrument stands in the overview."""
    return f"/instrument/#{instrument}"


def relative(address: str, seen_from: str) -> str:
    """Return `address` as a link on the page `seen_from`; both start at the site's root with a slash.

    Relative links make the site work below any path, and from a folder.
    """
    path, _, anchor = address.partition("#")
    link = relpath(path, seen_from)
    link = "./" if link == "." else f"{link}/"
    if path == seen_from:
        link = "" if anchor else "./"
    return f"{link}#{anchor}" if anchor else link


def generated_paths(registry: Registry) -> frozenset[str]:
    """Return the source paths (below docs/) of the pages that are made from data, so that authors can link to them."""
    fixed = {f"{name}/index.md" for name in FIXED} | {"om/tillganglighet.md", "om/andringar.md", "om/utan-nat.md"}
    chapters = {f"{page.folder}/{page.chapter}/index.md" for page in registry.pages.values() if page.chapter and page.folder in registry.programmes}
    groups = {f"arbetsgrupper/{group}.md" for group in registry.groups}
    audiences = {f"for/{key}.md" for key in (*registry.professions, *registry.settings)}
    return frozenset(fixed | chapters | groups | audiences)


def address_of(path: str) -> str:
    """Return the address of the page whose source is `path` below docs/."""
    stem = path.removesuffix(".md")
    return "/" if stem == "index" else "/" + stem.removesuffix("/index") + "/"
