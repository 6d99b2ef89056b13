"""Go to a number, a heading or a field: type some of it, press Enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from drafter.report.outline import ItemKind
from drafter.report.visible import one_line
from drafter.tui.flow import is_asked
from drafter.tui.fuzzy import score
from drafter.tui.session import Session
from drafter.tui.styles import sheet
from drafter.tui.widgets.rows import RowChosen, Rows


class Target(NamedTuple):
    """A place to go to."""

    place: str
    line: int
    number: str
    words: str


def targets(session: Session) -> tuple[Target, ...]:
    """Every field and every numbered thing, in order."""
    found = [Target(at.place, 0, "", at.name) for at in session.places if at.section is None]
    asked = {at.place for at in session.places if is_asked(session.draft, at)}
    first: dict[str, str] = {}
    for at in session.places:
        if at.section is not None and at.place in asked:
            first.setdefault(at.section.id, at.place)
    for item in session.outline.items:
        place = first.get(item.section, "") if item.kind is ItemKind.SECTION else item.field
        if place:
            line = item.block.line if item.block is not None else 0
            found.append(Target(place, line, item.number or "", " ".join(item.text.split())[:200]))
    return tuple(found)


class _Targets(Rows[Target]):
    filterable = True

    def matches(self, item: Target, typed: str) -> bool:
        return score(typed, item.number, item.words) > 0

    def _narrow(self) -> None:
        super()._narrow()
        typed = self.typed.casefold()
        if typed:
            self._items = tuple(sorted(self._items, key=lambda item: -score(typed, item.number, item.words)))
            self.set_reactive(Rows.cursor, 0)
            self.refresh_rows()

    def draw(self, item: Target, width: int) -> list[Text]:
        text = Text(end="", no_wrap=True)
        text.append(f" {item.number:<8}", self.component("rows--dim"))
        text.append(one_line(item.words))
        text.truncate(max(1, width - 1), overflow="ellipsis")
        return [text]

    def nothing(self) -> str:
        return " Nothing has that number or those words."


class GoToScreen(ModalScreen["tuple[str, int] | None"]):
    """Gives the place and the line, or None."""

    CSS_PATH = sheet("dialogs")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+g", "dismiss(None)", "Back", show=False)]

    def __init__(self, places: Sequence[Target]) -> None:
        super().__init__(classes="finder")
        self._rows = _Targets(places)

    def compose(self) -> ComposeResult:
        """What is typed, and what it finds."""
        with Vertical(classes="finder--box"):
            yield Static("", markup=False, classes="finder--typed")
            yield self._rows

    def on_mount(self) -> None:
        """Wait for keys."""
        self.watch(self._rows, "typed", self._show_typed)
        self._rows.focus()

    def _show_typed(self, typed: str) -> None:
        line = Text("Go to  ", "dim")
        line.append(one_line(typed) if typed else "a number, a heading, some words", "bold" if typed else "dim italic")
        line.append("▏" if typed else "")
        self.query_one(".finder--typed", Static).update(line)

    @on(RowChosen)
    def _chosen(self, event: RowChosen[Target]) -> None:
        event.stop()
        self.dismiss((event.item.place, event.item.line))

    def on_key(self, event: events.Key) -> None:
        """A key that comes before the list is there is not lost."""
        if self.focused is None and event.is_printable and event.character:
            event.stop()
            self._rows.typed += event.character

    def on_click(self, event: object) -> None:
        """A click beside the box goes back."""
        if getattr(event, "widget", None) is self:
            self.dismiss(None)
