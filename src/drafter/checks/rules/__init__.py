"""Drafter's own rules, a package for each family."""

from __future__ import annotations

from drafter.checks.rule import Rule
from drafter.checks.rules import (
    completeness,
    contradictions,
    dates,
    figures,
    language,
    names,
    publication,
    references,
    structure,
    waiving,
)

RULES: tuple[Rule, ...] = (
    *completeness.RULES,
    *structure.RULES,
    *references.RULES,
    *figures.RULES,
    *contradictions.RULES,
    *names.RULES,
    *dates.RULES,
    *language.RULES,
    *publication.RULES,
    *waiving.RULES,
)
