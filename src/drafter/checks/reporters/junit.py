"""JUnit XML, which every build server shows."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from drafter.checks.finding import WEIGHT, CheckResult, Finding, Unread
from drafter.checks.reporters.style import Style
from drafter.checks.reporters.wording import cited, waived
from drafter.checks.reporters.writer import Writer
from drafter.report.visible import visible


class JunitWriter(Writer):
    """A suite for each report and a case for each finding.

    A finding that weighs enough for the command to fail is a failure, a waived one is skipped, any other passes with
    its message as output. A report without findings is one case that passes, one that cannot be read an error.
    """

    def begin(self) -> str:
        """The declaration and the root."""
        return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="drafter">\n'

    def report(self, result: CheckResult) -> str:
        """A suite."""
        cases = [_case(result, finding, self.style) for finding in result.findings]
        if not cases:
            cases = [f"    <testcase classname={_attribute(result.report)} name={_attribute('check')}/>\n"]
        failures = sum(_fails(finding, self.style) for finding in result.findings)
        skipped = len(result.findings) - len(result.standing)
        return _suite(result.report, cases, failures=failures, skipped=skipped)

    def unread(self, unread: Unread) -> str:
        """A suite of one case that is an error."""
        name = _attribute(unread.path)
        error = f'<error type="unreadable" message={_attribute(unread.message)}/>'
        case = f"    <testcase classname={name} name={_attribute('check')}>\n      {error}\n    </testcase>\n"
        return _suite(unread.path, [case], errors=1)

    def end(self) -> str:
        """The end of the root."""
        return "</testsuites>\n"


def _suite(name: str, cases: list[str], *, failures: int = 0, errors: int = 0, skipped: int = 0) -> str:
    counts = f'tests="{len(cases)}" failures="{failures}" errors="{errors}" skipped="{skipped}"'
    return f"  <testsuite name={_attribute(name)} {counts}>\n{''.join(cases)}  </testsuite>\n"


def _case(result: CheckResult, finding: Finding, style: Style) -> str:
    name = _attribute(f"{finding.code} {finding.alias} {cited(finding)}")
    head = f"    <testcase classname={_attribute(result.report)} name={name} file={_attribute(result.path)}"
    head += f' line="{finding.place.line}">'
    return f"{head}\n      {_outcome(result, finding, style)}\n    </testcase>\n"


def _outcome(result: CheckResult, finding: Finding, style: Style) -> str:
    place = f"{result.path}:{finding.place.line}:{finding.place.column}"
    if finding.waived is not None:
        return f"<skipped message={_attribute(waived(finding.waived))}/>"
    text = _text(f"{place}\n{finding.message}\n{finding.cure}")
    if not _fails(finding, style):
        return f"<system-out>{finding.level.value}: {text}</system-out>"
    return f'<failure type="{finding.level.value}" message={_attribute(finding.message)}>{text}</failure>'


def _fails(finding: Finding, style: Style) -> bool:
    return style.fail_on is not None and finding.stands and WEIGHT[finding.level] >= WEIGHT[style.fail_on]


def _text(text: str) -> str:
    return escape(visible(text))


def _attribute(text: str) -> str:
    return quoteattr(visible(text))
