"""What widgets, workers and commands tell the screens."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message
from textual.widget import Widget

from drafter.report.citations import Citation
from drafter.tui.citable import Citable
from drafter.tui.outline_rows import Tally
from drafter.tui.states import SaveState
from drafter.tui.widgets.problems import Problem


@dataclass
class FieldEdited(Message):
    """Something about the field on the screen is different: its answer, or where the cursor stands."""

    place: str
    """``background.text``"""


@dataclass
class OpenPlace(Message):
    """Show a field, with the cursor at a place in its text."""

    place: str
    """``background.text``"""
    line: int = 0
    """The line of the text, from 0."""
    column: int = 0
    """The character of the line, from 0."""


@dataclass
class CitationChosen(Message):
    """Cite this at the cursor. A heading or paragraph that has no name gets one."""

    citable: Citable
    """What was chosen."""


@dataclass
class CitationPointedAt(Message):
    """The mouse is over a citation."""

    over: Widget
    """The editor it is in."""
    citation: Citation
    """What is cited."""
    alone: bool
    """Whether it stands alone on its line."""


@dataclass
class FieldDone(Message):
    """The author is done with this field and wants the next."""


@dataclass
class SaveMoved(Message):
    """Saving has begun, is done, or has failed."""

    state: SaveState
    """What the status shows."""
    reason: str = ""
    """Why it failed, in one sentence."""
    conflict: bool = False
    """Whether it was refused because the file was changed elsewhere."""


@dataclass
class JournalMoved(Message):
    """What is written cannot be written down before it is saved, or can be again."""

    trouble: str
    """Why, empty where it can be again."""


@dataclass
class Checked(Message):
    """The check is done."""

    problems: tuple[Problem, ...]
    """What stands, and what was waived, in the order of the report."""
    tallies: dict[str, Tally]
    """What stands, by place."""


@dataclass
class PasteCleaned(Message):
    """What was pasted has been made into numbered text."""

    changes: tuple[str, ...]
    """What was changed, in words."""


@dataclass
class PasteRefused(Message):
    """What was to be pasted is more than a field can hold."""

    characters: int
    """How many it had."""


@dataclass
class DeadlineKnown(Message):
    """The days to the publication have been counted."""

    words: str
    """``publish by Wed 24 Jun, 2 working days``"""
    late: bool
    """Whether that is today, or past."""
