"""A6xx: abbreviations and names."""

from __future__ import annotations

from drafter.checks.rule import Rule
from drafter.checks.rules.names.abbreviations import (
    abbreviation_early,
    abbreviation_idle,
    abbreviation_twice,
    abbreviation_two_meanings,
    abbreviation_undefined,
)
from drafter.checks.rules.names.articles import wrong_article
from drafter.checks.rules.names.forms import name_in_two_forms

RULES: tuple[Rule, ...] = (
    abbreviation_undefined,
    abbreviation_early,
    abbreviation_idle,
    abbreviation_twice,
    abbreviation_two_meanings,
    name_in_two_forms,
    wrong_article,
)
