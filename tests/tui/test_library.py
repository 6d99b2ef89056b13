"""The library: every report a row, one that cannot be read too; new reports; nothing read as markup."""

from __future__ import annotations

from pathlib import Path

from drafter.store.load import load_report
from drafter.store.workspace import Workspace
from drafter.tui.app import DrafterApp
from drafter.tui.screens.library import LibraryScreen
from drafter.tui.screens.new_report import NewReportScreen
from drafter.tui.screens.report import ReportScreen
from drafter.tui.slugs import slug_of
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
