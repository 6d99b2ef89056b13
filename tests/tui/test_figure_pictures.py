"""Pictures of the figures: the register, a figure on the whole screen, its form, its data."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from drafter.report.template import Level
from drafter.store.workspace import Workspace
from drafter.tui.app import DrafterApp
from drafter.tui.screens.figure_data import FigureDataScreen
from drafter.tui.screens.figure_look import FigureLookScreen
from drafter.tui.screens.figures import FiguresScreen
from drafter.tui.widgets.problems import Problem
from drafter.tui.widgets.rows import Rows
from tests.tui.conftest import TODAY
from tests.tui.driving import still, until
from tests.tui.figure_reports import REPORT, add_files, fill, form, register

Steps = Callable[[Pilot[Any], DrafterApp], Awaitable[None]]

# The pictures are about looks: what the check finds changes with its rules.
FOUND = (
    Problem(
        "F404",
        Level.WARNING,
        "",
        "“priory” is of 31 December 2026: 63 days old.",
        "Bring it up to date.",
        "figures.priory",
    ),
    Problem("F403", Level.ADVICE, "", "“logo” has no source.", "Add it.", "figures.logo"),
)


async def _at(pilot: Pilot[Any], app: DrafterApp, name: str) -> FiguresScreen:
    screen = await register(pilot, app)
    await until(pilot, lambda: bool(screen.problems))
    screen.query_one("#register", Rows).put_cursor(name)
    await until(pilot, lambda: screen.current is not None and screen.current.name == name)
    return screen


async def number(pilot: Pilot[Any], app: DrafterApp) -> None:
    await _at(pilot, app, "priory")


async def formula(pilot: Pilot[Any], app: DrafterApp) -> None:
    await _at(pilot, app, "share")


async def chart(pilot: Pilot[Any], app: DrafterApp) -> None:
    await _at(pilot, app, "trend")


async def look(pilot: Pilot[Any], app: DrafterApp) -> None:
    await _at(pilot, app, "trend")
    await pilot.press("f5")
    await until(pilot, lambda: isinstance(app.screen, FigureLookScreen))


async def asked(pilot: Pilot[Any], app: DrafterApp) -> None:
    await _at(pilot, app, "visits")
    await pilot.press("enter")
    typing = await form(pilot, app)
    await fill(pilot, typing, value="£1.2m", as_at="31 Feb")
    await until(pilot, lambda: typing.lines["as_at"].has_class("-wrong"))


async def data(pilot: Pilot[Any], app: DrafterApp) -> None:
    await _at(pilot, app, "by_library")
    await pilot.press("f4")
    await until(pilot, lambda: isinstance(app.screen, FigureDataScreen))
    await pilot.press("down", "right", *"18500", "enter", "down")


@pytest.mark.parametrize(
    ("steps", "size", "theme"),
    [
        (number, (120, 40), "drafter-dark"),
        (formula, (120, 40), "drafter-light"),
        (number, (80, 24), "drafter-light"),
        (formula, (60, 20), "ansi-dark"),
        (chart, (120, 40), "drafter-dark"),
        (look, (120, 40), "drafter-light"),
        (look, (80, 24), "ansi-dark"),
        (asked, (120, 40), "drafter-dark"),
        (asked, (80, 24), "drafter-light"),
        (data, (120, 40), "drafter-light"),
        (data, (60, 20), "drafter-dark"),
    ],
    ids=lambda each: each.__name__ if callable(each) else each if isinstance(each, str) else f"{each[0]}x{each[1]}",
)
def test_figures(
    steps: Steps,
    size: tuple[int, int],
    theme: str,
    snap_compare: Callable[..., bool],
    workspace: Path,
    report: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("drafter.tui.checking.problems_of", lambda *_: (FOUND, False))
    report.write_text(REPORT, encoding="utf-8")
    add_files(report.parent)
    app = DrafterApp(Workspace.find(workspace), report, today=lambda: TODAY, theme=theme)

    async def before(pilot: Pilot[Any]) -> None:
        await steps(pilot, app)
        await still(pilot, app)

    assert snap_compare(app, terminal_size=size, run_before=before)
