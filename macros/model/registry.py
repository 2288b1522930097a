"""Everything that is so, joined by id. Loaded once; nothing that reads it can change it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from .accessibility import Accessibility
from .address import AddressFile
from .audience import Category, Choice, Profession, Setting
from .chapter import Chapter, PageKind
from .coverage import CoverageFile
from .gate import Gate
from .group import SteeringBody, WorkingGroup
from .guideline import Guideline
from .holding import Holding
from .indicator import Indicator
from .instrument import Instrument, Register
from .page import Fragment, Page
from .place import Place
from .programme import Programme
from .recommendation import Recommendation
from .region import HealthcareRegion, Region
from .source import Source
from .term import Phrase, Term
from .unread import Unread


@dataclass(frozen=True)
class SiteSettings:
    """What the host says about the site: `extra.vip` in mkdocs.yml. Empty means not given."""

    name: str = ""
    url: str = ""
    owner: str = ""
    contact: str = ""  # an e-mail address, or the address of a page on the site
    contact_place: Place = field(default=Place("mkdocs.yml"), compare=False)
    official_site: str = ""
    official_name: str = ""
    feedback: str = ""  # an e-mail address, or a path below the site that takes a form
    publish: tuple[str, ...] = ("utkast", "remiss", "beslutad", "publicerad", "under revidering")
    index: bool = False
    offline_days: int = 30  # how long a saved copy holds without having been compared with the site


def _none() -> Mapping[Any, Any]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Registry:
    """The joined records. Mappings keep the order in which the records were written."""

    site: SiteSettings = field(default_factory=SiteSettings)
    programmes: Mapping[str, Programme] = field(default_factory=_none)
    gates: Mapping[str, tuple[Gate, ...]] = field(default_factory=_none)  # by programme
    indicators: Mapping[str, tuple[Indicator, ...]] = field(default_factory=_none)  # by programme
    groups: Mapping[str, WorkingGroup] = field(default_factory=_none)
    bodies: Mapping[str, SteeringBody] = field(default_factory=_none)
    guidelines: Mapping[str, Guideline] = field(default_factory=_none)
    sources: Mapping[str, Source] = field(default_factory=_none)
    categories: Mapping[str, Category] = field(default_factory=_none)
    settings: Mapping[str, Setting] = field(default_factory=_none)
    professions: Mapping[str, Profession] = field(default_factory=_none)
    ages: Mapping[str, Choice] = field(default_factory=_none)
    severities: Mapping[str, Choice] = field(default_factory=_none)
    phases: Mapping[str, Choice] = field(default_factory=_none)
    kinds: Mapping[str, PageKind] = field(default_factory=_none)
    chapters: Mapping[str, Chapter] = field(default_factory=_none)
    healthcare_regions: Mapping[str, HealthcareRegion] = field(default_factory=_none)
    regions: Mapping[str, Region] = field(default_factory=_none)
    terms: tuple[Term, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    instruments: Mapping[str, Instrument] = field(default_factory=_none)
    registers: Mapping[str, Register] = field(default_factory=_none)
    addresses: AddressFile | None = None
    coverage: CoverageFile | None = None
    accessibility: Accessibility | None = None
    pages: Mapping[str, Page] = field(default_factory=_none)  # by path below docs/
    fragments: Mapping[str, Fragment] = field(default_factory=_none)  # by file name in docs/_includes/
    holdings: tuple[Holding, ...] = ()  # every file in docs/ and data/, by path
    unread: Unread = field(default_factory=Unread)

    def audience(self, key: str) -> Profession | Setting | None:
        """Return the profession or setting called `key`."""
        return self.professions.get(key) or self.settings.get(key)

    @property
    def readers(self) -> tuple[Profession | Setting, ...]:
        """Return every profession, then every setting."""
        everyone: list[Profession | Setting] = [*self.professions.values(), *self.settings.values()]
        return tuple(everyone)

    @property
    def readers_by_id(self) -> Mapping[str, Profession | Setting]:
        """Return professions and settings in their one namespace."""
        return {reader.id: reader for reader in self.readers}

    def texts(self) -> Iterator[Page | Fragment]:
        """Yield everything authors write in Markdown: pages, then includes."""
        yield from self.pages.values()
        yield from self.fragments.values()

    def recommendation(self, guideline: str, key: str) -> Recommendation | None:
        """Return a recommendation by our id or its official number."""
        found = self.guidelines.get(guideline)
        return found.recommendation(key) if found else None

    def pages_of(self, folder: str) -> tuple[Page, ...]:
        """Return the pages below the first folder `folder`, in care-process order."""
        order = {chapter: index for index, chapter in enumerate(self.chapters)}
        pages = [page for page in self.pages.values() if page.folder == folder]
        return tuple(sorted(pages, key=lambda page: (order.get(page.chapter or "", -1), page.slug != "index", page.meta.order, page.meta.title)))
