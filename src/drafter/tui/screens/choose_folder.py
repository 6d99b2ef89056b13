"""Where the files of an export go: a folder, typed with completion or chosen from the list."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar, NamedTuple

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from drafter.report.visible import one_line
from drafter.tui.background import in_background
from drafter.tui.commands.command import Command, bindings
from drafter.tui.commands.dialogs import CHOOSING_FOLDER, CompleteFolder
from drafter.tui.folder_typing import TypedFolder, completions, in_common, shown_folder, typed_folder
from drafter.tui.messages import FieldDone
from drafter.tui.screens.dialog import DialogScreen
from drafter.tui.widgets.controls.line import OneLine
from drafter.tui.widgets.rows import RowChosen, Rows


class _Row(NamedTuple):
    """A folder that completes what is typed, or the one above; the empty one takes what is typed as it is."""

    folder: str = ""
    is_above: bool = False


class _Folders(Rows[_Row]):
    one_line_each = True

    def draw(self, item: _Row, width: int) -> list[Text]:
        sign = " ↑ " if item.is_above else "   "
        text = Text(f"{sign}{one_line(item.folder)}" if item.folder else " ▶ Take this folder", end="", no_wrap=True)
        text.truncate(max(1, width - 1), overflow="ellipsis")
        return [text]


class _Line(OneLine):
    def text_changed(self) -> None:
        if self.is_mounted and isinstance(self.screen, ChooseFolderScreen):
            self.screen.look()

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "down" and isinstance(self.screen, ChooseFolderScreen):
            event.stop()
            event.prevent_default()
            self.screen.folders.focus()


@dataclass
class _Looked(Message):
    typed: str
    folder: TypedFolder
    completions: tuple[str, ...]
    take: bool


class ChooseFolderScreen(DialogScreen["Path | None"]):
    """Gives the folder, or None. It need not be there yet; one where no file can go is not taken."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CHOOSING_FOLDER)]
    COMMAND_LIST: ClassVar[Sequence[Command]] = CHOOSING_FOLDER
    ABOUT = "The folder of an export"

    def __init__(self, folder: str, root: Path) -> None:
        super().__init__(classes="finder folder")
        self._root = root
        self._line = _Line(folder, id="folder-line", classes="line")
        self.folders = _Folders((_Row(),), id="folder-rows")
        self._completions: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """The line, what is said of it, and what completes it."""
        with Vertical(classes="finder--box folder--box"):
            yield Static(Text("Where the files go", "bold"), markup=False, classes="new--head")
            yield self._line
            yield Static("", markup=False, id="folder-says")
            yield self.folders
            keys = self.told("enter takes it · {complete} completes · ↓ the list · {back} leaves it")
            yield Static(keys, markup=False, classes="new--label")

    def on_mount(self) -> None:
        """Go on typing at the end of what is there."""
        self._line.focus()
        self._line.move_cursor(self._line.document.end)
        self.look()

    def look(self, *, take: bool = False) -> None:
        """See what the folder is, and what completes it; ``take`` it where files can go there."""
        in_background(self, partial(self._look, self._line.text, take), "folder", exclusive=True)

    async def _look(self, typed: str, take: bool) -> None:
        folder = await asyncio.to_thread(typed_folder, typed, self._root)
        found = await asyncio.to_thread(completions, typed, self._root)
        self.post_message(_Looked(typed, folder, found, take))

    @on(_Looked)
    def _looked(self, event: _Looked) -> None:
        if event.typed != self._line.text:
            return
        if event.take and not event.folder.fault:
            self.dismiss(event.folder.path)
            return
        self._completions = event.completions
        above = shown_folder(event.folder.path.parent, self._root).rstrip("/")
        self.folders.show((_Row(), *map(_Row, event.completions), _Row(f"{above}/", is_above=True)))
        fault, path = event.folder.fault, one_line(str(event.folder.path))
        words = f"✗ {fault}" if fault else f"{path} will be made." if event.folder.is_new else path
        said = self.query_one("#folder-says", Static)
        said.update(Text(words))
        said.set_class(bool(fault), "-wrong")

    # --- commands

    @on(CompleteFolder)
    def _complete(self) -> None:
        if not self._line.has_focus:
            self._line.focus()
            return
        begun = in_common(self._completions)
        if len(begun) > len(self._line.text) or (len(self._completions) == 1 and begun != self._line.text):
            self._put(begun)
        elif self._completions:
            self.folders.focus()
            self.folders.cursor = 1

    def _put(self, folder: str) -> None:
        self._line.replace_all(folder)
        self._line.move_cursor(self._line.document.end)
        self._line.focus()

    @on(FieldDone)
    def _typed(self, event: FieldDone) -> None:
        event.stop()
        self.look(take=True)

    @on(RowChosen, "#folder-rows")
    def _chosen(self, event: RowChosen[_Row]) -> None:
        event.stop()
        if event.item.folder:
            self._put(event.item.folder)
        else:
            self.look(take=True)
