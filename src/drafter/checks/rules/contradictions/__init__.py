"""X5xx: one section against another. Sections are known by their role, so the rules hold for every template."""

from __future__ import annotations

from drafter.checks.rule import Rule
from drafter.checks.rules.contradictions.afterwards import asked_afterwards
from drafter.checks.rules.contradictions.consultation import consultation_denied
from drafter.checks.rules.contradictions.deciders import decided_by_another
from drafter.checks.rules.contradictions.equalities import equalities_denied
from drafter.checks.rules.contradictions.events import date_disagrees
from drafter.checks.rules.contradictions.exempt import exempt_denied
from drafter.checks.rules.contradictions.finance import budget_denied, finance_silent, sum_unaccounted
from drafter.checks.rules.contradictions.implications import implications_denied, plan_departed
from drafter.checks.rules.contradictions.interests import interest_denied
from drafter.checks.rules.contradictions.numbers import number_disagrees
from drafter.checks.rules.contradictions.options import options_disagree
from drafter.checks.rules.contradictions.papers import papers_denied
from drafter.checks.rules.contradictions.posts import posts_disagree
from drafter.checks.rules.contradictions.recommendations import recommendation_unsupported, step_uncovered
from drafter.checks.rules.contradictions.route import acted_before_call_in, key_decision_denied
from drafter.checks.rules.contradictions.staff import staff_denied
from drafter.checks.rules.contradictions.sums import sum_disagrees

RULES: tuple[Rule, ...] = (
    staff_denied,
    finance_silent,
    consultation_denied,
    papers_denied,
    equalities_denied,
    exempt_denied,
    recommendation_unsupported,
    step_uncovered,
    sum_unaccounted,
    budget_denied,
    decided_by_another,
    sum_disagrees,
    number_disagrees,
    key_decision_denied,
    acted_before_call_in,
    interest_denied,
    posts_disagree,
    date_disagrees,
    asked_afterwards,
    implications_denied,
    plan_departed,
    options_disagree,
)
