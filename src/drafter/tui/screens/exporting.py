"""Exporting: what every export has, of one report or of many. Choices, steps while it runs, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ScreenResultType
from textual.widgets import Static

from drafter.report.visible import one_line
from drafter.store.remembered import ExportView, recall, remember
from drafter.tui.commands import export as commands
from drafter.tui.commands.command import Command, Need, hints
from drafter.tui.commands.everywhere import GoBack
from drafter.tui.export_rows import nodes
from drafter.tui.export_units import Unit, UnitState, stopped
from drafter.tui.folder_typing import in_full, shown_folder
from drafter.tui.publishing import AllPublished, PublishBegun, PublishEnded, Publishing, PublishMoved, Unfit, Wanted
from drafter.tui.screens.export_outcome import OutcomeScreen, Phase
from drafter.tui.styles import sheet
from drafter.tui.widgets.export_choices import Choice, ChoiceKind, ExportChoices
from drafter.tui.widgets.key_bar import KeyBar
from drafter.tui.widgets.rows import RowChosen
from drafter.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from drafter.store.workspace import Workspace
    from drafter.tui.session import Session

FOLDER = "published"
"""The folder of the workspace that exports go to until another is chosen."""
_PAUSE = 0.05
"""Seconds between two pictures of what is being made."""


class ExportingScreen(OutcomeScreen[ScreenResultType]):
    """What is chosen, what runs, and what is said of it."""

    CSS_PATH = sheet("export")
    COMMAND_LIST: ClassVar[Sequence[Command]] = commands.COMMANDS
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-middle"), (110, "-wide")]
    AUTO_FOCUS = None
    ALONE: ClassVar[bool]
    """Whether it is of one report."""

    def __init__(
        self, workspace: Workspace, titles: Mapping[Path, str], heading: str, remembered_as: Sequence[str]
    ) -> None:
        """``remembered_as`` are the names that folder and formats are remembered under, the first that is there."""
        super().__init__(titles)
        self.workspace = workspace
        self.choices = ExportChoices(id="choices")
        self._heading = heading
        self._remembered_as = remembered_as
        self._wanted = Wanted((), "public", False, workspace.root / FOLDER)
        """What the export that has begun makes."""
        self.was_stopped = False
        """Whether somebody stopped it before its end."""
        self._last_begun: Path | None = None
        self._telling = False
        self._publishing = Publishing(self, self.load)
        view = next((each for each in map(_recalled, remembered_as) if each != ExportView()), ExportView())
        self.folder = Path(view.folder) if view.folder else workspace.root / FOLDER
        self.choices.choose_formats(view.formats)
        self.choices.folder = shown_folder(self.folder, workspace.root)

    def compose(self) -> ComposeResult:
        """Choices, what is said, and what it is about."""
        yield TitleBar()
        with Vertical(id="export"):
            yield self.choices
            yield Static("", markup=False, id="export-says")
            yield from self.below()
            yield self.outcomes
        yield KeyBar()

    def below(self) -> ComposeResult:
        """What stands below the choices."""
        yield from ()

    def on_mount(self) -> None:
        """Begin with the choices."""
        self.query_one(TitleBar).heading = f"Export · {self._heading}"
        self.watch(self.outcomes, "cursor", self.show_keys, init=False)
        self._go_to(Phase.CHOOSING)

    def load(self, file: Path) -> Session:
        """The report of a file. In a thread."""
        raise NotImplementedError

    # --- what it looks like

    def _go_to(self, phase: Phase) -> None:
        self.phase = phase
        self.set_class(phase is not Phase.CHOOSING, "-begun")
        (self.choices if phase is Phase.CHOOSING else self.outcomes).focus()
        self.tell()

    def say(self, words: str | Text) -> None:
        """Say how it stands."""
        self.query_one("#export-says", Static).update(Text(words) if isinstance(words, str) else words)

    def tell(self) -> None:
        """Show how far it is, and say it."""
        self.outcomes.show(nodes(self.units.values(), self.unfolded, alone=self.ALONE))
        said = {Phase.CHOOSING: self.standing, Phase.RUNNING: self.running_words, Phase.ENDED: self.ended_words}
        self.say("Stopping…" if self._publishing.stopping else said[self.phase]())
        self.show_keys()

    def _tell_soon(self) -> None:
        """Show it in a moment, with what comes until then: many reports have many steps."""
        if not self._telling:
            self._telling = True
            self.set_timer(_PAUSE, self._tell_now)

    def _tell_now(self) -> None:
        self._telling = False
        self.tell()

    def standing(self) -> str | Text:
        """What is to be said before it begins."""
        raise NotImplementedError

    def running_words(self) -> str | Text:
        """What is to be said while it runs."""
        raise NotImplementedError

    def ended_words(self) -> str | Text:
        """What is to be said when it has ended."""
        raise NotImplementedError

    @property
    def made_in(self) -> Path:
        """The folder that the files went to."""
        return self._wanted.folder

    def made_words(self) -> str:
        """What was made, and where it is."""
        edition = "Full edition" if self._wanted.edition == "full" else "Public edition"
        where = one_line(in_full(self.made_in))
        files = (file for unit in self.units.values() if unit.published is not None for file in unit.published.files)
        told = all(point.passed for file in files for point in file.points)
        return (
            f"{edition}, in {where}. Each file was opened again and found right."
            f"{'' if told else ' What is marked ! is worth a look.'}"
        )

    def show_keys(self) -> None:
        """Only those that make sense now: each phase has its own, and no room for those of the others."""
        shown = hints(self.COMMAND_LIST, self.app.keys, self.allows)
        self.query_one(KeyBar).hints = tuple(hint for hint in shown if hint.allowed)

    @on(RowChosen)
    def _row_chosen(self) -> None:
        self.show_keys()

    # --- what makes sense now

    @property
    def running(self) -> bool:
        """Whether files are being made."""
        return self._publishing.running

    def meets(self, need: Need) -> bool:
        """Whether there is what a command needs."""
        match need:
            case Need.CHOOSING:
                return self.phase is Phase.CHOOSING
            case Need.IDLE:
                return self.phase is not Phase.RUNNING
            case Need.DONE:
                return self.phase is Phase.ENDED
            case _:
                return super().meets(need)

    @property
    def wanted(self) -> Wanted:
        """What is chosen."""
        return Wanted(self.choices.formats, self.choices.edition, self.choices.draft, self.folder)

    # --- making

    def may_start(self) -> bool:
        """Whether nothing stands in the way; what does is said."""
        return True

    @on(commands.Export)
    def _export(self) -> None:
        if self.running:
            return
        if not self.choices.formats:
            self._go_to(Phase.CHOOSING)
            self.say("Choose at least one format.")
            return
        if not self.may_start():
            return
        self._wanted = self.wanted
        self.was_stopped = False
        self._last_begun = None
        self.unfolded = frozenset()
        self.units = {file: Unit(file, unit.title) for file, unit in self.units.items()}
        self._publishing.start(tuple(self.units), self._wanted)
        self._go_to(Phase.RUNNING)

    def stop(self) -> None:
        """Stop as soon as possible; of what is being made nothing is then written."""
        self._publishing.stop()
        self.tell()

    def finish(self) -> bool:
        """The app ends: what is running stops."""
        self._keep()
        if self.running:
            self.stop()
        return super().finish()

    @on(PublishBegun)
    def _begun(self, event: PublishBegun) -> None:
        self.units[event.file] = self.units[event.file].begun(self._wanted.formats)
        self._tell_soon()
        # The list follows, unless somebody looks at another report.
        at = self.outcomes.current
        if self._last_begun is None or (at is not None and at.file == self._last_begun):
            self.outcomes.put_cursor((str(event.file),))
        self._last_begun = event.file

    @on(PublishMoved)
    def _moved(self, event: PublishMoved) -> None:
        self.units[event.file] = self.units[event.file].moved(event.format, event.stage)
        self._tell_soon()

    @on(PublishEnded)
    def _ended(self, event: PublishEnded) -> None:
        unit, error = self.units[event.file], event.error
        if error is None:
            unit = unit._replace(state=UnitState.MADE, published=event.published)
        else:
            problems = error.problems if isinstance(error, Unfit) else ()
            unit = unit._replace(
                state=UnitState.FAILED,
                trouble=f"{error.location}: {error.message}" if error.location else error.message,
                cure=error.cure,
                problems=problems,
            )
        self.units[event.file] = unit
        self._tell_soon()

    @on(AllPublished)
    def _all_published(self, event: AllPublished) -> None:
        left = (UnitState.WAITING, UnitState.RUNNING)
        self.was_stopped = event.stopped and any(unit.state in left for unit in self.units.values())
        self.units = {file: stopped(unit) for file, unit in self.units.items()}
        # What did not leave is what somebody wants to look at first.
        failed = next(((str(unit.file),) for unit in self.units.values() if unit.state is UnitState.FAILED), ())
        self.unfolded = frozenset({failed})
        self._go_to(Phase.ENDED)
        if not self.outcomes.put_cursor(failed):
            self.outcomes.cursor = 0

    # --- choosing

    @on(RowChosen, "#choices")
    def _chosen(self, event: RowChosen[Choice]) -> None:
        match event.item.kind:
            case ChoiceKind.GO:
                self._export()
            case ChoiceKind.FOLDER:
                self._choose_folder()
            case _:
                self.choices.switch(event.item)

    @on(commands.Choose)
    def _choose(self) -> None:
        self.choices.action_choose()

    @on(commands.ShowChoices)
    def _show_choices(self) -> None:
        self._go_to(Phase.CHOOSING)

    @on(commands.ChooseFolder)
    def _choose_folder(self) -> None:
        from drafter.tui.screens.choose_folder import ChooseFolderScreen

        def chosen(folder: Path | None) -> None:
            if folder is not None:
                self.folder = folder
                self.choices.show_folder(shown_folder(folder, self.workspace.root))
                if self.phase is not Phase.CHOOSING:
                    self._go_to(Phase.CHOOSING)

        folder = shown_folder(self.folder, self.workspace.root)
        self.app.push_screen(ChooseFolderScreen(folder, self.workspace.root), chosen)

    @on(GoBack)
    def _back(self) -> None:
        if self.running:
            self.stop()
        else:
            self.leave()

    def leave(self, result: ScreenResultType | None = None) -> None:
        """Close; somebody who goes to cure something comes back."""
        self._keep()
        self.dismiss(result)

    def _keep(self) -> None:
        """Remember folder and formats."""
        folder = str(self.folder)
        # A name that is no text cannot be remembered.
        if folder.isprintable():
            view = ExportView(folder=folder, formats=self.choices.formats)
            for name in self._remembered_as:
                remember(name, view)


def _recalled(name: str) -> ExportView:
    return recall(name, ExportView)
