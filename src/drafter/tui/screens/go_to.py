"""Go to a number, a heading, a field, a figure or a note: type some of it, press Enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.binding import BindingType

from drafter.report.visible import one_line
from drafter.tui.commands.command import Command, bindings
from drafter.tui.commands.dialogs import GOING
from drafter.tui.fuzzy import BY_NAME, score
from drafter.tui.screens.dialog import FinderRows, FinderScreen
from drafter.tui.targets import Target


class _Targets(FinderRows[Target]):
    COMPONENT_CLASSES = {"rows--cursor", "rows--cursor-blurred", "rows--hover", "rows--dim", "targets--name"}

    def fit(self, item: Target, typed: str) -> int:
        by_name = score(typed, "", item.name) if item.name else 0
        return max(by_name + BY_NAME if by_name else 0, score(typed, item.number, item.words))

    def draw(self, item: Target, width: int) -> list[Text]:
        text = Text(end="", no_wrap=True)
        number = Text(f" {one_line(item.number)}")
        number.truncate(14 if width > 60 else 9, overflow="ellipsis", pad=True)
        text.append(number.plain, self.component("rows--dim"))
        text.append(f" {one_line(item.name)} " if item.name else "", self.component("targets--name"))
        text.append(f" {one_line(item.words)}")
        if item.spot is None:
            text.append("  not cited", self.component("rows--dim"))
        text.truncate(max(1, width - 1), overflow="ellipsis")
        return [text]

    def nothing(self) -> str:
        return " Nothing has that number, that name or those words."


class GoToScreen(FinderScreen["Target | None", Target]):
    """Gives the target, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(GOING)]
    COMMAND_LIST: ClassVar[Sequence[Command]] = GOING
    ABOUT = "Going to a place"
    VERB = "Go to"
    HINT = "a number, a heading, a figure, a note, some words"

    def __init__(self, places: Sequence[Target]) -> None:
        super().__init__(_Targets(places))

    def choose(self, item: Target) -> None:
        """Close with the target."""
        self.dismiss(item)
