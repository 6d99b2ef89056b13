"""One line a finding, as editors and other programs read them."""

from __future__ import annotations

from drafter.checks.finding import CheckResult, Finding
from drafter.checks.reporters.wording import cited, mended, waived
from drafter.checks.reporters.writer import Writer
from drafter.report.visible import one_line


class ConciseWriter(Writer):
    """``path:line:column: error C101 3.2a message``."""

    def report(self, result: CheckResult) -> str:
        """A line for each finding, those that were fixed first."""
        lines = [_line(result, finding, "fixed", mended(finding)) for finding in result.fixed or ()]
        for finding in result.findings:
            if finding.waived is None:
                lines.append(_line(result, finding, finding.level.value, finding.message))
            else:
                lines.append(_line(result, finding, "waived", f"{finding.message} ({waived(finding.waived)})"))
        return "".join(lines)


def _line(result: CheckResult, finding: Finding, word: str, message: str) -> str:
    place = f"{result.path}:{finding.place.line}:{finding.place.column}"
    return one_line(f"{place}: {word} {finding.code} {cited(finding)} {message}") + "\n"
