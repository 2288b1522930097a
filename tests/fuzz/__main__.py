"""Coverage-guided fuzzing of everything authors write: `make fuzz SECONDS=600`. Findings lie in .cache/fuzz/findings/.

Atheris lies in a folder of its own, which only this program looks in. What is found is told and the search goes on;
the exit code is 1 when something was found.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import yaml

FOLDER = Path(".cache/fuzz")
CORPUS, FINDINGS, DICTIONARY = FOLDER / "corpus", FOLDER / "findings", FOLDER / "marks.dict"
HOSTILE = Path("tests/hostile")
TARGET_OF = {"text": 0, "include": 3}
MEGABYTES = 3000  # of memory, before a run is stopped
SLOW = 30  # seconds for one input; more is a finding


def main(seconds: int) -> int:
    """Sow the seeds, search for `seconds`, and say what was found."""
    _sow()
    before = set(FINDINGS.glob("*"))
    command = [sys.executable, "-m", "tests.fuzz", "--search", str(CORPUS)]
    flags = [f"-max_total_time={seconds}", f"-timeout={SLOW}", f"-rss_limit_mb={MEGABYTES}", "-max_len=1200", f"-dict={DICTIONARY}"]
    flags += [f"-artifact_prefix={FINDINGS}/", "-print_final_stats=1", "-verbosity=0", "-close_fd_mask=0"]
    code = subprocess.run([*command, *flags], check=False, env={**os.environ, "PYTHONPATH": str(FOLDER / "lib")}).returncode
    found = sorted(set(FINDINGS.glob("*")) - before)
    print(f"{len(found)} nya fynd i {FINDINGS}/" + "".join(f"\n    {path}" for path in found))
    return 1 if found or code else 0


def _sow() -> None:
    """Write the cases of tests/hostile as seeds, and the marks as words to put in. The first byte says which target."""
    for folder in (CORPUS, FINDINGS):
        folder.mkdir(parents=True, exist_ok=True)
    marks = yaml.safe_load((HOSTILE / "marks.yml").read_text(encoding="utf-8"))
    cases = [case for name in ("texts", "builds") for case in yaml.safe_load((HOSTILE / f"{name}.yml").read_text(encoding="utf-8"))]
    seeds = [(number, case[key]) for case in cases for key, number in TARGET_OF.items() if key in case]
    seeds += [(0, text) for text in marks["whole"]]
    seeds += [
        (2, text)
        for case in yaml.safe_load((HOSTILE / "places.yml").read_text(encoding="utf-8"))
        for text in case.get("files", {}).values()
        if isinstance(text, str)
    ]
    for number, text in seeds:
        data = bytes([number]) + text.encode("utf-8", "surrogatepass")
        (CORPUS / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
    words = [word for word in [*marks["marks"], *marks["words"]] if word]
    DICTIONARY.write_text("".join('"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"\n' for word in words), encoding="ascii")


def search(arguments: list[str]) -> None:
    """Run Atheris in this process; it never comes back."""
    import atheris

    with atheris.instrument_imports(include=["macros", "markdown", "pymdownx", "markdown_include"]):
        from tests.fuzz.targets import TARGETS, fault

        fault(TARGETS[0], "Text.\n")  # the extensions are imported when a page is rendered

    told: set[str] = set()

    def once(data: bytes) -> None:
        if not data:
            return
        target, text = TARGETS[data[0] % len(TARGETS)], data[1:].decode("utf-8", "replace")
        if (found := fault(target, text)) and found[0] not in told:
            told.add(found[0])
            path = FINDINGS / f"{target.__name__}-{hashlib.sha256(found[0].encode()).hexdigest()[:12]}.txt"
            path.write_text(f"{found[0]}\n\n{text!r}\n\n{found[1]}", encoding="utf-8", errors="replace")
            print(f"FYND {found[0]}: {text!r}", flush=True)

    atheris.Setup([sys.argv[0], *arguments], once)
    atheris.Fuzz()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--search"]:
        search(sys.argv[2:])
    else:
        sys.exit(main(int(sys.argv[1])))
