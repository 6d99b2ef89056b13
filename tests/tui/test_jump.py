"""Jump mode and the status: a letter or a click leads to every place of every screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from drafter.tui.app import DrafterApp
from drafter.tui.screens.export import ExportScreen
from drafter.tui.screens.go_to import GoToScreen
from drafter.tui.screens.jump import JumpScreen, jumps, names
from drafter.tui.screens.library import LibraryScreen
from drafter.tui.screens.report import ReportScreen
from drafter.tui.widgets.shelf import ShelfHead
from drafter.tui.widgets.status_line import StatusLine
from tests.tui.driving import at, editor, picture, ready, until


async def jump_to(pilot: Pilot[Any], app: DrafterApp, words: str) -> None:
    """Jump to the first place of the screen that stands before these words."""
    lines = picture(app).splitlines()
    line = next(number for number, each in enumerate(lines) if words in each)
    await pilot.press("ctrl+o")
    await until(pilot, lambda: isinstance(app.screen, JumpScreen))
    screen = app.screen
    assert isinstance(screen, JumpScreen)
    before = [
        (jump.at.x, name)
        for name, jump in screen._by_name.items()
        if jump.at.y == line and jump.at.x <= lines[line].index(words)
    ]
    await pilot.press(*max(before)[1])
    await until(pilot, lambda: app.screen is not screen)


@pytest.mark.parametrize("count", [0, 1, 26, 27, 51, 52, 100, 676, 2_000])
def test_names_are_short_and_none_is_the_start_of_another(count: int) -> None:
    given = names(count)
    assert len(given) == min(count, 26 * 26)
    assert len(set(given)) == len(given)
    assert all(len(name) <= 2 for name in given)
    singles = {name for name in given if len(name) == 1}
    assert not [name for name in given if len(name) == 2 and name[0] in singles]


async def test_a_letter_leads_to_headings_tabs_and_text(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await until(pilot, lambda: screen.checking is not None and bool(screen.checking.problems))
        await jump_to(pilot, app, "Water")
        await until(pilot, lambda: screen.place == "background.text" and editor(screen).has_focus)
        assert editor(screen).cursor_location[0] == 6
        await jump_to(pilot, app, "Problems")
        await until(pilot, lambda: screen.side == "problems")
        await jump_to(pilot, app, "3.2a Contrary")
        await until(pilot, lambda: screen.place == "reasons.contrary_to_plan")
        await jump_to(pilot, app, "5.0 Background")
        await until(pilot, lambda: screen.place == "background.text")


async def test_every_block_of_the_text_has_a_letter(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "background.text")

        def lines() -> list[int]:
            left, top = editor(screen).content_region.offset
            rows = editor(screen).wrapped_document._offset_to_line_info
            return [rows[jump.at.y - top][0] for jump in jumps(screen) if jump.at.x == left and jump.at.y >= top]

        # Not the blank lines and fences, nor a row that only goes on.
        await until(pilot, lambda: lines() == [0, 2, 4, 6, 8, 11, 14, 16])
        for words in ("Waiting times", "Three sites", "- Advertise"):
            await jump_to(pilot, app, words)
            assert line_at_cursor(screen).startswith(words)
            assert editor(screen).cursor_location[1] == 0
            assert editor(screen).has_focus


def line_at_cursor(screen: ReportScreen) -> str:
    """The line of the text under the cursor."""
    return editor(screen).document.get_line(editor(screen).cursor_location[0])


async def test_escape_and_another_size_leave_everything_as_it_was(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        before = (screen.place, screen.side, app.focused)
        await pilot.press("ctrl+o")
        await until(pilot, lambda: isinstance(app.screen, JumpScreen))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        assert (screen.place, screen.side, app.focused) == before
        await pilot.press("ctrl+o")
        await until(pilot, lambda: isinstance(app.screen, JumpScreen))
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: app.screen is screen)
        await pilot.press("ctrl+o", "?", "ctrl+o")
        await until(pilot, lambda: app.screen is screen)


async def test_the_library_and_the_export_have_letters_too(library: DrafterApp, workspace: Path) -> None:
    async with library.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "11 of" in picture(library) or "Allotments" in picture(library))
        await jump_to(pilot, library, "Problems")
        screen = library.screen
        assert isinstance(screen, LibraryScreen)
        assert screen.query_one(ShelfHead).order.value == "problems"
        await pilot.press("f12")
        await until(pilot, lambda: isinstance(library.screen, ExportScreen) and "in the way" in picture(library))
        export = library.screen
        assert isinstance(export, ExportScreen)
        await jump_to(pilot, library, "Draft: says")
        assert export.choices.current is not None
        assert (export.choices.current.id, export.choices.draft) == ("draft", False)
        await pilot.press("escape")
        await until(pilot, lambda: library.screen is screen)
        await jump_to(pilot, library, "Allotments")
        await ready(pilot, library)


@pytest.mark.parametrize("size", [(1, 1), (20, 3), (300, 100)])
async def test_letters_are_where_there_is_room_for_them(app: DrafterApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot, app)
        await pilot.resize_terminal(*size)
        found = jumps(screen)
        assert all(0 <= jump.at.x < size[0] and 0 <= jump.at.y < size[1] for jump in found)
        await pilot.press("ctrl+o", "a", "a")
        await pilot.pause()
        assert app.is_running


async def test_a_click_on_the_status_leads_to_what_it_is_about(app: DrafterApp) -> None:
    async with app.run_test(size=(140, 40)) as pilot:
        screen = await ready(pilot, app)
        await until(pilot, lambda: "publish by" in picture(app))
        await at(pilot, screen, "background.text")
        await until(pilot, lambda: "exempt" in picture(app).splitlines()[-2])

        async def click(words: str) -> None:
            line = picture(app).splitlines()[-2]
            await pilot.click(StatusLine, offset=(line.index(words) + 1, 0))

        await click("exempt")
        await until(pilot, lambda: editor(screen).cursor_location[0] == 11)
        await click("publish by")
        await until(pilot, lambda: screen.place == "meta.meeting_date")
        await click("answered")
        await until(pilot, lambda: screen.place == "recommendations.notes" or "." in screen.place)
        missing = [ref.place for ref in screen.session.completeness().missing]
        assert screen.place in missing
        await at(pilot, screen, "background.text")
        await click("words")
        assert screen.side == ""
        await click("5.1")
        await until(pilot, lambda: isinstance(app.screen, GoToScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ReportScreen))
        await click("saved")
        assert app.is_running
