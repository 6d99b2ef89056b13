"""Exporting: what every export has, of one report or of many. Choices, what is said of it, start and stop."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ScreenResultType
from textual.widget import Widget
from textual.widgets import Static

from drafter.report.visible import one_line
from drafter.tui.commands import export as commands
from drafter.tui.commands.command import Command, Need, bindings
from drafter.tui.commands.everywhere import GoBack
from drafter.tui.publishing import Wanted
from drafter.tui.screens.commanding import CommandScreen
from drafter.tui.styles import sheet
from drafter.tui.widgets.export_choices import Choice, ChoiceKind, ExportChoices
from drafter.tui.widgets.key_bar import KeyBar
from drafter.tui.widgets.rows import RowChosen
from drafter.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from drafter.store.workspace import Workspace

FOLDER = "published"
"""The folder of the workspace that exports go to."""


class ExportingScreen(CommandScreen[ScreenResultType]):
    """``made`` says whether there is something in the folder to look at."""

    CSS_PATH = sheet("export")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(commands.COMMANDS)]
    COMMAND_LIST: ClassVar[tuple[Command, ...]] = commands.COMMANDS
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-middle"), (110, "-wide")]
    AUTO_FOCUS = None

    made = False

    def __init__(self, workspace: Workspace, heading: str) -> None:
        super().__init__(classes="export")
        self.workspace = workspace
        self.choices = ExportChoices(id="choices")
        self._heading = heading

    def compose(self) -> ComposeResult:
        """Choices, what is said, and what it is about."""
        yield TitleBar()
        with Vertical(id="export"):
            yield self.choices
            yield Static("", markup=False, id="export-says")
            yield self.below()
        yield KeyBar()

    def below(self) -> Widget:
        """What stands below the choices."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Begin with the choices."""
        self.query_one(TitleBar).heading = f"Export · {self._heading}"
        self.show_keys()
        self.choices.focus()

    def meets(self, need: Need) -> bool:
        """Whether something was made."""
        return self.made if need is Need.MADE else super().meets(need)

    def say(self, words: str | Text) -> None:
        """Say how it stands."""
        self.query_one("#export-says", Static).update(Text(words) if isinstance(words, str) else words)

    @property
    def folder(self) -> Path:
        """Where the files go."""
        return self.workspace.root / FOLDER

    @property
    def wanted(self) -> Wanted:
        """What is chosen."""
        return Wanted(self.choices.formats, self.choices.edition, self.choices.draft, self.folder)

    # --- what a kind of export says

    @property
    def running(self) -> bool:
        """Whether files are being made."""
        raise NotImplementedError

    def start(self) -> None:
        """Make what is chosen, unless something stands in the way."""
        raise NotImplementedError

    def stop(self) -> None:
        """Stop as soon as possible."""
        raise NotImplementedError

    def left(self) -> None:
        """Close."""
        self.dismiss(None)

    # --- commands

    @on(RowChosen, "#choices")
    def _chosen(self, event: RowChosen[Choice]) -> None:
        if event.item.kind is ChoiceKind.GO:
            self._export()
        else:
            self.choices.switch(event.item)

    @on(commands.Choose)
    def _choose(self) -> None:
        self.choices.action_choose()

    @on(commands.Export)
    def _export(self) -> None:
        if self.running:
            return
        if self.choices.formats:
            self.start()
        else:
            self.say("Choose at least one format.")

    @on(GoBack)
    def _back(self) -> None:
        if self.running:
            self.stop()
        else:
            self.left()

    def finish(self) -> bool:
        """The app ends: what is running stops."""
        if self.running:
            self.stop()
        return super().finish()

    @on(commands.OpenFolder)
    def _open_folder(self) -> None:
        from drafter.tui.folders import open_folder, opener

        program = opener()
        if program is None or not open_folder(self.folder, program):
            self.app.copy_to_clipboard(str(self.folder))
            self.notify(f"The path is copied: {one_line(str(self.folder))}", timeout=6, markup=False)
