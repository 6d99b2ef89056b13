"""``drafter figures`` tells the register."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from drafter.report.figures.listing import exact
from tests.cli.conftest import Command

REPORT = '''template = "scrutiny-report"
[sections.background]
text = """
There are {{ plans }} plans, {{ share }} for neglect; see {{ ref("inspections") }}.

And {{ plans | words }} again.

{{ inspections }}
"""
[figures.plans]
value = 358
label = "Children on plans"
as_at = 2015-06-15
source = "Weekly extract"
[figures.neglect]
value = 210
[figures.share]
formula = "neglect / plans"
format = "percent:1"
[figures.inspections]
kind = "table"
caption = "Inspections"
rows = [["School", "Result"], ["Quarry", "Good"]]
[figures.broken]
formula = "nothing / 0"
[figures.lost]
kind = "image"
file = "figures/lost.png"
'''


def test_the_register_is_told_with_values_and_where_each_is_cited(
    command: Command, report: Callable[[str], Path]
) -> None:
    found = {row["name"]: row for row in command("figures", report(REPORT), "--json").json["figures"]}
    assert found["plans"] == {
        "name": "plans",
        "kind": "number",
        "value": "358",
        "printed": "358",
        "cited": ["5.1", "5.2"],
        "as_at": "2015-06-15",
        "source": "Weekly extract",
        "label": "Children on plans",
        "number": None,
        "fault": None,
        "carried_over": False,
        "age_days": None,
    }
    assert (found["share"]["value"], found["share"]["printed"]) == ("105/179", "58.7 per cent")
    assert (found["inspections"]["number"], found["inspections"]["cited"]) == ("Table 1", ["5.1", "5.2"])
    assert "which the register does not have" in found["broken"]["fault"]
    assert found["lost"]["fault"] == "There is no file figures/lost.png."


def test_the_register_is_told_as_text(command: Command, report: Callable[[str], Path]) -> None:
    done = command("figures", report(REPORT))
    assert "share  58.7 per cent\n  = neglect / plans\n  cited in 5.1\n" in done.out
    assert command("figures", "parking-annual-report").out == "The report has no figures.\n"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(358), "358"),
        (Fraction(1, 8), "0.125"),
        (Fraction(-21, 2), "-10.5"),
        (Fraction(1, 3), "1/3"),
        (Fraction(0), "0"),
    ],
)
def test_values_are_told_exactly(value: Fraction, text: str) -> None:
    assert exact(value) == text
