"""Readers see the old site or the new one, whole, whatever happens to a build. (Kills and full disks: tests/publishing/.)"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from macros.build import manifest, release
from macros.build.edition import Stamp
from tests.world import DAY


def site_of(text: str, root: Path) -> Callable[[Path], None]:
    """Return what makes a site that says `text`."""

    def fill(folder: Path) -> None:
        (folder / "somn").mkdir()
        (folder / "somn" / "index.html").write_text(text, encoding="utf-8")
        manifest.add(folder, root, Stamp(DAY, None, None))

    return fill


def published(root: Path, *names: str) -> None:
    """Publish a site of each name, in order; each says its name."""
    for name in names:
        release.publish(root, name, site_of(name, root))


def read(root: Path) -> str:
    """Return what a reader reads now."""
    return (root / "site" / "somn" / "index.html").read_text(encoding="utf-8")


def kept(root: Path) -> list[str]:
    return [path.name for path in release.listed(root)]


def test_what_is_published_is_what_readers_see(tmp_path: Path) -> None:
    made = release.publish(tmp_path, "2026-11-22-abc", site_of("ny", tmp_path))
    assert (made, release.current(tmp_path), read(tmp_path)) == (tmp_path / "releases" / "2026-11-22-abc", made, "ny")


def test_the_link_works_wherever_the_folder_is_moved(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    published(tmp_path / "a", "ett")
    (tmp_path / "a").rename(tmp_path / "b")
    assert read(tmp_path / "b") == "ett"


def test_a_failure_leaves_the_old_site_and_nothing_of_the_new(tmp_path: Path) -> None:
    published(tmp_path, "gammal")

    def fails(folder: Path) -> None:
        site_of("halv", tmp_path)(folder)
        raise ValueError("avbrutet")

    with pytest.raises(ValueError, match="avbrutet"):
        release.publish(tmp_path, "ny", fails)
    assert (read(tmp_path), kept(tmp_path)) == ("gammal", ["gammal"])
    assert [path.name for path in (tmp_path / "releases").iterdir() if path.name.startswith(release.UNFINISHED)] == []


def test_a_first_build_that_fails_leaves_no_site(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        release.publish(tmp_path, "ny", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
    assert (release.current(tmp_path), kept(tmp_path), (tmp_path / "site").exists()) == (None, [], False)


def test_what_a_killed_build_left_is_tidied_away(tmp_path: Path) -> None:
    left = tmp_path / "releases" / f"{release.UNFINISHED}x"
    left.mkdir(parents=True)
    (left / "halv.html").write_text("halv")
    published(tmp_path, "ny")
    assert (left.exists(), kept(tmp_path)) == (False, ["ny"])


def test_another_site_of_the_same_edition_gets_a_number(tmp_path: Path) -> None:
    for word in ("en", "två", "tre"):
        release.publish(tmp_path, "utgava", site_of(word, tmp_path))
    assert (kept(tmp_path), release.current(tmp_path)) == (["utgava", "utgava-2", "utgava-3"], tmp_path / "releases" / "utgava-3")


def test_the_same_site_again_pushes_out_none_that_one_may_return_to(tmp_path: Path) -> None:
    for word in ("gammal", *["ny"] * (release.KEPT + 1)):
        release.publish(tmp_path, word, site_of(word, tmp_path))
    assert (kept(tmp_path), read(tmp_path)) == (["gammal", "ny"], "ny")
    release.rollback(tmp_path)
    assert read(tmp_path) == "gammal"
    release.publish(tmp_path, "ny", site_of("ny", tmp_path))
    release.publish(tmp_path, "gammal", site_of("gammal", tmp_path))
    assert (kept(tmp_path), read(tmp_path)) == (["ny", "gammal"], "gammal")


def test_a_release_that_was_damaged_is_not_taken_for_the_same(tmp_path: Path) -> None:
    release.publish(tmp_path, "utgava", site_of("en", tmp_path)).joinpath("somn", "index.html").write_text("skadad", encoding="utf-8")
    assert release.publish(tmp_path, "utgava", site_of("en", tmp_path)).name == "utgava-2"
    assert read(tmp_path) == "en"


def test_no_two_releases_are_of_the_same_second(tmp_path: Path) -> None:
    seconds = [int((release.publish(tmp_path, word, site_of(word, tmp_path)) / "somn" / "index.html").stat().st_mtime) for word in ("ett", "två", "tre")]
    assert seconds == sorted(set(seconds))


def test_only_the_newest_are_kept(tmp_path: Path) -> None:
    names = [f"utgava-{letter}" for letter in "abcdefg"]
    published(tmp_path, *names)
    assert kept(tmp_path) == names[-release.KEPT :]


def test_what_readers_see_is_not_forgotten_by_the_next_publish(tmp_path: Path) -> None:
    published(tmp_path, "a", "b", "c", "d", "e")
    release.rollback(tmp_path, "a")
    published(tmp_path, "f")
    assert (kept(tmp_path), read(tmp_path)) == (["a", "c", "d", "e", "f"], "f")
    published(tmp_path, "g")
    assert (kept(tmp_path), read(tmp_path)) == (["c", "d", "e", "f", "g"], "g")


def test_rollback_returns_to_the_one_before(tmp_path: Path) -> None:
    published(tmp_path, "a", "b", "c")
    seen = []
    for _ in range(2):
        release.rollback(tmp_path)
        seen.append(read(tmp_path))
    assert seen == ["b", "a"]
    with pytest.raises(release.NoRelease):
        release.rollback(tmp_path)
    assert read(tmp_path) == "a"


def test_rollback_returns_to_the_one_that_is_named(tmp_path: Path) -> None:
    published(tmp_path, "a", "b", "c")
    assert (release.rollback(tmp_path, "a").name, read(tmp_path)) == ("a", "a")
    assert (release.rollback(tmp_path, "c").name, read(tmp_path)) == ("c", "c")


@pytest.mark.parametrize("name", ["x", "../..", ".lock", "", f"{release.UNFINISHED}b"])
def test_rollback_to_what_does_not_exist_changes_nothing(name: str, tmp_path: Path) -> None:
    published(tmp_path, "a", "b")
    (tmp_path / "releases" / f"{release.UNFINISHED}b").mkdir()
    with pytest.raises(release.NoRelease):
        release.rollback(tmp_path, name)
    assert read(tmp_path) == "b"


def test_without_releases_there_is_nothing_to_return_to(tmp_path: Path) -> None:
    with pytest.raises(release.NoRelease):
        release.rollback(tmp_path)


def test_a_release_that_was_changed_is_not_returned_to(tmp_path: Path) -> None:
    published(tmp_path, "a", "b")
    (tmp_path / "releases" / "a" / "somn" / "index.html").write_text("ändrad")
    with pytest.raises(release.Damaged) as told:
        release.rollback(tmp_path)
    assert (told.value.files, read(tmp_path)) == (["somn/index.html"], "b")


def test_one_at_a_time(tmp_path: Path) -> None:
    published(tmp_path, "a", "b")
    with FileLock(tmp_path / "releases" / ".lock"):
        with pytest.raises(release.Busy):
            published(tmp_path, "c")
        with pytest.raises(release.Busy):
            release.rollback(tmp_path)
    assert (read(tmp_path), kept(tmp_path)) == ("b", ["a", "b"])
    published(tmp_path, "c")
    assert read(tmp_path) == "c"


def test_the_lock_is_let_go_after_a_failure(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        release.publish(tmp_path, "a", lambda _: print(1 / 0))
    published(tmp_path, "b")
    assert read(tmp_path) == "b"


def test_a_folder_in_the_links_place_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "egen.txt").write_text("min")
    with pytest.raises(release.Occupied):
        published(tmp_path, "a")
    assert (tmp_path / "site" / "egen.txt").read_text() == "min"


def test_a_web_server_may_read_everything_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        published(tmp_path, "a")
    finally:
        os.umask(before)
    made = tmp_path / "releases" / "a"
    assert {oct(path.stat().st_mode & 0o777) for path in (made, *made.rglob("*")) if path.is_dir()} == {"0o755"}
    assert {oct(path.stat().st_mode & 0o777) for path in made.rglob("*") if path.is_file()} == {"0o644"}
