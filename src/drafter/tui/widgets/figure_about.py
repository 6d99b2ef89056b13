"""What is known of a figure, in words."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group
from rich.style import Style
from rich.table import Table
from rich.text import Text
from textual.widgets import Static

from drafter.report.figures.listing import Listed
from drafter.report.report import Report
from drafter.report.template import Level
from drafter.report.visible import one_line
from drafter.tui.figure_details import details, figure_problems
from drafter.tui.states import LEVEL_GLYPHS
from drafter.tui.widgets.problems import Problem

_LABEL = 12


class FigureAbout(Static):
    """Its name and what it prints; how it comes about; what is wrong with it and how that is cured."""

    COMPONENT_CLASSES = {"about--name", "about--quiet", "about--error", "about--warning", "about--advice"}

    def __init__(self, *, id: str) -> None:
        super().__init__("", markup=False, id=id)

    def show(self, report: Report, listed: Listed | None, problems: Sequence[Problem]) -> None:
        """Tell of another figure."""
        self.update(Text() if listed is None else self._told(report, listed, problems))

    def _told(self, report: Report, listed: Listed, problems: Sequence[Problem]) -> Group:
        head = Text(one_line(listed.name), self._style("name"), end="")
        head.append(f"  {one_line(listed.printed)}" if listed.printed else "", "bold")
        wrong = Table.grid(padding=(0, 1))
        for problem in figure_problems(listed, problems):
            if not problem.waived:
                wrong.add_row(*self._problem(LEVEL_GLYPHS[problem.level], problem.level, problem.message, problem.cure))
        fault = listed.fault
        if fault is not None and not any(fault.message in problem.message for problem in problems):
            wrong.add_row(*self._problem("✗", Level.ERROR, fault.message, fault.cure))
        told = Table.grid(padding=(0, 1))
        told.add_column(width=_LABEL, no_wrap=True)
        for about, words in details(report, listed):
            told.add_row(Text(about, self._style("quiet")), Text(one_line(words)))
        return Group(head, Text(), *((wrong, Text()) if wrong.row_count else ()), told)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"about--{name}", partial=True)

    def _problem(self, sign: str, level: Level, message: str, cure: str) -> tuple[Text, Text]:
        words = Text(one_line(message))
        words.append(f" {one_line(cure)}", self._style("quiet"))
        return Text(sign, self._style(level.value)), words
