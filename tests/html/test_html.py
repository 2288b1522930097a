"""Every page of the real site is valid HTML, by the judgement of the Nu Html Checker; its warnings count, too."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

CHECKER = Path(__file__).with_name("node_modules") / "vnu-jar/build/dist/vnu.jar"
SITE = Path(__file__).resolve().parents[2] / "site"
MISSING = "Granskaren av HTML saknas, så sidorna är inte granskade. Gör så här: sh tests/html/checker.sh"


def test_every_page_is_valid() -> None:
    site = SITE.resolve()
    assert sum(1 for _ in site.rglob("*.html")) > 250
    assert faults(site) == []


def test_planted_faults_are_found(tmp_path: Path) -> None:
    page = '<!doctype html>\n<html lang="sv">\n<head><meta charset="utf-8"><title>Prov</title></head>\n<body>\n{}\n</body>\n</html>\n'
    planted = {
        "tva-id.html": '<p id="a">1</p>\n<p id="a">2</p>',
        "etikett.html": '<label for="finns-inte">Namn</label>',
        "roll.html": '<p role="hittepa">Text</p>',
        "nastlad.html": "<p><div>Text</div></p>",
    }
    for name, html in planted.items():
        (tmp_path / name).write_text(page.format(html), encoding="utf-8")
    (tmp_path / "hel.html").write_text(page.format("<h1>Prov</h1>"), encoding="utf-8")
    assert {fault.partition(":")[0] for fault in faults(tmp_path)} == set(planted)
    assert any(fault.startswith("tva-id.html:6: ") for fault in faults(tmp_path))


def faults(folder: Path) -> list[str]:
    """Return everything the checker says of the pages below `folder`: one line each, with page and line."""
    assert CHECKER.is_file(), MISSING
    command = ["java", "-jar", str(CHECKER), "--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0 and done.stdout.startswith("{"), done.stdout + done.stderr
    found = json.loads(done.stdout)["messages"]
    return sorted(f"{message['url'].partition(f'{folder.as_posix()}/')[2]}:{message.get('lastLine', 1)}: {message['message']}" for message in found)
