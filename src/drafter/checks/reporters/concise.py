"""One line a finding, as editors and other programs read them."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.checks.finding import CheckResult
from drafter.checks.reporters.style import Style
from drafter.checks.reporters.wording import cited, waived
from drafter.report.visible import one_line


def render(results: Sequence[CheckResult], style: Style) -> str:
    """``path:line:column: error C101 3.2a message``."""
    lines = []
    for result in results:
        for finding in result.findings:
            level = finding.level.value if finding.waived is None else "waived"
            more = "" if finding.waived is None else f" ({waived(finding.waived)})"
            place = f"{result.path}:{finding.place.line}:{finding.place.column}"
            lines.append(one_line(f"{place}: {level} {finding.code} {cited(finding)} {finding.message}{more}"))
    return "\n".join(lines)
