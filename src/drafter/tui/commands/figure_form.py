"""The commands of the form of a figure."""

from __future__ import annotations

from textual.message import Message

from drafter.tui.commands.command import Command
from drafter.tui.commands.everywhere import EVERYWHERE, HELP, PALETTE, GoBack
from drafter.tui.commands.figures import DATA
from drafter.tui.commands.report import SaveNow


class NextLine(Message):
    """Go to the next line of the form."""


class LeaveAsItWas(Message):
    """Go back and change nothing."""


class NextStale(Message):
    """Done with this figure; go on to the next that was carried over."""


class StillRight(Message):
    """The figure was looked at, and is right as it is; go on to the next."""


COMMANDS = (
    Command("back", "escape", "Done", "Back to the register; what was typed is kept.", GoBack, "Done"),
    Command("form-next", "tab", "Next line", "Enter does the same; shift and tab goes back.", NextLine, "Next line"),
    DATA,
    PALETTE,
    HELP,
    Command(
        "form-leave", "alt+backspace", "Leave as it was", "Goes back and changes nothing.", LeaveAsItWas, "As it was"
    ),
    Command("save", "ctrl+s", "Save now", "Saves at once. Everything is saved by itself too.", SaveNow),
    *EVERYWHERE,
)
RENEWING = (
    Command(
        "renew-next",
        "f8,alt+n",
        "Next to renew",
        "Keeps what was typed and goes on to the next that was carried over.",
        NextStale,
        "Next to renew",
    ),
    Command(
        "renew-still-right",
        "alt+k",
        "Still right",
        "The old one is the newest there is: it is no longer marked, and the next follows.",
        StillRight,
        "Still right",
    ),
    *COMMANDS,
)
