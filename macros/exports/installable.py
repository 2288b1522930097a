"""What a phone needs to know to put the site among its apps: https://www.w3.org/TR/appmanifest/."""

from __future__ import annotations

import json
from typing import Any

from macros.model.registry import SiteSettings

PATH = "manifest.webmanifest"
SHORT = 12  # characters that most home screens show below an icon
BAR, PAPER = "#0b3f4a", "#fdfcf9"  # --vip-bar and --vip-paper in overrides/assets/vip.css

# The pictures are overrides/assets/vip-icon.svg drawn by Chromium (a page of the picture's size with the icon in it, and a
# screenshot): `icon-192` and `icon-512` as it is; `icon-maskable-512` and `icon-touch-180` without the rounded
# corners. Its ring lies within the middle 80 %, which every mask leaves (https://www.w3.org/TR/appmanifest/#icon-masks).
ICONS = (
    {"src": "assets/icon-192.png", "sizes": "192x192", "type": "image/png"},
    {"src": "assets/icon-512.png", "sizes": "512x512", "type": "image/png"},
    {"src": "assets/icon-maskable-512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
    {"src": "assets/vip-icon.svg", "sizes": "any", "type": "image/svg+xml"},
)


def manifest(site: SiteSettings) -> bytes:
    """Return the manifest. Its addresses are relative to itself in the site's root, so that the site works below any path."""
    content: dict[str, Any] = {
        "name": site.name,
        "short_name": short(site.name),
        "lang": "sv",
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "theme_color": BAR,
        "background_color": PAPER,
        "icons": ICONS,
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def short(name: str) -> str:
    """Return what a home screen has room for: the name, or its first word."""
    return name if len(name) <= SHORT else name.split()[0]
