"""Annotations of GitHub's workflow commands."""

from __future__ import annotations

from drafter.checks.finding import CheckResult, Finding, Unread
from drafter.checks.reporters.wording import cited, waived
from drafter.checks.reporters.writer import Writer
from drafter.report.template import Level
from drafter.report.visible import visible

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "notice", Level.OFF: "notice"}


class GithubWriter(Writer):
    """One command a finding; a waived one is a notice."""

    def report(self, result: CheckResult) -> str:
        """A line for each finding."""
        return "".join(_of(result, finding) for finding in result.findings)

    def unread(self, unread: Unread) -> str:
        """An error, at its place where it has one."""
        place = {} if unread.place is None else {"line": str(unread.place.line), "col": str(unread.place.column)}
        return _command("error", {"file": unread.path, **place, "title": "not checked"}, unread.message)


def _of(result: CheckResult, finding: Finding) -> str:
    waiver = finding.waived
    properties = {"file": result.path, "line": str(finding.place.line), "col": str(finding.place.column)}
    if finding.end is not None and finding.end.line == finding.place.line:
        properties["endColumn"] = str(finding.end.column)
    properties["title"] = f"{finding.code} {finding.alias}, {cited(finding)}"
    return _command(
        _COMMANDS[finding.level] if waiver is None else "notice",
        properties,
        f"{finding.message} {finding.cure if waiver is None else waived(waiver)}",
    )


def _command(command: str, properties: dict[str, str], message: str) -> str:
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{command} {written}::{_data(message)}\n"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
