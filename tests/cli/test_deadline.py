"""``drafter deadline`` counts day by day."""

from __future__ import annotations

import datetime
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


def test_what_is_late_is_told_with_the_law(command: Command, specimen: Path) -> None:
    said = command("deadline", specimen, "--today", "2015-06-25")
    assert "5 clear days (section 100B of the Local Government Act 1972)" in said.out
    assert "section 100B(4)(b) of the Local Government Act 1972" in said.out.splitlines()[-1]
    assert command("deadline", specimen, "--today", "2015-06-25", "--json").json["late"]
    for today in ("2015-06-24", "2015-07-03"):
        assert not command("deadline", specimen, "--today", today, "--json").json["late"]


def test_a_workspace_knows_when_its_council_is_closed(command: Command, workspace: Path) -> None:
    before = command("deadline", "parking-annual-report", "--json").json
    last = datetime.date.fromisoformat(before["publish_by"])
    (workspace / "drafter.toml").write_text(f"closed = [{last}, 2027-12-29]\n", encoding="utf-8")
    after = command("deadline", "parking-annual-report", "--json").json
    assert datetime.date.fromisoformat(after["publish_by"]) < last
    assert {"date": str(last), "counts": False, "why": "the council is closed"} in after["days"]
    (workspace / "drafter.toml").write_text('closed = ["Christmas"]\n', encoding="utf-8")
    done = command("deadline", "parking-annual-report")
    assert done.code == 2
    assert "drafter.toml:1:" in done.err


def test_a_meeting_at_the_start_of_time_has_no_deadline(command: Command, report: Callable[[str], Path]) -> None:
    file = report('template = "scrutiny-report"\n[meta]\nmeeting_date = 0001-01-03\n')
    assert command("deadline", file).code == 2
    assert command("check", file, "--today", "0001-01-02").code == 1
    rows = {row["report"]: row for row in command("list", "--json").json["reports"]}
    assert rows["mine"]["publish_by"] is None


def test_the_list_tells_what_is_late(command: Command) -> None:
    rows = command("list", "--json", "--today", "2027-01-01").json["reports"]
    assert not any(row["late"] for row in rows)
    first = min(rows, key=lambda row: row["meeting"])
    rows = command("list", "--json", "--today", first["meeting"]).json["reports"]
    assert [row["late"] for row in rows if row["report"] == first["report"]] == [True]
    assert "(passed)" in command("list", "--today", first["meeting"]).out
