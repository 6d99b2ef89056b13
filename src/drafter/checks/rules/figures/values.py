"""Figures that have no value, and exhibits that cannot be made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.wording import quoted
from drafter.report.attachments import AttachmentFault
from drafter.report.draft import Figure
from drafter.report.places import KeyPath
from drafter.report.template import Level

if TYPE_CHECKING:
    from drafter.report.figures.register import Number


@report_rule("F402", "figure-without-value", Level.ERROR, review=Level.WARNING, draft=Level.ADVICE)
def figure_without_value(reading: Reading) -> Iterator[Hit]:
    """A number cannot be computed, or a table, chart or image cannot be made.

    Why:
        Its place in the text prints as it was typed.
    Bad:
        [figures.plans]
        value = 0
        [figures.share]
        formula = "210 / plans"
    Bad:
        [sections.background]
        text = "{{ visits }}"
        [figures.visits]
        kind = "table"
        rows = [["School", "Date"], ["Northmoor"]]
    Bad:
        [sections.background]
        text = "{{ visits }}"
        [figures.visits]
        kind = "table"
        data = "../../visits.csv"
    Good:
        [figures.plans]
        value = 358
        [figures.share]
        formula = "210 / plans"
        format = "percent:1"
    Cure:
        Correct the formula, the data or the name of the file, as the message says.
    """
    faulty: list[Number] = []
    for name, figure in reading.draft.figures.items():
        if figure.kind == "number":
            number = reading.report.register.number(name)
            if number is not None and number.fault is not None:
                faulty.append(number)
        else:
            yield from _exhibit(reading, name, figure)
    yield from _numbers(faulty)


def _numbers(faulty: list[Number]) -> Iterator[Hit]:
    """One finding for each fault: what rests on a figure without a value is not to blame."""
    from drafter.report.figures.formula import names

    by_fault: dict[int, list[Number]] = {}
    for number in faulty:
        by_fault.setdefault(id(number.fault), []).append(number)
    for several in by_fault.values():
        without = {number.name for number in several}
        origin = next((each for each in several if not without & names(each.figure.formula or "")), several[0])
        fault = origin.fault
        if fault is not None:
            message = f"{quoted(origin.name)}: {fault.message}"
            yield Hit(message, fault.cure, path=_path(origin.name, origin.figure))


def _path(name: str, figure: Figure) -> KeyPath:
    return ("figures", name, "formula") if figure.formula is not None else ("figures", name)


def _exhibit(reading: Reading, name: str, figure: Figure) -> Iterator[Hit]:
    try:
        reading.report.exhibits.exhibit(name)
    except AttachmentFault as fault:
        file = "file" if figure.file is not None else "data" if figure.data is not None else None
        path: KeyPath = ("figures", name) if file is None else ("figures", name, file)
        called = reading.outline.exhibits.get(name, quoted(name))
        yield Hit(f"{called} cannot be made: {fault.message}", fault.cure, path=path)
        return
    if figure.kind == "chart" and figure.format is not None:
        from drafter.report.figures.form import read_form

        if read_form(figure.format) is None:
            yield Hit(
                f"{quoted(name)}: there is no form {quoted(figure.format)}.",
                "Forms are integer, decimal:2, percent:1, money, money:million, words, ordinal and year.",
                path=("figures", name, "format"),
            )
