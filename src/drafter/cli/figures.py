"""``drafter figures``: the register, with computed values and where each is cited."""

from __future__ import annotations

import click

from drafter.cli.options import json_option
from drafter.cli.printing import out, out_json
from drafter.cli.reports import load
from drafter.report.dates import long_date
from drafter.report.figures.listing import Listed, exact, listed

_NONE = "–"


@click.command()
@click.argument("report")
@json_option
def figures(report: str, as_json: bool) -> None:
    """List the figures of REPORT: what each prints, where it is cited, its date and its source.

    \b
    drafter figures parking-2027
    """
    found = listed(load(report).report)
    if as_json:
        out_json({"format": 1, "figures": [_as_json(each) for each in found]})
    elif not found:
        out("The report has no figures.")
    else:
        out("\n\n".join(map(_as_text, found)))


def _as_json(found: Listed) -> dict[str, object]:
    figure = found.figure
    return {
        "name": found.name,
        "kind": figure.kind,
        "value": None if found.value is None else exact(found.value),
        "printed": found.printed or None,
        "cited": found.cited,
        "as_at": figure.as_at,
        "source": figure.source,
        "label": figure.label,
        "number": found.exhibit,
        "fault": None if found.fault is None else found.fault.message,
        "carried_over": figure.is_stale,
        "age_days": found.age,
    }


def _as_text(found: Listed) -> str:
    figure = found.figure
    lines = [f"{found.name}  {found.printed or _NONE}"]
    lines += [f"  {text}" for text in (figure.label, figure.caption) if text]
    if figure.formula is not None:
        lines.append(f"  = {figure.formula}")
    lines.append(f"  cited in {', '.join(found.cited)}" if found.cited else "  not cited")
    said = [f"as at {long_date(figure.as_at)}{_age(found.age)}"] if figure.as_at else []
    said += [figure.source] if figure.source else []
    if said:
        lines.append(f"  {', '.join(said)}")
    if found.fault is not None:
        lines.append(f"  ✗ {found.fault.message}")
    if figure.is_stale:
        lines.append("  ! carried over from the previous report: look it up anew")
    return "\n".join(lines)


def _age(days: int | None) -> str:
    return "" if days is None or days < 0 else f" ({days:,} {'day' if days == 1 else 'days'} old at the meeting)"
