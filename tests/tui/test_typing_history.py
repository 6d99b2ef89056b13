"""What is typed is undone and redone as before, and takes the room of a few edits."""

from __future__ import annotations

import random

from textual.app import App, ComposeResult
from textual.document._history import EditHistory

from drafter.tui.widgets.prose import Prose
from drafter.tui.widgets.typing_history import TypingHistory

KEYS = ["a", "b", "space", "c", "d", "e", "left", "right", "backspace", "delete", "enter", "home", "shift+left", "up"]


class Page(App[None]):
    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.prose = Prose(text)

    def compose(self) -> ComposeResult:
        yield self.prose


async def test_letters_in_a_row_are_one_edit() -> None:
    page = Page("The end.")
    async with page.run_test() as pilot:
        await pilot.press(*"fifty words ".replace(" ", "_"))
        assert page.prose.text == "fifty_words_The end."
        assert isinstance(page.prose.history, TypingHistory)
        assert [[edit.text for edit in batch] for batch in page.prose.history.undo_stack] == [["fifty_words_"]]
        page.prose.undo()
        assert (page.prose.text, page.prose.cursor_location) == ("The end.", (0, 0))
        page.prose.redo()
        assert (page.prose.text, page.prose.cursor_location) == ("fifty_words_The end.", (0, 12))


async def test_letters_deleted_in_a_row_are_one_edit() -> None:
    page = Page("One two three four.")
    async with page.run_test() as pilot:
        page.prose.move_cursor((0, 13))
        await pilot.press(*["backspace"] * 6)
        await pilot.press(*["delete"] * 5)
        assert page.prose.text == "One two."
        history = page.prose.history
        assert [[edit.text for edit in batch] for batch in history.undo_stack] == [[""]]
        page.prose.undo()
        assert (page.prose.text, page.prose.cursor_location) == ("One two three four.", (0, 13))
        page.prose.redo()
        assert (page.prose.text, page.prose.cursor_location) == ("One two.", (0, 7))


async def test_undo_and_redo_go_through_the_steps_that_they_went_through_before() -> None:
    chance = random.Random(7)
    for _ in range(4):
        keys = [key for _ in range(12) for key in [chance.choice(KEYS)] * chance.choice([1, 1, 3])]
        assert await _steps(keys, joined=True) == await _steps(keys, joined=False)


async def _steps(keys: list[str], *, joined: bool) -> list[tuple[str, object]]:
    """The texts and cursors that undoing all, and doing all again, passes through."""
    page = Page("One line.\nAnother line.")
    async with page.run_test() as pilot:
        if not joined:
            was = page.prose.history
            page.prose.history = EditHistory(was.max_checkpoints, was.checkpoint_timer, was.checkpoint_max_characters)
        # Time makes no step here, for a busy machine would make another.
        page.prose.history.checkpoint_timer = 3600.0
        await pilot.press(*keys)
        seen: list[tuple[str, object]] = [(page.prose.text, page.prose.selection)]
        for step, stack in ((page.prose.undo, "undo_stack"), (page.prose.redo, "redo_stack")):
            while getattr(page.prose.history, stack):
                step()
                seen.append((page.prose.text, page.prose.selection))
        return seen
