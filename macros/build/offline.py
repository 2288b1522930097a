"""The whole site as a zip that opens by double-click, from a USB stick and without a server.

A folder has no server that finds `index.html`, so every link says it. Everything else is the site as it is:
the search index is scripts, so search works from a folder too. What only a browser with a server can use, the worker and
what an installed app needs, stays out, and no page points at it.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from macros.exports import installable

from . import saving

# A relative link to a folder, with what may follow: ../kallor/#sbu-242, ./, ../sok/?q=…
_TO_FOLDER = re.compile(rb'\b(href|action|content="0; url)="?((?![a-z]+:|/)[^"?#]*/)([?#][^"]*)?"')
# Files only a server needs, and checksums of pages whose links are rewritten here.
_LEFT_OUT = {"_headers", "sitemap.xml", "sitemap.xml.gz", "404.html", "SHA256SUMS", saving.OFFER, saving.LIST, saving.WORKER}
_LEFT_OUT |= {installable.PATH, "assets/icon-192.png", "assets/icon-512.png", "assets/icon-maskable-512.png"}
_TO_MANIFEST = re.compile(rb'\s*<link rel="manifest"[^>]*>')
_ANSWER_FORM = re.compile(rb'<section class="vip-feedback"(?:(?!</section>).)*<form.*?</section>\s*', re.DOTALL)  # nobody takes the answer
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the zip format's first moment: the same site gives the same bytes


def write_zip(site: Path, target: Path, folder: str) -> int:
    """Write the built `site` to the zip `target`, in a folder of its own. Returns the number of files.

    Raises OSError when the zip cannot be written; an earlier zip is then left as it was.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(target.name + ".unfinished")
    files = [path for path in sorted(site.rglob("*")) if path.is_file() and path.relative_to(site).as_posix() not in _LEFT_OUT]
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in files:
                content = path.read_bytes()
                if path.suffix == ".html":
                    content = from_folder(content)
                info = zipfile.ZipInfo(f"{folder}/{path.relative_to(site).as_posix()}", _EPOCH)
                info.external_attr = 0o644 << 16
                archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    unfinished.replace(target)
    return len(files)


def from_folder(html: bytes) -> bytes:
    """Return the page with every link to a folder of the site leading to the folder's `index.html`, and none to what stays out."""

    def named(found: re.Match[bytes]) -> bytes:
        return found.group(0).replace(found.group(2), found.group(2) + b"index.html", 1)

    return _TO_FOLDER.sub(named, _ANSWER_FORM.sub(b"", _TO_MANIFEST.sub(b"", html)))
