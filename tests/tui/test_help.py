"""The help answers what a newcomer asks on the screen that it was opened on, with keys that are there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from drafter.store.config import Config
from drafter.store.workspace import Workspace
from drafter.tui import first_minute
from drafter.tui.app import DrafterApp
from drafter.tui.commands import export, figures, library, report
from drafter.tui.commands.command import Command
from drafter.tui.commands.keys import Keys
from drafter.tui.first_minute import FirstMinute
from drafter.tui.screens.help import HelpScreen, HelpText
from drafter.tui.screens.library import LibraryScreen
from tests.tui.driving import ready, until


async def help_of(pilot: Pilot[Any], app: DrafterApp) -> str:
    """What the help says."""
    await pilot.press("f1")
    await until(pilot, lambda: isinstance(app.screen, HelpScreen) and app.screen.focused is not None)
    return " ".join(app.screen.query_one(HelpText).render().plain.split())


@pytest.mark.parametrize(
    ("minute", "commands"),
    [
        (first_minute.LIBRARY, library.COMMANDS),
        (first_minute.WRITING, report.COMMANDS),
        (first_minute.FIGURES, figures.COMMANDS),
        (first_minute.EXPORT, export.COMMANDS),
        (first_minute.EXPORT, export.MANY),
    ],
)
def test_every_answer_tells_a_key_that_the_screen_has(minute: FirstMinute, commands: tuple[Command, ...]) -> None:
    for question, answer in minute.asked:
        said = Keys().told(answer, commands)
        assert "palette" not in said, question
        assert "{" not in said.replace("{{", ""), question


async def test_the_library_is_explained_in_its_own_words_and_keys(workspace: Path) -> None:
    config = Config(keys={"new": ("f8",)})
    app = DrafterApp(Workspace.find(workspace), config=config)
    async with app.run_test(size=(100, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        said = await help_of(pilot, app)
        assert "How do I begin? f8 makes a report" in said
        assert "In the middle" not in said
        assert "the palette" not in said
        assert "## Heading" not in said


async def test_the_help_of_the_text_ends_with_its_marks(workspace: Path, report: Path) -> None:
    app = DrafterApp(Workspace.find(workspace), report)
    async with app.run_test(size=(100, 40)) as pilot:
        await ready(pilot, app)
        said = await help_of(pilot, app)
        assert "Where do I write? In the middle. f3 goes to the next field" in said
        assert said.endswith("the mark behind it means nothing")
