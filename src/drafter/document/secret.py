"""A secret: a text that must not be in a file that is handed out."""

from __future__ import annotations

import enum

import msgspec


class Kind(enum.Enum):
    """How a secret is looked for: by its parts, as a whole however short, or exactly as it is written."""

    PASSAGE = "passage"
    NAME = "name"
    PATH = "path"


class Secret(msgspec.Struct, frozen=True):
    """A text that must not be in a file. ``what`` says what it is, and tells nothing of it."""

    what: str
    text: str
    kind: Kind = Kind.PASSAGE
