"""JSON, for other programs. The shape is that of the command line's documentation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from drafter.checks.finding import CheckResult, Finding
from drafter.checks.reporters.style import Style
from drafter.report.visible import UNSEEN


def render(results: Sequence[CheckResult], style: Style) -> str:
    """One object with all reports."""
    return written({"format": 1, "reports": [_report(result) for result in results]})


def written(value: Any) -> str:
    """A value as JSON, indented, with characters that a terminal would obey escaped."""
    text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    return UNSEEN.sub(lambda found: _escaped(found[0]), text)


def _escaped(character: str) -> str:
    pairs = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{pairs[at : at + 4]}" for at in range(0, len(pairs), 4))


def _report(result: CheckResult) -> dict[str, Any]:
    return {
        "report": result.report,
        "path": result.path,
        "stage": result.stage.value,
        "complete": result.complete,
        "answered": result.answered,
        "required": result.required,
        "findings": [_finding(result, finding) for finding in result.findings],
    }


def _finding(result: CheckResult, finding: Finding) -> dict[str, Any]:
    waiver = finding.waived
    return {
        "code": finding.code,
        "alias": finding.alias,
        "level": finding.level.value,
        "message": finding.message,
        "number": finding.number,
        "field": finding.field,
        "file": result.path,
        "line": finding.place.line,
        "column": finding.place.column,
        "cure": finding.cure,
        "waived": None if waiver is None else {"reason": waiver.reason, "by": waiver.by, "until": waiver.until},
    }
