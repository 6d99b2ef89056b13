"""The completeness check: rules, the engine that runs them, waivers, fixes, and what writes the findings down.

What is named here is what other rooms, and packages with rules of their own, build on.
"""

from __future__ import annotations

from drafter.checks.engine import Memory, check
from drafter.checks.finding import CheckResult, Excerpt, Finding, Stage, Waivable
from drafter.checks.fix import Edit, Fix, Fixable
from drafter.checks.passage import EVERYTHING, PROSE, TEXT, Kind, Passage
from drafter.checks.pattern import Pattern
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, Prose, Rule, prose_rule, report_rule
from drafter.report.template import Level

__all__ = [
    "EVERYTHING",
    "PROSE",
    "TEXT",
    "CheckResult",
    "Edit",
    "Excerpt",
    "Finding",
    "Fix",
    "Fixable",
    "Hit",
    "Kind",
    "Level",
    "Memory",
    "Passage",
    "Pattern",
    "Prose",
    "Reading",
    "Rule",
    "Stage",
    "Waivable",
    "check",
    "prose_rule",
    "report_rule",
]
