"""Rubrikerna följer inte sidans mall, eller hoppar över en nivå.

Sidans titel är rubrik 1 och skrivs bara i sidhuvudet. Texten börjar på `##`, och under den kommer `###`.
Vilka rubriker ett sidslag ska ha, och i vilken ordning, står i `data/chapters.yml`. Egna rubriker får läggas till.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.domain.words import nearest
from macros.model.page import Page
from macros.model.place import Place
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "headings"


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every level that is wrong and every heading the page's kind should have."""
    for page in registry.pages.values():
        level = 1
        for heading in page.marks.headings:
            if heading.level == 1:
                yield Problem(heading.place, CODE, "titeln skrivs bara i sidhuvudet", "gör rubriken till ## eller ta bort den")
            elif heading.level > level + 1:
                what = f"rubriken hoppar från nivå {level} till nivå {heading.level}"
                yield Problem(heading.place, CODE, what, f"skriv {'#' * (level + 1)} i stället för {'#' * heading.level}")
            level = max(heading.level, 2) if heading.level > 1 else level
            if not heading.text:
                yield Problem(heading.place, CODE, "rubriken är tom", "skriv en rubrik eller ta bort raden")
        yield from _template(page, registry)


def _template(page: Page, registry: Registry) -> Iterator[Problem]:
    chapter = registry.chapters.get(page.chapter or "")
    kind = registry.kinds.get(page.meta.kind or (chapter.kind if chapter else ""))
    if kind is None:
        return
    written = [heading for heading in page.marks.headings if heading.level == 2]
    texts = [heading.text for heading in written]
    last = -1
    for wanted in kind.headings:
        if wanted not in texts:
            near = nearest(wanted, texts)
            place = written[texts.index(near)].place if near else Place(page.file, page.body_line, 1)
            remedy = f'byt "{near}" till "{wanted}"' if near else f'lägg till rubriken "## {wanted}"'
            yield Problem(place, CODE, f'sidslaget {kind.name} ska ha rubriken "{wanted}"', remedy)
        elif texts.index(wanted) < last:
            what = f'rubriken "{wanted}" står för tidigt'
            yield Problem(written[texts.index(wanted)].place, CODE, what, "följ mallens ordning: " + ", ".join(kind.headings))
        else:
            last = texts.index(wanted)
