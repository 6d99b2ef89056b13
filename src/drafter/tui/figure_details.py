"""What is told of one figure, in words: how it comes about, what else it can print, who uses it, what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from drafter.report.attachments import AttachmentFault
from drafter.report.dates import long_date
from drafter.report.draft import Figure
from drafter.report.figures.approximate import Roughly, print_roughly
from drafter.report.figures.exhibits import ChartExhibit, Exhibit, ImageExhibit, TableExhibit
from drafter.report.figures.form import Form, print_number, read_form
from drafter.report.figures.formula import names, substituted
from drafter.report.figures.listing import Listed, exact
from drafter.report.report import Report
from drafter.tui.widgets.problems import Problem

_LONGEST = 24
"""Digits of an exact value that anyone reads."""
_CUT = 10**10
"""Where a value without an end is cut off: behind ten decimal places."""


class Detail(NamedTuple):
    """A line of what is told: what it is about, empty where it goes on, and the words."""

    about: str
    words: str


def details(report: Report, listed: Listed) -> tuple[Detail, ...]:
    """What is told of a figure, in the order in which it is asked for."""
    return tuple(_details(report, listed))


def figure_problems(listed: Listed, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems of one figure, of those of the whole report."""
    place = f"figures.{listed.name}"
    return tuple(each for each in problems if each.place == place or each.place.startswith(f"{place}."))


def _details(report: Report, listed: Listed) -> Iterator[Detail]:
    figure = listed.figure
    if figure.kind == "number":
        yield from _number(report, listed)
    else:
        yield from _exhibit(report, listed)
    if figure.as_at is not None:
        yield Detail("As at", long_date(figure.as_at) + _age(listed.age))
    if figure.source:
        yield Detail("Source", figure.source)
    users = [name for name, other in report.draft.figures.items() if listed.name in names(other.formula or "")]
    if users:
        yield Detail("Used by", ", ".join(users))
    if figure.is_stale:
        yield Detail("Carried over", "from the previous report, and not looked up anew since")


def _age(days: int | None) -> str:
    if days is None:
        return ""
    if days < 0:
        return ", after the meeting"
    return f", {days:,} {'day' if days == 1 else 'days'} old at the meeting"


def _number(report: Report, listed: Listed) -> Iterator[Detail]:
    figure = listed.figure
    if figure.label:
        yield Detail("Label", figure.label)
    if figure.formula is not None:
        yield Detail("Formula", figure.formula)
        if names(figure.formula):
            yield Detail("", f"= {substituted(figure.formula, lambda name: _term(report, name))}")
    if listed.value is not None:
        value = exact(listed.value)
        if "/" in value or len(value) > _LONGEST:
            cut = Fraction(int(listed.value * _CUT), _CUT)
            value = f"{print_number(cut, Form('decimal', '10'), report.template.house_style)}…"
        if figure.formula is not None:
            yield Detail("", f"= {value}")
        elif value != listed.printed.replace(",", ""):
            yield Detail("Value", value)
        forms = " · ".join(_forms(report, listed))
        if forms:
            yield Detail("Also prints", forms)
    if figure.unit:
        yield Detail("Counts", figure.unit)


def _term(report: Report, name: str) -> str:
    number = report.register.number(name)
    return name if number is None or number.quantity is None else number.printed


def _forms(report: Report, listed: Listed) -> Iterator[str]:
    """A few forms that a sentence may want instead."""
    value, house = listed.value, report.template.house_style
    if value is None:
        return
    form = None if listed.figure.format is None else read_form(listed.figure.format)
    words = print_number(value, Form("words"), house)
    if form is None and value.denominator == 1 and words[:1].isalpha():
        yield words
    if form is not None and form.name == "percent":
        yield print_number(value, Form("percent", "0"), house)
    roughly = print_roughly(value, Roughly.ABOUT, None, form, house)
    if not listed.printed.endswith(roughly.removeprefix(f"{Roughly.ABOUT.value} ")):
        yield roughly


def _exhibit(report: Report, listed: Listed) -> Iterator[Detail]:
    figure = listed.figure
    if figure.caption:
        yield Detail("Caption", figure.caption)
    try:
        yield Detail("Shows", _shown(report.exhibits.exhibit(listed.name)))
    except AttachmentFault:
        yield Detail("Shows", "nothing yet")
    origin = _origin(figure)
    if origin:
        yield Detail("Made of", origin)
    if figure.kind != "table":
        yield Detail("Alt text", "decorative" if figure.decorative else figure.alt or "none yet")


def _shown(exhibit: Exhibit) -> str:
    match exhibit:
        case TableExhibit():
            return f"{len(exhibit.rows):,} rows, {len(exhibit.header)} columns: {', '.join(exhibit.header)}"
        case ChartExhibit():
            return f"{len(exhibit.labels)} × {', '.join(each.name for each in exhibit.series)}"
        case ImageExhibit():
            picture = exhibit.picture
            return f"{picture.format.upper()}, {picture.width:,} × {picture.height:,} pixels"


def _origin(figure: Figure) -> str:
    return figure.file or figure.data or ("rows in the report" if figure.rows is not None else "")
