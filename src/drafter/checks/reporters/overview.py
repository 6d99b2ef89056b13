"""Tables over many reports: each report on a line, the worst first; each rule on a line, the heaviest first."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from drafter.checks.finding import CheckResult, Unread
from drafter.checks.reporters.style import Style
from drafter.checks.reporters.wording import counts
from drafter.checks.statistics import Statistics
from drafter.checks.wording import capital, counted
from drafter.report.template import Level
from drafter.report.visible import columns, one_line

_LEVELS = (Level.ERROR, Level.WARNING, Level.ADVICE)
_LONGEST = 48


class _Row(msgspec.Struct, frozen=True):
    """What the table keeps of a report; ``found`` are its errors, warnings and advice, None for one unread."""

    name: str
    found: tuple[int, ...] | None
    waived: int = 0
    fixed: int = 0
    answered: str = ""


class Overview:
    """The table of reports."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._rows: list[_Row] = []

    def add(self, result: CheckResult) -> None:
        """One more report."""
        self._rows.append(
            _Row(
                name=one_line(result.report),
                found=tuple(map(result.count, _LEVELS)),
                waived=len(result.findings) - len(result.standing),
                fixed=len(result.fixed or ()),
                answered=f"{result.answered} of {result.required}",
            )
        )

    def add_unread(self, unread: Unread) -> None:
        """One that could not be checked."""
        self._rows.append(_Row(one_line(unread.path), None))

    def text(self) -> str:
        """The table and the sum below it."""
        head = ["Report", "Errors", "Warnings", "Advice", "Waived", "Answered"]
        has_fixed = any(row.fixed for row in self._rows)
        if has_fixed:
            head.insert(5, "Fixed")
        # What could not be read is worst: nobody knows what is in it.
        rows = sorted(self._rows, key=lambda row: (row.found is not None, [-count for count in row.found or ()]))
        lines = [_cells(row, has_fixed=has_fixed) for row in rows]
        return f"{_table([head, *lines], 1, self._style)}\n\n{self._sum()}"

    def _sum(self) -> str:
        read = [row.found for row in self._rows if row.found is not None]
        levels = [sum(found[at] for found in read) for at in range(len(_LEVELS))]
        clean = sum(not any(found) for found in read)
        unread = len(self._rows) - len(read)
        told = f"{counted(len(self._rows), 'report')}, {clean} without findings"
        if unread:
            told += f", {unread} not checked"
        return f"{told}: {counts(*levels)}."


def _cells(row: _Row, *, has_fixed: bool) -> list[str]:
    name = row.name if len(row.name) <= _LONGEST else f"…{row.name[1 - _LONGEST :]}"
    if row.found is None:
        return [name, "not checked"]
    more = [row.waived, row.fixed] if has_fixed else [row.waived]
    return [name, *(str(count or "–") for count in (*row.found, *more)), row.answered]


def counts_by_rule(statistics: Statistics, style: Style) -> str:
    """Each rule that found something, at each level, and how much of it can be fixed."""
    lines = [["Rule", "Level", "Found", "Fixable", "Waived", "Alias"]]
    for rule in statistics.rules:
        numbers = (str(count or "–") for count in (rule.count, rule.fixable, rule.waived))
        lines.append([one_line(rule.code), rule.level.value, *numbers, one_line(rule.alias)])
    told = capital(counts(*(statistics.levels[level] for level in _LEVELS)))
    told = f"{told}; {statistics.waived} waived." if statistics.waived else f"{told}."
    return told if len(lines) == 1 else f"{_table(lines, 2, style)}\n\n{told}"


def _table(lines: Sequence[Sequence[str]], words: int, style: Style) -> str:
    """Lines in columns, the head in bold; the first ``words`` columns and the last hold words, the others numbers.

    A line that is shorter than the head ends in a remark, which may be as long as it likes.
    """
    head, *_ = lines
    widths = [max(columns(line[at]) for line in lines if len(line) == len(head) or at == 0) for at in range(len(head))]
    written = []
    for line in lines:
        is_whole = len(line) == len(head)
        cells = [
            f"{cell:>{width}}" if is_whole and words <= at < len(head) - 1 else cell + " " * (width - columns(cell))
            for at, (cell, width) in enumerate(zip(line, widths, strict=False))
        ]
        written.append("  ".join(cells).rstrip())
    written[0] = style.coloured(written[0], "1")
    return "\n".join(written)
