"""The command palette: every command of the screen, found by its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.binding import BindingType

from drafter.tui.commands.command import Command, bindings
from drafter.tui.commands.dialogs import CHOOSING
from drafter.tui.commands.keys import Keys
from drafter.tui.fuzzy import score
from drafter.tui.screens.dialog import FinderRows, FinderScreen


class _Commands(FinderRows[Command]):
    def __init__(self, commands: Sequence[Command], keys: Keys) -> None:
        self._keys = keys
        super().__init__(commands)

    def key_of(self, item: Command) -> object:
        return item.id

    def fit(self, item: Command, typed: str) -> int:
        return score(typed, "", item.title) or int(typed in item.help.casefold())

    def draw(self, item: Command, width: int) -> list[Text]:
        key = self._keys.shown(item)
        text = Text(f" {item.title}", end="", no_wrap=True)
        text.append(f"  {item.help}", self.component("rows--dim"))
        text.truncate(max(1, width - len(key) - 2), overflow="ellipsis", pad=True)
        text.append(f" {key}", self.component("rows--dim"))
        return [text]

    def nothing(self) -> str:
        return " No command has those words."


class PaletteScreen(FinderScreen["Command | None", Command]):
    """Gives the command that was chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CHOOSING)]
    COMMAND_LIST: ClassVar[Sequence[Command]] = CHOOSING
    ABOUT = "The command palette"
    VERB = "Do"
    HINT = "type some of a command"

    def __init__(self, commands: Sequence[Command], keys: Keys) -> None:
        super().__init__(_Commands(commands, keys))

    def choose(self, item: Command) -> None:
        """Close with the command."""
        self.dismiss(item)
