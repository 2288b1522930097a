"""Old addresses that lead to where the text is now: a page with a link, and no script."""

from __future__ import annotations

from collections.abc import Iterator

from macros.domain.addresses import relative
from macros.model.registry import Registry

from .templates import filled


def redirects(registry: Registry) -> Iterator[tuple[str, str]]:
    """Yield path and HTML of every redirect: from former addresses of pages, and of whole programmes."""
    for page in registry.pages.values():
        for slug in page.meta.former_slugs:
            yield _redirect(slug.strip("/"), page.address, page.meta.title)
    for programme in registry.programmes.values():
        for former in programme.former_slugs:
            for page in registry.pages_of(programme.id):
                old = page.address.strip("/").replace(programme.id, former, 1)
                yield _redirect(old, page.address, page.meta.title)


def _redirect(old: str, address: str, title: str) -> tuple[str, str]:
    return f"{old}/index.html", filled("redirect.html", url=relative(address, f"/{old}/"), title=title) + "\n"
