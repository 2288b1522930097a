"""What MkDocs' preview server needs: an environment and a free port."""

from __future__ import annotations

import os
import socket


def environment() -> dict[str, str]:
    """Return the environment, without announcements an author need not act on."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def is_free(port: int) -> bool:
    """Say whether a server on this machine can listen on `port`."""
    with socket.socket() as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the preview itself does: a port that was just left is free
        try:
            one.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
