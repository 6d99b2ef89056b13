"""A table for a comment, a summary page or a hand-over note."""

from __future__ import annotations

import re

from drafter.checks.finding import CheckResult, Finding, Unread
from drafter.checks.reporters.style import Style
from drafter.checks.reporters.wording import cited, mended, summary, waived
from drafter.checks.reporters.writer import Writer
from drafter.checks.wording import capital
from drafter.report.visible import one_line

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&]")


class MarkdownWriter(Writer):
    """A heading, a line of counts and a table for each report."""

    def __init__(self, style: Style) -> None:
        super().__init__(style)
        self._gap = ""

    def report(self, result: CheckResult) -> str:
        """The section of one report."""
        counts = f"{capital(summary(result))}. {result.answered} of {result.required} required fields answered."
        lines = [f"## {_plain(result.title or result.report)}", "", counts]
        rows = [_row(finding, "fixed", mended(finding), "") for finding in result.fixed or ()]
        for finding in result.findings:
            waiver = finding.waived
            level = finding.level.value if waiver is None else "waived"
            rows.append(_row(finding, level, finding.message, finding.cure if waiver is None else waived(waiver)))
        if rows:
            lines += ["", "| Number | Level | Rule | Finding | Cure |", "|---|---|---|---|---|", *rows]
        return self._section(lines)

    def unread(self, unread: Unread) -> str:
        """A section that says why there is nothing in it."""
        return self._section([f"## {_plain(unread.path)}", "", f"Not checked: {_plain(unread.message)}"])

    def _section(self, lines: list[str]) -> str:
        gap, self._gap = self._gap, "\n"
        return gap + "\n".join(lines) + "\n"


def _row(finding: Finding, level: str, message: str, cure: str) -> str:
    cells = (cited(finding), level, f"{finding.code} {finding.alias}", message, cure)
    return f"| {' | '.join(map(_plain, cells))} |"


def _plain(text: str) -> str:
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", one_line(text))
