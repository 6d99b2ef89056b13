"""Export of many reports: one choice for all, each told step by step, and one that may not leave stops no other."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import BindingType

from drafter.store.remembered import key_of
from drafter.tui import first_minute
from drafter.tui.commands import export as commands
from drafter.tui.commands.command import Command, bindings
from drafter.tui.export_rows import Node
from drafter.tui.export_units import UnitState
from drafter.tui.screens.exporting import ExportingScreen
from drafter.tui.session import Session

if TYPE_CHECKING:
    from drafter.store.workspace import Workspace


class Stand(NamedTuple):
    """Where to go: a report, and the field and the line of what stood in its way, where that was one."""

    file: Path
    place: str = ""
    line: int = 0


class ExportManyScreen(ExportingScreen["Stand | None"]):
    """Gives the place that the person wants to go to, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(commands.MANY)]
    COMMAND_LIST: ClassVar[tuple[Command, ...]] = commands.MANY
    ABOUT = "Export of several reports"
    ASKED = first_minute.EXPORT
    ALONE = False

    def __init__(self, workspace: Workspace, titles: Mapping[Path, str]) -> None:
        names = (f"export-{key_of(workspace.root)}",)
        super().__init__(workspace, titles, f"{len(titles)} reports", names)
        # Which they are is seen before it begins.
        self.add_class("-many")

    def load(self, file: Path) -> Session:
        """A report as it is on the disk."""
        from drafter.store.load import load_report

        return Session(load_report(file, self.workspace), self.workspace, self.app.today)

    def standing(self) -> str:
        """What will happen."""
        return "Each goes through the check first. One that may not leave is told, and the others leave."

    def running_words(self) -> str:
        """How many are made."""
        return self.told(f"{self._counted()} … {{back}} stops it.")

    def ended_words(self) -> str:
        """What came of it, and where it is."""
        drafts = " as drafts" if self._wanted.draft else ""
        words = f"{self._counted()}{drafts}. {self.made_words() if self.made else ''}".strip()
        if self.was_stopped:
            stays = " What was made stays, and of the others nothing was written." if self.made else ""
            return f"Stopped: {words}{stays or ' Nothing was written.'}"
        return words

    def _counted(self) -> str:
        states = [unit.state for unit in self.units.values()]
        made, wrong = states.count(UnitState.MADE), states.count(UnitState.FAILED)
        return f"{made} of {len(states)} made" + (f", {wrong} not" if wrong else "")

    def cure(self, node: Node) -> None:
        """Go to what stood in the way, or to the report."""
        problem = node.problem
        self.leave(Stand(node.file) if problem is None else Stand(node.file, problem.place, max(0, problem.line)))
