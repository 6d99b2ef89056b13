"""The states of a field and the levels of a finding, each with a glyph: nothing is told by colour alone."""

from __future__ import annotations

import enum

from drafter.report.template import Level

LEVEL_GLYPHS = {Level.ERROR: "✗", Level.WARNING: "!", Level.ADVICE: "·", Level.OFF: " "}

WEIGHT = {Level.ERROR: 3, Level.WARNING: 2, Level.ADVICE: 1, Level.OFF: 0}
"""The levels in order."""


class State(enum.Enum):
    """How far a field or a section is."""

    EMPTY = "empty"
    PROGRESS = "progress"
    COMPLETE = "complete"
    PROBLEM = "problem"
    OPTIONAL = "optional"

    @property
    def glyph(self) -> str:
        """Its sign in the outline."""
        return _GLYPHS[self]


_GLYPHS = {
    State.EMPTY: "○",
    State.PROGRESS: "◐",
    State.COMPLETE: "✓",
    State.PROBLEM: "✗",
    State.OPTIONAL: "·",
}


class SaveState(enum.Enum):
    """Whether the text on the screen is on disk."""

    SAVED = "saved"
    UNSAVED = "unsaved"
    SAVING = "saving"
    FAILED = "failed"
