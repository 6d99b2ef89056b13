"""W0xx: whether waivers hold."""

from __future__ import annotations

from drafter.checks.rule import Rule
from drafter.checks.rules.waiving.waivers import (
    waiver_expired,
    waiver_incomplete,
    waiver_not_allowed,
    waiver_place,
    waiver_rule_unknown,
    waiver_unused,
    waiver_without_reason,
)

RULES: tuple[Rule, ...] = (
    waiver_without_reason,
    waiver_expired,
    waiver_unused,
    waiver_rule_unknown,
    waiver_place,
    waiver_incomplete,
    waiver_not_allowed,
)
