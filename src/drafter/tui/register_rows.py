"""The rows of the figures screen: what is shown of each figure of the register, and in which order."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from drafter.report.draft import Figure
from drafter.report.figures.listing import Listed
from drafter.report.template import Level
from drafter.report.visible import one_line
from drafter.tui.states import WEIGHT
from drafter.tui.status_words import short_date
from drafter.tui.widgets.problems import Problem

_CHARTS = {"bar": "bars", "column": "columns", "line": "lines", "stacked": "stacked", "pie": "pie"}


class Order(enum.Enum):
    """How the register is sorted."""

    FILE = "as in the file"
    NAME = "by name"
    KIND = "by kind"
    AGE = "oldest first"
    PROBLEMS = "problems first"

    @property
    def following(self) -> Order:
        """The next one."""
        orders = list(Order)
        return orders[(orders.index(self) + 1) % len(orders)]


class RegisterRow(NamedTuple):
    """One figure in words. ``age`` is in days at the meeting, None where it has no date or there is no meeting."""

    name: str
    printed: str
    kind: str
    cited: str
    as_at: str
    age: int | None
    source: str
    words: str
    """Caption or label."""
    level: Level
    """The gravest that stands."""
    problems: int
    stale: bool


def kind_words(figure: Figure) -> str:
    """``number``, ``formula``, ``table``, ``bars``, ``image``."""
    if figure.kind == "number":
        return "number" if figure.formula is None else "formula"
    return f"chart: {_CHARTS.get(figure.chart or '', '?')}" if figure.kind == "chart" else figure.kind


def register_rows(register: Iterable[Listed], problems: Sequence[Problem]) -> tuple[RegisterRow, ...]:
    """The rows, in the order of the file; ``problems`` are those of the whole report."""
    by_name: dict[str, list[Level]] = {}
    for problem in problems:
        head, _, name = problem.place.partition(".")
        if head == "figures" and not problem.waived:
            by_name.setdefault(name.partition(".")[0], []).append(problem.level)
    return tuple(_row(each, by_name.get(each.name, [])) for each in register)


def _row(listed: Listed, levels: Sequence[Level]) -> RegisterRow:
    figure = listed.figure
    if listed.fault is not None and Level.ERROR not in levels:
        # What is not cited yet is no finding; that it cannot be made is shown all the same.
        levels = [*levels, Level.ERROR]
    return RegisterRow(
        listed.name,
        one_line(listed.printed),
        kind_words(figure),
        ", ".join(listed.cited),
        "" if figure.as_at is None else short_date(figure.as_at),
        listed.age,
        one_line((figure.source or "").strip()),
        one_line((figure.caption or figure.label or "").strip()),
        max(levels, key=WEIGHT.__getitem__, default=Level.OFF),
        len(levels),
        figure.is_stale,
    )


def sorted_rows(rows: Sequence[RegisterRow], order: Order) -> tuple[RegisterRow, ...]:
    """The rows in that order; those that are alike stay in that of the file."""
    match order:
        case Order.NAME:
            return tuple(sorted(rows, key=lambda row: row.name.casefold()))
        case Order.KIND:
            return tuple(sorted(rows, key=lambda row: row.kind))
        case Order.AGE:
            return tuple(sorted(rows, key=lambda row: -row.age if row.age is not None else 1))
        case Order.PROBLEMS:
            return tuple(sorted(rows, key=lambda row: (-WEIGHT[row.level], not row.stale)))
        case _:
            return tuple(rows)
