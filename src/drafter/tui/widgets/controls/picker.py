"""Yes or no, one of several, several of several."""

from __future__ import annotations

from rich.text import Text
from textual import events, on
from textual.binding import Binding
from textual.reactive import reactive

from drafter.report.dates import long_date
from drafter.report.draft import Value
from drafter.report.template import FieldKind, Option
from drafter.report.visible import one_line
from drafter.tui.flow import FieldPlace
from drafter.tui.messages import FieldDone, OpenPlace
from drafter.tui.session import Session
from drafter.tui.widgets.controls import Answer
from drafter.tui.widgets.rows import RowChosen, Rows

_YES_NO = (Option(id="yes", text="Yes"), Option(id="no", text="No"))


class Pick:
    """A row of the control: an option, or the way to the note that explains the answer. Drawn anew each time."""

    def __init__(self, option: Option, note: FieldPlace | None = None) -> None:
        self.option = option
        self.note = note


class PickerControl(Rows[Pick]):
    """Space or Enter picks; delete takes the answer away. The first letter of an option goes there; y and n answer."""

    BINDINGS = [
        Binding("space", "choose", "Pick", show=False),
        Binding("delete,backspace", "clear", "Take the answer away", show=False),
        Binding("ctrl+z", "undo", "Undo", show=False),
        Binding("ctrl+y", "redo", "Redo", show=False),
    ]

    COMPONENT_CLASSES = {
        "rows--cursor",
        "rows--cursor-blurred",
        "rows--hover",
        "rows--dim",
        "picker--picked",
        "picker--note",
    }

    picked: reactive[tuple[str | int, ...]] = reactive(())

    def __init__(self, at: FieldPlace, session: Session, answer: Answer) -> None:
        self._at = at
        self._session = session
        self._answer = answer
        self._undone: list[tuple[str | int, ...]] = []
        self._done: list[tuple[str | int, ...]] = []
        self.several = at.field.kind is FieldKind.CHOICES
        super().__init__(classes="control picker")
        self.set_reactive(PickerControl.picked, _ids(session.answer(at)))
        self.show(self._picks())
        self._start_at_picked()

    def _picks(self) -> list[Pick]:
        options = _YES_NO if self._at.field.kind is FieldKind.YES_NO else self._at.field.options
        meeting = self._session.meeting_date()
        picks = [
            Pick(option)
            for option in options
            if meeting is None or option.valid_on(meeting) or option.id in self.picked
        ]
        picks.extend(
            Pick(Option(id="", text=other.name), other)
            for other in self._session.places
            if other.section is self._at.section is not None and other.field.note_for == self._at.field.id
        )
        return picks

    def _start_at_picked(self) -> None:
        for index, pick in enumerate(self.items):
            if pick.option.id in self.picked and pick.note is None:
                self.cursor = index
                return

    # --- drawing

    def key_of(self, item: Pick) -> object:
        """An option is known by its id."""
        return item.option.id, item.note is None

    def draw(self, item: Pick, width: int) -> list[Text]:
        """The sign and the words, over as many lines as they take."""
        if item.note is not None:
            return self._note(item.note, width)
        picked = item.option.id in self.picked
        sign = ("☑" if picked else "☐") if self.several else ("●" if picked else "○")
        words = Text(one_line(item.option.text), end="", style=self.component("picker--picked") if picked else "")
        lines = []
        for index, line in enumerate(words.wrap(self.app.console, max(1, width - 5))):
            line.rstrip()
            start = Text(f" {sign}  " if index == 0 else "    ", end="", no_wrap=True)
            lines.append(start + line)
        meeting = self._session.meeting_date()
        if picked and meeting is not None and not item.option.valid_on(meeting):
            lines.append(Text(f"    not an option on {long_date(meeting)}", style=self.component("rows--dim"), end=""))
        return lines or [Text(f" {sign}", end="")]

    def _note(self, note: FieldPlace, width: int) -> list[Text]:
        answer = self._session.answer(note)
        words = one_line(" ".join(answer.split())) if isinstance(answer, str) else "nothing written yet"
        text = Text(f" ↳  {one_line(note.name)}: {words}", style=self.component("picker--note"), end="", no_wrap=True)
        text.truncate(max(1, width - 1), overflow="ellipsis")
        return [Text("", end=""), text]

    # --- picking

    @on(RowChosen)
    def _row_chosen(self, event: RowChosen[Pick]) -> None:
        event.stop()
        pick = event.item
        if pick.note is not None:
            self.post_message(OpenPlace(pick.note.place))
            return
        id = pick.option.id
        if not self.several:
            self._pick((id,))
        elif id in self.picked:
            self._pick(tuple(each for each in self.picked if each != id))
        else:
            chosen = {*self.picked, id}
            known = [option.id for option in self._at.field.options]
            self._pick(tuple(each for each in known if each in chosen))

    def _pick(self, picked: tuple[str | int, ...]) -> None:
        if picked == self.picked:
            if not self.several:
                self.post_message(FieldDone())
            return
        self._done.append(self.picked)
        self._undone.clear()
        self._take(picked)

    def _take(self, picked: tuple[str | int, ...]) -> None:
        self.picked = picked
        if self.several:
            self._answer(picked or None)
        else:
            self._answer(str(picked[0]) if picked else None)
        self.show(self._picks())

    def on_key(self, event: events.Key) -> None:
        """Go to the next option that begins with a letter; a question of yes or no is answered by it."""
        letter = event.character if event.is_printable and event.character is not None else " "
        at = self._next_with(letter.casefold())
        if at is None:
            return
        event.stop()
        event.prevent_default()
        self.cursor = at
        id = self.items[at].option.id
        if self._at.field.kind is FieldKind.YES_NO and id not in self.picked:
            self._pick((id,))

    def _next_with(self, letter: str) -> int | None:
        found = [
            index
            for index, pick in enumerate(self.items)
            if letter.isalnum() and pick.note is None and pick.option.text.casefold().startswith(letter)
        ]
        return next((index for index in found if index > self.cursor), found[0] if found else None)

    def action_clear(self) -> None:
        """Take the answer away."""
        self._pick(()) if self.picked else None

    def action_undo(self) -> None:
        """Back to the answer before."""
        if self._done:
            self._undone.append(self.picked)
            self._take(self._done.pop())

    def action_redo(self) -> None:
        """The answer that was undone."""
        if self._undone:
            self._done.append(self.picked)
            self._take(self._undone.pop())

    def enter(self) -> None:
        """Take the focus, with the note as it is now."""
        self.show(self._picks())
        self.focus()

    def show_answer(self, answer: Value | None) -> None:
        """Show an answer that was changed elsewhere."""
        self.picked = _ids(answer)
        self.show(self._picks())


def _ids(answer: Value | None) -> tuple[str | int, ...]:
    if isinstance(answer, str):
        return (answer,)
    if isinstance(answer, tuple):
        return tuple(each for each in answer if isinstance(each, (str, int)))
    return ()
