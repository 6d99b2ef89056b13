"""What a register has to say of its numbers: that they are used, where they are from, and how old they are."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.wording import counted, listed, quoted
from drafter.report.dates import long_date
from drafter.report.template import Level


@report_rule("F403", "figure-unused", Level.ADVICE)
def figure_unused(reading: Reading) -> Iterator[Hit]:
    """A figure of the register is cited nowhere, and no formula names it.

    Why:
        Either its place in the text holds a typed number, which will not change with the register, or it can go.
    Bad:
        [figures.plans]
        value = 358
    Good:
        [sections.background]
        text = "There are {{ plans }} plans."
        [figures.plans]
        value = 358
    Cure:
        Cite it with {{ name }}, or take it out.
    """
    if not reading.draft.figures:
        return
    # Imported where there is a register: most reports have none.
    from drafter.report.figures.uses import used

    known = used(reading.report)
    for name, figure in reading.draft.figures.items():
        if name not in known:
            what = "placed" if figure.kind != "number" else "cited"
            yield Hit(
                f"{quoted(name)} is {what} nowhere.",
                f"Write {{{{ {name} }}}} where it belongs, or take it out.",
                path=("figures", name),
            )


@report_rule("F404", "figure-unsourced", Level.WARNING, draft=Level.ADVICE)
def figure_unsourced(reading: Reading) -> Iterator[Hit]:
    """A number or a chart does not say where it comes from, or as at which day it holds.

    A number that is computed from others needs neither.

    Why:
        Somebody will ask at the meeting, and whoever updates the report next year has to know.
    Bad:
        [sections.background]
        text = "There are {{ plans }} plans."
        [figures.plans]
        value = 358
    Good:
        [sections.background]
        text = "There are {{ plans }} plans."
        [figures.plans]
        value = 358
        source = "Case management system, weekly extract"
        as_at = 2027-01-15
    Cure:
        Give it a source and an as-at date (as_at).
    """
    for name, figure in reading.draft.figures.items():
        if figure.kind not in ("number", "chart") or figure.formula is not None:
            continue
        missing = []
        if not (figure.source or "").strip():
            missing.append("source")
        if figure.as_at is None:
            missing.append("as-at date")
        if missing:
            yield Hit(
                f"{quoted(name)} has no {listed(missing, 'and no')}.",
                "Say where it comes from (source) and as at which day it holds (as_at).",
                path=("figures", name),
            )


@report_rule("F405", "figure-old", Level.WARNING, draft=Level.ADVICE)
def figure_old(reading: Reading) -> Iterator[Hit]:
    """A figure will be older at the meeting than the template allows, or is dated after it.

    Why:
        Members decide on what is true on the day.
    Bad:
        [figures.plans]
        value = 358
        as_at = 2026-06-30
    Bad:
        [figures.plans]
        value = 358
        as_at = 2027-03-31
    Good:
        [figures.plans]
        value = 358
        as_at = 2027-01-15
    Cure:
        Ask for the number again and give its new date, or waive the finding with the reason why it cannot be newer.
    """
    most, meeting = reading.template.figures.max_age_days, reading.meeting
    if meeting is None:
        return
    for name, figure in reading.draft.figures.items():
        if figure.as_at is None:
            continue
        age = (meeting - figure.as_at).days
        if age < 0:
            message = f"{quoted(name)} is dated {long_date(figure.as_at)}, after the meeting."
            yield Hit(message, "Correct its as-at date.", path=("figures", name, "as_at"))
        elif most is not None and age > most:
            yield Hit(
                f"{quoted(name)} will be {counted(age, 'day')} old at the meeting on {long_date(meeting)}; "
                f"the template allows {most}.",
                "Ask for the number again, and give its new as-at date.",
                path=("figures", name, "as_at"),
            )
