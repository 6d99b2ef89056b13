"""``drafter new`` makes a report that can be opened, and carries one over."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command


@pytest.mark.parametrize("template", ["scrutiny-report", "executive-decision"])
def test_a_new_report_opens_and_is_wholly_unanswered(command: Command, workspace: Path, template: str) -> None:
    assert command("new", "fresh", "--template", template, "--title", "A fresh one").code == 0
    assert (workspace / "drafts/fresh/report.toml").is_file()
    (checked,) = command("check", "fresh", "--json").json["reports"]
    assert (checked["answered"], checked["complete"]) == (0, False)
    assert command("show", "fresh", "--json").json["title"] == "A fresh one"


def test_carrying_over_keeps_the_text_and_clears_what_must_be_fresh(command: Command) -> None:
    done = command("new", "next-year", "--from", "parking-annual-report")
    assert done.code == 0
    assert "meta.meeting_date" in done.out
    shown = command("show", "next-year", "--json").json
    before = command("show", "parking-annual-report", "--json").json
    assert "meeting_date" not in shown["meta"]
    kept = {item["number"]: item["text"] for item in shown["items"]}
    assert kept["5.1"] == next(item["text"] for item in before["items"] if item["number"] == "5.1")
    assert next(item["answer"] for item in shown["items"] if item["number"] == "3.2a") is None


def test_figures_that_were_carried_over_are_stale_until_they_have_a_later_date(
    command: Command, workspace: Path
) -> None:
    done = command("new", "next-year", "--from", "air-quality-2026")
    assert "To be renewed: figures.sites, figures.objective, " in done.out
    rows = {row["name"]: row for row in command("figures", "next-year", "--json").json["figures"]}
    assert rows["sites"]["carried_over"]
    assert not rows["margin"]["carried_over"], "a formula follows what it rests on"
    assert not rows["map"]["carried_over"], "a picture without a date does not age"
    assert stale(command) == {name for name, row in rows.items() if row["carried_over"]}

    file = workspace / "drafts/next-year/report.toml"
    renewed = file.read_text(encoding="utf-8").replace("as_at = 2026-12-31\ncarried", "as_at = 2027-12-31\ncarried")
    file.write_text(renewed, encoding="utf-8")
    assert stale(command) == {"by_car", "by_car_before", "diesel_cars", "bus_engines", "sources", "journeys"}


def stale(command: Command) -> set[str]:
    """The figures that the check calls carried over."""
    (checked,) = command("check", "next-year", "--json").json["reports"]
    return {found["field"].split(".")[1] for found in checked["findings"] if found["code"] == "F415"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["new", "parking-annual-report", "--template", "scrutiny-report"],
        ["new", "../outside", "--template", "scrutiny-report"],
        ["new", "fresh", "--template", "scrutiny-reprot"],
        ["new", "fresh"],
        ["new", "fresh", "--from", "nowhere"],
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_is_written(
    command: Command, workspace: Path, arguments: list[str]
) -> None:
    before = sorted(workspace.rglob("*"))
    assert command(*arguments).code == 2
    assert sorted(workspace.rglob("*")) == before
