"""A date: typed in any usual way, moved by the arrow keys, or picked in the month that stands below it."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Callable
from typing import cast

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from drafter.report.dates import long_date, weekday
from drafter.report.draft import Value
from drafter.tui.flow import FieldPlace
from drafter.tui.session import Session
from drafter.tui.typed_dates import at_odds, read_date
from drafter.tui.widgets.controls import Answer
from drafter.tui.widgets.controls.line import OneLine
from drafter.tui.widgets.controls.month import Month

_KEYS = "↑ ↓ a day, page keys a month; or click."


class DateControl(Vertical):
    """What cannot be read as a date stays as it was typed and is no answer; the line below says so."""

    def __init__(self, at: FieldPlace, session: Session, answer: Answer) -> None:
        super().__init__(classes="control date")
        self._answer = answer
        self._today = session.today
        found = session.answer(at)
        self._date = found if isinstance(found, datetime.date) else None
        self._line = _DateLine(long_date(self._date) if self._date else "", self._read)
        self._below = Static("", markup=False, classes="date--below")
        self._month = Month(classes="date--month")
        self._keys = Static(_KEYS, markup=False, classes="date--keys")

    def compose(self) -> ComposeResult:
        """The line, and what it means."""
        yield self._line
        yield self._below
        yield self._month
        yield self._keys

    def on_mount(self) -> None:
        """Show the month."""
        self._explain()

    def _read(self, typed: str) -> None:
        self._date = read_date(typed, self._today())
        self._answer(self._date)
        if self.is_mounted:
            self._explain()

    def _explain(self) -> None:
        typed = self._line.text.strip()
        self._month.date = self._date
        self._month.display = self._keys.display = self._date is not None
        if self._date is not None:
            self._below.update(Text(f"{weekday(self._date)}, {long_date(self._date)}", "bold"))
        elif (other := at_odds(typed, self._today())) is not None:
            words = f"{long_date(other)} is a {weekday(other)}. Correct the day of the week or the date."
            self._below.update(Text(words))
        elif typed:
            self._below.update(Text("Not a date. Type it like 2 July 2015 or 2/7/2015."))
        else:
            self._below.update(Text("Type a date like 2 July 2015, or press ↓ for today."))

    def action_day(self, by: int) -> None:
        """Move by days."""
        start = self._date
        self._put(self._today() if start is None else _moved(start, by))

    def action_month(self, by: int) -> None:
        """Move by months, to the last day where the month is shorter."""
        start = self._date or self._today()
        months = start.year * 12 + start.month - 1 + by
        year, month = divmod(months, 12)
        if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
            return
        last = calendar.monthrange(year, month + 1)[1]
        self._put(start.replace(year=year, month=month + 1, day=min(start.day, last)))

    @on(Month.Picked)
    def _picked(self, event: Month.Picked) -> None:
        event.stop()
        self._put(event.date)
        self._line.focus()

    def _put(self, date: datetime.date) -> None:
        self._line.replace_all(long_date(date))
        self._line.move_cursor(self._line.document.end)

    def enter(self) -> None:
        """Take the focus."""
        self._line.focus()

    def show_answer(self, answer: Value | None) -> None:
        """Show an answer that was changed elsewhere."""
        if answer != self._date:
            self._line.replace_all(long_date(answer) if isinstance(answer, datetime.date) else "")


class _DateLine(OneLine):
    """The line in which the date is typed; the keys that move a cursor between lines move the date."""

    def __init__(self, text: str, read: Callable[[str], None]) -> None:
        self._take = read
        self._first = True
        super().__init__(text, hint="2 July 2015", classes="line")
        self._first = False

    def text_changed(self) -> None:
        """Read what was typed."""
        if not self._first:
            self._take(self.text)

    def action_cursor_up(self, select: bool = False) -> None:
        """The day before."""
        self._control().action_day(-1)

    def action_cursor_down(self, select: bool = False) -> None:
        """The day after."""
        self._control().action_day(1)

    def action_cursor_page_up(self) -> None:
        """The month before."""
        self._control().action_month(-1)

    def action_cursor_page_down(self) -> None:
        """The month after."""
        self._control().action_month(1)

    def _control(self) -> DateControl:
        return cast(DateControl, self.parent)


def _moved(date: datetime.date, days: int) -> datetime.date:
    try:
        return date + datetime.timedelta(days=days)
    except OverflowError:
        return date
