"""The commands of what opens above a screen."""

from __future__ import annotations

from textual.message import Message

from drafter.tui.commands.command import Command, Need
from drafter.tui.commands.everywhere import HELP, JUMP, PALETTE, GoBack
from drafter.tui.commands.export import CHOOSE_FOLDER, OPEN_FILE
from drafter.tui.commands.report import CITE, GO_TO


class ReplaceTicked(Message):
    """Replace the hits that are ticked."""


class MatchCase(Message):
    """Tell capitals from small letters, or not."""


class WholeWords(Message):
    """Find whole words only, or parts of words too."""


class AsPattern(Message):
    """Read the words as a regular expression, or as they are."""


class TickAll(Message):
    """Tick every hit, or none."""


class OtherKind(Message):
    """List the next kind of what can be cited."""


class WriteNote(Message):
    """Write a new note, and cite it."""


class RewriteNote(Message):
    """Write the text of the note under the cursor anew."""


class TakeNote(Message):
    """Take the note as it stands."""


class TakeWaiver(Message):
    """Waive it, as it is written here."""


class CompleteFolder(Message):
    """Complete what is typed of a folder."""


BACK = Command("back", "escape", "Back", "Closes this.", GoBack, first=False)
DIALOG = (BACK, HELP)
# The key that opened it closes it too.
GOING = (*DIALOG, GO_TO._replace(message=GoBack, footer=""))
CHOOSING = (*DIALOG, PALETTE._replace(message=GoBack, footer=""))
FINDING = (
    Command("replace", "ctrl+r,alt+r", "Replace", "Replaces the hits that are ticked.", ReplaceTicked),
    Command("match-case", "alt+c", "Exact case", "Tells capitals from small letters.", MatchCase),
    Command("whole-words", "alt+w", "Whole words", "Finds no parts of words.", WholeWords),
    Command("as-pattern", "alt+x", "Pattern", r"A regular expression; \1 puts in its first bracket.", AsPattern),
    Command("tick-all", "alt+a", "All or none", "Ticks every hit, or none.", TickAll),
    *DIALOG,
)
CITING = (
    Command("other-kind", "tab", "Other kinds", "Figures, exhibits, references, notes, or all of them.", OtherKind),
    Command("new-note", "ctrl+n", "New note", "Writes a footnote, and cites it.", WriteNote),
    Command("edit-note", "ctrl+e", "Edit the note", "Changes the text of the footnote under the cursor.", RewriteNote),
    *DIALOG,
    CITE._replace(message=GoBack, footer="", needs=Need.NOTHING),
)
# No key throws away what was written.
NOTING = (BACK._replace(help="Takes the note as it stands.", message=TakeNote), HELP)
WAIVING = (
    Command("take-waiver", "ctrl+s", "Waive it", "Takes the waiver as it is written here.", TakeWaiver),
    *DIALOG,
)
CHOOSING_FOLDER = (
    Command("complete", "tab", "Complete", "As far as there is only one folder that begins so.", CompleteFolder),
    *DIALOG,
    CHOOSE_FOLDER._replace(message=GoBack, footer="", needs=Need.NOTHING),
)
READING_RECEIPT = (OPEN_FILE._replace(title="Open it as a web page", help="", needs=Need.NOTHING), *DIALOG)
JUMPING = (BACK, JUMP._replace(message=GoBack))
HELPING = (BACK, HELP._replace(message=GoBack, footer=""))
