"""Export of one report: what stands in its way, each one key away; then its steps, and what was made."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message

from drafter.report.template import Level
from drafter.report.visible import one_line
from drafter.store.remembered import key_of
from drafter.tui import first_minute
from drafter.tui.background import in_background
from drafter.tui.checking import problems_of
from drafter.tui.commands import export as commands
from drafter.tui.commands.command import Need, bindings
from drafter.tui.commands.problems import ExplainProblem, WaiveProblem
from drafter.tui.commands.report import NextProblem
from drafter.tui.export_rows import Node
from drafter.tui.export_units import UnitState
from drafter.tui.folder_typing import in_full
from drafter.tui.screens.export_outcome import Phase
from drafter.tui.screens.exporting import ExportingScreen
from drafter.tui.session import Session
from drafter.tui.widgets.problems import Problem, ProblemsPane
from drafter.tui.widgets.rows import RowChosen


class Cure(NamedTuple):
    """What the author wants to do about a problem: go to the place, and perhaps waive it there."""

    problem: Problem
    waive: bool = False


@dataclass
class _Looked(Message):
    problems: tuple[Problem, ...]
    unpublishable: bool


class ExportScreen(ExportingScreen["Cure | None"]):
    """Gives the problem that the author wants to cure, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(commands.COMMANDS)]
    ABOUT = "Export"
    ASKED = first_minute.EXPORT
    ALONE = True

    def __init__(self, session: Session) -> None:
        self._session = session
        self._file = session.loaded.file
        title = session.draft.title or session.report.slug
        names = (f"export-{key_of(self._file)}", f"export-{key_of(session.workspace.root)}")
        super().__init__(session.workspace, {self._file: title}, title, names)
        self._problems = ProblemsPane(id="blocking")
        self._problems.says_keys = False
        self._unpublishable = False
        self._looked = False
        self._is_wished = False
        """Whether to begin as soon as it is known that nothing stands in the way."""

    def below(self) -> ComposeResult:
        """What stands in the way."""
        yield self._problems

    def load(self, file: Path) -> Session:
        """The report as it is on the screen."""
        return self._session

    def on_mount(self) -> None:
        """Look what stands in the way."""
        in_background(self, self._look, "look")

    async def _look(self) -> None:
        session = self._session
        problems, unpublishable = await asyncio.to_thread(
            problems_of, session.report, session.workspace, session.today()
        )
        self.post_message(_Looked(problems, unpublishable))

    @on(_Looked)
    def _looked_at(self, event: _Looked) -> None:
        self._looked = True
        self._unpublishable = event.unpublishable
        blocking = [each for each in event.problems if each.level is Level.ERROR and not each.waived]
        self._problems.checked = True
        self._problems.show(blocking)
        self.set_class(bool(blocking), "-blocked")
        self.tell()
        if self._is_wished:
            self.post_message(commands.Export())

    # --- telling

    def standing(self) -> str:
        """What stands in the way."""
        errors = len(self._problems.items)
        if not self._looked:
            return "Checking…"
        if self._unpublishable:
            return "Not even a draft may leave while it is unclear what is exempt. Enter goes to the place."
        if errors:
            noun = "error stands" if errors == 1 else "errors stand"
            return self.told(
                f"{errors} {noun} in the way. {{next-problem}} and Enter go to the place, {{waive}} waives, "
                "{explain} says why. A draft may leave all the same."
            )
        return "Nothing stands in the way."

    def running_words(self) -> str:
        """Where to, and how to stop."""
        return self.told(f"Exporting to {one_line(in_full(self.made_in))} … {{back}} stops it.")

    def ended_words(self) -> str:
        """What came of it, in a sentence."""
        unit = self.units[self._file]
        if unit.state is UnitState.FAILED:
            why = one_line(f"{unit.trouble} {unit.cure}".strip())
            return self.told(
                f"✗ Not exported: {why} What was in the folder before is still there. {{export}} tries again."
            )
        if unit.published is None:
            return self.told("Stopped. Nothing was written: the folder is as it was. {export} begins again.")
        return f"Exported{' as a draft' if unit.published.draft else ''}. {self.made_words()}"

    # --- curing

    def meets(self, need: Need) -> bool:
        """Whether something stands in the way."""
        if need is Need.PROBLEMS:
            return self.phase is Phase.CHOOSING and bool(self._problems.items)
        return super().meets(need)

    def may_start(self) -> bool:
        """Unless something stands in the way."""
        if not self._looked:
            self._is_wished = True
            return False
        if self._unpublishable or (self._problems.items and not self.choices.draft):
            if self.phase is not Phase.CHOOSING:
                self._show_choices()
            self.say(self.standing())
            self._problems.focus()
            return False
        return True

    @on(NextProblem)
    def _next_problem(self) -> None:
        if self._problems.has_focus:
            self._problems.cursor = (self._problems.cursor + 1) % len(self._problems.items)
        else:
            self._problems.focus()

    @on(RowChosen, "#blocking")
    def _chosen_problem(self, event: RowChosen[Problem]) -> None:
        self.leave(Cure(event.item))

    @on(WaiveProblem)
    def _waive(self) -> None:
        if self._problems.current is not None:
            self.leave(Cure(self._problems.current, waive=True))

    @on(ExplainProblem)
    def _explain(self) -> None:
        from drafter.checks.catalogue import rules
        from drafter.checks.explanation import explain
        from drafter.tui.screens.explain import ExplainScreen

        problem = self._problems.current
        if problem is not None and problem.code:
            known = rules(self._session.template, self._session.workspace.settings)
            self.app.push_screen(ExplainScreen(explain(problem.code, known)))

    def cure(self, node: Node) -> None:
        """Go to what stood in the way when it was exported."""
        if node.problem is not None:
            self.leave(Cure(node.problem))
