"""The preview over the whole screen: for reading a report as it will be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from drafter.tui.commands import preview as commands
from drafter.tui.commands.command import Command, bindings
from drafter.tui.commands.everywhere import GoBack
from drafter.tui.messages import OpenPlace
from drafter.tui.screens.commanding import CommandScreen
from drafter.tui.widgets.key_bar import KeyBar
from drafter.tui.widgets.preview.pane import PreviewPane

if TYPE_CHECKING:
    from drafter.tui.previewing import Previewing


class ReadingScreen(CommandScreen[OpenPlace | None]):
    """Begins with what is under the cursor; ends with a place to go on writing at, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(commands.READING)]
    COMMAND_LIST: ClassVar[Sequence[Command]] = commands.READING
    ABOUT = "Reading the pages"

    def __init__(self, previewing: Previewing, place: str, line: int) -> None:
        super().__init__()
        self.pane = PreviewPane(previewing, id="reading")
        self._from = (place, line)

    def compose(self) -> ComposeResult:
        """The preview, and its keys."""
        yield self.pane
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin where the cursor is."""
        self.show_keys()
        self.pane.follow(*self._from)
        self.pane.focus()
        self.pane.changed()

    @on(commands.PreviewCommand)
    async def _passed_on(self, event: commands.PreviewCommand) -> None:
        await self.pane.carry_out(event)

    @on(OpenPlace)
    def _write(self, event: OpenPlace) -> None:
        self.dismiss(event)

    @on(GoBack)
    def _back(self) -> None:
        self.dismiss(None)
