"""How tests drive the app and read its screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.app import App
from textual.pilot import Pilot

from drafter.tui.app import DrafterApp
from drafter.tui.screens.report import ReportScreen
from drafter.tui.widgets.controls.text import TextControl


async def until(pilot: Pilot[Any], holds: Callable[[], bool], *, seconds: float = 40.0) -> None:
    """Wait for something to hold; a test that waits in vain fails."""
    for _ in range(int(seconds / 0.02)):
        if holds():
            await pilot.pause()
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it never came to hold")


async def ready(pilot: Pilot[Any], app: DrafterApp) -> ReportScreen:
    """The report screen, once everything that comes after the first picture is there."""
    await until(pilot, lambda: isinstance(app.screen, ReportScreen) and app.screen.side_pane is not None)
    screen = app.screen
    assert isinstance(screen, ReportScreen)
    await until(pilot, lambda: screen.fields.page is not None and screen.fields.page.has_focus_within)
    return screen


async def at(pilot: Pilot[Any], screen: ReportScreen, place: str) -> None:
    """Open a field."""
    screen.open_place(place)
    await until(pilot, lambda: screen.fields.page is not None and screen.fields.page.has_focus_within)
    assert screen.place == place


def editor(screen: ReportScreen) -> TextControl:
    """The editor of the field on the screen."""
    assert screen.fields.page is not None
    found = screen.fields.page.editor
    assert found is not None
    return found


def text_of(file: Path) -> str:
    """What a file holds."""
    return file.read_text(encoding="utf-8")


def change(file: Path, old: str, new: str) -> str:
    """Change a file as somebody else would; what it then holds."""
    text = text_of(file)
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    return text_of(file)


def picture(app: App[Any]) -> str:
    """The characters on the screen, line by line."""
    return "\n".join("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips())


def answer(screen: ReportScreen, place: str) -> object:
    """The answer in the model."""
    found = screen.session.at(place)
    assert found is not None
    return screen.session.answer(found)


def told(app: App[Any]) -> str:
    """What the app has said in passing, all of it."""
    return " ".join(note.message for note in app._notifications)


async def still(pilot: Pilot[Any], app: App[Any]) -> None:
    """Until nothing moves on the screen any more."""
    before, same = "", 0
    for _ in range(100):
        await pilot.pause(0.1)
        now = picture(app)
        same = same + 1 if now == before else 0
        if same == 4:
            return
        before = now
    raise AssertionError("the screen never came to rest")
