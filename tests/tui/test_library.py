"""The library: every report a row, one that cannot be read too; new reports; nothing read as markup."""

from __future__ import annotations

import asyncio
import shutil
import threading
from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Static

from drafter.store.load import load_report
from drafter.store.workspace import Workspace
from drafter.tui.app import DrafterApp
from drafter.tui.reading_child import Answer
from drafter.tui.reading_process import answers
from drafter.tui.screens import check_many
from drafter.tui.screens.check_many import CheckManyScreen
from drafter.tui.screens.export import ExportScreen
from drafter.tui.screens.export_many import ExportManyScreen
from drafter.tui.screens.library import LibraryScreen
from drafter.tui.screens.new_report import NewReportScreen
from drafter.tui.screens.report import ReportScreen
from drafter.tui.session import Session
from drafter.tui.shelf import Order
from drafter.tui.slugs import slug_of
from drafter.tui.widgets.shelf import ShelfHead
from tests.tui.conftest import REPORT, TODAY
from tests.tui.driving import picture, ready, until


def add(workspace: Path, slug: str, text: str) -> None:
    folder = workspace / "drafts" / slug
    folder.mkdir()
    (folder / "report.toml").write_text(text, encoding="utf-8")


async def test_every_report_is_a_row_and_what_cannot_be_read_says_why(library: DrafterApp, workspace: Path) -> None:
    add(workspace, "broken", "format = 1\ntitle = ")
    add(workspace, "[sic]", REPORT.replace("Allotments: annual report", "[/] [@click=app.quit]Bins[/]"))
    async with library.run_test(size=(140, 30)) as pilot:
        await until(pilot, lambda: "Allotments: annual report" in picture(library))
        await until(pilot, lambda: "[/] [@click=app.quit]Bins[/]" in picture(library))
        await until(pilot, lambda: "✗ broken" in picture(library))
        assert "24 Feb" in picture(library)


async def test_typing_filters_and_enter_opens(library: DrafterApp, workspace: Path) -> None:
    add(workspace, "bins", REPORT.replace("Allotments: annual report", "Bins and boxes"))
    async with library.run_test(size=(120, 30)) as pilot:
        await until(pilot, lambda: "Bins and boxes" in picture(library) and "Allotments" in picture(library))
        await pilot.press(*"box")
        assert "Allotments" not in picture(library)
        await pilot.press("enter")
        screen = await ready(pilot, library)
        assert screen.session.draft.title == "Bins and boxes"


async def test_a_report_that_cannot_be_read_does_not_open_and_says_where_it_is_wrong(
    library: DrafterApp, workspace: Path
) -> None:
    add(workspace, "broken", REPORT.replace('template = "scrutiny-report"', 'template = "scrutiny-raport"'))
    async with library.run_test(size=(140, 30), notifications=True) as pilot:
        await until(pilot, lambda: "✗ broken" in picture(library))
        await pilot.press(*"broken", "enter")
        await until(pilot, lambda: "Not opened" in picture(library))
        assert isinstance(library.screen, LibraryScreen)


async def test_a_new_report_is_made_from_a_template_and_opened(library: DrafterApp, workspace: Path) -> None:
    async with library.run_test(size=(120, 30)) as pilot:
        await until(pilot, lambda: "Allotments" in picture(library))
        await pilot.press("ctrl+n")
        await until(pilot, lambda: isinstance(library.screen, NewReportScreen))
        await pilot.press(*"Parks: review", "enter", "enter")
        await until(pilot, lambda: isinstance(library.screen, ReportScreen))
    file = workspace / "drafts" / "parks-review" / "report.toml"
    assert load_report(file, Workspace.find(workspace)).report.draft.title == "Parks: review"


