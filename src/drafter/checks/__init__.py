"""The completeness check: rules, the engine that runs them, waivers, and what writes the findings down."""

from __future__ import annotations

from drafter.checks.catalogue import rules
from drafter.checks.engine import Memory, check
from drafter.checks.finding import CheckResult, Excerpt, Finding, Stage
from drafter.checks.rule import Rule

__all__ = ["CheckResult", "Excerpt", "Finding", "Memory", "Rule", "Stage", "check", "rules"]
