"""A table for a comment, a summary page or a hand-over note."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.checks.finding import CheckResult, Finding
from drafter.checks.reporters.style import Style
from drafter.checks.reporters.wording import cited, summary, waived
from drafter.checks.wording import capital
from drafter.report.visible import one_line

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&]")


def render(results: Sequence[CheckResult], style: Style) -> str:
    """A heading, a line of counts and a table for each report."""
    return "\n\n".join(_report(result) for result in results)


def _report(result: CheckResult) -> str:
    head = (
        f"## {_plain(result.title or result.report)}\n\n"
        f"{capital(summary(result))}. {result.answered} of {result.required} required fields answered."
    )
    if not result.findings:
        return head
    rows = [_row(finding) for finding in result.findings]
    return "\n".join((head, "", "| Number | Level | Rule | Finding | Cure |", "|---|---|---|---|---|", *rows))


def _row(finding: Finding) -> str:
    level = finding.level.value if finding.waived is None else "waived"
    cure = finding.cure if finding.waived is None else waived(finding.waived)
    cells = (cited(finding), level, f"{finding.code} {finding.alias}", finding.message, cure)
    return f"| {' | '.join(map(_plain, cells))} |"


def _plain(text: str) -> str:
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", one_line(text))
