"""What stands around a page's text: where the reader is, whom it is for, how far it can be trusted, where to go next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from posixpath import relpath
from typing import Any
from urllib.parse import quote

from macros.domain.addresses import FIXED, address_of, audience_address, chapter_address, group_address, relative
from macros.domain.audiences import names, readers
from macros.domain.lifecycle import decision_on, first_review, is_overdue_on, page_stage_on
from macros.model.audience import Choice
from macros.model.page import FrontMatter, Page
from macros.model.registry import Registry, SiteSettings

from .programme import STAGE_NAMES, STAGE_NOTES, published
from .qr import QrCode, qr_code
from .templates import sentence

Linked = tuple[str, str]

GENERATED_TITLES = {
    "arbetsgrupper": "Arbetsgrupper",
    "for": "För dig som är …",
    "gemensamt": "Gemensamt",
    "om": "Om programmen",
}


@dataclass(frozen=True)
class MenuChapter:
    """A chapter in the menu; its pages are listed only where the reader is."""

    title: str
    number: int | None
    url: str
    current: bool
    pages: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True)
class Frame:
    """Everything the theme shows around the article. Dates are ISO days; None reads "inte fastställt"."""

    site: SiteSettings
    day: str
    kind: str
    title: str
    summary: str
    address: str
    canonical: str = ""
    qr: QrCode | None = None
    edition: str | None = None
    commit: str | None = None
    kind_name: str = ""
    stage: str | None = None
    stage_note: str = ""
    breadcrumb: tuple[tuple[str, str | None], ...] = ()
    audiences: tuple[Linked, ...] = ()
    ages: str = ""
    severity: str = ""
    phase: str = ""
    coordinated: bool = False
    created: str | None = None
    decided: tuple[str, str] | None = None  # the day and the decision's reference
    updated: str | None = None
    reviewed: str | None = None
    review_by: str | None = None
    overdue: bool = False
    owner: Linked | None = None
    changes: tuple[tuple[str, str], ...] = ()
    menu: tuple[MenuChapter, ...] = ()
    programme: Linked | None = None
    programmes: tuple[tuple[str, str, bool], ...] = ()
    previous: Linked | None = None
    next: Linked | None = None
    safety: bool = False
    report_url: str = ""
    feedback: Mapping[str, str] | None = None
    cite: str = ""
    search_url: str = ""
    root: str = "./"
    roles: tuple[Linked, ...] = ()
    article: Mapping[str, str] = field(default_factory=dict)

    @property
    def noindex(self) -> bool:
        """Say whether search engines are asked to stay away."""
        return not self.site.index

    @property
    def exact(self) -> str:
        """The edition's name where it names one text and no other: what has been changed since the commit may be anything."""
        return self.edition if self.edition and self.commit and self.edition.endswith(self.commit[:7]) else ""


