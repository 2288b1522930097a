"""What lies in docs/ and data/, looked at from outside: links are not followed, and content decides what a file is.

Pictures are read chunk by chunk (PNG, RFC 2083) or segment by segment (JPEG, ITU-T T.81). Whatever is not the
picture itself is noted: a camera's notes of place and owner, comments, and bytes after the end.
"""

from __future__ import annotations

import os
import stat
import struct
from collections.abc import Iterator
from pathlib import Path

from macros.model.holding import Holding, HoldingKind

FOLDERS = ("docs", "data")
TEXT = (".md", ".yml", ".json")
MAX_PICTURE_BYTES = 2_000_000  # more is not read: the check refuses it by its size
# What the system leaves in a folder, and git's own; MkDocs never publishes a name that starts with a dot.
IGNORED = (".DS_Store", ".gitkeep", ".gitignore", ".gitattributes")

MAX_SIDE = 10_000  # a few bytes can say a picture that fills the memory of a phone
PNG = b"\x89PNG\r\n\x1a\n"
PNG_PICTURE = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"pHYs", b"bKGD", b"sBIT"}
PNG_NOTES = {b"tEXt": "text", b"zTXt": "text", b"iTXt": "text", b"eXIf": "Exif", b"tIME": "tid"}
JPEG = b"\xff\xd8\xff"
JPEG_NOTES = {0xE1: "Exif eller XMP", 0xED: "IPTC", 0xFE: "kommentar"}
JPEG_SIGNS = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}  # what these say of themselves; others hide a second picture
JPEG_PICTURE = {0xE0, 0xE2, 0xEE, 0xDB, 0xC4, 0xDD, 0xDA, 0xC0, 0xC1, 0xC2, 0xC3}  # JFIF, ICC, Adobe; tables and frames


def survey(root: Path) -> tuple[Holding, ...]:
    """Return everything that lies in docs/ and data/ of the repository at `root`, by path."""
    return tuple(sorted(holding for folder in FOLDERS for holding in _below(root / folder, folder)))


def _below(folder: Path, name: str) -> Iterator[Holding]:
    """Yield what lies below `folder`. A folder that is a link is told and not entered."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return  # told as missing-input
    except OSError as error:
        yield Holding(name, "unreadable", notes=(error.strerror or "",))
        return
    for entry in entries:
        path = f"{name}/{_readable(entry.name)}"
        if entry.name in IGNORED:
            continue
        if entry.is_symlink():
            yield Holding(path, "symlink")
        elif entry.is_dir(follow_symlinks=False):
            yield from _below(folder / entry.name, path)
        else:
            yield _seen(folder / entry.name, path)


def _readable(name: str) -> str:
    """Return a name that can be printed, also when its bytes are not UTF-8."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _seen(file: Path, path: str) -> Holding:
    status = file.lstat()
    if not stat.S_ISREG(status.st_mode):
        return Holding(path, "special")
    if file.suffix in TEXT:
        return Holding(path, "text", status.st_size)  # its reader says what is wrong with its content
    if status.st_size > MAX_PICTURE_BYTES:
        return Holding(path, "other", status.st_size)
    try:
        content = file.read_bytes()
    except OSError as error:
        return Holding(path, "unreadable", status.st_size, (error.strerror or "",))
    kind, notes = judged(content)
    return Holding(path, kind, status.st_size, notes)


def judged(content: bytes) -> tuple[HoldingKind, tuple[str, ...]]:
    """Return what `content` is, and what it carries besides."""
    if content.startswith(PNG):
        return "png", tuple(dict.fromkeys(_png(content)))
    if content.startswith(JPEG):
        return "jpeg", tuple(dict.fromkeys(_jpeg(content)))
    return "other", ()


def _png(content: bytes) -> Iterator[str]:
    at = len(PNG)
    while at + 8 <= len(content):
        length, name = struct.unpack(">I4s", content[at : at + 8])
        is_first = at == len(PNG)
        at += 12 + length
        if is_first != (name == b"IHDR") or (name == b"IEND" and length):
            yield "ingen hel bild"
            return
        if is_first and max(int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")) > MAX_SIDE:
            yield f"mer än {MAX_SIDE} bildpunkter på en sida"
        if name not in PNG_PICTURE:
            yield PNG_NOTES.get(name, "okända delar")
        if name == b"IEND":
            if content[at:]:
                yield "något efter bildens slut"
            return
    yield "ingen hel bild"


def _jpeg(content: bytes) -> Iterator[str]:
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:  # a fill byte
            at += 1
            continue
        if marker == 0xD9:
            if content[at + 2 :]:
                yield "något efter bildens slut"
            return
        if marker not in JPEG_PICTURE or not content.startswith(JPEG_SIGNS.get(marker, b""), at + 4):
            yield JPEG_NOTES.get(marker, "okända delar")
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if marker == 0xDA:
            at = _scan_end(content, at)
    if content[at : at + 2] != b"\xff\xd9":
        yield "ingen hel bild"


def _scan_end(content: bytes, at: int) -> int:
    """Return where the compressed data that begins at `at` ends: at the next marker that is not part of it."""
    while (at := content.find(b"\xff", at)) >= 0:
        follows = content[at + 1 : at + 2]
        if follows and follows != b"\x00" and not b"\xd0" <= follows <= b"\xd7":
            return at
        at += 2
    return len(content)
