"""The configuration we ship, run by the servers it is for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.build import hosting
from tests.mini import world
from tests.publishing import servers
from tests.publishing.servers import asked


@pytest.mark.parametrize("server", [servers.nginx, servers.apache, servers.caddy], ids=lambda one: one.__name__)
def test_every_answer_carries_the_policy(server: object, prepared: list[Path], public: Path, work: Path) -> None:
    shutil.copytree(prepared[0], public / "releases" / "en")
    (public / "site").symlink_to("releases/en")
    pages = ["/" + path.relative_to(prepared[0]).as_posix().removesuffix("index.html") for path in prepared[0].rglob("*") if path.is_file()]
    with server(public / "site", work) as port:  # type: ignore[operator]
        for page in [*pages, "/finns-inte/", "/kallor"]:
            answer = asked(port, page)
            assert {name: answer.headers.get(name.lower()) for name in hosting.HEADERS} == hosting.HEADERS, page
        home = asked(port, "/")
        missing = asked(port, "/finns-inte/")
        moved = asked(port, "/kallor")
        again = asked(port, "/", **{"If-None-Match": home.headers["etag"]})
        small = asked(port, "/", **{"Accept-Encoding": "gzip"})
    assert (home.status, home.body, home.headers["content-type"].lower()) == (200, (prepared[0] / "index.html").read_bytes(), "text/html; charset=utf-8")
    assert (missing.status, missing.body) == (404, (prepared[0] / "404.html").read_bytes())
    assert moved.status in (301, 308) and moved.headers["location"].endswith("/kallor/")
    assert again.status == 304
    assert small.headers["content-encoding"] == "gzip"


@pytest.mark.parametrize("server", [servers.nginx, servers.apache, servers.caddy], ids=lambda one: one.__name__)
def test_a_page_gets_the_style_of_its_own_edition_and_never_its_text(server: object, public: Path, work: Path) -> None:
    for name in ("2030-05-05-1f66970", "2030-05-06-7c1a0d2"):
        for path in ("assets/vip.css", "search/x-1.js", "404.html"):
            file = public / "releases" / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(name, encoding="utf-8")
    (public / "secret.css").write_text("hemligt", encoding="utf-8")
    (public / "site").symlink_to("releases/2030-05-06-7c1a0d2")
    with server(public / "site", work) as port:  # type: ignore[operator]

        def says(path: str) -> tuple[int, str]:
            answer = asked(port, path)
            assert answer.headers.get("content-security-policy") == hosting.CONTENT_SECURITY_POLICY, path
            return answer.status, answer.body.decode()

        assert says("/assets/vip.css?v=2030-05-05-1f66970") == (200, "2030-05-05-1f66970")
        assert says("/search/x-1.js?v=2030-05-05-1f66970") == (200, "2030-05-06-7c1a0d2")
        for asks in (
            "",
            "?v=2030-05-06-7c1a0d2",
            "?v=2001-01-01-borta",
            "?v=",
            "?v=..",
            "?v=../..",
            "?v=1%2f..%2f..",
            "?v=.unfinished-x",
            "?v=2030-05-05-1f66970%00",
        ):
            assert says("/assets/vip.css" + asks) == (200, "2030-05-06-7c1a0d2"), asks
        for path in (
            "/assets/finns-inte.css?v=2030-05-05-1f66970",
            "/assets/../../secret.css?v=1",
            "/assets/%2e%2e/%2e%2e/%2e%2e/secret.css?v=2030-05-05-1f66970",
        ):
            assert asked(port, path).status in (400, 403, 404), path


def test_shipped_files_are_current() -> None:
    assert {path: (world.REPOSITORY / path).read_text(encoding="utf-8") for path in hosting.files()} == hosting.files()


def test_a_site_carries_the_headers_for_static_hosts(site: Path) -> None:
    lines = (site / "_headers").read_text(encoding="utf-8").splitlines()
    assert lines == ["/*", *(f"  {name}: {value}" for name, value in hosting.HEADERS.items())]
