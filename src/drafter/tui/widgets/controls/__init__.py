"""One control for each kind of answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from drafter.report.draft import Value
from drafter.report.template import FieldKind
from drafter.tui.flow import FieldPlace
from drafter.tui.session import Session

Answer = Callable[[Value | None], None]
"""Takes an answer at once, so that there is never one that only a widget knows."""


class Control(Protocol):
    """What the report screen asks of every control, besides being a widget."""

    def enter(self) -> None:
        """Take the focus."""
        ...

    def show_answer(self, answer: Value | None) -> None:
        """Show an answer that was changed elsewhere."""
        ...


def control_for(at: FieldPlace, session: Session, answer: Answer) -> Control:
    """The control that edits a field. Each is imported when a field first needs it."""
    kind = at.field.kind
    if kind is FieldKind.TEXT:
        from drafter.tui.widgets.controls.text import TextControl

        return TextControl(at, session, answer)
    if kind is FieldKind.LIST:
        from drafter.tui.widgets.controls.entries import EntriesControl

        return EntriesControl(at, session, answer)
    if kind is FieldKind.DATE:
        from drafter.tui.widgets.controls.date import DateControl

        return DateControl(at, session, answer)
    if kind in (FieldKind.YES_NO, FieldKind.CHOICE, FieldKind.CHOICES):
        from drafter.tui.widgets.controls.picker import PickerControl

        return PickerControl(at, session, answer)
    from drafter.tui.widgets.controls.line import LineControl

    return LineControl(at, session, answer)
