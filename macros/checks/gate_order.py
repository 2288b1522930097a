"""Ett beslut står i fel ordning, eller är fattat av ett organ som inte beslutar om gruppens text.

Remiss kommer före beslut, beslut före publicering. Beslutet fattas av det organ som arbetsgruppen svarar inför.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "gate-order"
BEFORE = {"beslut": "remiss", "publicering": "beslut", "revidering": "publicering"}


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every gate whose predecessor is missing or later, or whose body is not the group's."""
    for programme, gates in registry.gates.items():
        for gate in gates:
            needed = BEFORE.get(gate.step)
            if needed and not any(other.step == needed and other.date <= gate.date for other in gates):
                what = f'steget "{gate.step}" {gate.date} har inte steget "{needed}" före sig'
                yield Problem(gate.at("step"), CODE, what, f'lägg till "{needed}" med dess dag, eller ta bort det här om det inte är beslutat')
            record = registry.programmes.get(programme)
            group = registry.groups.get(record.group or "") if record else None
            if group and gate.body in registry.bodies and gate.body != group.steering_body:  # an unknown one is told by itself
                what = f'"{gate.body}" beslutar inte om {group.short_name}'
                yield Problem(gate.at("body"), CODE, what, f'ange "{group.steering_body}", eller ändra gruppens steering_body')
