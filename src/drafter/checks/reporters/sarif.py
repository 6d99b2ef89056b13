"""SARIF 2.1.0 (OASIS), for tools that keep track of findings."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from drafter import __version__
from drafter.checks.finding import CheckResult, Finding, Unread
from drafter.checks.fingerprint import fingerprints
from drafter.checks.reporters.json import written
from drafter.checks.reporters.style import Style
from drafter.checks.reporters.wording import cited
from drafter.checks.reporters.writer import Writer
from drafter.report.places import Place
from drafter.report.template import Level

_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "note", Level.OFF: "none"}
_FINGERPRINT = "drafterFinding/v1"
_HEAD = """{
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "columnKind": "unicodeCodePoints",
      "results": ["""


class SarifWriter(Writer):
    """One run. Waived findings are suppressed results with the reason as justification (3.27.23, 3.35).

    A report that could not be read is a notification of the invocation (3.20.21), for it has no results.
    """

    def __init__(self, style: Style) -> None:
        super().__init__(style)
        self._first = True
        self._rules: dict[tuple[str, str], int] = {}
        self._unread: list[Unread] = []

    def begin(self) -> str:
        """The head of the log, up to its results."""
        return _HEAD

    def report(self, result: CheckResult) -> str:
        """The results of one report."""
        pieces = []
        for finding, fingerprint in zip(result.findings, fingerprints(result), strict=True):
            index = self._rules.setdefault((finding.code, finding.alias), len(self._rules))
            found = textwrap.indent(written(_result(result, finding, index, fingerprint)), " " * 8)
            pieces.append(f"{'' if self._first else ','}\n{found}")
            self._first = False
        return "".join(pieces)

    def unread(self, unread: Unread) -> str:
        """Kept for the end."""
        self._unread.append(unread)
        return ""

    def end(self) -> str:
        """What was run, by which rules, and the tail of the log."""
        invocation: dict[str, Any] = {"executionSuccessful": not self._unread}
        if self._unread:
            invocation["toolExecutionNotifications"] = [_notification(unread) for unread in self._unread]
        driver = {"name": "drafter", "version": __version__, "rules": _described(self._rules)}
        pieces = [
            f'      "{key}": {textwrap.indent(written(value), " " * 6).lstrip()}'
            for key, value in (("invocations", [invocation]), ("tool", {"driver": driver}))
        ]
        return ("]" if self._first else "\n      ]") + ",\n" + ",\n".join(pieces) + "\n    }\n  ]\n}\n"


def _described(found: Iterable[tuple[str, str]]) -> list[dict[str, Any]]:
    """The rules that found something, with the words of their explanations."""
    from drafter.checks.catalogue import built_in
    from drafter.checks.explanation import explanation

    known = {rule.code: rule for rule in built_in()}
    described: list[dict[str, Any]] = []
    for code, alias in found:
        described.append({"id": code, "name": alias})
        if code in known:
            words = explanation(known[code])
            described[-1] |= {
                "shortDescription": {"text": words.summary},
                "fullDescription": {"text": " ".join(filter(None, (words.summary, words.finds, words.why)))},
                "help": {"text": words.cure},
                "defaultConfiguration": {"level": _LEVELS[known[code].level]},
            }
    return described


def _result(result: CheckResult, finding: Finding, index: int, fingerprint: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.level],
        "message": {"text": f"{finding.message} {finding.cure}".strip()},
        "locations": [_location(result, finding)],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }
    if result.known is not None:
        found["baselineState"] = "new"
    if finding.waived is not None:
        found["suppressions"] = [{"kind": "inSource", "justification": finding.waived.reason}]
    return found


def _location(result: CheckResult, finding: Finding) -> dict[str, Any]:
    return {
        "physicalLocation": _physical(result.path, finding.place, finding.end),
        "logicalLocations": [{"name": cited(finding), "fullyQualifiedName": f"{result.report}/{finding.field}"}],
    }


def _notification(unread: Unread) -> dict[str, Any]:
    location = {"physicalLocation": _physical(unread.path, unread.place)}
    return {"level": "error", "message": {"text": unread.message}, "locations": [location]}


def _physical(path: str, place: Place | None, end: Place | None = None) -> dict[str, Any]:
    # A path from the root is no reference that another machine could follow; as an address it says what it is.
    uri = ("file://" if path.startswith("/") else "") + quote(path, errors="surrogateescape")
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if place is not None:
        physical["region"] = {"startLine": place.line, "startColumn": place.column}
        if end is not None:
            physical["region"] |= {"endLine": end.line, "endColumn": end.column}
    return physical
