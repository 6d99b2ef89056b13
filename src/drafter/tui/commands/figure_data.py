"""The commands of the grid of a table's or chart's data."""

from __future__ import annotations

from textual.message import Message

from drafter.tui.commands.command import Command, Need
from drafter.tui.commands.everywhere import EVERYWHERE, HELP, PALETTE, GoBack
from drafter.tui.commands.report import KeepMine, Reload, SaveInPlace, SaveNow


class NewRow(Message):
    """An empty row below the cursor."""


class DeleteRow(Message):
    """Take the row under the cursor out."""


class NewColumn(Message):
    """An empty column to the right of the cursor."""


class DeleteColumn(Message):
    """Take the column under the cursor out."""


class MoveRowUp(Message):
    """The row under the cursor before the one above it."""


class MoveRowDown(Message):
    """The row under the cursor after the one below it."""


class MoveColumnLeft(Message):
    """The column under the cursor before the one to its left."""


class MoveColumnRight(Message):
    """The column under the cursor after the one to its right."""


class UndoCells(Message):
    """Take the last change of the sheet back."""


class RedoCells(Message):
    """Make it again."""


COMMANDS = (
    Command("back", "escape", "Back", "To the register; everything is saved.", GoBack, "Back", first=False),
    Command("row-new", "ctrl+n,alt+b", "New row", "Empty, below the cursor.", NewRow, "Row"),
    Command("row-delete", "ctrl+k,alt+k", "Delete row", "The one under the cursor.", DeleteRow, "Delete row"),
    Command("column-new", "ctrl+l,alt+l", "New column", "Empty, to the right of the cursor.", NewColumn, "Column"),
    Command("column-delete", "alt+d", "Delete column", "The one under the cursor.", DeleteColumn, "Delete column"),
    Command("row-up", "alt+up", "Move row up", "Before the row above it.", MoveRowUp),
    Command("row-down", "alt+down", "Move row down", "After the row below it.", MoveRowDown),
    Command("column-left", "alt+left", "Move column left", "Before the column to its left.", MoveColumnLeft),
    Command("column-right", "alt+right", "Move column right", "After the column to its right.", MoveColumnRight),
    PALETTE,
    HELP,
    Command("cells-undo", "ctrl+z", "Undo", "Takes the last change of the sheet back.", UndoCells),
    Command("cells-redo", "ctrl+y", "Redo", "Makes it again.", RedoCells),
    Command("save", "ctrl+s", "Save now", "Saves at once. Everything is saved by itself too.", SaveNow),
    Command(
        "data-reload",
        "",
        "Read the file again",
        "Takes what somebody else wrote; yours is kept as a copy.",
        Reload,
        needs=Need.CONFLICT,
    ),
    Command(
        "data-keep-mine",
        "",
        "Keep my cells",
        "Saves over what somebody else wrote, which is kept as a copy.",
        KeepMine,
        needs=Need.CONFLICT,
    ),
    Command(
        "save-in-place",
        "",
        "Save in place",
        "Writes over a shared file, after keeping a copy.",
        SaveInPlace,
        needs=Need.SHARED,
    ),
    *EVERYWHERE,
)
