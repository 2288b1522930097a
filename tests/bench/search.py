"""What a first search costs over the wire: at today's size, and on made-up sites of real sentences and ever new compounds."""

from __future__ import annotations

import gzip
import random
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from macros.build.searching import searched_as, site_sections
from macros.exports.search import search_files, site_vocabulary
from macros.exports.sections import Section
from macros.exports.swedish import Compounds, compounds, fold, hunspell, stems, words
from macros.model.registry import Registry
from tests.browser.watched import chromium, served
from tests.site.search_quality import CASES, asked, cases

SIZES = (100, 1000, 5000)
QUESTIONS = tuple(case.query for file in sorted(CASES.parent.glob("search*.yml")) for case in cases(file))
NOT_FIRST = ("x-",)  # excerpts come when they are seen
EVERY = 20  # of the questions, on the made-up sites
SECTIONS_OF_A_PAGE, SENTENCES_OF_A_SECTION, ENTRIES_OF_A_PAGE = 14, 4, 15
NEW_WORD = 0.06  # how many words in a hundred no other page has


@dataclass(frozen=True)
class Cost:
    """The bytes to the first results of many questions, in kB as gzip sends them."""

    pages: int
    sections: int
    kilobytes: tuple[float, ...]  # ascending

    def share(self, part: float) -> float:
        """Return what `part` of the questions (0 to 1) cost at most."""
        return self.kilobytes[min(len(self.kilobytes) - 1, int(len(self.kilobytes) * part))]


def costs(site: Path, registry: Registry, folder: Path, cache: Path) -> Iterator[Cost]:
    """Yield the cost on the built `site`, then on made-up ones, which are written below `folder`."""
    real = list(site_sections(site, searched_as(registry)))
    known = compounds(site_vocabulary(real), hunspell(), cache)
    with sync_playwright() as player:
        browser = chromium(player)
        yield Cost(len({one.address.split("#")[0] for one in real}), len(real), _measured(site, QUESTIONS, browser))
        for size in SIZES:
            made, new = made_up(real, size)
            grown = folder / str(size)
            for name in ("sok", "assets"):
                shutil.copytree(site / name, grown / name)
            for name, content in search_files(made, registry.terms, registry.phrases, Compounds({**known.parts, **new}, known.kin)).items():
                (grown / name).parent.mkdir(exist_ok=True)
                (grown / name).write_bytes(content)
            yield Cost(size, len(made), _measured(grown, QUESTIONS[::EVERY], browser))
        browser.close()


def made_up(real: Sequence[Section], pages: int) -> tuple[list[Section], Mapping[str, tuple[str, ...]]]:
    """Return the sections of as many made-up pages, and the parts of the compounds that were made for them.

    Every section is sentences of the real site, drawn anew, in which some words are compounds of two of the site's
    words: as on a real site the vocabulary grows with the text, and never stops. The same call gives the same pages.
    """
    draw = random.Random(pages)
    sentences = sorted({sentence for one in real for sentence in re.split(r"(?<=[.?!])\s+", one.text) if 4 < len(sentence.split()) < 40})
    plain = sorted({word for sentence in sentences for word in words(sentence) if word.isalpha() and 4 < len(word) < 10})
    entries = sorted({entry for one in real for entry in one.searched_as}) or sentences
    firsts = [one for one in real if not one.heading and one.programme]
    parts: dict[str, tuple[str, ...]] = {}

    def renewed(text: str) -> str:
        return " ".join(compound() if draw.random() < NEW_WORD else word for word in text.split())

    def compound() -> str:
        first, last = draw.choice(plain), draw.choice(plain)
        parts[fold(first + last)] = tuple(dict.fromkeys((*stems(first), *stems(last))))
        return first + last

    made: list[Section] = []
    for number in range(pages):
        like = draw.choice(firsts)
        page = replace(like, address=f"/{like.programme}/pahittad/sida-{number}/", page_title=f"{like.page_title} {compound()}")
        for place in range(SECTIONS_OF_A_PAGE):
            text = renewed(" ".join(draw.choices(sentences, k=SENTENCES_OF_A_SECTION)))
            own = tuple(renewed(entry)[:80] for entry in draw.sample(entries, min(len(entries), ENTRIES_OF_A_PAGE)))
            heading = renewed(draw.choice(real).heading or "Mer") if place else ""
            address = f"{page.address}#avsnitt-{place}" if place else page.address
            made.append(replace(page, address=address, heading=heading, text=text, searched_as=() if place else own))
    return made, parts


def stock(site: Path) -> float:
    """Return what Material's own search loads before its first result: the worker and the whole index, in kB."""
    files = [
        site / "search" / "search_index.json",
        *site.glob("assets/javascripts/workers/search.*.min.js"),
        *site.glob("assets/javascripts/lunr/min/*.sv.min.js"),
    ]
    return sum(map(_wire, files))


def _measured(site: Path, questions: Sequence[str], browser: Browser) -> tuple[float, ...]:
    page = browser.new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    found = []
    with served(site) as root:
        for question in questions:
            page.goto(f"{root}/sok/")
            fetched.clear()
            asked(page, question)
            names = {url.removeprefix(root).split("?")[0] for url in fetched if "/search/" in url}
            parts = [name for name in names if not Path(name).name.startswith(NOT_FIRST)]
            found.append(sum(_wire(site / name.lstrip("/")) for name in [*parts, "assets/search.js"]))
    page.close()
    return tuple(sorted(found))


def _wire(path: Path) -> float:
    return len(gzip.compress(path.read_bytes(), 9)) / 1000
