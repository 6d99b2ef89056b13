"""Which kind of figure is to be added."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from drafter.tui.figure_forms import FormKind
from drafter.tui.styles import sheet
from drafter.tui.widgets.rows import RowChosen, Rows


class _FigureKinds(Rows[FormKind]):
    filterable = True

    def matches(self, item: FormKind, typed: str) -> bool:
        return item.value.startswith(typed)

    def draw(self, item: FormKind, width: int) -> list[Text]:
        text = Text(f" {item.value.capitalize():<10}", "bold", end="", no_wrap=True)
        text.append(item.explained, self.component("rows--dim"))
        text.truncate(max(1, width - 1), overflow="ellipsis")
        return [text]


class FigureKindsScreen(ModalScreen["FormKind | None"]):
    """Gives the kind, or None."""

    CSS_PATH = sheet("dialogs")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back", show=False)]

    def __init__(self) -> None:
        super().__init__(classes="finder kinds")
        self._rows = _FigureKinds(tuple(FormKind))

    def compose(self) -> ComposeResult:
        """The kinds."""
        with Vertical(classes="finder--box kinds--box"):
            yield Static(Text("New figure", "bold"), markup=False, classes="finder--typed")
            yield self._rows

    def on_mount(self) -> None:
        """Wait for keys."""
        self._rows.focus()

    @on(RowChosen)
    def _chosen(self, event: RowChosen[FormKind]) -> None:
        event.stop()
        self.dismiss(event.item)
