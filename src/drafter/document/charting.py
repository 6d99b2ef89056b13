"""A chart of the register as a piece: its numbers as they are printed, and the marks of its axis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from drafter.document.inline import printed
from drafter.document.pieces import Chart, Series
from drafter.report.figures.exhibits import ChartExhibit
from drafter.report.figures.form import Form, print_number, read_form
from drafter.report.template import HouseStyle

_STEPS = (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(5), Fraction(10))
_MOST_TICKS = 5


def chart(exhibit: ChartExhibit, house: HouseStyle) -> Chart:
    """The chart, its numbers in the form that the figure asks for."""
    figure = exhibit.figure
    values = [value for each in exhibit.series for value in each.values]
    asked = None if figure.format is None else read_form(figure.format)
    form = asked or _typed_form(values)
    series = tuple(
        Series(
            printed(each.name),
            tuple(map(float, each.values)),
            tuple(_minus(print_number(Fraction(value), form, house)) for value in each.values),
        )
        for each in exhibit.series
    )
    return Chart(
        exhibit.chart,
        printed(exhibit.figure.x or exhibit.table.header[0]),
        tuple(map(printed, exhibit.labels)),
        series,
        tuple((float(at), _minus(print_number(at, asked, house))) for at in _ticks(_ends(exhibit))),
        printed(
            (figure.unit or "").strip()
            or (exhibit.series[0].name if len(exhibit.series) == 1 and exhibit.chart != "pie" else "")
        ),
    )


def _typed_form(values: Iterable[Decimal]) -> Form:
    """As many decimal places as the value that was typed with the most."""
    places = max(max(0, -int(value.as_tuple().exponent)) for value in values)
    return Form("decimal", str(places))


def _minus(text: str) -> str:
    return text.replace("-", "−", 1) if text.startswith("-") else text


def _ends(exhibit: ChartExhibit) -> tuple[Fraction, Fraction]:
    """The least and the most that has to be drawn; a chart always starts at nothing."""
    if exhibit.chart == "stacked":
        drawn: Sequence[Decimal] = [sum(column, Decimal()) for column in _columns(exhibit)]
    else:
        drawn = [value for each in exhibit.series for value in each.values]
    return Fraction(min(Decimal(), *drawn)), Fraction(max(Decimal(), *drawn))


def _columns(exhibit: ChartExhibit) -> Iterator[tuple[Decimal, ...]]:
    return zip(*(each.values for each in exhibit.series), strict=True)


def _ticks(ends: tuple[Fraction, Fraction]) -> Iterator[Fraction]:
    """Round numbers from below the least to above the most, at equal steps."""
    least, most = ends
    step = _step((most - least) / _MOST_TICKS) if most > least else Fraction(1)
    first, last = least // step, max(-(-most // step), 1)
    return (step * number for number in range(first, last + 1))


def _step(wanted: Fraction) -> Fraction:
    """The first round number that is no less."""
    power = Fraction(1)
    while power * 10 <= wanted:
        power *= 10
    while power > wanted:
        power /= 10
    return next(power * each for each in _STEPS if power * each >= wanted)
