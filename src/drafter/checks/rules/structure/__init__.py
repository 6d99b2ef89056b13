"""N2xx: whether the structure holds and everything in it can be cited."""

from __future__ import annotations

from drafter.checks.rule import Rule
from drafter.checks.rules.structure.headings import empty_heading, heading_colon, lone_part, skipped_depth
from drafter.checks.rules.structure.labels import duplicate_number, number_gap, typed_heading, typed_number
from drafter.checks.rules.structure.paragraphs import uncitable_paragraph
from drafter.checks.rules.structure.wording import heading_case, heading_number

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
    heading_number,
    typed_heading,
)
