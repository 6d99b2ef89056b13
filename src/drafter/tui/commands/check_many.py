"""The commands of the check of several reports."""

from __future__ import annotations

from textual.message import Message

from drafter.tui.commands.command import Command, Need
from drafter.tui.commands.everywhere import EVERYWHERE, HELP, PALETTE, GoBack


class OpenProblem(Message):
    """Open the report at the place of the problem."""


class OtherLevels(Message):
    """Show errors, warnings too, or advice as well."""


COMMANDS = (
    Command(
        "open",
        "enter",
        "Open",
        "Opens the report at the place.",
        OpenProblem,
        "Open",
        first=False,
        needs=Need.REPORT,
    ),
    Command(
        "levels", "f6,alt+o", "Errors, warnings, advice", "What is listed; with warnings first.", OtherLevels, "Levels"
    ),
    Command("back", "escape", "Back", "Stops the check; else back.", GoBack, "Back", first=False),
    PALETTE,
    HELP,
    *EVERYWHERE,
)
