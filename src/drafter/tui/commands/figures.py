"""The commands of the figures screen."""

from __future__ import annotations

from textual.message import Message

from drafter.tui.commands.command import Command, Need
from drafter.tui.commands.everywhere import EVERYWHERE, HELP, PALETTE, GoBack
from drafter.tui.commands.report import SaveNow


class NewFigure(Message):
    """Add a figure to the register."""


class ChangeFigure(Message):
    """Change the figure under the cursor."""


class DeleteFigure(Message):
    """Take the figure under the cursor out of the register."""


class EditData(Message):
    """Open the rows of the table or chart under the cursor."""


class LookAtFigure(Message):
    """Show the figure under the cursor on the whole screen."""


class GoToCitation(Message):
    """Go to where the figure under the cursor is cited."""


class NextOrder(Message):
    """Sort the register another way."""


class RenewFigures(Message):
    """Go through the figures that were carried over."""


class UndoFigure(Message):
    """Take the last change of the register back."""


class RedoFigure(Message):
    """Make the change again that was taken back."""


DATA = Command(
    "figure-data",
    "f4,alt+d",
    "Edit the data",
    "Opens the rows of a table or chart as a grid.",
    EditData,
    "Data",
    needs=Need.ROWS,
)
LOOK = Command(
    "figure-look",
    "f5,alt+v",
    "Look at it",
    "The chart, the picture or the table on the whole screen.",
    LookAtFigure,
    "Look",
    needs=Need.EXHIBIT,
)
COMMANDS = (
    Command(
        "figure-change",
        "enter",
        "Change the figure",
        "Value, formula, format, date, source, caption, its name.",
        ChangeFigure,
        "Change",
        first=False,
        needs=Need.FIGURE,
    ),
    Command("figure-new", "ctrl+n", "New figure", "A number, formula, table, chart or image.", NewFigure, "New"),
    DATA,
    LOOK,
    Command(
        "figure-cited",
        "ctrl+l,alt+l",
        "Where it is cited",
        "Lists the places; Enter on one goes there.",
        GoToCitation,
        "Cited",
        needs=Need.CITED,
    ),
    Command(
        "figure-renew",
        "ctrl+r,alt+w",
        "Renew what was carried over",
        "Goes through the figures that still say what the previous report said.",
        RenewFigures,
        "Renew",
        needs=Need.STALE,
    ),
    Command("figure-order", "f3,alt+s", "Sort", "As in the file, by name, kind, age or problems.", NextOrder, "Sort"),
    PALETTE,
    HELP,
    Command(
        "figure-delete",
        "delete",
        "Delete the figure",
        "Asks first where it is cited. It can be undone.",
        DeleteFigure,
        "Delete",
        first=False,
        needs=Need.FIGURE,
    ),
    Command("figure-undo", "ctrl+z", "Undo", "Takes the last change of the register back.", UndoFigure),
    Command("figure-redo", "ctrl+y", "Redo", "Makes it again.", RedoFigure),
    Command("save", "ctrl+s", "Save now", "Saves at once. Everything is saved by itself too.", SaveNow),
    Command("back", "escape", "Back", "To the text.", GoBack, first=False),
    *EVERYWHERE,
)
# The key that opened it closes it too.
LOOKING = (
    Command("back", "escape", "Back", "To the register.", GoBack, "Back"),
    LOOK._replace(message=GoBack, footer="", needs=Need.NOTHING),
    HELP,
    *EVERYWHERE,
)
