"""X5xx: one section against another. Sections are known by their role, so the rules hold for every template."""

from __future__ import annotations

from drafter.checks.rule import Rule
from drafter.checks.rules.contradictions.considerations import (
    consultation_denied,
    equalities_denied,
    finance_silent,
    papers_denied,
    staff_denied,
)
from drafter.checks.rules.contradictions.exempt import exempt_denied
from drafter.checks.rules.contradictions.recommendations import recommendation_unsupported

RULES: tuple[Rule, ...] = (
    staff_denied,
    finance_silent,
    consultation_denied,
    papers_denied,
    equalities_denied,
    exempt_denied,
    recommendation_unsupported,
)
