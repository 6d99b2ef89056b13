"""How far a format of an export is."""

from __future__ import annotations

import enum


class Stage(enum.Enum):
    """The stages of a format, in order."""

    STARTED = "started"
    WRITTEN = "written"
    VERIFIED = "verified"
    SEARCHED = "searched"
    """For what the edition withholds."""
    IN_PLACE = "in place"
