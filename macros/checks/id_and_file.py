"""Filen eller mappen heter något annat än postens id.

Ett program ligger i `data/programmes/<id>/programme.yml`, en arbetsgrupp i `data/groups/<id>.yml` och en
riktlinje i `data/guidelines/<id>.yml`. Namnet och id:t är samma ord, så att den som ser det ena hittar det andra.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from macros.model.group import WorkingGroup
from macros.model.guideline import Guideline
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "id-and-file"


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every record whose id differs from the name of its file or folder."""
    named: list[WorkingGroup | Guideline] = [*registry.groups.values(), *registry.guidelines.values()]
    for record in named:
        name = PurePosixPath(record.at("id").path).stem
        if name != record.id:
            what = f'filen heter "{name}" men id är "{record.id}"'
            yield Problem(record.at("id"), CODE, what, f'byt id till "{name}" eller döp om filen till {record.id}.yml')
    for programme in registry.programmes.values():
        name = PurePosixPath(programme.at("id").path).parent.name
        if name != programme.id:
            what = f'mappen heter "{name}" men id är "{programme.id}"'
            yield Problem(programme.at("id"), CODE, what, f'byt id till "{name}" eller döp om mappen till {programme.id}')
