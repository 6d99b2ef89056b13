"""The register as it is told: each figure with what it prints, where it is cited, how old it is, and what is wrong."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from drafter.report.attachments import AttachmentFault
from drafter.report.draft import Figure
from drafter.report.figures.exhibits import Exhibit
from drafter.report.figures.uses import cited
from drafter.report.report import Report


class Fault(NamedTuple):
    """What is wrong with a figure, and its cure."""

    message: str
    cure: str


class Listed(NamedTuple):
    """A figure of the register.

    ``printed`` is what its citation prints, "Table 1" for an exhibit that is placed, empty where there is none;
    ``value`` the exact number; ``cited`` the numbers of the paragraphs; ``age`` the days from its date to the meeting.
    """

    name: str
    figure: Figure
    printed: str
    value: Fraction | None
    exhibit: str | None
    cited: tuple[str, ...]
    age: int | None
    fault: Fault | None


class Made(NamedTuple):
    """What comes of a figure: what a number prints, or the exhibit; else what is wrong with it."""

    printed: str = ""
    exhibit: Exhibit | None = None
    fault: Fault | None = None


def listed(report: Report) -> tuple[Listed, ...]:
    """The whole register, in the order of the file. Its exhibits are made, so their files are read."""
    return tuple(_listed(report, name, numbers) for name, numbers in cited(report).items())


def _listed(report: Report, name: str, numbers: tuple[str, ...]) -> Listed:
    figure = report.draft.figures[name]
    exhibit = report.outline.exhibits.get(name)
    number = report.register.number(name)
    meeting = report.meeting
    age = None if meeting is None or figure.as_at is None else (meeting - figure.as_at).days
    fault = made(report, name).fault
    if number is None:
        return Listed(name, figure, exhibit or "", None, exhibit, numbers, age, fault)
    value = None if number.quantity is None else number.quantity.value
    return Listed(name, figure, number.printed, value, exhibit, numbers, age, fault)


def made(report: Report, name: str) -> Made:
    """What comes of a figure of the register, whether it is cited or not."""
    number = report.register.number(name)
    if number is not None:
        fault = None if number.fault is None else Fault(number.fault.message, number.fault.cure)
        return Made(printed=number.printed, fault=fault)
    try:
        return Made(exhibit=report.exhibits.exhibit(name))
    except AttachmentFault as fault:
        return Made(fault=Fault(fault.message, fault.cure))


def exact(value: Fraction) -> str:
    """An exact decimal where there is one, else a fraction."""
    places = 0
    rest = value.denominator
    while rest % 10 == 0 or rest % 2 == 0 or rest % 5 == 0:
        rest //= 10 if rest % 10 == 0 else 2 if rest % 2 == 0 else 5
        places += 1
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    whole, part = divmod(abs(value.numerator) * 10**places // value.denominator, 10**places)
    sign = "-" if value < 0 else ""
    return f"{sign}{whole}" + (f".{part:0{places}}".rstrip("0") if places else "")
