"""The commands of every screen, by what the help calls it: what a config may give other keys to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafter.tui.commands import (
    check_many,
    dialogs,
    export,
    figure_data,
    figure_form,
    figures,
    library,
    preview,
    report,
)
from drafter.tui.commands.command import Command

SCREENS: Mapping[str, Sequence[Command]] = {
    "Reports": library.COMMANDS,
    "Check of several reports": check_many.COMMANDS,
    "Export": export.COMMANDS,
    "Export of several reports": export.MANY,
    "Writing a report": report.COMMANDS,
    "Figures": figures.COMMANDS,
    "A figure": figure_form.COMMANDS,
    "Renewing a figure": figure_form.RENEWING,
    "The data of a figure": figure_data.COMMANDS,
    "Looking at a figure": figures.LOOKING,
    "Reading the pages": preview.READING,
    "What opens above": dialogs.DIALOG,
    "Going to a place": dialogs.GOING,
    "The command palette": dialogs.CHOOSING,
    "Find and replace": dialogs.FINDING,
    "Citing": dialogs.CITING,
    "A note": dialogs.NOTING,
    "A waiver": dialogs.WAIVING,
    "The folder of an export": dialogs.CHOOSING_FOLDER,
    "A receipt": dialogs.READING_RECEIPT,
    "Going by a letter": dialogs.JUMPING,
    "Help": dialogs.HELPING,
}
