"""``drafter figures``: the register, with computed values and where each is cited."""

from __future__ import annotations

from fractions import Fraction

import click

from drafter.cli.options import json_option
from drafter.cli.printing import out, out_json
from drafter.cli.reports import load
from drafter.report.attachments import AttachmentFault
from drafter.report.dates import long_date
from drafter.report.figures.uses import cited
from drafter.report.report import Report

_NONE = "–"


@click.command()
@click.argument("report")
@json_option
def figures(report: str, as_json: bool) -> None:
    """List the figures of REPORT: what each prints, where it is cited, its date and its source.

    \b
    drafter figures parking-2027
    """
    opened = load(report).report
    rows = [_Row(opened, name, numbers) for name, numbers in cited(opened).items()]
    if as_json:
        out_json({"format": 1, "figures": [row.as_json() for row in rows]})
    elif not rows:
        out("The report has no figures.")
    else:
        out("\n\n".join(row.as_text() for row in rows))


class _Row:
    """What is told of one figure."""

    def __init__(self, report: Report, name: str, numbers: tuple[str, ...]) -> None:
        self.name = name
        self.figure = report.draft.figures[name]
        self.cited = numbers
        self.exhibit = report.outline.exhibits.get(name)
        self.value: Fraction | None = None
        self.printed: str | None = None
        self.fault: str | None = None
        number = report.register.number(name)
        if number is not None:
            self.value = None if number.quantity is None else number.quantity.value
            self.printed = number.printed or None
            self.fault = None if number.fault is None else number.fault.message
        else:
            self.printed = self.exhibit
            try:
                report.exhibits.exhibit(name)
            except AttachmentFault as fault:
                self.fault = fault.message

    def as_json(self) -> dict[str, object]:
        return {
            "name": self.name,
            "kind": self.figure.kind,
            "value": None if self.value is None else exact(self.value),
            "printed": self.printed,
            "cited": self.cited,
            "as_at": self.figure.as_at,
            "source": self.figure.source,
            "label": self.figure.label,
            "number": self.exhibit,
            "fault": self.fault,
            "carried_over": self.figure.is_stale,
        }

    def as_text(self) -> str:
        figure = self.figure
        lines = [f"{self.name}  {self.printed or _NONE}"]
        lines += [f"  {text}" for text in (figure.label, figure.caption) if text]
        if figure.formula is not None:
            lines.append(f"  = {figure.formula}")
        lines.append(f"  cited in {', '.join(self.cited)}" if self.cited else "  not cited")
        said = [f"as at {long_date(figure.as_at)}"] if figure.as_at else []
        said += [figure.source] if figure.source else []
        if said:
            lines.append(f"  {', '.join(said)}")
        if self.fault is not None:
            lines.append(f"  ✗ {self.fault}")
        if figure.is_stale:
            lines.append("  ! carried over from the previous report: look it up anew")
        return "\n".join(lines)


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
