"""How a working group is composed, and who decides what: its own document first, never another group's."""

from __future__ import annotations

from typing import Any

from macros.domain.governance import contact_of, decisions_about, documents_about, rule_of, vacancies
from tests.world import MakeWorld


def rule(year: int) -> dict[str, Any]:
    return {"year": year, "per_region": 1, "per_municipality": 1, "healthcare_regions": 6, "source": "somnboken"}


def document(year: int, *groups: str, **values: Any) -> dict[str, Any]:
    return {"source": "somnboken", "year": year, "title": f"Arbetsgrupper {year}", "groups": list(groups), **values}


def test_a_document_is_about_the_groups_it_names(world: MakeWorld) -> None:
    bodies = [{"id": "npo-somn", "documents": [document(2018, "nag-somn"), document(2019, "nag-drom")]}]
    registry = world(bodies=bodies, groups=[{"id": "nag-drom"}]).registry
    found = {group.id: [about.year for about in documents_about(group, registry)] for group in registry.groups.values()}
    assert found == {"nag-somn": [2018], "nag-drom": [2019]}


def test_the_groups_own_rule_wins_over_a_newer_common_one(world: MakeWorld) -> None:
    bodies = [{"id": "npo-somn", "documents": [document(2024, "nag-somn", rule=rule(2024))]}]
    registry = world(bodies=bodies, groups=[{"id": "nag-somn", "rule": rule(2018)}]).registry
    found = rule_of(registry.groups["nag-somn"], registry)
    assert found is not None
    assert found.year == 2018


def test_the_newest_common_rule_holds_where_the_group_has_none(world: MakeWorld) -> None:
    documents = [document(2024, "nag-somn", rule=rule(2024)), document(2018, "nag-somn", rule=rule(2018)), document(2026, "nag-somn")]
    registry = world(bodies=[{"id": "npo-somn", "documents": documents}]).registry
    found = rule_of(registry.groups["nag-somn"], registry)
    assert found is not None
    assert found.year == 2024


def test_nothing_is_carried_over_from_another_group(world: MakeWorld) -> None:
    registry = world(bodies=[{"id": "npo-somn", "documents": [document(2024, "nag-drom", rule=rule(2024))]}], groups=[{"id": "nag-drom"}]).registry
    assert rule_of(registry.groups["nag-somn"], registry) is None


def test_vacancies_are_counted_among_stated_seats_only(world: MakeWorld) -> None:
    seat = {"healthcare_region": "norra", "authority": "region", "source": "somnboken"}
    groups = [{"id": "nag-somn"}, {"id": "nag-drom", "seats": [{**seat, "vacant": "true"}, seat, {**seat, "vacant": "true"}]}]
    registry = world(groups=groups).registry
    assert {group.id: vacancies(group) for group in registry.groups.values()} == {"nag-somn": None, "nag-drom": 2}


def test_contact_and_decisions_are_the_bodys_where_the_group_has_none(world: MakeWorld) -> None:
    def contact(box: str) -> dict[str, Any]:
        return {"mailbox": f"{box}@somn.exempel.se", "source": "somnboken"}

    def decision(question: str) -> list[dict[str, Any]]:
        return [{"question": question, "decided_by": "NPO", "source": "somnboken"}]

    registry = world(
        bodies=[{"id": "npo-somn", "contact": contact("npo"), "decisions": decision("Organets")}, {"id": "npo-drom", "name": "D", "short_name": "D"}],
        groups=[
            {"id": "nag-somn"},
            {"id": "nag-eget", "contact": contact("nag"), "decisions": decision("Gruppens")},
            {"id": "nag-drom", "steering_body": "npo-drom"},
        ],
    ).registry
    found = {group.id: (contact_of(group, registry), decisions_about(group, registry)) for group in registry.groups.values()}
    assert {key: (box and box.mailbox, [item.question for item in decided]) for key, (box, decided) in found.items()} == {
        "nag-somn": ("npo@somn.exempel.se", ["Organets"]),
        "nag-eget": ("nag@somn.exempel.se", ["Gruppens"]),
        "nag-drom": (None, []),
    }
