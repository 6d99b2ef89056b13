"""``drafter deadline`` counts day by day."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Command


def test_the_specimen_must_be_published_by_24_june(command: Command, specimen: Path) -> None:
    found = command("deadline", specimen, "--json").json
    assert (found["format"], found["meeting"], found["publish_by"], found["clear_days"]) == (
        1,
        "2015-07-02",
        "2015-06-24",
        5,
    )
    assert found["days"][0] == {"date": "2015-06-25", "counts": True, "why": "working day"}
    assert found["days"][2] == {"date": "2015-06-27", "counts": False, "why": "Saturday"}
    assert len(found["days"]) == 7


def test_the_text_says_how_long_is_left(command: Command, specimen: Path) -> None:
    def first_line(today: str) -> str:
        return command("deadline", specimen, "--today", today).out.splitlines()[0]

    assert first_line("2015-06-22") == "Publish by Wednesday 24 June 2015, 2 working days from today."
    assert first_line("2015-06-24") == "Publish by Wednesday 24 June 2015, which is today."
    assert "which has passed (1 working day ago)" in first_line("2015-06-25")


def test_a_report_without_a_meeting_has_no_deadline(command: Command, report: Callable[[str], Path]) -> None:
    done = command("deadline", report('template = "scrutiny-report"\n'))
    assert done.code == 2
    assert "no date of meeting" in done.err
