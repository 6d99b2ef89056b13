"""What sections are for, as templates say it, and which of them rules of substance look at."""

from __future__ import annotations

from drafter.checks.pattern import Pattern
from drafter.report.template import Section

_NARRATIVE = frozenset(
    {
        "purpose", "recommendations", "reasons", "priority", "background", "alternatives", "exempt", "appendices",
        "background-papers", "decision-type", "interests",
    }
)  # fmt: skip
_CONSIDERED = Pattern(r"(?i)\b(?:consideration|implication)s\b")


def is_consideration(section: Section) -> bool:
    """Whether a section weighs one aspect of what is proposed (legal, staff, risk, …) rather than tells the story."""
    if section.role is not None:
        return section.role not in _NARRATIVE
    return _CONSIDERED.found(section.heading or "") is not None
