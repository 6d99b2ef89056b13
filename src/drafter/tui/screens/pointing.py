"""Pointing: where a click on the status leads, or a jump to it."""

from __future__ import annotations

from textual import on

from drafter.report.template import FieldKind
from drafter.tui.commands import report as commands
from drafter.tui.screens.writing import WritingScreen
from drafter.tui.widgets.status_line import StatusLine, StatusPiece

_MESSAGES = {
    StatusPiece.SAVED: commands.SaveNow,
    StatusPiece.NUMBER: commands.GoToNumber,
    StatusPiece.WORDS: commands.ShowGuidance,
}


class PointingScreen(WritingScreen, part=True):
    """Each piece leads to what it is about: what is missing, the date it is counted from, what is exempt."""

    @on(StatusLine.Asked)
    def _asked(self, event: StatusLine.Asked) -> None:
        match event.piece:
            case StatusPiece.PROGRESS:
                self._to_missing()
            case StatusPiece.DEADLINE:
                self._to_meeting()
            case StatusPiece.EDITION:
                self._to_exempt()
            case piece if piece in _MESSAGES:
                self.post_message(_MESSAGES[piece]())

    def _to_missing(self) -> None:
        """The next field that wants an answer."""
        missing = [ref.place for ref in self.session.completeness().missing]
        order = [at.place for at in self.session.places]
        here = order.index(self.place) if self.place in order else -1
        ahead = [place for place in missing if order.index(place) > here]
        if missing:
            self.open_place((ahead or missing)[0])
        else:
            self.notify("Everything is answered.", timeout=2, markup=False)

    def _to_meeting(self) -> None:
        """The date that the deadline is counted from."""
        dates = [at for at in self.session.places if at.section is None and at.field.kind is FieldKind.DATE]
        if dates:
            self.open_place(dates[0].place)

    def _to_exempt(self) -> None:
        """The next passage that the public edition leaves out."""
        order = {at.place: number for number, at in enumerate(self.session.places)}
        page = self.fields.page
        line = -1 if page is None or page.editor is None else page.editor.cursor_location[0]
        here = (order.get(self.place, -1), line)
        spots = [(order[place], line, place) for place, line in self.session.exempt_passages()]
        ahead = [spot for spot in spots if spot[:2] > here]
        if spots:
            _, at, place = (ahead or spots)[0]
            self.open_place(place, at)
