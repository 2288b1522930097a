"""The environment MkDocs' preview server runs in."""

from __future__ import annotations

import os


def environment() -> dict[str, str]:
    """Return the environment, without announcements an author need not act on."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
