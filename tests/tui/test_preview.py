"""The preview: the published pages beside the text, following it, and never in the way of a key."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from drafter.export.preview.orders import Way
from drafter.store.config import Config, Preview
from drafter.store.workspace import Workspace
from drafter.tui.app import DrafterApp
from drafter.tui.screens.reading import ReadingScreen
from drafter.tui.screens.report import ReportScreen
from drafter.tui.widgets.key_bar import KeyBar
from drafter.tui.widgets.preview.head import PreviewHead
from drafter.tui.widgets.preview.painters import HalfBlocks
from drafter.tui.widgets.preview.pane import PreviewPane
from tests.export.test_previewer import is_alive
from tests.tui.conftest import REPORT, TODAY
from tests.tui.driving import at, change, editor, picture, ready, until

SIZE = (120, 40)


def pane_of(screen: ReportScreen) -> PreviewPane:
    assert screen.preview_pane is not None
    return screen.preview_pane


def sheet_of(pane: PreviewPane) -> list[str]:
    """All lines of the sheet."""
    painter = pane.sheet.painter
    if painter is None:
        return []
    return ["".join(segment.text for segment in painter.line(row)) for row in range(painter.height)]


def says(pane: PreviewPane, words: str) -> bool:
    return words in " ".join(" ".join(sheet_of(pane)).split())


def marked(pane: PreviewPane) -> str:
    """What the bar stands beside."""
    rows = pane.sheet.marked
    lines = sheet_of(pane)
    return "" if rows is None else " ".join(" ".join(lines[rows.first : rows.last + 1]).split())


def trouble(pane: PreviewPane) -> str:
    said = pane.query_one(".preview--trouble")
    return str(said.render()) if said.display else ""


async def previewed(
    pilot: Pilot[Any], app: DrafterApp, place: str = "background.text"
) -> tuple[ReportScreen, PreviewPane]:
    """The report screen with the preview open, and pages on it."""
    screen = await ready(pilot, app)
    await at(pilot, screen, place)
    await pilot.press("f5")
    await until(pilot, lambda: screen.preview_pane is not None and screen.preview_pane.sheet.painter is not None)
    return screen, pane_of(screen)


# --- beside the text


async def test_a_key_shows_the_pages_and_closes_them_and_the_cursor_stays_in_the_text(app: DrafterApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen, pane = await previewed(pilot, app)
        assert editor(screen).has_focus
        assert says(pane, "Allotments: annual report")
        assert says(pane, "5.1.1 There are 14 sites with 612 plots")
        assert says(pane, "Not for publication from here on (exempt under paragraph 3)")
        assert " Page 1 of " in picture(app)
        await pilot.press("x")
        assert editor(screen).text.startswith("x")
        await pilot.press("f5")
        await until(pilot, lambda: not screen.has_class("-side"))
        assert editor(screen).has_focus


async def test_it_follows_the_cursor_without_setting_a_page(app: DrafterApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen, pane = await previewed(pilot, app)
        setting = pane.shown._setting
        editor(screen).go_to(2)
        await until(pilot, lambda: marked(pane).startswith("5.1.1 There are 14 sites"))
        editor(screen).go_to(16)
        await until(pilot, lambda: "• Advertise the 24 vacant plots" in marked(pane))
        screen.open_place("reasons.summary")
        await until(pilot, lambda: marked(pane).startswith("3.1 The committee asked"))
        screen.open_place("meta.relevant_officer")
        await until(pilot, lambda: "Ida Brook" in marked(pane))
        assert pane.shown._setting == setting
        first, height = pane.sheet.top, pane.sheet.in_view
        rows = pane.sheet.marked
        assert rows is not None
        assert first <= rows.first < first + height


async def test_what_is_typed_is_on_the_page_a_moment_later(app: DrafterApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen, pane = await previewed(pilot, app)
        editor(screen).go_to(2)
        await pilot.press(*"Fresh words. ")
        await until(pilot, lambda: says(pane, "5.1.1 Fresh words. There are 14 sites"))
        assert marked(pane).startswith("5.1.1 Fresh words.")
        await at(pilot, screen, "reasons.contrary_to_plan")
        await pilot.press("enter")
        await until(pilot, lambda: says(pane, "approved by the Council? Yes"))


async def test_text_that_is_not_finished_is_told_and_the_last_pages_stay(app: DrafterApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen, pane = await previewed(pilot, app)
        await pilot.press("ctrl+end")
        editor(screen).replace_all("There are sites.\n\n::: exempt 3\nNot closed.")
        await until(pilot, lambda: "looks like a fence of exempt text" in trouble(pane))
        assert says(pane, "There are 14 sites with 612 plots")
        assert pane.sheet._pale
        editor(screen).replace_all("There are sites.\n\n::: exempt 3\nClosed.\n:::")
        await until(pilot, lambda: says(pane, "5.2 Closed."))
        assert trouble(pane) == ""
        assert not pane.sheet._pale


async def test_a_report_that_cannot_be_set_from_the_start_says_why(app_on: Callable[[str], DrafterApp]) -> None:
    app = app_on(REPORT.replace("## Sites", "::: exempt\n\n## Sites"))
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot, app)
        await pilot.press("f5")
        await until(pilot, lambda: screen.preview_pane is not None and trouble(screen.preview_pane) != "")
        assert "There is no page yet." in picture(app)


async def test_an_empty_report_has_a_page(app_on: Callable[[str], DrafterApp]) -> None:
    app = app_on('format = 1\ntemplate = "scrutiny-report"\n')
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot, app)
        await pilot.press("f5")
        await until(pilot, lambda: screen.preview_pane is not None and says(screen.preview_pane, "Page 1 of 1"))


async def test_exhibits_that_cannot_be_made_are_printed_as_typed(app_on: Callable[[str], DrafterApp]) -> None:
    figure = '\n[figures.costs]\nkind = "table"\ncaption = "Costs"\nfile = "figures/none.csv"\n'
    app = app_on(REPORT.replace("## Next steps", "{{ costs }}\n\n## Next steps") + figure)
    async with app.run_test(size=SIZE) as pilot:
        _, pane = await previewed(pilot, app)
        assert says(pane, "{{ costs }}")


async def test_hostile_words_are_shown_harmlessly(app_on: Callable[[str], DrafterApp]) -> None:
    text = "He said [sic] [/] [@click=app.quit]x[/] \\u001b]52;c;YQ==\\u0007 \\u202egnirts \\u009b31m"
    app = app_on(REPORT.replace("There are 14 sites", text).replace('text = """\n## Sites', 'text = """\n## Sites'))
    async with app.run_test(size=SIZE) as pilot:
        _, pane = await previewed(pilot, app)
        assert says(pane, "He said [sic] [/] [@click=app.quit]x[/]")
        assert not any(character in picture(app) for character in "\x1b\x07\x9b\u202e")


