"""Every place that one can go to, by number, by words and by name; figures and notes where they are cited."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.store.load import load_report
from drafter.store.workspace import Workspace
from drafter.tui.app import DrafterApp
from drafter.tui.fuzzy import score
from drafter.tui.screens.go_to import GoToScreen
from drafter.tui.session import Session
from drafter.tui.targets import Spot, targets
from tests.tui.cited_report import CITED
from tests.tui.conftest import TODAY
from tests.tui.driving import editor, ready, until


@pytest.fixture
def session(workspace: Path, report: Path) -> Session:
    report.write_text(CITED, encoding="utf-8")
    here = Workspace.find(workspace)
    return Session(load_report(report, here), here, lambda: TODAY)


def test_fields_numbers_figures_and_notes_can_be_gone_to(session: Session) -> None:
    found = {(target.name or target.number or target.words): target.spot for target in targets(session)}
    assert found["Title"] == Spot("title")
    assert found["Date of Meeting"] == Spot("meta.meeting_date")
    assert found["3.2a"] == Spot("reasons.contrary_to_plan")
    assert found["5.1.2"] == Spot("background.text", 4)
    assert found["next"] == Spot("background.text", 14)
    assert found["plots"] == Spot("background.text", 2, 33)
    assert found["rents"] == Spot("background.text", 16, 0)
    assert found["survey"] is None
    assert found["share_let"] is None


async def test_a_figure_is_gone_to_where_it_is_cited(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await ready(pilot, app)
        await pilot.press("ctrl+g", *"plts")
        await until(pilot, lambda: isinstance(app.screen, GoToScreen))
        await pilot.press("enter")
        await until(pilot, lambda: screen.place == "background.text" and editor(screen).cursor_location == (2, 33))


async def test_what_is_cited_nowhere_is_shown_where_it_can_be_cited(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await pilot.press("ctrl+g", *"share_let", "enter")
        await until(pilot, lambda: app.screen is screen)
        assert screen.side_pane is not None
        pane = screen.side_pane.figures
        await until(pilot, lambda: pane.current is not None and pane.current.name == "share_let")


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("5.4", "5.4", "5.4.1"),
        ("neglshr", "neglect_share", "plans"),
        ("cse", "Child Sexual Exploitation", "Courses of the service"),
        ("plan", "plans", "The action plan"),
    ],
)
def test_what_fits_best_comes_first(typed: str, better: str, worse: str) -> None:
    def fit(words: str) -> int:
        return score(typed, words if words[0].isdigit() else "", words)

    assert fit(better) > fit(worse)


def test_letters_that_are_far_apart_or_not_there_do_not_fit() -> None:
    assert score("plz", "", "plans") == 0
    assert score("pes", "", "A paragraph of many words about something else") == 0
    assert score("", "", "anything") == 1


def test_the_numbers_of_a_report_are_worked_out_once(session: Session) -> None:
    outline = session.outline
    assert session.report.outline is outline
    field = session.at("purpose.text")
    assert field is not None
    session.change(field, "## Another")
    assert session.report.outline is not outline
    assert session.report.outline.find("1.1") is not None
