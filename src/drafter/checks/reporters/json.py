"""JSON, for other programs. The shape is that of the command line's documentation."""

from __future__ import annotations

import textwrap
from typing import Any

import msgspec

from drafter.checks.finding import CheckResult, Finding
from drafter.checks.reporters.style import Style
from drafter.checks.reporters.writer import Writer
from drafter.checks.statistics import Statistics
from drafter.report.visible import unseen


class JsonWriter(Writer):
    """One object with all reports, each written as it comes."""

    def __init__(self, style: Style) -> None:
        super().__init__(style)
        self._first = True
        self._statistics = Statistics()

    def begin(self) -> str:
        """The head of the object."""
        return '{\n  "format": 1,\n  "reports": ['

    def report(self, result: CheckResult) -> str:
        """One element of ``reports``."""
        self._statistics.add(result)
        comma = "" if self._first else ","
        self._first = False
        return f"{comma}\n{textwrap.indent(written(_report(result)), '    ')}"

    def end(self) -> str:
        """The tail, with counts where they were asked for."""
        closing = "]" if self._first else "\n  ]"
        if self.style.statistics:
            counts = textwrap.indent(written(_statistics(self._statistics)), "  ").lstrip()
            closing += f',\n  "statistics": {counts}'
        return f"{closing}\n}}\n"


def written(value: Any) -> str:
    """A value as JSON, indented, with characters that a terminal would obey escaped."""
    text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    return unseen().sub(lambda found: _escaped(found[0]), text)


def _escaped(character: str) -> str:
    pairs = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{pairs[at : at + 4]}" for at in range(0, len(pairs), 4))


def _report(result: CheckResult) -> dict[str, Any]:
    report = {
        "report": result.report,
        "path": result.path,
        "stage": result.stage.value,
        "complete": result.complete,
        "answered": result.answered,
        "required": result.required,
        "findings": [_finding(result, finding) for finding in result.findings],
    }
    if result.fixed is not None:
        report["fixed"] = [_fixed(result, finding) for finding in result.fixed]
    if result.known is not None:
        report["in_baseline"] = result.known
    return report


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


def _fixed(result: CheckResult, finding: Finding) -> dict[str, Any]:
    fix = finding.fix
    return {
        "code": finding.code,
        "alias": finding.alias,
        "number": finding.number,
        "field": finding.field,
        "file": result.path,
        "line": finding.place.line,
        "column": finding.place.column,
        "before": "" if fix is None else fix.before,
        "after": "" if fix is None else fix.after,
    }


def _statistics(statistics: Statistics) -> dict[str, Any]:
    return {
        **{level.value: count for level, count in statistics.levels.items()},
        "waived": statistics.waived,
        "rules": statistics.rules,
    }
