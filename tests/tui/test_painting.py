"""Rows of the editor are drawn once and kept; what is kept is always what a fresh drawing would show."""

from __future__ import annotations

import random

from textual.widgets import TextArea

from drafter.tui.app import DrafterApp
from drafter.tui.widgets.prose import Prose
from tests.tui.driving import at, editor, ready

PIECES = [
    "a",
    " ",
    "some more words of a sentence ",
    "\n",
    "\n\n",
    "\t",
    "x\ty\t",
    "{{ figure }}",
    "**bold**",
    "## ",
    "漢字",
    "é👍🏽",
    "(",
    "::: exempt 1\n",
]


def shown(field: Prose) -> list[list[tuple[str, object]]]:
    """The rows as they are kept, in characters and styles."""
    return [
        [(letter, segment.style) for segment in field.render_line(y) for letter in segment.text]
        for y in range(field.size.height)
    ]


def drawn(field: Prose) -> list[list[tuple[str, object]]]:
    """The rows as they are drawn afresh."""
    field._forget_rows()
    return shown(field)


async def test_kept_rows_are_what_a_fresh_drawing_shows(app: DrafterApp) -> None:
    chance = random.Random(11)
    async with app.run_test(size=(64, 24)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "background.text")
        field = editor(screen)
        for turn in range(140):
            line = chance.randrange(field.document.line_count)
            place = (line, chance.randrange(len(field.document.get_line(line)) + 1))
            match chance.randrange(5):
                case 0:
                    field.move_cursor(place)
                case 1:
                    field.move_cursor(place, select=True)
                case 2:
                    field.undo()
                case 3:
                    end = field.clamp_visitable((line + chance.randrange(2), place[1] + chance.randrange(30)))
                    field.replace("", place, end)
                case _:
                    field.replace(chance.choice(PIECES), place, place)
            if turn % 40 == 0:
                await pilot.resize_terminal(chance.choice([40, 64, 120, 200]), 24)
            await pilot.pause()
            kept = shown(field)
            assert kept == drawn(field)
            TextArea.refresh(field)
