"""The commands of the library."""

from __future__ import annotations

from textual.message import Message

from drafter.tui.commands.command import Command, Need
from drafter.tui.commands.everywhere import EVERYWHERE, HELP, PALETTE, GoBack


class NewReport(Message):
    """Make a report."""


class OpenReport(Message):
    """Open the report under the cursor."""


class CheckReports(Message):
    """Check the reports that are marked, or all."""


class ExportReports(Message):
    """Publish the reports that are marked, or the one under the cursor."""


class MarkReport(Message):
    """Mark the report under the cursor, or take its mark away."""


class MarkAll(Message):
    """Mark all reports that are shown, or none."""


class SortNext(Message):
    """Sort by the next column."""


class SortOther(Message):
    """Turn the order round."""


class Duplicate(Message):
    """Copy the report under the cursor."""


class Archive(Message):
    """Put reports into the archive, or bring them back from it."""


class ShowArchive(Message):
    """Show the archive, or the reports that are worked on."""


class ReadAgain(Message):
    """Read all reports again."""


class UndoMove(Message):
    """Undo what was archived or brought back last."""


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
        "check",
        "f9,alt+c",
        "Check",
        "Lists what is missing in the marked reports, else in all.",
        CheckReports,
        "Check",
        needs=Need.REPORT,
    ),
    Command(
        "export",
        "f12,alt+e",
        "Export",
        "Publishes the marked reports, else the one under the cursor.",
        ExportReports,
        "Export",
        needs=Need.REPORT,
    ),
    Command(
        "mark",
        "insert,alt+k",
        "Mark",
        "For checking, exporting or archiving several; so does space.",
        MarkReport,
        needs=Need.REPORT,
    ),
    Command("mark-all", "ctrl+a", "Mark all", "All that are shown, or none.", MarkAll, needs=Need.REPORT),
    Command("sort", "f3,alt+s", "Sort", "By the next column; a click on a column does it too.", SortNext, "Sort"),
    Command("sort-other", "f4,alt+r", "Turn the order round", "Last first, most first, or back.", SortOther),
    Command(
        "duplicate",
        "ctrl+d",
        "Duplicate",
        "Copies the report under the cursor, as it is.",
        Duplicate,
        needs=Need.REPORT,
    ),
    Command(
        "archive",
        "delete,alt+a",
        "Archive, or bring back",
        "Moves reports to archive/ or back. Nothing is deleted.",
        Archive,
        needs=Need.REPORT,
    ),
    Command("show-archive", "f7,alt+v", "Show the archive", "The archive, or back to the reports.", ShowArchive),
    Command("undo", "ctrl+z", "Undo", "Undoes what was archived or brought back.", UndoMove, needs=Need.UNDO),
    Command("read-again", "f5,alt+l", "Read again", "Reads and checks all reports again.", ReadAgain),
    PALETTE,
    HELP,
    Command("back", "escape", "Back", "Shows all again; from the archive, back to the reports.", GoBack, first=False),
    *EVERYWHERE,
)
