"""The document below an editor: only a line feed ends a line, and what is shown is never what could harm."""

from __future__ import annotations

from textual.document._document import Document, EditResult, Location

from drafter.report.visible import unseen, visible


class PlainDocument(Document):
    """A text as typed, with a second set of lines in which unseen characters have pictures.

    Textual's own document ends lines at form feeds and paragraph separators too, and so loses them. Here the text
    keeps every character; ``lines`` and item access give the lines as shown, which have the same length.
    """

    def __init__(self, text: str) -> None:
        self._newline = "\n"
        self._lines = text.split("\n")
        self._shown = self._lines if unseen().search(text) is None else [visible(line) for line in self._lines]

    @property
    def lines(self) -> list[str]:
        """The lines as shown."""
        return self._shown

    def get_line(self, index: int) -> str:
        """A line as shown."""
        return self._shown[index]

    def __getitem__(self, line_index: int | slice) -> str | list[str]:  # type: ignore[override]
        return self._shown[line_index]

    def typed(self, index: int) -> str:
        """A line as it is in the text."""
        return self._lines[index]

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        """Replace what is between two locations."""
        (top, left), (bottom, right) = sorted((start, end))
        replaced = self.get_text_range((top, left), (bottom, right))
        lines = self._lines
        before = lines[top][:left] if top < len(lines) else ""
        after = lines[bottom][right:] if bottom < len(lines) else ""
        inserted = text.split("\n")
        inserted[0] = before + inserted[0]
        column = len(inserted[-1])
        inserted[-1] += after
        if self._shown is self._lines and unseen().search(text) is not None:
            self._shown = [*lines]
        lines[top : bottom + 1] = inserted
        if self._shown is not lines:
            self._shown[top : bottom + 1] = [visible(line) for line in inserted]
        return EditResult((top + len(inserted) - 1, column), replaced)