def frame_of_page(page: Page, registry: Registry, day: date, edition: str | None = None, commit: str | None = None) -> Frame:
    """Return the frame of a page that an author wrote."""
    here = page.address
    meta = page.meta
    stage = page_stage_on(day, page, registry)
    decision = decision_on(day, page.folder, registry)
    programme = registry.programmes.get(page.folder)
    chapter = registry.chapters.get(page.chapter or "")
    kind = registry.kinds.get(meta.kind or (chapter.kind if chapter else ""))
    around = published(page.folder, registry, day) if page.folder else ()
    place = around.index(page) if page in around else -1
    owner = registry.groups.get(meta.owner) or registry.bodies.get(meta.owner)
    known = registry.groups.get(meta.owner)
    return Frame(
        **_common(registry, here, day, edition, commit),
        kind="start" if page.path == "index.md" else "landing" if page.slug == "index" else "page",
        title=meta.title,
        summary=meta.summary,
        kind_name=kind.name if kind else "",
        stage=STAGE_NAMES[stage],
        stage_note=STAGE_NOTES[stage],
        breadcrumb=_breadcrumb(here, page.folder, page.chapter, meta.title, registry),
        audiences=tuple((name, relative(audience_address(key), here)) for key, name in zip(meta.audience, names(meta.audience, registry), strict=True)),
        ages=_listed(meta.ages, registry.ages),
        severity=_listed(meta.severity, registry.severities),
        phase=_listed(meta.phase, registry.phases),
        coordinated=meta.coordinated,
        created=meta.created.isoformat(),
        decided=(decision.date.isoformat(), decision.reference) if decision else None,
        updated=meta.updated.isoformat(),
        reviewed=meta.reviewed.isoformat() if meta.reviewed else None,
        review_by=meta.review_by.isoformat() if meta.review_by else None,
        overdue=is_overdue_on(day, page, registry),
        owner=(owner.name, relative(group_address(known.id), here) if known else "") if owner else None,
        changes=tuple((change.date.isoformat(), change.what) for change in sorted(meta.changes, key=lambda change: change.date, reverse=True)),
        menu=_menu(page.folder, page.chapter, page.path, registry, day, here) if programme else (),
        programme=(programme.title, relative(f"/{programme.id}/", here)) if programme else None,
        programmes=_programmes(registry, page.folder, here),
        previous=_neighbour(around, place - 1, here) if place > 0 else None,
        next=_neighbour(around, place + 1, here) if 0 <= place < len(around) - 1 else None,
        safety=meta.safety,
        report_url=_report(registry.site, here, meta.title, edition),
        feedback=_feedback(registry.site, here, meta.title, edition),
        cite=_cite(registry.site, meta, STAGE_NAMES[stage], day, edition, here),
        roles=_roles(page, registry),
        article={
            "programme": page.folder if programme else "",
            "programme-title": programme.title if programme else GENERATED_TITLES.get(page.folder, ""),
            "chapter": page.chapter or "",
            "chapter-title": chapter.title if chapter else "",
            "kind": kind.id if kind else "",
            "audience": " ".join(readers(meta.audience, registry)),
            "ages": " ".join(meta.ages),
            "title": meta.title,
            "summary": meta.summary,
            # A saved copy may be read after this day; its notice says so (offline-worker.js).
            **({"review-by": review.isoformat()} if (review := first_review(page, registry)) else {}),
        },
    )


def frame_of_generated(path: str, title: str, summary: str, registry: Registry, day: date, edition: str | None = None, commit: str | None = None) -> Frame:
    """Return the frame of a page made from data."""
    here = address_of(path)
    parts = path.removesuffix(".md").split("/")
    programme = registry.programmes.get(parts[0])
    chapter = parts[1] if programme and len(parts) > 2 else None
    return Frame(
        **_common(registry, here, day, edition, commit),
        kind="chapter" if chapter else "generated",
        title=title,
        summary=summary,
        breadcrumb=_breadcrumb(here, parts[0], None, title, registry),
        menu=_menu(parts[0], chapter, path, registry, day, here) if programme else (),
        programme=(programme.title, relative(f"/{programme.id}/", here)) if programme else None,
        programmes=_programmes(registry, parts[0], here),
        report_url=_report(registry.site, here, title, edition),
        article={} if chapter or parts[0] in ("for", "sok") else {
            "programme": "", "programme-title": GENERATED_TITLES.get(parts[0], title), "chapter": "", "chapter-title": "",
            "kind": parts[0], "audience": "", "ages": "", "title": title, "summary": summary,
        },
    )  # fmt: skip


def frame_of_missing(registry: Registry, day: date, root: str, edition: str | None = None, commit: str | None = None) -> Frame:
    """Return the frame of the page that says that a page is missing; `root` leads to the start page from anywhere."""
    common = _common(registry, "/", day, edition, commit) | {"root": root, "search_url": f"{root}sok/", "address": "", "canonical": "", "qr": None}
    programmes = tuple((programme.title, f"{root}{programme.id}/", False) for programme in registry.programmes.values())
    return Frame(**common, kind="404", title="Sidan finns inte", summary="", programmes=programmes)


def _common(registry: Registry, here: str, day: date, edition: str | None, commit: str | None) -> dict[str, Any]:
    url = registry.site.url
    canonical = url.rstrip("/") + here if url else ""
    return {
        "site": registry.site,
        "day": day.isoformat(),
        "address": here,
        "canonical": canonical,
        "qr": qr_code(canonical),
        "edition": edition,
        "commit": commit,
        "search_url": relative("/sok/", here),
        "root": relative("/", here),
    }


def _listed(ids: Sequence[str], choices: Mapping[str, Choice]) -> str:
    """Return what was chosen from a closed list, as words in a row."""
    names = [choices[key].name for key in ids]
    return ", ".join([*names[:1], *(name[:1].lower() + name[1:] for name in names[1:])])


