"""The check while it is written: a moment after the last key, off the path of the keys."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from textual.timer import Timer

from drafter.report.errors import DrafterError
from drafter.report.report import Report
from drafter.report.template import Level, Template
from drafter.tui.background import in_background
from drafter.tui.flow import every_place
from drafter.tui.messages import Checked
from drafter.tui.outline_rows import Tally
from drafter.tui.widgets.problems import Problem

if TYPE_CHECKING:
    from drafter.checks.engine import Memory
    from drafter.checks.finding import Finding
    from drafter.store.workspace import Workspace
    from drafter.tui.screens.writing import WritingScreen

PAUSE = 0.5
"""Seconds after the last key until the check runs."""


class Checking:
    """Runs one check at a time; a change while it runs brings another after it."""

    def __init__(self, screen: WritingScreen) -> None:
        self._screen = screen
        self._timer: Timer | None = None
        self._running = False
        self._again = False
        self._memory: Memory | None = None
        self.problems: tuple[Problem, ...] = ()
        self.tallies: dict[str, Tally] = {}

    def soon(self) -> None:
        """Check when the keys have been still."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._screen.set_timer(PAUSE, self.now)

    def now(self) -> None:
        """Check at once."""
        if self._running:
            self._again = True
            return
        self._running = True
        in_background(self._screen, self._run, "check")

    def _check(self, report: Report) -> tuple[Problem, ...]:
        from drafter.checks.engine import Memory

        if self._memory is None:
            self._memory = Memory()
        session = self._screen.session
        return problems_of(report, session.workspace, session.today(), self._memory)[0]

    async def _run(self) -> None:
        session = self._screen.session
        try:
            problems = await asyncio.to_thread(self._check, session.report)
        finally:
            self._running = False
        self.problems = problems
        self.tallies = _tallies(problems)
        self._screen.post_message(Checked(problems, self.tallies))
        if self._again:
            self._again = False
            self.now()


def problems_of(
    report: Report, workspace: Workspace, today: datetime.date, memory: Memory | None = None
) -> tuple[tuple[Problem, ...], bool]:
    """What the check finds, and whether not even a draft may leave. Slow enough for a thread.

    A check that cannot run, for a rule of the workspace or of a package is broken, is a problem itself.
    """
    from drafter.tui.check_here import check_here

    try:
        result = check_here(report, workspace, today, memory)
    except DrafterError as error:
        return (Problem("", Level.ERROR, "", f"The check cannot run: {error.message}", error.cure, "title"),), False
    findings = [finding for finding in result.findings if finding.level is not Level.OFF]
    return listed(findings, report.template), result.unpublishable


def listed(findings: Iterable[Finding], template: Template) -> tuple[Problem, ...]:
    """Findings of a report, as lists show them."""
    names = {at.place: at.name for at in every_place(template)}
    return tuple(_problem(finding, _name(finding.field, names)) for finding in findings)


def _name(place: str, names: Mapping[str, str]) -> str:
    """What a field is called; an entry of a list is called as its list and its number: ``Appendices 2``."""
    field, _, entry = place.rpartition(".")
    entered = f"{names[field]} {entry}" if field in names and entry.isdigit() else ""
    return names.get(place, entered)


def _problem(finding: Finding, name: str) -> Problem:
    return Problem(
        code=finding.code,
        level=finding.level,
        number=finding.number or "",
        message=finding.message,
        cure=finding.cure,
        place=finding.field,
        line=finding.place.line - 1,
        column=finding.place.column - 1,
        words="" if finding.excerpt is None else finding.excerpt.text[finding.excerpt.start : finding.excerpt.end],
        name=name,
        waived="" if finding.waived is None else finding.waived.reason or "without a reason",
        finding=finding,
    )


def _tallies(problems: tuple[Problem, ...]) -> dict[str, Tally]:
    tallies: dict[str, Tally] = {}
    for problem in problems:
        if not problem.waived:
            tallies[problem.place] = tallies.get(problem.place, Tally()).counting(problem.level)
    return tallies