# --- going through the pages

LONG = REPORT.replace("## Next steps", "A paragraph of some length. " * 900 + "\n\n## Next steps")


async def test_keys_turn_the_pages_and_the_footer_names_them(app_on: Callable[[str], DrafterApp]) -> None:
    app = app_on(LONG)
    async with app.run_test(size=SIZE) as pilot:
        screen, pane = await previewed(pilot, app, "title")
        pages = pane.shown.pages
        assert pages > 3
        head = pane.query_one(PreviewHead)
        await pilot.press("tab")
        await until(pilot, lambda: pane.has_focus_within)
        await until(pilot, lambda: [hint.words for hint in screen.query_one(KeyBar).hints][:2] == ["Page", "Edition"])
        await pilot.press("n", "n")
        await until(pilot, lambda: head.page == 3)
        await pilot.press("end")
        await until(pilot, lambda: head.page == pages)
        await pilot.press("p")
        await until(pilot, lambda: head.page == pages - 1)
        await pilot.press("home")
        await until(pilot, lambda: head.page == 1)
        # The cursor in the text moves on: it is followed again.
        screen.open_place("background.text", 18)
        await until(pilot, lambda: "Mend the fence" in marked(pane) and head.page > 1)
        assert pane.following
        await until(pilot, lambda: [hint.words for hint in screen.query_one(KeyBar).hints][:2] == ["Save", "Go to"])


async def test_the_wheel_scrolls_and_the_pages_stay_there_while_one_writes(app_on: Callable[[str], DrafterApp]) -> None:
    app = app_on(LONG)
    async with app.run_test(size=SIZE) as pilot:
        _, pane = await previewed(pilot, app, "title")
        setting = pane.shown._setting
        for _ in range(20):
            pane.sheet._go(3)
        await pilot.pause()
        assert pane.sheet.top == 60
        assert not pane.following
        await pilot.press("x")
        await until(pilot, lambda: pane.shown._setting > setting)
        assert pane.sheet.top == 60


