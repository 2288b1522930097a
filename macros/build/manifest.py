"""What lets somebody else check a release: checksums, what it was made with, and from what.

The three files lie in the release's root, hold no clock and no path of the machine, and are the same for
the same commit, day and lock file.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from .edition import Stamp

SUMS, SBOM, PROVENANCE = "SHA256SUMS", "sbom.cdx.json", "provenance.json"
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)")


def add(site: Path, root: Path, stamp: Stamp) -> None:
    """Write SBOM, provenance and, last, the checksums of every file of the built `site`."""
    lock = root / "requirements.lock"
    text = lock.read_text(encoding="utf-8") if lock.is_file() else ""
    _write(site / SBOM, sbom(text))
    _write(site / PROVENANCE, provenance(stamp, text))
    (site / SUMS).write_text(sums(site), encoding="utf-8", newline="\n")


def sums(site: Path) -> str:
    """Return SHA-256 and path of every file below `site`, as `sha256sum -c` reads them."""
    lines = []
    for path in sorted(site.rglob("*"), key=lambda path: path.relative_to(site).as_posix()):
        if path.is_file() and path != site / SUMS:
            lines.append(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(site).as_posix()}\n")
    return "".join(lines)


def sbom(lock: str) -> dict[str, object]:
    """Return the packages of the lock file as CycloneDX 1.5 (https://cyclonedx.org/docs/1.5/json/)."""
    components = []
    for line in lock.splitlines():
        if found := _PINNED.match(line):
            name, version = found.group(1).lower(), found.group(2)
            components.append({"type": "library", "name": name, "version": version, "purl": f"pkg:pypi/{name}@{version}"})
    return {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "components": components}


def provenance(stamp: Stamp, lock: str) -> dict[str, object]:
    """Return what the release was made from: commit, day and the lock file's checksum.

    It is a plain statement, not a signed attestation; whoever publishes may sign SHA256SUMS.
    """
    return {
        "commit": stamp.commit,
        "day": stamp.day.isoformat(),
        "edition": stamp.edition,
        "lock_sha256": hashlib.sha256(lock.encode()).hexdigest(),
        "made_with": "vip build",
    }


def _write(path: Path, content: dict[str, object]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n", encoding="utf-8", newline="\n")
