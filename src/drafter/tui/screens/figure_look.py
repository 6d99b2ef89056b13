"""A figure on the whole screen: the chart beside its numbers, the table, the picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from drafter.report.attachments import AttachmentFault
from drafter.report.figures.exhibits import ChartExhibit
from drafter.report.figures.listing import Listed
from drafter.report.report import Report
from drafter.report.visible import one_line
from drafter.tui.commands.command import Command, bindings
from drafter.tui.commands.everywhere import GoBack
from drafter.tui.commands.figures import LOOKING
from drafter.tui.screens.commanding import CommandScreen
from drafter.tui.styles import sheet
from drafter.tui.widgets.figure_view import FigureView
from drafter.tui.widgets.key_bar import KeyBar
from drafter.tui.widgets.title_bar import TitleBar


class FigureLookScreen(CommandScreen[None]):
    """Nothing can be changed here."""

    CSS_PATH = sheet("figures")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LOOKING)]
    COMMAND_LIST: ClassVar[Sequence[Command]] = LOOKING
    ABOUT = "Looking at a figure"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (90, "-middle"), (110, "-wide")]

    def __init__(self, report: Report, listed: Listed) -> None:
        super().__init__()
        self._listed = listed
        house = report.template.house_style
        try:
            exhibit = report.exhibits.exhibit(listed.name)
        except AttachmentFault:
            exhibit = None
        self._view = FigureView(house, id="look-view", whole=True)
        self._view.show(exhibit)
        self._table = FigureView(house, id="look-table", whole=True)
        self._is_chart = isinstance(exhibit, ChartExhibit)
        if isinstance(exhibit, ChartExhibit):
            self._table.show(exhibit.table)

    def compose(self) -> ComposeResult:
        """The figure, its rows where it is a chart, and what is printed with it."""
        figure = self._listed.figure
        yield TitleBar()
        with Horizontal(id="look"):
            with VerticalScroll(id="look-figure"):
                yield self._view
            if self._is_chart:
                with VerticalScroll(id="look-rows"):
                    yield self._table
        words = ": ".join(each for each in (self._listed.exhibit or self._listed.name, figure.caption or "") if each)
        yield Static(Text(one_line(words)), markup=False, id="look-caption")
        yield KeyBar()

    def on_mount(self) -> None:
        """Say whose it is."""
        self.query_one(TitleBar).heading = self._listed.name
        self.show_keys()
        self.query_one("#look-figure").focus()

    @on(GoBack)
    def _back(self) -> None:
        self.dismiss(None)
