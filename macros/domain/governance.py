"""How a working group is composed, and who decides what about its text."""

from __future__ import annotations

from macros.model.group import CommonDocument, CompositionRule, Contact, Decision, WorkingGroup
from macros.model.registry import Registry


def documents_about(group: WorkingGroup, registry: Registry) -> tuple[CommonDocument, ...]:
    """Return the documents of the steering body that speak of several groups, this one among them."""
    body = registry.bodies.get(group.steering_body)
    return tuple(document for document in body.documents if group.id in document.groups) if body else ()


def rule_of(group: WorkingGroup, registry: Registry) -> CompositionRule | None:
    """Return the group's own composition rule, or the newest rule of a document about it."""
    if group.rule:
        return group.rule
    rules = [document.rule for document in documents_about(group, registry) if document.rule]
    return max(rules, key=lambda rule: rule.year, default=None)


def vacancies(group: WorkingGroup) -> int | None:
    """Return how many of the stated seats are vacant, or None when no document states any seat."""
    return sum(seat.vacant for seat in group.seats) if group.seats else None


def contact_of(group: WorkingGroup, registry: Registry) -> Contact | None:
    """Return the group's own contact, or else the steering body's."""
    body = registry.bodies.get(group.steering_body)
    return group.contact or (body.contact if body else None)


def decisions_about(group: WorkingGroup, registry: Registry) -> tuple[Decision, ...]:
    """Return who decides what about the group: its own document first, else the steering body's."""
    body = registry.bodies.get(group.steering_body)
    return group.decisions or (body.decisions if body else ())
