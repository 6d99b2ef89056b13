"""The grid: cells, rows and columns changed by keys, pasted from a spreadsheet, and kept where they were."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from textual import events
from textual.pilot import Pilot

from drafter.tui.app import DrafterApp
from drafter.tui.screens.figure_data import FigureDataScreen
from drafter.tui.screens.figures import FiguresScreen
from drafter.tui.screens.report import ReportScreen
from drafter.tui.session import Session
from drafter.tui.states import SaveState
from drafter.tui.widgets.grid import Grid
from drafter.tui.widgets.rows import Rows
from drafter.tui.widgets.status_line import StatusLine
from tests.tui.driving import picture, ready, text_of, told, until
from tests.tui.figure_reports import REPORT, TREND, add_files, register

AppOn = Callable[[str], DrafterApp]


@pytest.fixture
def app(app_on: AppOn, report: Path) -> DrafterApp:
    add_files(report.parent)
    return app_on(REPORT)


@pytest.fixture
def data(report: Path) -> Path:
    """The file of the chart's data."""
    return report.parent / "figures/trend.csv"


async def grid(pilot: Pilot[Any], app: DrafterApp, figure: str) -> FigureDataScreen:
    """The data of a figure, opened."""
    screen = await register(pilot, app)
    screen.query_one("#register", Rows).put_cursor(figure)
    await until(pilot, lambda: screen.current is not None and screen.current.name == figure)
    await pilot.press("f4")
    await until(pilot, lambda: isinstance(app.screen, FigureDataScreen) and app.screen.focused is not None)
    found = app.screen
    assert isinstance(found, FigureDataScreen)
    return found


def saved(screen: FigureDataScreen) -> bool:
    return screen.query_one(StatusLine).save_state is SaveState.SAVED


