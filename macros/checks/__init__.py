"""Answers to the author: one rule in each module, listed here. A check's docstring is its page in the author guide."""

from __future__ import annotations

from types import ModuleType

from macros.model.problem import Problem
from macros.model.registry import Registry

from . import (
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
    unpaired_emphasis,
    unverified_source,
)

CHECKS: tuple[ModuleType, ...] = (
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
    unpaired_emphasis,
    unverified_source,
)


def run(registry: Registry) -> tuple[Problem, ...]:
    """Return what every check finds, sorted by place."""
    return tuple(sorted(problem for check in CHECKS for problem in check.check(registry)))
