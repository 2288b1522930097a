"""The pages that are made from data: registry in, path and Markdown out. Any engine can publish them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from macros.domain.addresses import address_of
from macros.domain.lifecycle import is_published_on, shown_on
from macros.model.registry import Registry

from . import accessibility, coverage, group, instrument, offline, programme, reader, register, search, start


@dataclass(frozen=True)
class GeneratedPage:
    """A page made from data. `path` is below docs/; `front` is its front matter."""

    path: str
    title: str
    summary: str
    body: str

    @property
    def address(self) -> str:
        """Return the published address."""
        return address_of(self.path)

    @property
    def markdown(self) -> str:
        """Return the page as Markdown. Its text is data, so macros are not looked for in it."""
        return f'---\ntitle: "{_quoted(self.title)}"\nsummary: "{_quoted(self.summary)}"\nrender_macros: false\n---\n\n{self.body}\n'


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def generated(registry: Registry, day: date) -> Iterator[GeneratedPage]:
    """Yield every page that is made from data, as it reads on `day`."""
    registry = shown_on(day, registry)
    yield GeneratedPage(
        "arbetsgrupper/index.md", "Arbetsgrupper", "Vilka som ansvarar för programmen och vem som beslutar vad.",
        group.listed(registry, "/arbetsgrupper/"),
    )  # fmt: skip
    for item in registry.groups.values():
        path = f"arbetsgrupper/{item.id}.md"
        summary = f"Uppdrag, sammansättning och beslutsvägar för arbetsgruppen {item.short_name}."
        yield GeneratedPage(path, item.name, summary, group.page(item, registry, address_of(path)))
    yield GeneratedPage(
        "kallor/index.md", "Källor", "Allt som texterna vilar på: vad det är, om det gäller, och vilka sidor som använder det.",
        register.sources(registry, day, "/kallor/"),
    )  # fmt: skip
    yield GeneratedPage("ordlista/index.md", "Ordlista", "Förkortningar och ord, och vad människor säger i stället.", register.glossary(registry))
    yield GeneratedPage(
        "instrument/index.md", "Instrument", "Formulär och intervjuer i alla program. Det som inte är läst står som uppgift saknas.",
        instrument.overview(registry, "/instrument/"),
    )  # fmt: skip
    yield GeneratedPage(
        "indikatorer/index.md", "Indikatorer", "Vad som mäts nationellt, program för program, så långt det är läst.",
        programme.indicators(registry, "/indikatorer/"),
    )  # fmt: skip
    yield GeneratedPage(
        "for/index.md", "För dig som är …", "Välj yrke eller verksamhet och se det som är skrivet för dig.", reader.choices(registry, "/for/", level=2)
    )
    for who in registry.readers:
        path = f"for/{who.id}.md"
        summary = f"Sidor och avsnitt som är skrivna för {who.name[:1].lower() + who.name[1:]}, i vårdprocessens ordning."
        yield GeneratedPage(path, f"För dig: {who.name}", summary, reader.page(who, registry, day, address_of(path)))
    for item_programme in registry.programmes.values():
        for chapter in registry.chapters.values():
            pages = [page for page in programme.published(item_programme.id, registry, day) if page.chapter == chapter.id]
            if pages:
                path = f"{item_programme.id}/{chapter.id}/index.md"
                body = programme.chapters(item_programme, registry, day, address_of(path), only=chapter.id)
                yield GeneratedPage(path, f"{chapter.title} – {item_programme.title}", chapter.summary, body)
    yield GeneratedPage(
        "om/andringar.md", "Ändringar", "Vad som har ändrats på sidorna, det senaste först.", start.news(registry, day, "/om/andringar/", limit=None)
    )
    if registry.accessibility:
        body = accessibility.statement(registry.accessibility, registry.site, day)
        yield GeneratedPage(
            "om/tillganglighet.md", "Tillgänglighetsredogörelse", "Hur tillgänglig webbplatsen är, vad som brister och vart du vänder dig.", body
        )
    yield GeneratedPage(
        "om/utan-nat.md", "Läs utan nät", "Spara hela webbplatsen i telefonen eller datorn, så att du kan läsa och söka när nätet saknas.",
        offline.page(registry.site, day),
    )  # fmt: skip
    yield GeneratedPage("sok/index.md", "Sök", "Sök i alla program, för ditt yrke.", search.form(registry))


def for_editors(registry: Registry) -> Iterator[GeneratedPage]:
    """Yield the pages that only the preview shows."""
    yield GeneratedPage("redaktion/tackning.md", "Täckning", "Vad som är skrivet för vem, och vad som saknas.", coverage.tables(registry))


def published_pages(registry: Registry, day: date) -> tuple[str, ...]:
    """Return the paths of the authors' pages that a build on `day` publishes."""
    return tuple(path for path, page in registry.pages.items() if is_published_on(day, page, registry))
