"""N2xx: whether the structure holds and everything in it can be cited."""

from __future__ import annotations

from drafter.checks.rule import Rule
from drafter.checks.rules.structure.headings import empty_heading, heading_case, heading_colon, lone_part, skipped_depth
from drafter.checks.rules.structure.labels import duplicate_number, number_gap, typed_number
from drafter.checks.rules.structure.paragraphs import uncitable_paragraph

RULES: tuple[Rule, ...] = (
    duplicate_number,
    number_gap,
    typed_number,
    empty_heading,
    lone_part,
    uncitable_paragraph,
    skipped_depth,
    heading_colon,
    heading_case,
)
