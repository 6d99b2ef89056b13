"""Where a key or a character of its text stands in a file."""

from __future__ import annotations

from typing import NamedTuple, Protocol

KeyPath = tuple[str | int, ...]
"""The way to a value in a TOML file: table and key names, and indices (from 0) into arrays."""


class Place(NamedTuple):
    """A line and a column, both counted in characters from 1."""

    line: int
    column: int


class Places(Protocol):
    """The places of one file."""

    def of_key(self, path: KeyPath) -> Place:
        """Place of the key at ``path``; of the nearest table that exists where it is absent."""
        ...

    def of_value(self, path: KeyPath, offset: int = 0) -> Place:
        """Place of the value at ``path``, or of the character ``offset`` of the text it decodes to."""
        ...
