"""How often a built site's search answers what people ask, tried in a real browser."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml
from playwright.sync_api import Browser, Page

from tests.browser.watched import served

CASES = Path(__file__).parents[1] / "cases" / "search.yml"
DEVELOPED, BLIND = CASES.with_name("search-dev.yml"), CASES.with_name("search-blind.yml")
_ANSWERED = """async (query) => {
  const field = document.querySelector('[data-vip-search] input[type=search]');
  const form = field.form;
  field.value = query;
  const results = document.querySelector('[data-vip-search-results]');
  const changed = new Promise(done => {
    const watcher = new MutationObserver(() => { watcher.disconnect(); done(); });
    watcher.observe(results, {childList: true});
  });
  form.requestSubmit();
  await changed;
  const links = [...results.querySelectorAll('.vip-search__link')];
  return links.map(link => [new URL(link.href).pathname, decodeURIComponent(new URL(link.href).hash), link.textContent]);
}"""


@dataclass(frozen=True)
class Case:
    """A question as somebody would put it, and the pages that answer it."""

    name: str
    query: str
    expect: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """What the search answered: addresses with anchors, best first. `place` is 1 for the first, None for not found."""

    case: Case
    found: tuple[str, ...]

    @property
    def place(self) -> int | None:
        """Return where the first expected page stands among the results."""
        for place, address in enumerate(self.found, 1):
            if any(_meets(address, wanted) for wanted in self.case.expect):
                return place
        return None


@dataclass(frozen=True)
class Quality:
    """The answers to all cases, and the rates they make."""

    answers: tuple[Answer, ...]

    def within(self, places: int) -> float:
        """Return the share of cases answered among the first `places` results."""
        hits = sum(answer.place is not None and answer.place <= places for answer in self.answers)
        return hits / len(self.answers) if self.answers else 0.0

    def missed(self, places: int = 3) -> tuple[Answer, ...]:
        """Return the cases that were not answered among the first `places` results."""
        return tuple(one for one in self.answers if one.place is None or one.place > places)

    def rates(self) -> str:
        """Return the rates alone: of a blind table nobody reads the misses."""
        return f"{len(self.answers)} frågor: topp 1 {self.within(1):.1%}, topp 3 {self.within(3):.1%}"

    def report(self) -> str:
        """Return the rates and the misses as text."""
        lines = [self.rates()]
        for answer in self.missed():
            found = ", ".join(answer.found[:3]) or "inget"
            lines.append(f"  {answer.case.name}: ”{answer.case.query}” gav {found}; väntat {', '.join(answer.case.expect)}")
        return "\n".join(lines)


def cases(file: Path = CASES) -> tuple[Case, ...]:
    """Return the cases of the table at `file`."""
    rows = yaml.safe_load(file.read_text(encoding="utf-8"))
    return tuple(Case(row["name"], str(row["query"]), tuple(row["pages"])) for row in rows)


def search_quality(site: Path, browser: Browser, table: tuple[Case, ...] | None = None) -> Quality:
    """Return how the built site in the folder `site` answers `table` (by default tests/cases/search.yml)."""
    with served(site) as root:
        page = browser.new_page()
        page.goto(f"{root}/sok/")
        answers = tuple(Answer(case, asked(page, case.query)) for case in (cases() if table is None else table))
        page.close()
    return Quality(answers)


def asked(page: Page, query: str) -> tuple[str, ...]:
    """Return the addresses that the open search page answers `query` with, best first."""
    return tuple(path + anchor for path, anchor, _ in page.evaluate(_ANSWERED, query))


def _meets(address: str, wanted: str) -> bool:
    """Return whether `address` is the page `wanted`; with an anchor, the section too."""
    return address == wanted if "#" in wanted else address.split("#")[0] == wanted
