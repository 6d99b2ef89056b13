"""The commands of the report screen."""

from __future__ import annotations

from textual.message import Message

from drafter.tui.commands import problems
from drafter.tui.commands.command import Command, Need
from drafter.tui.commands.everywhere import EVERYWHERE, HELP, PALETTE, GoBack


class SaveNow(Message):
    """Save at once."""


class NextField(Message):
    """Go to the next field."""


class PreviousField(Message):
    """Go to the previous field."""


class NextProblem(Message):
    """Go to the next problem."""


class PreviousProblem(Message):
    """Go to the previous problem."""


class ShowProblems(Message):
    """Show the problems, and go there."""


class ShowGuidance(Message):
    """Show the guidance."""


class ShowFigures(Message):
    """Show what the report has to cite, and go there."""


class InsertCitation(Message):
    """Choose what to cite, and put it in at the cursor."""


class ShowPreview(Message):
    """Show the pages beside the text, or close them."""


class ReadPages(Message):
    """Show the pages over the whole screen."""


class ShowOutline(Message):
    """Go to the outline, or hide it."""


class CheckNow(Message):
    """Check without waiting."""


class DeeperBlock(Message):
    """The paragraph under the cursor one level deeper."""


class HigherBlock(Message):
    """The paragraph under the cursor one level higher."""


class MoveBlockUp(Message):
    """The block under the cursor before the one above it."""


class MoveBlockDown(Message):
    """The block under the cursor after the one below it."""


class EditElsewhere(Message):
    """The text of the field in another editor."""


class FindText(Message):
    """Find and replace in the whole report."""


class TakeBackReplacement(Message):
    """Put back what was there before the last replacement, in all texts."""


class GoToNumber(Message):
    """Ask for a number, a heading, a figure or a note and go there."""


class OpenFigures(Message):
    """Open the register of figures."""


class OpenExport(Message):
    """Open the export screen."""


class Reload(Message):
    """Read the report from the disk again; what is not saved is kept as a copy."""


class KeepMine(Message):
    """Write what is on the screen over what changed on the disk; the other text is kept as a copy."""


class HideFirstSteps(Message):
    """Never show the first steps again."""


class SaveInPlace(Message):
    """Write over the very file, after a copy of it was kept: other names or owners share it."""


GO_TO = Command(
    "go-to",
    "ctrl+g,alt+j",
    "Go to a number, heading or figure",
    "Type 5.4.2, or some letters of a heading, a figure or a note, and press Enter.",
    GoToNumber,
    "Go to",
)

CITE = Command(
    "cite",
    "ctrl+b,alt+i",
    "Insert a citation",
    "A figure, a reference, a note; a new note is written there.",
    InsertCitation,
    needs=Need.TEXT,
)

NEXT_PROBLEM = Command(
    "next-problem",
    "f8,alt+n",
    "Next problem",
    "Goes to the next place that the check has found.",
    NextProblem,
    "Problem",
    needs=Need.PROBLEMS,
)

COMMANDS = (
    Command("save", "ctrl+s", "Save now", "Saves at once. Everything is saved by itself too.", SaveNow, "Save"),
    GO_TO,
    Command(
        "next-field",
        "f3,alt+pagedown",
        "Next field",
        "Flows through the whole report.",
        NextField,
        "Field",
        pair="previous-field",
    ),
    Command("previous-field", "f2,alt+pageup", "Previous field", "Goes back through the report.", PreviousField),
    Command(
        "preview",
        "f5,alt+v",
        "Preview",
        "Shows the pages beside the text, following the cursor, or closes them.",
        ShowPreview,
        "Preview",
    ),
    NEXT_PROBLEM,
    Command(
        "previous-problem",
        "shift+f8,f20,alt+p",
        "Previous problem",
        "Goes to the place before that the check has found.",
        PreviousProblem,
        needs=Need.PROBLEMS,
    ),
    Command("export", "f12,alt+e", "Export", "Makes DOCX, PDF and other files.", OpenExport, "Export"),
    PALETTE,
    HELP,
    Command("read", "shift+f5,f17,alt+w", "Read the pages", "Shows the pages over the whole screen.", ReadPages),
    Command("outline", "ctrl+t", "Outline", "Goes to the outline; from there, hides it.", ShowOutline, "Outline"),
    Command("problems", "f6,alt+o", "Problems", "Opens the problems beside the text, or closes them.", ShowProblems),
    Command("guidance", "alt+g", "Guidance", "Opens the template's guidance for the field.", ShowGuidance),
    Command(
        "figures",
        "alt+f",
        "Figures beside the text",
        "Opens what can be cited beside the text; Enter cites it.",
        ShowFigures,
    ),
    CITE,
    Command("register", "f7,alt+r", "Figures", "The register: numbers, tables, charts, images.", OpenFigures),
    *problems.COMMANDS,
    Command("check", "f9,alt+c", "Check now", "Runs the check without waiting.", CheckNow),
    Command(
        "deeper",
        "alt+right",
        "One level deeper",
        "Paragraph, heading or list item.",
        DeeperBlock,
        needs=Need.TEXT,
    ),
    Command(
        "higher",
        "alt+left",
        "One level higher",
        "Paragraph, heading or list item.",
        HigherBlock,
        needs=Need.TEXT,
    ),
    Command("block-up", "alt+up", "Move block up", "Before the block above it.", MoveBlockUp, needs=Need.TEXT),
    Command(
        "block-down",
        "alt+down",
        "Move block down",
        "After the block below it.",
        MoveBlockDown,
        needs=Need.TEXT,
    ),
    Command("find", "ctrl+f,ctrl+r", "Find and replace", "In the whole report, every hit in view.", FindText),
    Command(
        "take-back",
        "",
        "Take back the replacement",
        "Puts back what was there before words were replaced, in all texts.",
        TakeBackReplacement,
        needs=Need.REPLACED,
    ),
    Command(
        "editor", "f4,alt+x", "Edit elsewhere", "Opens the text in $VISUAL or $EDITOR.", EditElsewhere, needs=Need.TEXT
    ),
    Command(
        "reload",
        "",
        "Reload from disk",
        "Reads the report again; unsaved text is kept as a copy.",
        Reload,
        needs=Need.CONFLICT,
    ),
    Command(
        "keep-mine",
        "",
        "Keep my text",
        "Saves over a change made elsewhere; that text is kept.",
        KeepMine,
        needs=Need.CONFLICT,
    ),
    Command(
        "save-in-place",
        "",
        "Save in place",
        "Writes over a shared file, after keeping a copy.",
        SaveInPlace,
        needs=Need.SHARED,
    ),
    Command(
        "steps-away",
        "alt+k",
        "Hide the first steps",
        "They never come again on this computer.",
        HideFirstSteps,
        needs=Need.BEGINNING,
    ),
    Command("back", "escape", "Back", "From a pane to the text, from the text to the library.", GoBack, first=False),
    *EVERYWHERE,
)
