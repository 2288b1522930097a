"""Answers to the author: one rule in each module, listed here. A check's docstring is its page in the author guide."""

from __future__ import annotations

from datetime import date
from types import ModuleType

from macros.model.problem import Problem
from macros.model.registry import Registry

from . import (
    accessibility_statement,
    allowed_files,
    attribute_list,
    audience_outside_page,
    broken_link,
    closed_template,
    date_order,
    deceptive_text,
    foreign_marks,
    former_address,
    gate_order,
    heading_form,
    headings,
    id_and_file,
    image,
    include_place,
    leftovers,
    link_scheme,
    list_form,
    list_numbers,
    markup_in_data,
    misplaced_page,
    own_footnotes,
    priority_scale,
    raw_html,
    safety_review,
    searched_as,
    superseded_source,
    unclosed_block,
    unclosed_fence,
    uneven_table,
    unknown_audience,
    unknown_choice,
    unknown_include,
    unknown_macro,
    unknown_reference,
    unknown_source,
    unmarked_ambiguity,
    unoffered_page,
    unpaired_emphasis,
    unverified_source,
)

CHECKS: tuple[ModuleType, ...] = (
    accessibility_statement,
    allowed_files,
    attribute_list,
    audience_outside_page,
    broken_link,
    closed_template,
    date_order,
    deceptive_text,
    foreign_marks,
    former_address,
    gate_order,
    heading_form,
    headings,
    id_and_file,
    image,
    include_place,
    leftovers,
    link_scheme,
    list_form,
    list_numbers,
    markup_in_data,
    misplaced_page,
    own_footnotes,
    priority_scale,
    raw_html,
    safety_review,
    searched_as,
    superseded_source,
    unclosed_block,
    unclosed_fence,
    uneven_table,
    unknown_audience,
    unknown_choice,
    unknown_include,
    unknown_macro,
    unknown_reference,
    unknown_source,
    unmarked_ambiguity,
    unoffered_page,
    unpaired_emphasis,
    unverified_source,
)


def run(registry: Registry, last: date | None = None) -> tuple[Problem, ...]:
    """Return what every check finds, sorted by place. `last` is the last day that may be here already; without it no day is too late."""
    found = [problem for check in CHECKS for problem in check.check(registry)]
    if last:
        found += date_order.to_come(registry, last)
    return tuple(sorted(found))