async def test_the_other_edition_and_a_draft_are_a_key_away(app: DrafterApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        _, pane = await previewed(pilot, app)
        await pilot.press("tab", "e")
        await until(pilot, lambda: says(pane, "Exempt: not for publication by virtue of paragraph 3"))
        assert not says(pane, "The rent of the Mill Lane site")
        assert "public edition" in picture(app)
        await pilot.press("d")
        await until(pilot, lambda: says(pane, "DRAFT: this report is not finished"))
        assert "draft · public edition" in picture(app)


async def test_a_click_goes_to_what_was_clicked_in_the_text(app: DrafterApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen, pane = await previewed(pilot, app)
        row = next(index for index, line in enumerate(sheet_of(pane)) if "Water" in line)
        await pilot.click(pane.sheet, offset=(12, row - pane.sheet.top))
        await until(pilot, lambda: screen.place == "background.text" and editor(screen).cursor_location[0] == 6)
        row = next(index for index, line in enumerate(sheet_of(pane)) if "Purpose of the report" in line)
        pane.sheet.scroll_to(y=0, animate=False, force=True)
        await pilot.pause()
        await pilot.click(pane.sheet, offset=(12, row))
        await until(pilot, lambda: screen.place == "purpose.text")


# --- as pictures


async def test_the_page_is_a_picture_on_request_and_larger_or_smaller(app_on: Callable[[str], DrafterApp]) -> None:
    app = app_on(LONG)
    async with app.run_test(size=SIZE) as pilot:
        _, pane = await previewed(pilot, app, "title")
        await pilot.press("tab", "v")
        await until(pilot, lambda: isinstance(pane.sheet.painter, HalfBlocks))
        assert "whole page" in picture(app)
        assert "▀" in picture(app)
        whole = pane.sheet.painter.width if pane.sheet.painter is not None else 0
        await pilot.press("plus")
        await until(pilot, lambda: pane.sheet.painter is not None and pane.sheet.painter.width > whole)
        await pilot.press("minus")
        await until(pilot, lambda: pane.sheet.painter is not None and pane.sheet.painter.width == whole)
        await pilot.press("n", "n", "n", "p")
        await until(pilot, lambda: pane.shown.page_at(0) == 3)
        await pilot.press("p")
        await until(pilot, lambda: pane.shown.page_at(0) == 2)
        # All of the page is seen: further down is the next one.
        await pilot.press("pagedown")
        await until(pilot, lambda: pane.shown.page_at(0) == 3)
        await pilot.press("up")
        await until(pilot, lambda: pane.shown.page_at(0) == 2)
        await pilot.press("v")
        await until(pilot, lambda: pane.way is Way.TEXT and says(pane, "5.1.1 There are 14 sites"))


@pytest.mark.parametrize("show", ["kitty", "sixel", "blocks"])
async def test_a_picture_follows_the_cursor_over_the_pages(show: Any, workspace: Path, report: Path) -> None:
    report.write_text(LONG, encoding="utf-8")
    app = DrafterApp(
        Workspace.find(workspace),
        report,
        today=lambda: TODAY,
        theme="drafter-dark",
        config=Config(preview=Preview(show=show)),
    )
    async with app.run_test(size=SIZE) as pilot:
        screen, pane = await previewed(pilot, app, "title")
        assert pane.shown.page_at(0) == 1
        setting = pane.shown._setting
        screen.open_place("background.text", 18)
        await until(pilot, lambda: pane.shown.page_at(0) > 1 and pane.sheet.marked is not None)
        assert pane.shown._setting == setting
        await pilot.press("x")
        await until(pilot, lambda: pane.shown._setting > setting)
        await pilot.resize_terminal(90, 30)
        await until(pilot, lambda: pane.sheet.painter is not None and pane.sheet.painter.width < 60)


# --- over the whole screen


async def test_the_pages_can_be_read_over_the_whole_screen(app: DrafterApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "reasons.alternatives")
        await pilot.press("shift+f5")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.pane.sheet.painter is not None)
        reading = app.screen
        assert isinstance(reading, ReadingScreen)
        await until(pilot, lambda: "Not applicable" in marked(reading.pane))
        await pilot.press("e")
        await until(pilot, lambda: says(reading.pane, "Exempt: not for publication by virtue of paragraph 3"))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        assert screen.place == "reasons.alternatives"
        # The same process, the same edition.
        await pilot.press("f5")
        await until(
            pilot,
            lambda: (
                screen.preview_pane is not None
                and says(screen.preview_pane, "Exempt: not for publication by virtue of paragraph 3")
            ),
        )


async def test_enter_goes_on_writing_where_one_read(app: DrafterApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot, app)
        await pilot.press("shift+f5")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.pane.sheet.painter is not None)
        reading = app.screen
        assert isinstance(reading, ReadingScreen)
        await pilot.press("end", "enter")
        await until(pilot, lambda: app.screen is screen)
        assert screen.place != "title"


