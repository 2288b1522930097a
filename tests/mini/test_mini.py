"""A whole programme area with other names than the real ones, built and read as a stranger would read it."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from macros.loading.library import load
from tests.mini import world
from tests.mini.reading import lines_of

GOLDEN = world.REPOSITORY / "tests" / "golden"

# One page of each kind, by its address. Between them they hold every syntax and macro an author has.
PAGES = (
    "",
    "somnsvarigheter/",
    "somnsvarigheter/grunder/vad-ar-god-somn/",
    "somnsvarigheter/forsta-steget/fraga-om-somn/",
    "somnsvarigheter/stod/somnrestriktion/",
    "stress/grunder/vad-ar-stress/",
    "arbetsgrupper/grupp-somn/",
    "kallor/",
    "for/foretagslakare/",
)


@pytest.mark.parametrize("address", PAGES)
def test_page_reads_as_blessed(address: str, site: Path, request: pytest.FixtureRequest) -> None:
    golden = GOLDEN / f"{address.rstrip('/') or 'start'}.html"
    _compare(lines_of(site / address / "index.html"), golden, request)


def test_addresses_are_as_blessed(site: Path, request: pytest.FixtureRequest) -> None:
    found = sorted("/" + path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("*.html"))
    _compare("\n".join(found) + "\n", GOLDEN / "addresses.txt", request)


def _compare(found: str, golden: Path, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--bless"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(found, encoding="utf-8", newline="\n")
    blessed = golden.read_text(encoding="utf-8") if golden.exists() else ""
    assert found.splitlines() == blessed.splitlines(), f"läs skillnaden; är den rätt, kör make bless ({golden.relative_to(world.REPOSITORY)})"


def test_no_golden_file_is_left_over() -> None:
    kept = {GOLDEN / f"{address.rstrip('/') or 'start'}.html" for address in PAGES} | {GOLDEN / "addresses.txt"}
    assert {path for path in GOLDEN.rglob("*") if path.is_file()} == kept


def test_code_and_theme_name_no_real_programme() -> None:
    registry = load(world.REPOSITORY).registry
    names = [name for item in registry.programmes.values() for name in (item.id, item.title)] + [*registry.groups, *registry.guidelines]
    named = re.compile("|".join(re.escape(name) for name in names), re.IGNORECASE)
    files = [path for folder in ("macros", "overrides") for path in (world.REPOSITORY / folder).rglob("*") if path.is_file() and path.suffix != ".pyc"]
    found = [f"{path.relative_to(world.REPOSITORY)}: {match.group(0)}" for path in files for match in named.finditer(_text(path))]
    assert len(registry.programmes) > 1
    assert found == []


def test_private_fields_are_in_no_file(site: Path) -> None:
    canary = re.compile("kanarie", re.IGNORECASE)
    assert canary.search((world.MINI / "data/groups/grupp-somn.yml").read_text(encoding="utf-8"))
    assert [path for path in site.rglob("*") if path.is_file() and canary.search(_text(path))] == []


def test_texts_for_editors_and_includes_are_not_pages(site: Path) -> None:
    assert [path for path in site.rglob("*") if {"redaktion", "_includes"} & set(path.relative_to(site).parts)] == []
    assert not any("Lathund för den som skriver" in _text(path) for path in site.rglob("*") if path.is_file())


def _text(path: Path) -> str:
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return content.decode("utf-8", "replace")


def test_draft_is_absent_when_drafts_are_not_published(tmp_path: Path) -> None:
    root = world.copied(tmp_path / "mini")
    settings = root / "mkdocs.yml"
    settings.write_text(re.sub("publish: .*", "publish: [publicerad, under revidering]", settings.read_text(encoding="utf-8")), encoding="utf-8")
    done = world.vip(root, "build", "--day", world.DAY)
    assert done.returncode == 0, done.stdout + done.stderr
    site = root / "site"
    assert (site / "stress/grunder/vad-ar-stress/index.html").is_file()
    assert (site / "gemensamt/akut-hjalp/index.html").is_file()
    assert not (site / "somnsvarigheter").exists()
    written = [_text(path) for path in site.rglob("*") if path.is_file() and path.parts[-2] != "icons"]
    assert [text for text in written if "Ligg bara i sängen" in text or "somnsvarigheter/" in text] == []


def test_same_commit_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    first = world.copied(tmp_path / "one" / "mini")
    (first / ".gitignore").write_text(".cache/\nreleases/\nsite\n", encoding="utf-8")
    _git(first, "init", "--quiet")
    _git(first, "add", ".")
    _git(first, "commit", "--quiet", "--message", "Miniatyren")
    second = tmp_path / "a folder further away" / "åäö"
    _git(tmp_path, "clone", "--quiet", str(first), str(second))
    here = world.vip(first, "build", umask=0o077, TZ="Pacific/Kiritimati", LC_ALL="C", PYTHONHASHSEED="1")
    there = world.vip(second, "build", umask=0o002, TZ="America/Los_Angeles", LC_ALL="C.UTF-8", PYTHONHASHSEED="2")
    assert (here.returncode, there.returncode) == (0, 0), here.stdout + here.stderr + there.stdout + there.stderr
    files = _files(first / "site")
    assert "search/index.js" in files
    assert f"Utgåva {world.DAY}-" in _text(first / "site/index.html")
    assert files == _files(second / "site")


def _git(folder: Path, *arguments: str) -> None:
    moment = f"{world.DAY}T23:30:00+00:00"  # another day in both time zones above
    who = {"GIT_AUTHOR_NAME": "Test", "GIT_AUTHOR_EMAIL": "test@exempel.se", "GIT_COMMITTER_NAME": "Test", "GIT_COMMITTER_EMAIL": "test@exempel.se"}
    when = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", "-C", str(folder), *arguments], env={**os.environ, **who, **when}, check=True, capture_output=True)


def _files(site: Path) -> dict[str, tuple[str, int]]:
    """Return digest and rights of every file, by its path."""
    files = (path for path in site.resolve().rglob("*") if path.is_file())
    return {path.relative_to(site.resolve()).as_posix(): (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mode & 0o777) for path in sorted(files)}


def test_mkdocs_builds_it_as_any_mkdocs_site(tmp_path: Path) -> None:
    root = world.copied(tmp_path / "mini")
    done = world.run(root, "mkdocs", "build", "--strict", NO_MKDOCS_2_WARNING="1", DISABLE_MKDOCS_2_WARNING="true")
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    assert [line for line in said.splitlines() if not line.startswith("INFO")] == []
    assert (root / ".cache/mkdocs-site/stress/grunder/vad-ar-stress/index.html").is_file()
    assert not (root / "site").exists()


def test_broken_source_is_told_and_the_old_site_stays(site: Path, tmp_path: Path) -> None:
    root = tmp_path / "mini"
    shutil.copytree(site.parents[1], root, symlinks=True)
    before = os.readlink(root / "site"), _files(root / "site")
    page = root / "docs/somnsvarigheter/grunder/vad-ar-god-somn.md"
    page.write_text(page.read_text(encoding="utf-8").replace("orka.[^radet-somn]", "orka.[^radet-sovn]"), encoding="utf-8")
    done = world.vip(root, "build", "--day", world.DAY)
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        'docs/somnsvarigheter/grunder/vad-ar-god-somn.md:17:28: okänd källa "radet-sovn" [unknown-source]',
        '    Gör så här: rätta till "radet-somn" eller lägg till källan i data/sources/',
        "",
        "1 fel i 1 fil. Inget har publicerats.",
    ]
    assert (os.readlink(root / "site"), _files(root / "site")) == before
