"""The completeness check: rules, the engine that runs them, waivers, fixes, and what writes the findings down."""

from __future__ import annotations

from drafter.checks.engine import Memory, check
from drafter.checks.finding import CheckResult, Excerpt, Finding, Stage
from drafter.checks.fix import Edit, Fix, Fixable
from drafter.checks.rule import Rule

__all__ = ["CheckResult", "Edit", "Excerpt", "Finding", "Fix", "Fixable", "Memory", "Rule", "Stage", "check"]