async def test_an_empty_workspace_shows_how_to_begin(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    app = DrafterApp(Workspace.find(tmp_path), None, today=lambda: TODAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Press ^n to make the first one" in picture(app)
        await pilot.press("ctrl+n", "escape", "enter", "f12", "f9")
        assert app.is_running


def test_a_folder_is_named_after_the_title() -> None:
    assert slug_of("Libraries: annual report 2026/27") == "libraries-annual-report-2026-27"
    assert slug_of("Llŷn’s Café", {"llyns-cafe"}) == "llyns-cafe-2"
    assert slug_of("[/] ../..") == "report"
    assert slug_of("parking-2", {"parking", "parking-2"}) == "parking-3"
    assert slug_of("parking-2027", {"parking-2027", "parking"}) == "parking-2027-2"


def three(workspace: Path) -> None:
    """Two more reports: one with everything missing, one of another committee."""
    add(workspace, "bins", 'format = 1\ntemplate = "scrutiny-report"\ntitle = "Bins and boxes"\n')
    add(workspace, "parks", REPORT.replace("Allotments: annual report", "Parks").replace("Place Scrutiny", "Cabinet"))


async def listed(pilot: Pilot[None], app: DrafterApp) -> LibraryScreen:
    """The library, once everything is read."""
    await until(
        pilot, lambda: isinstance(app.screen, LibraryScreen) and all(row.read for row in app.screen.rows.values())
    )
    assert isinstance(app.screen, LibraryScreen)
    return app.screen


def slugs(screen: LibraryScreen) -> list[str]:
    return [row.slug for row in screen.shelf.items]


async def test_a_click_opens_a_report_once_and_beside_the_title_it_marks(library: DrafterApp) -> None:
    async with library.run_test(size=(120, 40)) as pilot:
        screen = await listed(pilot, library)
        await pilot.click("#shelf", offset=(1, 0))
        await until(pilot, lambda: bool(screen.shelf.marked))
        assert library.screen is screen
        await pilot.click("#shelf", offset=(8, 0), control=True)
        await until(pilot, lambda: not screen.shelf.marked)
        await pilot.click("#shelf", offset=(8, 0))
        report = await ready(pilot, library)
        assert library.screen_stack == [screen, report]


async def test_rows_are_sorted_by_a_key_or_a_click_and_it_is_remembered(
    library: DrafterApp, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    three(workspace)
    async with library.run_test(size=(140, 30)) as pilot:
        screen = await listed(pilot, library)
        head = screen.query_one(ShelfHead)
        await pilot.press("f3")
        assert str(head.order) == str(Order.TITLE)
        assert slugs(screen) == ["allotments", "bins", "parks"]
        await pilot.press("f4")
        assert slugs(screen) == ["parks", "bins", "allotments"]
        assert "Report ▴" in picture(library)
        at = picture(library).splitlines()[2].index("Problems")
        await pilot.click(ShelfHead, offset=(at + 1, 1))
        assert head.order is Order.PROBLEMS
        assert slugs(screen)[0] == "bins"
        await pilot.press("ctrl+q")
    again = DrafterApp(Workspace.find(workspace), None, today=lambda: TODAY)
    async with again.run_test(size=(140, 30)) as pilot:
        assert slugs(await listed(pilot, again))[0] == "bins"


async def test_the_cursor_comes_back_to_the_report_that_was_opened(
    library: DrafterApp, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    three(workspace)
    async with library.run_test(size=(120, 30)) as pilot:
        await listed(pilot, library)
        await pilot.press(*"park", "enter")
        await ready(pilot, library)
        await pilot.press("ctrl+q")
    again = DrafterApp(Workspace.find(workspace), None, today=lambda: TODAY)
    async with again.run_test(size=(120, 30)) as pilot:
        screen = await listed(pilot, again)
        assert screen.shelf.current is not None
        assert screen.shelf.current.slug == "parks"


async def test_a_report_is_copied_with_all_that_belongs_to_it(library: DrafterApp, workspace: Path) -> None:
    figures = workspace / "drafts/allotments/figures"
    figures.mkdir()
    (figures / "rents.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    async with library.run_test(size=(120, 30)) as pilot:
        screen = await listed(pilot, library)
        await pilot.press("ctrl+d")
        await until(pilot, lambda: len(screen.rows) == 2)
        assert screen.shelf.current is not None
        assert screen.shelf.current.slug == "allotments-2"
    assert (workspace / "drafts/allotments-2/figures/rents.csv").exists()
    assert (workspace / "drafts/allotments-2/report.toml").read_text(encoding="utf-8") == REPORT


@pytest.mark.parametrize("size", [(120, 30), (80, 24), (60, 20)])
async def test_reports_of_one_title_are_told_apart_by_their_names(
    size: tuple[int, int], library: DrafterApp, workspace: Path
) -> None:
    add(workspace, "allotments-2", REPORT)
    add(workspace, "parks", REPORT.replace("Allotments: annual report", "Parks"))
    async with library.run_test(size=size) as pilot:
        await listed(pilot, library)
        shown = picture(library)
        assert shown.count("Allotments: ") == 2
        assert " allotments " in shown
        assert " allotments-2 " in shown
        assert " parks " not in shown


async def test_marked_reports_go_to_the_archive_and_come_back(library: DrafterApp, workspace: Path) -> None:
    three(workspace)
    async with library.run_test(size=(120, 30)) as pilot:
        screen = await listed(pilot, library)
        await pilot.press("f3", "home", "space", "space")
        assert {file.parent.name for file in screen.shelf.marked} == {"allotments", "bins"}
        await pilot.press("delete")
        assert slugs(screen) == ["parks"]
        assert (workspace / "archive/bins/report.toml").exists()
        await pilot.press("f7")
        await until(pilot, lambda: sorted(slugs(screen)) == ["allotments", "bins"])
        assert "Archive" in picture(library).splitlines()[0]
        # Back from there, one of them; then everything as it was, step by step.
        screen.shelf.put_cursor(workspace / "archive/bins/report.toml")
        await pilot.press("delete")
        assert slugs(screen) == ["allotments"]
        await pilot.press("escape")
        await until(pilot, lambda: slugs(screen) == ["bins", "parks"])
        await pilot.press("ctrl+z")
        assert slugs(screen) == ["parks"]
        await pilot.press("ctrl+z")
        await until(pilot, lambda: slugs(screen) == ["allotments", "bins", "parks"])
    assert sorted(file.parent.name for file in (workspace / "drafts").glob("*/report.toml")) == [
        "allotments",
        "bins",
        "parks",
    ]


async def test_where_a_name_is_taken_nothing_is_moved_and_it_is_said(library: DrafterApp, workspace: Path) -> None:
    (workspace / "archive/allotments").mkdir(parents=True)
    async with library.run_test(size=(120, 30), notifications=True) as pilot:
        screen = await listed(pilot, library)
        await pilot.press("delete")
        await until(pilot, lambda: "already" in picture(library))
        assert slugs(screen) == ["allotments"]


async def test_an_empty_archive_says_so(library: DrafterApp) -> None:
    async with library.run_test(size=(120, 30)) as pilot:
        screen = await listed(pilot, library)
        await pilot.press("f7")
        await pilot.pause()
        assert "The archive is empty." in picture(library)
        await pilot.press("delete", "enter", "f9", "f12", "space", "escape")
        await until(pilot, lambda: slugs(screen) == ["allotments"])


def said(library: DrafterApp) -> str:
    """What is said below the list of what was found."""
    return " ".join(str(library.screen.query_one("#about-found", Static).content).split())


async def test_many_reports_are_checked_and_a_problem_is_one_key_away(library: DrafterApp, workspace: Path) -> None:
    three(workspace)
    add(workspace, "broken", "format = 1\ntitle = ")
    async with library.run_test(size=(120, 40)) as pilot:
        await listed(pilot, library)
        await pilot.press("f9")
        await until(pilot, lambda: "4 reports" in picture(library) and "errors and warnings" in picture(library))
        assert isinstance(library.screen, CheckManyScreen)
        assert "✗ broken" in picture(library)
        await pilot.press(*"parks c101", "home")
        assert "/ parks c101" in picture(library)
        # All of it, and the cure, for the row is too narrow for them.
        await until(pilot, lambda: "is not answered." in said(library))
        assert "Answer yes or no." in said(library)
        await pilot.press("enter")
        screen = await ready(pilot, library)
        assert (screen.session.draft.title, screen.place) == ("Parks", "reasons.contrary_to_plan")


async def test_a_check_of_many_can_be_stopped(
    library: DrafterApp, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        add(workspace, f"report-{number}", REPORT)

    async def slow(*asked: Any) -> AsyncGenerator[tuple[Path, Answer]]:
        # However fast the machine is, it is still at it when somebody stops it.
        async with aclosing(answers(*asked)) as answered:
            async for answer in answered:
                yield answer
                await asyncio.Event().wait()

    monkeypatch.setattr(check_many, "answers", slow)
    async with library.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(library.screen, LibraryScreen) and len(library.screen.rows) == 5)
        await pilot.press("f9")
        await until(pilot, lambda: "1 of 5 …" in picture(library))
        await pilot.press("escape")
        await until(pilot, lambda: picture(library).count("not checked") == 4)
        assert isinstance(library.screen, CheckManyScreen)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(library.screen, LibraryScreen))


async def test_many_reports_are_exported_and_one_that_may_not_leave_stops_no_other(
    library: DrafterApp, workspace: Path
) -> None:
    complete = Path(__file__).parents[2] / "drafts/parking-annual-report"
    shutil.copytree(complete, workspace / "drafts/parking")
    async with library.run_test(size=(120, 40)) as pilot:
        await listed(pilot, library)
        await pilot.press("ctrl+a", "f12")
        await until(pilot, lambda: isinstance(library.screen, ExportManyScreen))
        await pilot.press("down", "space", "f12")
        await until(pilot, lambda: "1 of 2 made, 1 not." in picture(library), seconds=60)
        assert "errors stand in the way" in picture(library)
        assert "parking.docx" in picture(library)
    made = {file.name for file in (workspace / "published").iterdir()}
    assert {name for name in made if not name.startswith("parking.receipt")} == {"parking.docx"}


async def test_an_export_of_many_can_be_stopped(
    library: DrafterApp, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        add(workspace, f"report-{number}", REPORT)
    stopped = threading.Event()
    load = ExportManyScreen.load

    def slow(screen: ExportManyScreen, file: Path) -> Session:
        # However fast the machine is, it is still at it when somebody stops it.
        stopped.wait(60)
        return load(screen, file)

    monkeypatch.setattr(ExportManyScreen, "load", slow)
    async with library.run_test(size=(120, 40)) as pilot:
        await listed(pilot, library)
        await pilot.press("ctrl+a", "f12")
        await until(pilot, lambda: isinstance(library.screen, ExportManyScreen))
        await pilot.press("f12")
        await until(pilot, lambda: "0 of 4 made … esc stops it" in picture(library))
        await pilot.press("escape")
        exporting = library.screen
        assert isinstance(exporting, ExportManyScreen)
        assert "Stopping…" in picture(library)
        stopped.set()
        await until(pilot, lambda: not exporting.running, seconds=60)
        await until(pilot, lambda: "Stopped: 0 of 4 made. Nothing was written." in picture(library))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(library.screen, LibraryScreen))


async def test_one_report_is_exported_by_itself(library: DrafterApp) -> None:
    async with library.run_test(size=(120, 40)) as pilot:
        await listed(pilot, library)
        await pilot.press("f12")
        await until(pilot, lambda: isinstance(library.screen, ExportScreen) and "in the way" in picture(library))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(library.screen, LibraryScreen))


async def test_a_report_that_comes_from_elsewhere_is_there_when_one_comes_back(
    library: DrafterApp, workspace: Path
) -> None:
    async with library.run_test(size=(120, 40)) as pilot:
        screen = await listed(pilot, library)
        add(workspace, "bins", REPORT.replace("Allotments: annual report", "Bins and boxes"))
        library.post_message(events.AppFocus())
        await until(pilot, lambda: "Bins and boxes" in picture(library))
        assert len(screen.rows) == 2
