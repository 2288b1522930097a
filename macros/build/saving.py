"""What a reader saves for reading without a network: which files, with which checksums, and how much it is.

`overrides/offline-worker.js` fetches the small file first; it holds the checksum of the list, and the list holds the
checksum of every file, so that an edition is saved whole or not at all.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import math
import re
from pathlib import Path
from urllib.parse import quote

from . import hosting
from .edition import Stamp

OFFER, LIST, WORKER = "offline.json", "offline-files.json", "offline-worker.js"
PAGE = "om/utan-nat/index.html"
# What a reader never needs: what is for hosts, search engines and inspectors, and the page for addresses that do not exist.
LEFT_OUT = {OFFER, LIST, WORKER, "404.html", "_headers", "sitemap.xml", "sitemap.xml.gz", "SHA256SUMS", "sbom.cdx.json", "provenance.json"}
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml"}  # what the servers in hosting/ compress
# A saved page is under the same policy as one from the host. How long a cache may keep it is no longer a question.
GZIP = 1  # nginx's own choice: https://nginx.org/en/docs/http/ngx_http_gzip_module.html#gzip_comp_level
# Each answer bears the headers of hosting.py, and about this much more: status, day, type, length, ETag.
ANSWER = 250 + sum(len(f"{name}: {value}\r\n") for name, value in hosting.HEADERS.items())
HEADERS = {name: value for name, value in hosting.HEADERS.items() if name != "Cache-Control"}


def write(site: Path, stamp: Stamp, days: int) -> None:
    """Write list and offer below the built `site`, and edition and size on the page that tells of them."""
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    saved = {name: path for name, path in files.items() if name not in LEFT_OUT}
    edition = stamp.edition or stamp.day.isoformat()
    whole = sum(path.stat().st_size for path in saved.values())
    wire = {name: _on_the_wire(path) for name, path in saved.items()}
    pages = sum(size for name, size in wire.items() if name.endswith(".html"))  # each says its edition, so a new one changes them all
    sizes = {"wire": _megabytes(sum(wire.values())), "pages": _megabytes(pages), "bytes": _megabytes(whole)}
    _fill(site / PAGE, {"edition": edition, **sizes})
    digests = {_address(name): hashlib.sha256(path.read_bytes()).hexdigest() for name, path in saved.items()}
    listed = json.dumps({"headers": HEADERS, "files": digests}, separators=(",", ":"))
    offer = {"edition": edition, "day": stamp.day.isoformat(), "days": days, "bytes": whole, "list": hashlib.sha256(listed.encode()).hexdigest()}
    (site / LIST).write_text(listed, encoding="utf-8", newline="\n")
    (site / OFFER).write_text(json.dumps(offer), encoding="utf-8", newline="\n")


def _address(name: str) -> str:
    """Return the address below the site's root by which a page or file is asked for."""
    return quote(name[: -len("index.html")] if name == "index.html" or name.endswith("/index.html") else name)


def _on_the_wire(path: Path) -> int:
    """Return how many bytes a server as in hosting/ sends for the file, without what TLS adds."""
    content = path.read_bytes()
    return ANSWER + len(gzip.compress(content, GZIP) if path.suffix in COMPRESSED else content)


def _megabytes(number: int) -> str:
    return f"{math.ceil(number / 100_000) / 10:.1f} MB".replace(".", ",")


def _fill(page: Path, values: dict[str, str]) -> None:
    html = page.read_text(encoding="utf-8")
    for name, value in values.items():
        html = re.sub(f'(<span class="vip-offline__{name}">)[^<]*', lambda found, value=value: found.group(1) + value, html)  # type: ignore[misc]
    page.write_text(html, encoding="utf-8", newline="\n")
