"""The commands of the export."""

from __future__ import annotations

from textual.message import Message

from drafter.tui.commands.command import Command, Need
from drafter.tui.commands.everywhere import EVERYWHERE, HELP, PALETTE, GoBack


class Choose(Message):
    """Turn the choice under the cursor on or off."""


class Export(Message):
    """Make the files."""


class OpenFolder(Message):
    """Show the folder with what was made."""


COMMANDS = (
    Command("choose", "space", "Choose", "Turns the choice under the cursor on or off.", Choose, "Choose", first=False),
    Command("export", "f12,alt+e", "Export", "Makes what is chosen.", Export, "Export"),
    Command(
        "open-folder",
        "f4,alt+o",
        "Open the folder",
        "With what was made; where there are no windows, its path is copied.",
        OpenFolder,
        "Folder",
        needs=Need.MADE,
    ),
    Command("back", "escape", "Back", "Stops what is running; else back.", GoBack, "Back", first=False),
    PALETTE,
    HELP,
    *EVERYWHERE,
)
