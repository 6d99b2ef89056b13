"""F4xx: the register of figures, and what cites it."""

from __future__ import annotations

from drafter.checks.rule import Rule
from drafter.checks.rules.figures.citations import broken_citation
from drafter.checks.rules.figures.exhibits import exhibit_twice, exhibit_unnamed
from drafter.checks.rules.figures.numbers import figure_old, figure_unsourced, figure_unused
from drafter.checks.rules.figures.values import figure_without_value

RULES: tuple[Rule, ...] = (
    broken_citation,
    figure_without_value,
    figure_unused,
    figure_unsourced,
    figure_old,
    exhibit_twice,
    exhibit_unnamed,
)
