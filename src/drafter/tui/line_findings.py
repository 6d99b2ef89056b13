"""What the check found in the lines of a text, and where the words are that it is about while the text changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from drafter.report.template import Level
from drafter.tui.states import WEIGHT


class LineFinding(msgspec.Struct, frozen=True):
    """``words`` begin at a column (from 0) of their line, or did when they were checked; empty for a whole line.

    Words of a paragraph that is broken over lines go on in the next.
    """

    level: Level
    column: int
    words: str
    message: str = ""


Findings = Mapping[int, tuple[LineFinding, ...]]
"""By line (from 0)."""


def heaviest(findings: Iterable[LineFinding]) -> Level:
    """The level that weighs most."""
    return max((each.level for each in findings), key=WEIGHT.__getitem__, default=Level.OFF)


def at_column(line: str, findings: Iterable[LineFinding], column: int) -> LineFinding | None:
    """The finding that weighs most of those whose words a column stands in or behind."""
    here = []
    for finding in findings:
        span = found_in(line, finding)
        if span is not None and span[0] <= column <= span[1]:
            here.append(finding)
    return max(here, key=lambda each: WEIGHT[each.level], default=None)


def found_in(line: str, finding: LineFinding) -> tuple[int, int] | None:
    """The columns of the words of a finding: where they were, or nearest to it; None where they are gone."""
    words, column = finding.words, finding.column
    if not words:
        return None
    end = _reach(line, column, words)
    if end is not None:
        return column, end
    after = line.find(words, column)
    before = line.rfind(words, 0, column + len(words))
    starts = [start for start in (after, before) if start >= 0]
    if not starts:
        return None
    start = min(starts, key=lambda at: abs(at - column))
    return start, start + len(words)


def _reach(line: str, column: int, words: str) -> int | None:
    """Where ``words`` that begin at a column end, however they are spaced; the end of the line where they go on."""
    at = column
    for piece in words.split():
        while at < len(line) and line[at] in " \t":
            at += 1
        if at >= len(line.rstrip()) and at > column:
            break
        if not line.startswith(piece, at):
            return None
        at += len(piece)
    return at if at > column else None


def moved(findings: Findings, top: int, bottom: int, lines: int) -> Findings:
    """The findings after lines ``top`` to ``bottom`` have given way to ``lines`` more than one line."""
    by = lines - (bottom - top)
    if by == 0:
        return findings
    return {(line + by if line > bottom else line): each for line, each in findings.items() if not top < line <= bottom}
