"""From one run to the next: a report opens where it was left, the app looks as it did, and no more is kept."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.store.config import Config
from drafter.store.home import state_folder
from drafter.store.workspace import Workspace
from drafter.tui.app import DrafterApp
from drafter.tui.screens.report import ReportScreen
from drafter.tui.screens.themes import ThemeScreen
from tests.tui.conftest import REPORT, TODAY
from tests.tui.driving import at, change, editor, ready, until


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state folder that nobody else has."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return state_folder()


@pytest.fixture
def again(workspace: Path, report: Path) -> Callable[..., DrafterApp]:
    """The app, started another time."""

    def start(config: Config | None = None, theme: str | None = "drafter-dark") -> DrafterApp:
        return DrafterApp(
            Workspace.find(workspace), report, today=lambda: TODAY, theme=theme, config=config or Config()
        )

    return start


LONG = REPORT.replace("Waiting times fell", "\n\n".join(f"Paragraph {n} of many." for n in range(80)) + "\n\nWaiting")


async def test_a_report_opens_where_it_was_left(again: Callable[..., DrafterApp], report: Path) -> None:
    report.write_text(LONG, encoding="utf-8")
    app = again()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "background.text")
        editor(screen).go_to(84, 7)
        await pilot.pause()
        editor(screen).scroll_cursor_to(5)
        await pilot.press("f6", "escape", "ctrl+t", "ctrl+t")
        await pilot.pause()
        above = editor(screen).rows_above_cursor
        assert (screen.side, screen.has_class("-no-outline")) == ("problems", True)
        assert 0 < above < 15
        await pilot.press("ctrl+q")
    app = again()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        assert screen.place == "background.text"
        await until(pilot, lambda: editor(screen).cursor_location == (84, 7))
        await until(pilot, lambda: editor(screen).rows_above_cursor == above)
        assert screen.side == "problems"
        assert screen.has_class("-no-outline")
        assert editor(screen).has_focus


async def test_what_is_gone_meanwhile_is_no_harm(again: Callable[..., DrafterApp], report: Path) -> None:
    report.write_text(LONG, encoding="utf-8")
    app = again()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "background.text")
        editor(screen).go_to(150, 7)
        await pilot.pause()
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, ReportScreen))
    report.write_text(REPORT, encoding="utf-8")
    app = again()
    async with app.run_test(size=(40, 10)) as pilot:
        screen = await ready(pilot, app)
        assert screen.place == "background.text"
        line, column = editor(screen).cursor_location
        assert line < editor(screen).document.line_count
        assert column <= len(editor(screen).document.get_line(line))


async def test_no_word_of_a_report_is_kept(again: Callable[..., DrafterApp], state: Path, report: Path) -> None:
    app = again()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "background.text")
        await pilot.press(*"secret", "ctrl+q")
    files = [file for file in state.rglob("*") if file.is_file()]
    assert files
    for file in files:
        kept = file.name + file.read_text(encoding="utf-8")
        assert not [word for word in ("secret", "llotment", "Mill Lane", str(report.parent.name)) if word in kept]
        assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("broken", ["{", '{"place": "nowhere.at_all", "line": 9, "side": "nothing"}', None])
async def test_what_is_kept_may_be_broken(broken: str | None, again: Callable[..., DrafterApp], state: Path) -> None:
    app = again()
    async with app.run_test(size=(120, 40)) as pilot:
        await ready(pilot, app)
        await pilot.press("ctrl+q")
    for file in (state / "views").iterdir():
        file.unlink()
        os.mkfifo(file) if broken is None else file.write_text(broken)
    app = again()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        assert screen.place == "reasons.contrary_to_plan"
        assert screen.side == "guidance"


async def test_a_theme_is_shown_while_it_is_chosen_and_kept(again: Callable[..., DrafterApp]) -> None:
    app = again(theme=None)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot, app)
        assert app.theme == "drafter-dark"
        await screen.action_command("theme")
        await until(pilot, lambda: isinstance(app.screen, ThemeScreen))
        await pilot.press("down")
        await until(pilot, lambda: app.theme == "drafter-light")
        await pilot.press("escape")
        await until(pilot, lambda: app.theme == "drafter-dark")
        await screen.action_command("theme")
        await pilot.press(*"terminal")
        await until(pilot, lambda: app.theme == "ansi-dark")
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is screen)
        assert app.theme == "ansi-dark"
    assert again(theme=None).theme == "ansi-dark"
    # The config counts for more when it says something new.
    assert again(Config(theme="nord"), theme=None).theme == "nord"


async def test_every_theme_can_be_worn(again: Callable[..., DrafterApp]) -> None:
    app = again()
    async with app.run_test(size=(100, 30)) as pilot:
        await ready(pilot, app)
        for name in app.available_themes:
            app.theme = name
            await pilot.pause()
        assert app.is_running


async def test_a_report_that_was_changed_elsewhere_opens_at_the_same_field(
    again: Callable[..., DrafterApp], report: Path
) -> None:
    app = again()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "meta.report_to")
        await pilot.press("ctrl+q")
    change(report, "Place Scrutiny", "Scrutiny of Place")
    app = again()
    async with app.run_test(size=(120, 40)) as pilot:
        assert (await ready(pilot, app)).place == "meta.report_to"
