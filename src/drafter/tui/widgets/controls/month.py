"""A month as a small table: the day that is meant is marked, a click means another."""

from __future__ import annotations

import calendar
import datetime

from rich.text import Text
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

_DAY = 3
"""Columns of a day, with the space behind it."""


class Month(Widget):
    """The month of ``date``; nothing where there is none."""

    date: reactive[datetime.date | None] = reactive(None, layout=True)

    class Picked(Message):
        """A day was clicked."""

        def __init__(self, date: datetime.date) -> None:
            super().__init__()
            self.date = date

    def render(self) -> Text:
        """The days, under the names of the weekdays."""
        text = Text(end="", no_wrap=True)
        if self.date is None:
            return text
        text.append("Mo Tu We Th Fr Sa Su", "dim")
        for week in self._weeks(self.date):
            text.append("\n")
            for day in week:
                text.append(f"{day or '':>2}", "reverse" if day == self.date.day else "")
                text.append(" ")
        return text

    def on_click(self, event: events.Click) -> None:
        """Mean the day under the mouse."""
        if self.date is None:
            return
        at = event.get_content_offset(self)
        weeks = self._weeks(self.date)
        if at is None or not 1 <= at.y <= len(weeks) or not 0 <= at.x < 7 * _DAY:
            return
        day = weeks[at.y - 1][at.x // _DAY]
        if day:
            self.post_message(self.Picked(self.date.replace(day=day)))

    @staticmethod
    def _weeks(date: datetime.date) -> list[list[int]]:
        return calendar.Calendar().monthdayscalendar(date.year, date.month)
