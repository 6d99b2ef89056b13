"""What can be undone, at a size that hours of writing do not grow out of: what is typed in a row is one edit.

What is deleted in a row is another.
"""

from __future__ import annotations

from textual.document._document import EditResult
from textual.document._edit import Edit
from textual.document._history import EditHistory


class TypingHistory(EditHistory):
    """Undoes in the steps that Textual undoes in; a step of a hundred letters is kept as one edit, not a hundred."""

    def record(self, edit: Edit) -> None:
        """Record an edit that was done."""
        super().record(edit)
        batch = self._undo_stack[-1] if self._undo_stack else []
        if len(batch) > 1 and batch[-1] is edit:
            joined = _joined(batch[-2], edit)
            if joined is not None:
                batch[-2:] = [joined]


def _joined(before: Edit, edit: Edit) -> Edit | None:
    """Both as one, done already; None where the second does not go on with what the first has begun.

    The edits themselves stay as they are: the editor is not through with the last.
    """
    done, doing = before._edit_result, edit._edit_result
    if done is None or doing is None or before.maintain_selection_offset or edit.maintain_selection_offset:
        return None
    gone = done.replaced_text, doing.replaced_text
    if gone == ("", ""):
        joined = _typed(before, edit) if edit.top == done.end_location else None
    elif before.text or edit.text or "\n" in "".join(gone):
        joined = None
    elif edit.bottom == before.top:
        joined = _deleted(edit.top, before.bottom, doing.replaced_text + done.replaced_text)
    elif edit.top == before.top:
        row, column = before.bottom
        end = (row, column + len(doing.replaced_text))
        joined = _deleted(before.top, end, done.replaced_text + doing.replaced_text)
    else:
        joined = None
    if joined is not None:
        joined._original_selection = before._original_selection
        joined._updated_selection = edit._updated_selection
    return joined


def _typed(before: Edit, edit: Edit) -> Edit:
    joined = Edit(before.text + edit.text, before.from_location, before.to_location, maintain_selection_offset=False)
    joined._edit_result = edit._edit_result
    return joined


def _deleted(start: tuple[int, int], end: tuple[int, int], gone: str) -> Edit:
    joined = Edit("", start, end, maintain_selection_offset=False)
    joined._edit_result = EditResult(end_location=start, replaced_text=gone)
    return joined
