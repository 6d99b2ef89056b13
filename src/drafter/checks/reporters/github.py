"""Annotations of GitHub's workflow commands."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.checks.finding import CheckResult, Finding
from drafter.checks.reporters.style import Style
from drafter.checks.reporters.wording import cited, waived
from drafter.report.template import Level
from drafter.report.visible import visible

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "notice", Level.OFF: "notice"}


def render(results: Sequence[CheckResult], style: Style) -> str:
    """One command a finding; a waived one is a notice."""
    return "\n".join(_command(result, finding) for result in results for finding in result.findings)


def _command(result: CheckResult, finding: Finding) -> str:
    waiver = finding.waived
    command = _COMMANDS[finding.level] if waiver is None else "notice"
    message = f"{finding.message} {finding.cure if waiver is None else waived(waiver)}"
    properties = {
        "file": result.path,
        "line": str(finding.place.line),
        "col": str(finding.place.column),
        "title": f"{finding.code} {finding.alias}, {cited(finding)}",
    }
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{command} {written}::{_data(message)}"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