def _breadcrumb(here: str, folder: str, chapter: str | None, title: str, registry: Registry) -> tuple[tuple[str, str | None], ...]:
    if here == "/":
        return ()
    trail: list[tuple[str, str | None]] = [("Start", relative("/", here))]
    programme = registry.programmes.get(folder)
    if programme and here != f"/{folder}/":
        trail.append((programme.title, relative(f"/{folder}/", here)))
    elif folder in GENERATED_TITLES and here != f"/{folder}/":
        trail.append((GENERATED_TITLES[folder], relative(f"/{folder}/", here) if folder in (*FIXED, "om") else None))
    if chapter and chapter in registry.chapters:
        trail.append((registry.chapters[chapter].title, relative(chapter_address(folder, chapter), here)))
    trail.append((title, None))
    return tuple(trail)


def _menu(folder: str, chapter: str | None, path: str, registry: Registry, day: date, here: str) -> tuple[MenuChapter, ...]:
    pages = published(folder, registry, day)
    return tuple(
        MenuChapter(
            title=item.title,
            number=item.number,
            url=relative(chapter_address(folder, item.id), here),
            current=item.id == chapter,
            pages=tuple((page.meta.title, relative(page.address, here), page.path == path) for page in pages if page.chapter == item.id == chapter),
        )
        for item in registry.chapters.values()
        if any(page.chapter == item.id for page in pages)
    )


def _programmes(registry: Registry, current: str, here: str) -> tuple[tuple[str, str, bool], ...]:
    return tuple((programme.title, relative(f"/{programme.id}/", here), programme.id == current) for programme in registry.programmes.values())


def _neighbour(pages: Sequence[Page], index: int, here: str) -> Linked:
    return pages[index].meta.title, relative(pages[index].address, here)


def _roles(page: Page, registry: Registry) -> tuple[Linked, ...]:
    """Return the professions among whom the page makes a difference: those it has parts for, and its own readers."""
    parts = [heading.audience for heading in page.marks.headings] + [mark.audience for mark in page.marks.audiences]
    if not any(parts):
        return ()
    named = {key for audience in (*parts, page.meta.audience) for key in audience}
    return tuple((item.id, item.short_name or item.name) for item in registry.professions.values() if item.id in named)


def _report(site: SiteSettings, here: str, title: str, edition: str | None) -> str:
    """Return where a reader reports a fault: the configured page, or an e-mail with page and edition filled in; empty when nothing is configured."""
    if "@" not in site.contact:
        return relative(site.contact, here) if site.contact else ""
    subject = quote(f"Fel på sidan {title}")
    body = quote(f"Sida: {here}\nUtgåva: {edition or 'inte angiven'}\n\nSkriv vad som är fel, utan personuppgifter.\n")
    return f"mailto:{site.contact}?subject={subject}&body={body}"


def _feedback(site: SiteSettings, here: str, title: str, edition: str | None) -> Mapping[str, str] | None:
    """Return how a reader says whether the page helped: the configured path, or two e-mails; None when nothing is configured."""
    if not site.feedback:
        return None
    if "@" not in site.feedback:
        return {"action": relpath(site.feedback, here) + ("/" if site.feedback.endswith("/") else ""), "page": here}

    def mail(answer: str) -> str:
        subject = quote(f"{answer}: Hjälpte informationen på sidan {title}?")
        body = quote(f"Svar: {answer}\nSida: {here}\nUtgåva: {edition or 'inte angiven'}\n\nSkriv mer om du vill, utan personuppgifter.\n")
        return f"mailto:{site.feedback}?subject={subject}&body={body}"

    return {"action": "", "yes": mail("Ja"), "no": mail("Nej")}


def _cite(site: SiteSettings, meta: FrontMatter, stage: str, day: date, edition: str | None, here: str) -> str:
    """Return how to cite the page. The address comes last, so that a section's anchor can be added to it."""
    address = site.url.rstrip("/") + here if site.url else here
    named = f"{sentence(meta.title)} {site.name}{', utgåva ' + edition if edition else ''}."
    return f"{named} {stage}, uppdaterad {meta.updated.isoformat()}, visar läget {day.isoformat()}. {address}"
