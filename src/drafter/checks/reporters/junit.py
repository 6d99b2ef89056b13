"""JUnit XML, which every build server shows."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from drafter.checks.finding import WEIGHT, CheckResult, Finding
from drafter.checks.reporters.style import Style
from drafter.checks.reporters.wording import cited, waived
from drafter.report.visible import visible


def render(results: Sequence[CheckResult], style: Style) -> str:
    """A suite for each report and a case for each finding.

    A finding that weighs enough for the command to fail is a failure, a waived one is skipped, any other passes with
    its message as output. A report without findings is one case that passes.
    """
    suites = "\n".join(_suite(result, style) for result in results)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="drafter">\n{suites}\n</testsuites>'


def _suite(result: CheckResult, style: Style) -> str:
    cases = [_case(result, finding, style) for finding in result.findings]
    if not cases:
        cases = [f"    <testcase classname={_attribute(result.report)} name={_attribute('check')}/>"]
    failures = sum(_fails(finding, style) for finding in result.findings)
    skipped = len(result.findings) - len(result.standing)
    counts = f'tests="{len(cases)}" failures="{failures}" errors="0" skipped="{skipped}"'
    body = "\n".join(cases)
    return f"  <testsuite name={_attribute(result.report)} {counts}>\n{body}\n  </testsuite>"


def _case(result: CheckResult, finding: Finding, style: Style) -> str:
    name = _attribute(f"{finding.code} {finding.alias} {cited(finding)}")
    head = f"    <testcase classname={_attribute(result.report)} name={name} file={_attribute(result.path)}"
    head += f' line="{finding.place.line}">'
    return f"{head}\n      {_outcome(result, finding, style)}\n    </testcase>"


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
