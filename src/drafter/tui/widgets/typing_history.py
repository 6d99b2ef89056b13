"""What can be undone, at a size that hours of typing do not grow out of: letters typed in a row are one edit."""

from __future__ import annotations

from textual.document._edit import Edit
from textual.document._history import EditHistory


class TypingHistory(EditHistory):
    """Undoes in the steps that Textual undoes in; a step of a hundred letters is kept as one edit, not a hundred."""

    def record(self, edit: Edit) -> None:
        """Record an edit that was done."""
        super().record(edit)
        batch = self._undo_stack[-1] if self._undo_stack else []
        if len(batch) > 1 and batch[-1] is edit and _continues(batch[-2], edit):
            batch[-2:] = [_joined(batch[-2], edit)]


def _continues(before: Edit, edit: Edit) -> bool:
    """Whether both only insert, the second where the first ended."""
    done, doing = before._edit_result, edit._edit_result
    if done is None or doing is None or done.replaced_text or doing.replaced_text:
        return False
    return edit.top == done.end_location and not (before.maintain_selection_offset or edit.maintain_selection_offset)


def _joined(before: Edit, edit: Edit) -> Edit:
    """Both as one, done already. The edits themselves stay as they are: the editor is not through with the last."""
    joined = Edit(before.text + edit.text, before.from_location, before.to_location, maintain_selection_offset=False)
    joined._original_selection = before._original_selection
    joined._updated_selection = edit._updated_selection
    joined._edit_result = edit._edit_result
    return joined
