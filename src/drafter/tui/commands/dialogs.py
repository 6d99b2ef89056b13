"""The commands of what opens above a screen."""

from __future__ import annotations

from textual.message import Message

from drafter.tui.commands.command import Command
from drafter.tui.commands.everywhere import HELP, PALETTE, GoBack
from drafter.tui.commands.report import GO_TO


class ReplaceTicked(Message):
    """Replace the hits that are ticked."""


BACK = Command("back", "escape", "Back", "Closes this.", GoBack, first=False)
DIALOG = (BACK, HELP)
# The key that opened it closes it too.
GOING = (*DIALOG, GO_TO._replace(message=GoBack, footer=""))
CHOOSING = (*DIALOG, PALETTE._replace(message=GoBack, footer=""))
FINDING = (
    Command("replace", "ctrl+r,alt+r", "Replace", "Replaces the hits that are ticked.", ReplaceTicked),
    *DIALOG,
)
HELPING = (BACK, HELP._replace(message=GoBack, footer=""))
