"""The commands of the library."""

from __future__ import annotations

from textual.message import Message

from drafter.tui.commands.command import Command
from drafter.tui.commands.report import OpenHelp, OpenPalette, OtherTheme, Quit


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
    Command("open", "enter", "Open", "Opens the report under the cursor.", OpenReport, "Open", first=False),
    Command("new", "ctrl+n", "New report", "From a template, or carried over from a report.", NewReport, "New"),
    Command("library-export", "f12,alt+e", "Export", "Publishes the report under the cursor.", ExportReport, "Export"),
    Command("read-again", "f9,alt+c", "Check again", "Reads and checks all reports again.", ReadAgain, "Check"),
    Command("palette", "ctrl+p", "Command palette", "Finds every command by its words.", OpenPalette, "Menu"),
    Command("help", "f1,alt+h", "Help", "The keys of this screen.", OpenHelp, "Help"),
    Command("theme", "", "Light or dark", "Changes between light, dark and the terminal's own colours.", OtherTheme),
    Command("quit", "ctrl+q", "Quit", "Leaves. Nothing is ever unsaved.", Quit, "Quit"),
)
