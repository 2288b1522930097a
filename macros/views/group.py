"""A working group's page: the full assignment, as far as documents say."""

from __future__ import annotations

from macros.domain.addresses import group_address, relative
from macros.domain.governance import contact_of, decisions_about, documents_about, rule_of, vacancies
from macros.model.group import WorkingGroup
from macros.model.registry import Registry

from .templates import filled


def page(group: WorkingGroup, registry: Registry, seen_from: str) -> str:
    """Return the group's assignment (Markdown). What no document says reads "uppgift saknas"."""
    programme = registry.programmes.get(group.programme or "")
    background = (*((group.starting_point,) if group.starting_point else ()), *group.background)
    return filled(
        "group.md",
        group=group,
        body=registry.bodies[group.steering_body],
        programme=programme,
        programme_url=relative(f"/{programme.id}/", seen_from) if programme else "",
        background=background,
        documents=documents_about(group, registry),
        rule=rule_of(group, registry),
        vacancies=vacancies(group),
        contact=contact_of(group, registry),
        own_contact=group.contact is not None,
        decisions=decisions_about(group, registry),
    )


def listed(registry: Registry, seen_from: str) -> str:
    """Return the list of groups (HTML)."""
    groups = [{"name": group.name, "url": relative(group_address(group.id), seen_from), "line": _line(group, registry)} for group in registry.groups.values()]
    return filled("groups.html", groups=groups)


def _line(group: WorkingGroup, registry: Registry) -> str:
    programme = registry.programmes.get(group.programme or "")
    if programme:
        return f"Programmet {programme.title}"
    return "Programmet är inte publicerat" if group.programme else "Skriver inget vård- och insatsprogram"
