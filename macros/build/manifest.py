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
    return "".join(f"{digest}  {name}\n" for name, digest in _digests(site).items())


def changed(site: Path) -> list[str]:
    """Return the files below `site` that are not as its checksums say: changed, missing or new.

    A site without checksums was not made by us; it is taken as it is.
    """
    if not (site / SUMS).is_file():
        return []
    lines = (site / SUMS).read_text(encoding="utf-8").splitlines()
    promised = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    found = _digests(site)
    return sorted(name for name in promised.keys() | found.keys() if promised.get(name) != found.get(name))


def _digests(site: Path) -> dict[str, str]:
    """Return the checksum of every file by its path below `site`, in order of path."""
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file() and path != site / SUMS}
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in sorted(files.items())}


def sbom(lock: str) -> dict[str, object]:
    """Return the packages of the lock file as CycloneDX 1.5 (https://cyclonedx.org/docs/1.5/json/)."""
    components = []
    for line in lock.splitlines():
        if found := _PINNED.match(line):
            name, version = found.group(1).lower(), found.group(2)
            address = f"pkg:pypi/{name.replace('_', '-')}@{version}"  # https://github.com/package-url/purl-spec, type pypi
            components.append({"type": "library", "bom-ref": address, "name": name, "version": version, "purl": address})
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
