"""The commands of the export."""

from __future__ import annotations

from textual.message import Message

from drafter.tui.commands.command import Command, Need
from drafter.tui.commands.everywhere import EVERYWHERE, HELP, PALETTE, GoBack
from drafter.tui.commands.problems import EXPLAIN, WAIVE
from drafter.tui.commands.report import NEXT_PROBLEM


class Choose(Message):
    """Turn the choice under the cursor on or off."""


class Export(Message):
    """Make the files."""


class ChooseFolder(Message):
    """Ask where the files go."""


class ShowChoices(Message):
    """Show what can be chosen again."""


class ShowPoints(Message):
    """Show or hide what was verified of the file under the cursor."""


class ShowReceipt(Message):
    """Show the receipt."""


class OpenFile(Message):
    """Open the file under the cursor."""


class OpenFolder(Message):
    """Show the folder with what was made."""


CHOOSE_FOLDER = Command(
    "folder",
    "f3,alt+f",
    "Choose the folder",
    "Where the files go; it is made where it is missing.",
    ChooseFolder,
    "Folder",
    needs=Need.IDLE,
)
OPEN_FILE = Command(
    "open-file",
    "f5,alt+v",
    "Open the file",
    "The one under the cursor; where there is no desktop, its path is copied.",
    OpenFile,
    "Open",
    needs=Need.FILE,
)
_ABOUT_ONE = (
    NEXT_PROBLEM._replace(help="Goes through what stands in the way; Enter goes to the place."),
    WAIVE._replace(help="Goes to the place and answers for it with a reason."),
    EXPLAIN,
)
MANY = (
    Command(
        "choose",
        "space",
        "Choose",
        "Turns the choice under the cursor on or off.",
        Choose,
        first=False,
        needs=Need.CHOOSING,
    ),
    Command(
        "export",
        "f12,alt+e",
        "Export",
        "Makes what is chosen; once more when it is done.",
        Export,
        "Export",
        needs=Need.IDLE,
    ),
    CHOOSE_FOLDER,
    Command(
        "open-folder",
        "f4,alt+o",
        "Open the folder",
        "With what was made; where there is no desktop, its path is copied.",
        OpenFolder,
        "Open folder",
        needs=Need.MADE,
    ),
    OPEN_FILE,
    Command(
        "receipt",
        "f7,alt+r",
        "Show the receipt",
        "What was made, from what, and what was verified of it.",
        ShowReceipt,
        "Receipt",
        needs=Need.RECEIPT,
    ),
    Command(
        "points",
        "f6,alt+p",
        "What was verified",
        "Shows or hides it, point by point; so does Enter on a file.",
        ShowPoints,
        "Points",
        needs=Need.POINTS,
    ),
    Command(
        "choices",
        "f2,alt+c",
        "Choose again",
        "Back to formats, edition and folder.",
        ShowChoices,
        "Choices",
        needs=Need.DONE,
    ),
    Command("back", "escape", "Back", "Stops what is running; else back.", GoBack, "Back", first=False),
    PALETTE,
    HELP,
    *EVERYWHERE,
)
COMMANDS = (*MANY[:3], *_ABOUT_ONE, *MANY[3:])
