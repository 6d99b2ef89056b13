"""Pictures of every screen at three sizes, light and dark. Look at them before they are renewed (--snapshot-update)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from drafter.report.template import Level
from drafter.store.workspace import Workspace
from drafter.tui.app import DrafterApp
from drafter.tui.screens.export import ExportScreen
from drafter.tui.screens.export_outcome import Phase
from drafter.tui.screens.library import LibraryScreen
from drafter.tui.screens.reading import ReadingScreen
from drafter.tui.screens.report import ReportScreen
from drafter.tui.widgets.problems import Problem
from drafter.tui.widgets.status_line import StatusLine
from tests.tui.conftest import TODAY
from tests.tui.driving import at, editor, ready, until
from tests.tui.test_export_rows import MADE, OUT

SIZES = [(120, 40), (80, 24), (60, 20)]
THEMES = ["drafter-dark", "drafter-light"]

# The pictures are about looks: what the check finds changes with its rules, so here it finds always the same.
FOUND = (
    Problem(
        code="C101",
        level=Level.ERROR,
        number="3.2a",
        message="The question is not answered.",
        cure="Answer yes or no.",
        place="reasons.contrary_to_plan",
    ),
    Problem(
        code="F410",
        level=Level.WARNING,
        number="5.1.1",
        message="588 of 612 is 96.1 per cent, the text gives no share.",
        cure="Say the share.",
        place="background.text",
        line=2,
    ),
    Problem(
        code="A604",
        level=Level.ADVICE,
        number="5.1.2",
        message="Say eleven months from when.",
        cure="Give both ends.",
        place="background.text",
        line=4,
    ),
)

Steps = Callable[[Pilot[Any], DrafterApp], Awaitable[None]]


async def text(pilot: Pilot[Any], app: DrafterApp) -> None:
    screen = await ready(pilot, app)
    await _calm(pilot, app)
    screen.open_place("background.text", 2, 10)
    await until(pilot, lambda: screen.place == "background.text" and editor(screen).cursor_location == (2, 10))
    await until(pilot, lambda: screen.query_one(StatusLine).number == "5.1.1" and editor(screen).has_focus)
    # Scrolled, and the marks of the findings drawn.
    await pilot.pause(0.3)


async def question(pilot: Pilot[Any], app: DrafterApp) -> None:
    await at(pilot, await ready(pilot, app), "reasons.contrary_to_plan")


async def date(pilot: Pilot[Any], app: DrafterApp) -> None:
    await at(pilot, await ready(pilot, app), "meta.meeting_date")


async def entries(pilot: Pilot[Any], app: DrafterApp) -> None:
    await at(pilot, await ready(pilot, app), "appendices.items")


async def problems(pilot: Pilot[Any], app: DrafterApp) -> None:
    await text(pilot, app)
    await pilot.press("f6")
    await until(pilot, lambda: getattr(app.focused, "id", "") == "problems")
    await pilot.pause(0.2)


async def preview(pilot: Pilot[Any], app: DrafterApp) -> None:
    await text(pilot, app)
    await pilot.press("f5")
    screen = await ready(pilot, app) if app.size.width >= 80 else app.screen
    assert isinstance(screen, ReportScreen)
    await until(pilot, lambda: screen.preview_pane is not None and screen.preview_pane.sheet.painter is not None)
    await pilot.pause(0.5)


async def reading(pilot: Pilot[Any], app: DrafterApp) -> None:
    await text(pilot, app)
    await pilot.press("shift+f5")
    await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.pane.sheet.painter is not None)
    await pilot.pause(0.5)


async def export(pilot: Pilot[Any], app: DrafterApp) -> None:
    await text(pilot, app)
    await pilot.press("f12")
    await until(pilot, lambda: isinstance(app.screen, ExportScreen) and app.screen._looked)


async def exported(pilot: Pilot[Any], app: DrafterApp) -> None:
    await export(pilot, app)
    screen = app.screen
    assert isinstance(screen, ExportScreen)
    file = next(iter(screen.units))
    screen.units = {file: MADE._replace(file=file)}
    screen.unfolded = frozenset({(str(file), "parking.pdf")})
    screen._wanted = screen.wanted._replace(folder=OUT)
    screen._go_to(Phase.ENDED)


async def help_(pilot: Pilot[Any], app: DrafterApp) -> None:
    await text(pilot, app)
    await pilot.press("f1")


async def palette(pilot: Pilot[Any], app: DrafterApp) -> None:
    await text(pilot, app)
    await pilot.press("ctrl+p", "f", "i")


async def shelf(pilot: Pilot[Any], app: DrafterApp) -> None:
    await until(
        pilot, lambda: isinstance(app.screen, LibraryScreen) and all(row.read for row in app.screen.rows.values())
    )


@pytest.fixture(autouse=True)
def _found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drafter.tui.checking.problems_of", lambda *_: (FOUND, False))
    monkeypatch.setattr("drafter.tui.screens.export.problems_of", lambda *_: (FOUND, False))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("steps", [text, question, problems, preview, export], ids=lambda steps: steps.__name__)
def test_report(
    steps: Steps, size: tuple[int, int], theme: str, snap_compare: Callable[..., bool], workspace: Path, report: Path
) -> None:
    app = DrafterApp(Workspace.find(workspace), report, today=lambda: TODAY, theme=theme)

    async def before(pilot: Pilot[Any]) -> None:
        await steps(pilot, app)
        if app.screen is app.screen_stack[0]:
            await _calm(pilot, app)

    assert snap_compare(app, terminal_size=size, run_before=before)


@pytest.mark.parametrize("steps", [date, entries, help_, palette, reading, exported], ids=lambda steps: steps.__name__)
@pytest.mark.parametrize("size", [(120, 40), (60, 20)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_more_of_report(
    steps: Steps, size: tuple[int, int], snap_compare: Callable[..., bool], workspace: Path, report: Path
) -> None:
    app = DrafterApp(Workspace.find(workspace), report, today=lambda: TODAY, theme="drafter-dark")

    async def before(pilot: Pilot[Any]) -> None:
        await steps(pilot, app)
        await _calm(pilot, app)

    assert snap_compare(app, terminal_size=size, run_before=before)


async def _calm(pilot: Pilot[Any], app: DrafterApp) -> None:
    """Until check and deadline are on the screen."""
    screen = app.screen_stack[0]
    assert isinstance(screen, ReportScreen)
    await until(pilot, lambda: screen.side_pane is not None and screen.side_pane.problems.checked)
    await until(pilot, lambda: bool(screen.query_one(StatusLine).deadline))
    await pilot.pause(0.2)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("empty", [False, True], ids=["full", "empty"])
def test_library(
    empty: bool,
    size: tuple[int, int],
    theme: str,
    snap_compare: Callable[..., bool],
    workspace: Path,
    report: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def row(one: Any, *_: object) -> Any:
        return one._replace(
            title="Allotments: annual report",
            committee="Place Scrutiny Committee",
            meeting=None,
            deadline="Wed 24 Feb, 17 days",
            answered=11,
            required=20,
            errors=1,
            warnings=2,
            read=True,
        )

    monkeypatch.setattr("drafter.tui.shelf_reading.read", row)
    if empty:
        report.unlink()
    app = DrafterApp(Workspace.find(workspace), None, today=lambda: TODAY, theme=theme)

    async def before(pilot: Pilot[Any]) -> None:
        await shelf(pilot, app)

    assert snap_compare(app, terminal_size=size, run_before=before)
