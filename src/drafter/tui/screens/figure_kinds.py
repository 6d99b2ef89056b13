"""Which kind of figure is to be added."""

from __future__ import annotations

from rich.text import Text

from drafter.tui.figure_forms import FormKind
from drafter.tui.screens.dialog import FinderRows, FinderScreen


class _FigureKinds(FinderRows[FormKind]):
    def fit(self, item: FormKind, typed: str) -> int:
        return int(item.value.startswith(typed))

    def draw(self, item: FormKind, width: int) -> list[Text]:
        text = Text(f" {item.value.capitalize():<10}", "bold", end="", no_wrap=True)
        text.append(item.explained, self.component("rows--dim"))
        text.truncate(max(1, width - 1), overflow="ellipsis")
        return [text]


class FigureKindsScreen(FinderScreen["FormKind | None", FormKind]):
    """Gives the kind, or None."""

    ABOUT = "A new figure"
    VERB = "New figure"
    HINT = "number, formula, table, chart or image"

    def __init__(self) -> None:
        super().__init__(_FigureKinds(tuple(FormKind)))
        self.add_class("kinds")

    def choose(self, item: FormKind) -> None:
        """Close with the kind."""
        self.dismiss(item)
