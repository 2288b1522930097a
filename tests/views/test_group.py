"""A group's page holds the whole assignment as far as documents say; the rest reads "uppgift saknas"."""

from __future__ import annotations

import re
from typing import Any

from macros.views import group
from tests.reading import links, words
from tests.world import MakeWorld, World


def sections(story: World, key: str = "nag-somn") -> dict[str, str]:
    """Return what the page says below each of its headings."""
    found = group.page(story.registry.groups[key], story.registry, f"/arbetsgrupper/{key}/")
    parts = re.split(r"^#{2,3} (.+)$", found, flags=re.MULTILINE)
    return {title: words(body.strip() or "<p></p>") for title, body in zip(parts[1::2], parts[2::2], strict=True)}


MISSING = (
    "Bakgrund och syfte", "Uppdrag", "Mål", "Ledamöternas uppgifter", "Sammansättning", "Företrädare som saknas", "Yrken som efterfrågas",
    "Önskade egenskaper", "Samarbete", "Arbetssätt", "Tid", "Resurser och ersättning", "Vem beslutar vad", "Kontakt",
)  # fmt: skip


def statement(text: str, **values: Any) -> dict[str, Any]:
    return {"text": text, "source": "somnboken", **values}


def test_a_group_without_documents_says_so_everywhere(world: MakeWorld) -> None:
    found = sections(world())
    assert {title: said for title, said in found.items() if title in MISSING} == dict.fromkeys(MISSING, "uppgift saknas")
    assert found["I korthet"] == (
        "Program Sömn Uppdragsgivare Nationellt programområde sömn Bildad uppgift saknas Ledamöter ledamöter inte angivna Kontakt uppgift saknas"
    )


def test_a_statement_stands_with_its_year_and_its_source(world: MakeWorld) -> None:
    story = world(groups=[{"id": "nag-somn", "assignment": [statement("Skriva om sömn", as_of="2024"), statement("Läsa *allt*")]}])
    assert sections(story)["Uppdrag"] == r"- Skriva om sömn (2024)[^somnboken] - Läsa \*allt\*[^somnboken]"


def test_the_starting_point_comes_before_the_background(world: MakeWorld) -> None:
    story = world(groups=[{"id": "nag-somn", "starting_point": statement("Ett kansliutkast"), "background": [statement("Beslut 2017")]}])
    assert sections(story)["Bakgrund och syfte"] == "- Ett kansliutkast[^somnboken] - Beslut 2017[^somnboken]"


def test_a_common_document_speaks_in_its_own_name(world: MakeWorld) -> None:
    document = {"source": "somnboken", "year": 2018, "title": "Arbetsgrupper", "groups": ["nag-somn"], "tasks": ["Kvalitetssäkra utkastet"]}
    story = world(bodies=[{"id": "npo-somn", "documents": [document]}], groups=[{"id": "nag-drom"}])
    assert sections(story)["Ledamöternas uppgifter"] == (
        "uppgift saknas Ur *Arbetsgrupper* (2018), som gäller flera grupper:[^somnboken] - Kvalitetssäkra utkastet"
    )
    assert sections(story, "nag-drom")["Ledamöternas uppgifter"] == "uppgift saknas"


def test_the_composition_is_shown_as_the_rule_of_its_year(world: MakeWorld) -> None:
    rule = {"year": 2018, "per_region": 1, "per_municipality": 1, "healthcare_regions": 6, "source": "somnboken"}
    story = world(groups=[{"id": "nag-somn", "rule": rule}])
    assert sections(story)["Sammansättning"] == (
        "uppgift saknas Regeln från 2018 ger 12 ledamöter: 1 från regionerna och 1 för kommunerna i var och en av 6 sjukvårdsregioner.[^somnboken]"
    )


def test_vacancies_are_told_only_when_seats_are(world: MakeWorld) -> None:
    seat = {"healthcare_region": "norra", "authority": "region", "source": "somnboken"}
    story = world(groups=[{"id": "nag-somn", "seats": [{**seat, "vacant": "true"}, seat]}])
    assert "Ledamöter 2 angivna platser, 1 ledig" in sections(story)["I korthet"]


def test_a_contact_borrowed_from_the_body_says_whose_it_is(world: MakeWorld) -> None:
    def contact(box: str, **values: Any) -> dict[str, Any]:
        return {"mailbox": f"{box}@somn.exempel.se", "source": "somnboken", **values}

    story = world(
        bodies=[{"id": "npo-somn", "contact": contact("npo")}],
        groups=[{"id": "nag-somn"}, {"id": "nag-eget", "contact": contact("nag", name="Kim Sand", role="processledare", year=2024)}],
    )
    assert (sections(story)["Kontakt"], sections(story, "nag-eget")["Kontakt"]) == (
        "- npo@somn.exempel.se (NPO sömn)[^somnboken]",
        "- nag@somn.exempel.se[^somnboken] - Kim Sand, processledare (2024)",
    )


def test_private_fields_are_nowhere(world: MakeWorld) -> None:
    story = world(groups=[{"id": "nag-somn", "private": {"phone": "070-123 45 67", "notes": "Ring inte på fredagar"}}])
    found = group.page(story.registry.groups["nag-somn"], story.registry, "/")
    assert "070" not in found
    assert "fredagar" not in found


def test_the_list_of_groups_says_which_programme_each_writes(world: MakeWorld) -> None:
    story = world(groups=[{"id": "nag-ord", "name": "Ordgruppen", "programme": None}])
    found = group.listed(story.registry, "/arbetsgrupper/")
    assert links(found) == [("Ordgruppen", "nag-ord/"), ("Nationell arbetsgrupp för sömn", "nag-somn/")]
    assert words(found) == "Ordgruppen Skriver inget vård- och insatsprogram Nationell arbetsgrupp för sömn Programmet Sömn"
