"""The commands about problems: whose are shown and how, and what is done about the one under the cursor."""

from __future__ import annotations

from textual.message import Message

from drafter.tui.commands.command import Command, Need


class FixProblem(Message):
    """Make the fix of the problem under the cursor."""


class FixAll(Message):
    """Make every fix that is safe."""


class WaiveProblem(Message):
    """Answer for the problem under the cursor, or take that back."""


class KeepWord(Message):
    """Take the word of the problem under the cursor for right from now on."""


class ExplainProblem(Message):
    """Say why the rule exists."""


class OtherReader(Message):
    """Show what concerns the next reader."""


class OtherWeight(Message):
    """Show heavier problems only, or all again."""


class OtherGrouping(Message):
    """Group by place, section or kind."""


WAIVE = Command(
    "waive",
    "alt+a",
    "Waive this problem",
    "Answers for it with a reason, or takes that back.",
    WaiveProblem,
    needs=Need.PROBLEMS,
)
EXPLAIN = Command(
    "explain",
    "alt+y",
    "Why is this a problem?",
    "Why the rule exists, what is bad and what is good.",
    ExplainProblem,
    needs=Need.PROBLEMS,
)

COMMANDS = (
    Command(
        "fix",
        "alt+q",
        "Fix this problem",
        "Makes the few characters right that it is about.",
        FixProblem,
        needs=Need.FIX,
    ),
    Command(
        "fix-all",
        "",
        "Fix all that is safe",
        "Stray spaces, doubled words and the like; each field can be undone.",
        FixAll,
        needs=Need.PROBLEMS,
    ),
    WAIVE,
    EXPLAIN,
    Command(
        "keep-word",
        "",
        "The word is right",
        "Puts the misspelt word into the council's own list of words.",
        KeepWord,
        needs=Need.WORD,
    ),
    Command(
        "problem-reader",
        "alt+t",
        "Problems for whom",
        "Everybody, finance, legal, human resources, equalities …",
        OtherReader,
        needs=Need.PROBLEMS,
    ),
    Command(
        "problem-levels",
        "",
        "Problems of which level",
        "All, errors and warnings, errors, or what can be fixed.",
        OtherWeight,
        needs=Need.PROBLEMS,
    ),
    Command(
        "problem-groups",
        "alt+d",
        "Group the problems",
        "By place, by section, by kind.",
        OtherGrouping,
        needs=Need.PROBLEMS,
    ),
)