async def test_a_cell_of_the_report_is_typed_over_and_nothing_else_is_written(app: DrafterApp, report: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await grid(pilot, app, "by_library")
        await pilot.press("down", "right", *"18500", "enter")
        await until(pilot, lambda: '["Priory", 18500]' in text_of(report))
        assert text_of(report) == REPORT.replace('["Priory", 18000]', '["Priory", 18500]')
        await until(pilot, lambda: "adds up to 41,750; its total says “41250”" in picture(app))
        await pilot.press("down", *"41750", "enter")
        await until(pilot, lambda: "41750✓" in picture(app))
        await pilot.press("ctrl+z", "ctrl+z")
        await until(pilot, lambda: text_of(report) == REPORT)
        await pilot.press("ctrl+y")
        await until(pilot, lambda: '["Priory", 18500]' in text_of(report))


async def test_all_changes_of_rows_are_one_step_of_the_register(app: DrafterApp, report: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await grid(pilot, app, "by_library")
        await pilot.press("down", *"Abbey", "enter", *"Harbour", "tab", *"1", "enter", "escape")
        await until(pilot, lambda: isinstance(app.screen, FiguresScreen))
        await until(pilot, lambda: '["Harbour", 1]' in text_of(report))
        await pilot.press("ctrl+z")
        await until(pilot, lambda: text_of(report) == REPORT)


async def test_a_cell_of_a_file_is_saved_in_the_manner_of_the_file(app: DrafterApp, data: Path) -> None:
    data.write_bytes('"Quarter";"Größe";"Quay"\r\n"Q1";"4,5";5000\r\n\r\n"Q2";"£7";5750'.encode("cp1252"))
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await grid(pilot, app, "trend")
        await pilot.press("down", "right", "enter", "end", *"9;1", "enter")
        await until(pilot, lambda: b"9;1" in data.read_bytes() and saved(screen))
    assert data.read_bytes() == '"Quarter";"Größe";"Quay"\r\n"Q1";"4,59;1";5000\r\n\r\n"Q2";"£7";5750'.encode("cp1252")


async def test_rows_and_columns_are_put_in_moved_and_taken_out(app: DrafterApp, data: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await grid(pilot, app, "trend")
        await pilot.press("down", "ctrl+n", *"Q1b", "tab", *"1", "tab", *"2", "enter")
        await pilot.press("up", "alt+up")
        await pilot.press("ctrl+home", "ctrl+l", *"Note", "enter", "alt+right")
        await until(pilot, lambda: b"Quarter,Priory,Note,Quay\nQ1b,1,,2\nQ1,4000,,5000\n" in data.read_bytes())
        await pilot.press("alt+d", "ctrl+k")
        await until(
            pilot, lambda: data.read_text() == TREND.replace("Q1,4000,5000\n", "Q1,4000,5000\n") or saved(screen)
        )
        for _ in range(20):
            await pilot.press("ctrl+z")
        await until(pilot, lambda: data.read_text() == TREND)


async def test_cells_copied_from_a_spreadsheet_are_pasted_as_cells(app: DrafterApp, data: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await grid(pilot, app, "trend")
        await pilot.press("ctrl+end")
        screen.query_one(Grid).post_message(events.Paste("7000\t1\r\n7100\t2\r\n"))
        await until(pilot, lambda: b"Q4,4800,7000,1\n,,7100,2\n" in data.read_bytes())
        await until(pilot, lambda: "✗ row 4 has 4 cells, the header has 3" in picture(app))
        await pilot.press("ctrl+z")
        await until(pilot, lambda: data.read_text() == TREND)


async def test_a_file_changed_elsewhere_is_read_again_and_never_written_over(app: DrafterApp, data: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await grid(pilot, app, "trend")
        data.write_text(TREND.replace("4000", "4001"))
        await until(pilot, lambda: "4001" in picture(app))
        # Both change it: the later one is told.
        await pilot.press("down", "right", "right", *"1", "enter")
        data.write_text(TREND.replace("4000", "4002"))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "This was changed elsewhere" in told(app))
        assert "4002" in data.read_text()
        await pilot.press("ctrl+p", *"keep my", "enter")
        await until(pilot, lambda: "Q1,4001,1" in data.read_text() and saved(screen))
        copies = [file for file in data.parent.iterdir() if "other" in file.name]
        assert [file.read_text() for file in copies] == [TREND.replace("4000", "4002")]


def session_of(app: DrafterApp) -> Session:
    """The session of the report below."""
    return next(screen for screen in app.screen_stack if isinstance(screen, ReportScreen)).session


async def test_rows_changed_elsewhere_are_never_written_over(app: DrafterApp, report: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await grid(pilot, app, "by_library")
        session = session_of(app)
        figures = session.draft.figures
        theirs = msgspec.structs.replace(
            figures["by_library"], rows=(("Library", "Visits"), ("Priory", 1), ("Total", 1))
        )
        session.put(msgspec.structs.replace(session.draft, figures={**figures, "by_library": theirs}))
        await pilot.press("down", "right", *"7", "enter")
        await until(pilot, lambda: "This was changed elsewhere" in told(app) or "read again" in told(app))
        assert session.draft.figures["by_library"] == theirs
        if "read again" not in told(app):
            await pilot.press("ctrl+p", *"keep my", "enter")
            await until(pilot, lambda: '["Priory", 7]' in text_of(report))
            await pilot.press("escape")
            await until(pilot, lambda: app.screen is not screen)
            await pilot.press("ctrl+z")
            await until(pilot, lambda: '["Priory", 1]' in text_of(report))


async def test_rows_changed_elsewhere_are_read_again(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await grid(pilot, app, "by_library")
        session = session_of(app)
        figures = session.draft.figures
        theirs = msgspec.structs.replace(figures["by_library"], rows=(("Library", "Visits"), ("Abbey", 1)))
        session.put(msgspec.structs.replace(session.draft, figures={**figures, "by_library": theirs}))
        await until(pilot, lambda: "Abbey" in picture(app))


async def test_what_is_typed_when_the_app_is_left_is_in_the_file(app: DrafterApp, data: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await grid(pilot, app, "trend")
        await pilot.press("down", "right", *"77", "ctrl+q")
        await pilot.pause(0.5)
    assert "Q1,77,5000" in data.read_text()


async def test_a_file_that_cannot_be_written_keeps_the_cells_and_the_app(app: DrafterApp, data: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await grid(pilot, app, "trend")
        await pilot.press("down", "right", *"77", "enter")
        await until(pilot, lambda: saved(screen))
        data.unlink()
        await pilot.press(*"78", "enter", "ctrl+s")
        await until(pilot, lambda: screen.query_one(StatusLine).save_state is SaveState.FAILED)
        await pilot.press("escape")
        await until(pilot, lambda: "once more leaves what is not saved" in told(app))
        assert app.screen is screen
        assert "78" in picture(app)


async def test_a_file_that_others_share_is_written_in_place_when_that_is_asked_for(app: DrafterApp, data: Path) -> None:
    other = data.with_name("same.csv")
    other.hardlink_to(data)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await grid(pilot, app, "trend")
        await pilot.press("down", "right", *"77", "enter", "ctrl+s")
        await until(pilot, lambda: screen.query_one(StatusLine).save_state is SaveState.FAILED)
        assert other.read_text() == TREND
        await pilot.press("ctrl+p", *"in place", "enter")
        await until(pilot, lambda: "Q1,77,5000" in other.read_text() and saved(screen))
        assert other.samefile(data)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "There is no file figures/trend.csv."),
        (b"\x00\x01", "The data file is no text."),
        (b'a,b\n"1,2\n', "a cell is quoted and never closed"),
        (b"a,b\n1,2\n" * 60_000, "more than 100,000 cells"),
    ],
)
async def test_data_that_cannot_be_opened_says_why(
    app: DrafterApp, data: Path, content: bytes | None, words: str
) -> None:
    if content is None:
        data.unlink()
    else:
        data.write_bytes(content)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await register(pilot, app)
        screen.query_one("#register", Rows).put_cursor("trend")
        await pilot.press("f4")
        await until(pilot, lambda: words in told(app))
        assert app.screen is screen


async def test_a_ragged_row_is_named_and_can_be_mended(app: DrafterApp, data: Path) -> None:
    data.write_text("Quarter,Priory,Quay\nQ1,4000,5000\nQ2,4500\n")
    async with app.run_test(size=(120, 40)) as pilot:
        await grid(pilot, app, "trend")
        await until(pilot, lambda: "✗ row 2 has 2 cells, the header has 3" in picture(app))
        await pilot.press("ctrl+end", *"5750", "enter")
        await until(pilot, lambda: data.read_text() == "Quarter,Priory,Quay\nQ1,4000,5000\nQ2,4500,5750\n")
        await until(pilot, lambda: "✗" not in picture(app))


async def test_a_new_table_opens_its_grid(app: DrafterApp, report: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot, app)
        await register(pilot, app)
        await pilot.press("ctrl+n", *"ta", "enter")
        await until(pilot, lambda: app.screen.focused is not None)
        await pilot.press(*"hours", "f4")
        await until(pilot, lambda: isinstance(app.screen, FigureDataScreen))
        await pilot.press(*"Day", "tab", *"Opens", "enter", "left", *"Monday", "tab", *"9", "enter", "escape")
        await until(pilot, lambda: 'rows = [["Day", "Opens"], ["Monday", 9]]' in text_of(report))


@pytest.mark.parametrize("size", [(120, 40), (40, 10), (12, 4), (1, 1)])
async def test_a_large_sheet_is_shown_at_any_size(app: DrafterApp, data: Path, size: tuple[int, int]) -> None:
    rows = [",".join(f"c{column}" for column in range(40))]
    rows += [",".join(f"{row}.{column}" for column in range(40)) for row in range(2000)]
    data.write_text("\n".join(rows) + "\n")
    async with app.run_test(size=size) as pilot:
        screen = await grid(pilot, app, "trend")
        for key in ("ctrl+end", "pageup", "home", "ctrl+home", "pagedown", "end"):
            await pilot.press(key)
        assert screen.cursor[1] == 39
        if size == (120, 40):
            await pilot.press("ctrl+end")
            await until(pilot, lambda: "1999.39" in picture(app))
            assert "c39" in picture(app), "the header stays in view"
            assert "1999.0" in picture(app), "and so does the first column"
