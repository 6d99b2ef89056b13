"""What came over from a previous report and still says what it said there."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.wording import quoted
from drafter.report.dates import long_date
from drafter.report.template import Level


@report_rule("F415", "figure-carried-over", Level.WARNING, draft=Level.ADVICE)
def figure_carried_over(reading: Reading) -> Iterator[Hit]:
    """A figure was carried over from a previous report and has not been renewed.

    ``drafter new --from`` marks it: ``carried`` keeps the date it came with. It is renewed when its ``as_at`` is later.

    Why:
        Last quarter's number under a new date misleads, however right it was then.
    Bad:
        [sections.background]
        text = "There are {{ plans }} children on plans."
        [figures.plans]
        value = 358
        source = "Case system, weekly extract"
        as_at = 2027-01-15
        carried = 2027-01-15
    Good:
        [sections.background]
        text = "There are {{ plans }} children on plans."
        [figures.plans]
        value = 361
        source = "Case system, weekly extract"
        as_at = 2027-01-22
        carried = 2027-01-15
    Cure:
        Look it up anew and give the new as_at. Where the old one is still the newest, take the line with carried away.
    """
    for name, figure in reading.draft.figures.items():
        if figure.is_stale:
            of = f" and is of {long_date(figure.as_at)}" if figure.as_at is not None else " and has no date (as_at)"
            yield Hit(
                f"{quoted(name)} was carried over from the previous report{of}.",
                "Look it up anew, or take away “carried” where it is still right.",
                path=("figures", name, "carried"),
            )
