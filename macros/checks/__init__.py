"""Answers to the author: one rule in each module, listed here. A check's docstring is its page in the author guide."""

from __future__ import annotations

from types import ModuleType

from macros.model.problem import Problem
from macros.model.registry import Registry

from . import (
    audience_outside_page,
    broken_link,
    closed_template,
    gate_order,
    headings,
    id_and_file,
    misplaced_page,
    priority_scale,
    raw_html,
    safety_review,
    superseded_source,
    unknown_audience,
    unknown_choice,
    unknown_include,
    unknown_macro,
    unknown_reference,
    unknown_source,
    unmarked_ambiguity,
    unverified_source,
)

CHECKS: tuple[ModuleType, ...] = (
    audience_outside_page,
    broken_link,
    closed_template,
    gate_order,
    headings,
    id_and_file,
    misplaced_page,
    priority_scale,
    raw_html,
    safety_review,
    superseded_source,
    unknown_audience,
    unknown_choice,
    unknown_include,
    unknown_macro,
    unknown_reference,
    unknown_source,
    unmarked_ambiguity,
    unverified_source,
)


def run(registry: Registry) -> tuple[Problem, ...]:
    """Return what every check finds, sorted by place."""
    return tuple(sorted(problem for check in CHECKS for problem in check.check(registry)))
