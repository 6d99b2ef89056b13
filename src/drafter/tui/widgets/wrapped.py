"""The rows of a text. A citation is not torn apart where it fits into one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import overload

from textual.document._document import Location
from textual.document._wrapped_document import WrappedDocument
from textual.geometry import Offset

from drafter.tui.widgets.plain_document import PlainDocument

_CITATION = re.compile(r"\{\{[^{}]*\}\}")


class Wrapped(WrappedDocument):
    """The rows of a plain document."""

    def __init__(self, document: PlainDocument, width: int = 0, tab_width: int = 4) -> None:
        self._text = _Text(document)
        super().__init__(self._text, width, tab_width)  # type: ignore[arg-type]

    @property
    def height(self) -> int:
        """How many rows there are; Textual's own counts all lines for each row that it draws."""
        return len(self._offset_to_line_info)

    def location_to_offset(self, location: Location) -> Offset:
        """Where a location is among the rows; one below the text is in its last line.

        In the midst of an edit the cursor still stands where it was, and a scroll bar that goes asks where that is.
        """
        line, column = location
        return super().location_to_offset((min(line, len(self._line_index_to_offsets) - 1), column))

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Find the rows of all lines."""
        self._text.width = width
        super().wrap(width, tab_width)


class _Text:
    """What a wrapped document asks of a document."""

    def __init__(self, document: PlainDocument) -> None:
        self._document = document
        self.width = 0

    @property
    def lines(self) -> _Lines:
        """The lines as they are to be wrapped."""
        return _Lines(self._document.lines, self.width)

    @property
    def line_count(self) -> int:
        """How many lines there are."""
        return self._document.line_count

    def get_line(self, index: int) -> str:
        """A line as shown."""
        return self._document.get_line(index)

    def __getitem__(self, index: int) -> str:
        return self._document.get_line(index)


class _Lines:
    """Lines with the spaces of their citations filled, each made when it is looked at."""

    def __init__(self, lines: list[str], width: int) -> None:
        self._lines = lines
        self._width = width

    def __iter__(self) -> Iterator[str]:
        return map(self._glued, self._lines)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        return self._glued(self._lines[at]) if isinstance(at, int) else [self._glued(line) for line in self._lines[at]]

    def _glued(self, line: str) -> str:
        return _CITATION.sub(self._filled, line) if "{{" in line else line

    def _filled(self, citation: re.Match[str]) -> str:
        whole = citation[0]
        # What follows at once (a stop, a bracket) stays with it.
        return whole.replace(" ", "_") if len(whole) < self._width else whole
