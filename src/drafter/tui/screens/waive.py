"""A waiver: the reason why a finding may stand, who says so, and until when."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from drafter.report.dates import long_date
from drafter.report.draft import Waiver
from drafter.report.visible import one_line
from drafter.tui.commands.command import Command, bindings
from drafter.tui.commands.dialogs import WAIVING, TakeWaiver
from drafter.tui.messages import FieldDone
from drafter.tui.screens.dialog import DialogScreen
from drafter.tui.typed_dates import read_date
from drafter.tui.widgets.controls.line import OneLine
from drafter.tui.widgets.problems import Problem


class _Line(OneLine):
    def text_changed(self) -> None:
        if self.is_mounted and isinstance(self.screen, WaiveScreen):
            self.screen.tell()


class WaiveScreen(DialogScreen["Waiver | None"]):
    """Gives the waiver, or None. Without a reason there is none; an end is optional and must not have passed."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(WAIVING)]
    COMMAND_LIST: ClassVar[Sequence[Command]] = WAIVING
    ABOUT = "A waiver"

    def __init__(self, problem: Problem, today: Callable[[], datetime.date], roles: Sequence[str]) -> None:
        super().__init__(classes="finder waive")
        self._problem = problem
        self._today = today
        self._roles = roles
        self._reason = _Line(
            "", hint="Screening found no effect; form 12/26 is on file.", id="waive-reason", classes="line"
        )
        self._by = _Line("", hint=" or ".join(roles) or "Monitoring Officer", id="waive-by", classes="line")
        self._until = _Line("", hint="31 December 2026, or empty", id="waive-until", classes="line")

    def compose(self) -> ComposeResult:
        """The finding, three lines, and what is still missing."""
        with Vertical(classes="finder--box waive--box"):
            head = Text(f"{self._problem.code}  ", "bold") + Text(one_line(self._problem.message), "dim")
            yield Static(head, markup=False, classes="waive--head")
            yield Static("Reason, which every format of the check shows", classes="new--label")
            yield self._reason
            yield Static("Who answers for it", classes="new--label")
            yield self._by
            yield Static("Last day it holds", classes="new--label")
            yield self._until
            yield Static("", markup=False, id="waive-says")
            yield Static(self.told("enter goes on · {take-waiver} waives it"), classes="new--label")

    def on_mount(self) -> None:
        """Begin with the reason."""
        self._reason.focus()
        self.tell()

    @on(FieldDone)
    def _next(self, event: FieldDone) -> None:
        event.stop()
        lines = (self._reason, self._by, self._until)
        at = next((index for index, line in enumerate(lines) if line.has_focus), 0)
        if at + 1 < len(lines):
            lines[at + 1].focus()
        else:
            self._take()

    def tell(self) -> None:
        """Say what is missing, or until when it holds."""
        lacks = self._lacks()
        until = self._date()
        words = lacks or (f"Holds until {long_date(until)}." if until else "Holds until it is taken back.")
        self.query_one("#waive-says", Static).update(Text(words))

    def _date(self) -> datetime.date | None:
        return read_date(self._until.text, self._today()) if self._until.text.strip() else None

    def _lacks(self) -> str:
        if not self._reason.text.strip():
            return "A waiver without a reason does not hold."
        if self._roles and self._by.text.strip() not in self._roles:
            return f"What guards exempt text may be waived only by: {', '.join(self._roles)}."
        if self._until.text.strip() and self._date() is None:
            return "That is no date."
        until = self._date()
        return "That day has passed." if until is not None and until < self._today() else ""

    @on(TakeWaiver)
    def _take(self) -> None:
        if self._lacks():
            self.tell()
            (self._reason if not self._reason.text.strip() else self.focused or self._reason).focus()
            return
        problem = self._problem
        self.dismiss(
            Waiver(
                rule=problem.code,
                at=problem.number or problem.place,
                reason=" ".join(self._reason.text.split()),
                by=" ".join(self._by.text.split()),
                until=self._date(),
            )
        )
