"""A figure on the whole screen: the chart beside its numbers, the table, the picture."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from drafter.report.attachments import AttachmentFault
from drafter.report.figures.exhibits import ChartExhibit
from drafter.report.figures.listing import Listed
from drafter.report.report import Report
from drafter.report.visible import one_line
from drafter.tui.styles import sheet
from drafter.tui.widgets.figure_view import FigureView
from drafter.tui.widgets.key_bar import KeyBar, KeyHint
from drafter.tui.widgets.title_bar import TitleBar


class FigureLookScreen(Screen[None]):
    """Nothing can be changed here: escape goes back."""

    CSS_PATH = sheet("figures")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f5,alt+v,enter", "dismiss(None)", "Back", show=False, priority=True)
    ]
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
        self.query_one(KeyBar).hints = (KeyHint("esc", "Back", "screen.dismiss(None)"),)
        self.query_one("#look-figure").focus()
