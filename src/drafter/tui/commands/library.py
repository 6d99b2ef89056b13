"""The commands of the library."""

from __future__ import annotations

from textual.message import Message

from drafter.tui.commands.command import Command, Need
from drafter.tui.commands.everywhere import EVERYWHERE, HELP, PALETTE


class NewReport(Message):
    """Make a report."""


class OpenReport(Message):
    """Open the report under the cursor."""


class ReadAgain(Message):
    """Read and check all reports again."""


class ExportReport(Message):
    """Publish the report under the cursor."""


class ClearFilter(Message):
    """Show all reports."""


COMMANDS = (
    Command(
        "open",
        "enter",
        "Open",
        "Opens the report under the cursor.",
        OpenReport,
        "Open",
        first=False,
        needs=Need.REPORT,
    ),
    Command("new", "ctrl+n", "New report", "From a template, or carried over from a report.", NewReport, "New"),
    Command(
        "export",
        "f12,alt+e",
        "Export",
        "Publishes the report under the cursor.",
        ExportReport,
        "Export",
        needs=Need.REPORT,
    ),
    Command("check", "f9,alt+c", "Check again", "Reads and checks all reports again.", ReadAgain, "Check"),
    PALETTE,
    HELP,
    *EVERYWHERE,
)
