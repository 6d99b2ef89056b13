"""Options that several commands share."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


class IsoDate(click.ParamType[datetime.date]):
    """A date written 2027-01-14."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """The date; a usage error where the text is none."""
        if isinstance(value, datetime.date):
            return value
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a date; write it as 2027-01-14.", param, ctx)


def json_option(command: Command) -> Command:
    """``--json``: the result as JSON instead of text."""
    return click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")(command)


def today_option(command: Command) -> Command:
    """``--today DATE``: a date in place of the clock's."""
    return click.option(
        "--today",
        type=IsoDate(),
        default=datetime.date.today,
        show_default="the clock's date",
        metavar="DATE",
        help="Act as if today were DATE.",
    )(command)
