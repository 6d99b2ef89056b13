"""Places in the texts on the screen, for findings about words that no file has yet."""

from __future__ import annotations

from drafter.report.draft import Draft
from drafter.report.places import KeyPath, Place


class TextPlaces:
    """Lines and columns, from 1, in the text of the field a path leads to; the start of anything else."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    def of_key(self, path: KeyPath) -> Place:
        """The start."""
        return Place(1, 1)

    def of_value(self, path: KeyPath, offset: int = 0) -> Place:
        """The line and column of a character of a text."""
        text = self._text(path)
        before = text[:offset]
        return Place(before.count("\n") + 1, len(before) - before.rfind("\n"))

    def _text(self, path: KeyPath) -> str:
        if len(path) == 3 and path[0] == "sections":
            answer = self._draft.answer(str(path[1]), str(path[2]))
            return answer if isinstance(answer, str) else ""
        return ""