# --- any size, any end


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (60, 20), (80, 24), (300, 100)])
async def test_it_works_at_any_size(size: tuple[int, int], app: DrafterApp) -> None:
    async with app.run_test(size=size) as pilot:
        screen = await ready(pilot, app)
        await pilot.press("f5")
        await until(pilot, lambda: screen.preview_pane is not None)
        await pilot.resize_terminal(100, 30)
        await until(pilot, lambda: says(pane_of(screen), "There are 14 sites"))
        await pilot.resize_terminal(*size)
        await pilot.press("v", "v", "e")
        await pilot.pause(0.2)
        assert app.screen.size == size


async def test_at_eighty_columns_there_are_two_panes_and_below_there_is_one(app: DrafterApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen, pane = await previewed(pilot, app)
        assert not screen.outline_pane.display
        assert pane.region.width == 39
        await pilot.press("ctrl+t")
        await until(pilot, lambda: screen.outline_pane.has_focus and not pane.region.width)
        await pilot.press("escape")
        await until(pilot, lambda: pane.region.width == 39)
        await pilot.resize_terminal(60, 20)
        await pilot.press("f5")
        await until(pilot, lambda: pane.region.width == 60)
        await pilot.press("f5")
        await until(pilot, lambda: editor(screen).region.width == 60)


async def test_the_text_beside_it_ends_its_lines_where_its_pane_does(app: DrafterApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen, pane = await previewed(pilot, app)
        await until(pilot, lambda: pane.region.width == 39)
        await pilot.pause(0.2)
        rows = [line[:40].rstrip() for line in picture(app).splitlines()]
        assert " 5.1.1   There are 14 sites with 612" in rows
        assert "         plots, of which 588 are let." in rows
        assert screen.place == "background.text"


async def test_a_process_that_dies_is_replaced_and_that_is_said(app: DrafterApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen, pane = await previewed(pilot, app)
        assert screen.previewing is not None
        pid = screen.previewing.pid
        assert pid is not None
        os.kill(pid, signal.SIGSTOP)
        await pilot.press(*"More. ")
        previewing = screen.previewing
        await until(pilot, lambda: previewing._running)
        os.kill(pid, signal.SIGKILL)
        await until(pilot, lambda: any("ended by itself" in each.message for each in app._notifications))
        await until(pilot, lambda: says(pane, "More."))
        assert screen.previewing.pid != pid


async def test_no_process_is_left_when_the_report_is_closed(app: DrafterApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen, _ = await previewed(pilot, app)
        assert screen.previewing is not None
        pid = screen.previewing.pid
        assert pid is not None
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is not screen)
        await until(pilot, lambda: not is_alive(pid))


async def test_a_report_read_again_is_set_again(app: DrafterApp, report: Path) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen, pane = await previewed(pilot, app)
        change(report, "There are 14 sites", "There are 15 sites")
        screen.look_outside()
        await until(pilot, lambda: says(pane, "There are 15 sites"))


_PROBE = """
import asyncio, sys
from pathlib import Path
from drafter.store.workspace import Workspace
from drafter.tui.app import DrafterApp
from tests.tui.driving import ready

async def main():
    report = Path(sys.argv[1])
    app = DrafterApp(Workspace.find(report), report)
    async with app.run_test(size=(120, 40)) as pilot:
        await ready(pilot, app)
        only = ("drafter.export.preview", "pypdfium2", "typst")
        print("found", sorted(name for name in sys.modules if name.startswith(only)))

asyncio.run(main())
"""


def test_nothing_of_it_is_loaded_before_it_is_asked_for(report: Path, project: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, str(report)], cwd=project, capture_output=True, text=True, check=True
    )
    assert "found []" in done.stdout
