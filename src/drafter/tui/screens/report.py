"""The report screen: writing, and its commands."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType

from drafter.report.errors import DrafterError
from drafter.report.template import Level
from drafter.tui.background import in_background
from drafter.tui.commands import report as commands
from drafter.tui.commands.command import bindings, hints, run_command
from drafter.tui.messages import Checked, PasteCleaned, SaveMoved
from drafter.tui.screens.writing import WritingScreen
from drafter.tui.states import SaveState
from drafter.tui.widgets.key_bar import KeyBar
from drafter.tui.widgets.problems import Problem
from drafter.tui.widgets.rows import RowChosen
from drafter.tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from drafter.tui.commands.command import Command
    from drafter.tui.finding import Hit
    from drafter.tui.screens.find import FindResult
    from drafter.tui.widgets.controls.text import TextControl

_WEIGHT = {Level.ERROR: 3, Level.WARNING: 2, Level.ADVICE: 1, Level.OFF: 0}


class ReportScreen(WritingScreen):
    """Every command is a message; what the commands do is here."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(commands.COMMANDS)]
    COMMAND_LIST: ClassVar[tuple[Command, ...]] = commands.COMMANDS

    def on_mount(self) -> None:
        """Show the keys."""
        self.query_one(KeyBar).hints = hints(self.COMMAND_LIST, self.app.keymap)

    # --- commands

    def allows(self, command: Command) -> bool:
        """Whether a command makes sense now: one rule for keys, footer and palette."""
        if command.message is commands.SaveInPlace:
            return self.saving is not None and self.saving.shared
        if command.message in (commands.Reload, commands.KeepMine):
            return self.saving is not None and self.saving.conflict
        if command.message in (
            commands.DeeperBlock,
            commands.HigherBlock,
            commands.MoveBlockUp,
            commands.MoveBlockDown,
            commands.EditElsewhere,
        ):
            return self._editor is not None
        if command.message in (commands.NextProblem, commands.PreviousProblem):
            return self.checking is not None and bool(self.checking.problems)
        return True

    async def action_command(self, id: str) -> None:
        """Run a command by its id."""
        command = next(command for command in self.COMMAND_LIST if command.id == id)
        if self.allows(command):
            await run_command(self, command)

    @on(commands.NextField)
    def _next_field(self) -> None:
        self._step(1)

    @on(commands.PreviousField)
    def _previous_field(self) -> None:
        self._step(-1)

    @on(commands.ShowOutline)
    def _show_outline(self) -> None:
        if self.outline_pane.has_focus:
            self.pane = "text"
            self.set_class(not self.has_class("-no-outline"), "-no-outline")
            self._enter(None, 0)
        else:
            self.remove_class("-no-outline")
            self.pane = "outline"
            self.outline_pane.focus()

    @on(commands.ShowProblems)
    def _show_problems(self) -> None:
        self._toggle_side("problems")

    @on(commands.ShowGuidance)
    def _show_guidance(self) -> None:
        self._toggle_side("guidance")

    def _toggle_side(self, side: str) -> None:
        if self.side == side and self.pane in ("side", "text") and (self.pane == "side" or not self._narrow):
            self.side = ""
            self.pane = "text"
            self._enter(None, 0)
            return
        self.action_side(side)
        if self.side_pane is not None and side == "problems":
            self.side_pane.problems.focus()

    @property
    def _narrow(self) -> bool:
        return self.has_class("-narrow")

    @on(commands.GoBack)
    def _back(self) -> None:
        page = self.fields.page
        if page is not None and not page.has_focus_within:
            self.pane = "text"
            self._enter(None, 0)
        else:
            self.app.close_report()

    @on(commands.OtherTheme)
    def _other_theme(self) -> None:
        self.app.other_theme()

    @on(commands.SaveInPlace)
    def _save_in_place(self) -> None:
        if self.saving is not None:
            self.saving.in_place = True
            self.saving.now()

    @on(commands.Quit)
    def _quit(self) -> None:
        self.app.leave()

    @on(commands.OpenPalette)
    def _palette(self) -> None:
        from drafter.tui.screens.palette import PaletteScreen

        entries = [command for command in self.COMMAND_LIST if self.allows(command)]
        self.app.push_screen(PaletteScreen(entries, self.app.keymap), self._chosen)

    def _chosen(self, command: Command | None) -> None:
        if command is not None:
            self.post_message(command.message())

    @on(commands.OpenHelp)
    def _help(self) -> None:
        from drafter.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen("Writing a report", self.COMMAND_LIST, self.app.keymap))

    @on(commands.GoToNumber)
    def _go_to(self) -> None:
        from drafter.tui.screens.go_to import GoToScreen, targets

        def gone(target: object) -> None:
            if isinstance(target, tuple):
                self.open_place(str(target[0]), int(target[1]))

        self.app.push_screen(GoToScreen(targets(self.session)), gone)

    # --- blocks and texts

    @property
    def _editor(self) -> TextControl | None:
        page = self.fields.page
        return None if page is None else page.editor

    @on(commands.DeeperBlock)
    def _deeper(self) -> None:
        self._done_or_said(self._editor is not None and self._editor.change_level(1), "It cannot go deeper.")

    @on(commands.HigherBlock)
    def _higher(self) -> None:
        self._done_or_said(self._editor is not None and self._editor.change_level(-1), "It cannot go higher.")

    @on(commands.MoveBlockUp)
    def _block_up(self) -> None:
        self._done_or_said(self._editor is not None and self._editor.move_block(-1), "It cannot move up from here.")

    @on(commands.MoveBlockDown)
    def _block_down(self) -> None:
        self._done_or_said(self._editor is not None and self._editor.move_block(1), "It cannot move down from here.")

    def _done_or_said(self, done: bool, words: str) -> None:
        if not done:
            self.notify(words, timeout=2, markup=False)

    @on(PasteCleaned)
    def _pasted(self, event: PasteCleaned) -> None:
        self.notify(
            f"{'; '.join(event.changes)}. ^z brings it back as it was.", title="Pasted and cleaned", markup=False
        )

    @on(commands.EditElsewhere)
    def _elsewhere(self) -> None:
        from textual.app import SuspendNotSupported

        from drafter.tui.elsewhere import edited_elsewhere, editor

        field = self._editor
        if field is None:
            self.notify("Only texts can be edited elsewhere.", timeout=3, markup=False)
            return
        try:
            command = editor()
            with self.app.suspend():
                text = edited_elsewhere(field.text, command)
        except DrafterError as error:
            self.notify(f"{error.message} {error.cure}", severity="warning", markup=False)
            return
        except SuspendNotSupported:
            self.notify("This terminal cannot be lent to another editor.", severity="warning", markup=False)
            return
        field.replace_all(text)

    @on(commands.FindText)
    def _find(self) -> None:
        from drafter.tui.screens.find import FindScreen

        selected = self._editor.selected_text if self._editor is not None else ""
        self.app.push_screen(FindScreen(self.session, selected if "\n" not in selected else ""), self._found)

    def _found(self, result: FindResult | None) -> None:
        from drafter.tui.finding import replaced

        if result is None:
            return
        if result.go_to is not None:
            self.open_place(result.go_to.place, result.go_to.line, result.go_to.column)
            return
        by_place: dict[str, list[Hit]] = {}
        for hit in result.replace:
            by_place.setdefault(hit.place, []).append(hit)
        for place, chosen in by_place.items():
            at = self.session.at(place)
            if at is None:
                continue
            text = replaced(self.session.text_of(place), chosen, result.by)
            # A page of its own for each field, so that the change is undone there like any other.
            self.page_of(at).control.show_answer(text)
        self.notify(f"Replaced {len(result.replace):,}. Each field can be undone by itself.", markup=False)

    @on(commands.OpenExport)
    async def _export(self) -> None:
        from drafter.tui.screens.export import ExportScreen

        self._save_now()
        self.app.push_screen(ExportScreen(self.session), self._exported)

    def _exported(self, place: object) -> None:
        if isinstance(place, Problem):
            self._to_problem(place)

    # --- saving

    @on(commands.SaveNow)
    def _save_now(self) -> None:
        if self.saving is None:
            return
        if self.session.dirty:
            self.saving.now()
        else:
            self.query_one(StatusLine).save_state = SaveState.SAVED

    @on(SaveMoved)
    def _save_moved(self, event: SaveMoved) -> None:
        status = self.query_one(StatusLine)
        status.reason = event.reason
        if event.state is SaveState.SAVED and self.session.dirty:
            status.save_state = SaveState.UNSAVED
            return
        status.save_state = event.state
        if self.saving is not None and self.saving.shared:
            self.notify("To write it in place all the same: ^p, Save in place.", title="Not saved", markup=False)
        if event.conflict:
            self.notify(
                "The file was changed elsewhere. Nothing was overwritten. Reload it, or keep your text: ^p.",
                title="Not saved",
                severity="warning",
                timeout=10,
                markup=False,
            )

    @on(commands.Reload)
    async def _reload(self) -> None:
        from drafter.tui.outside import take_theirs

        template = self.session.template
        try:
            kept = take_theirs(self.session)
        except DrafterError as error:
            self.notify(error.message, severity="error", markup=False)
            return
        await self._begin_again(template != self.session.template)
        self.notify(f"Read again. Your text was kept as {kept}." if kept else "Read again.", timeout=8, markup=False)

    @on(commands.KeepMine)
    def _keep_mine(self) -> None:
        from drafter.tui.outside import keep_mine

        try:
            kept = keep_mine(self.session)
        except DrafterError as error:
            self.notify(error.message, severity="error", markup=False)
            return
        if self.saving is not None:
            self.saving.conflict = False
            self.saving.now()
        self.notify(f"Your text is being saved. The other was kept as {kept}.", timeout=8, markup=False)

    async def _begin_again(self, other_template: bool) -> None:
        """Show the draft of the session everywhere; what differs in a field is a step that can be undone."""
        if self.saving is not None:
            self.saving.conflict = False
        if other_template:
            await self.fields.forget()
        revision = self.session.revision
        for at in self.session.places:
            page = self.fields.opened(at.place)
            if page is not None:
                page.control.show_answer(self.session.answer(at))
        if self.session.revision == revision:
            self.post_message(SaveMoved(SaveState.SAVED))
        self.refresh_outline()
        self.open_place(self.place if self.at is not None else self.session.places[0].place)
        if self.checking is not None:
            self.checking.now()

    def look_outside(self) -> None:
        """See whether somebody has changed the file."""
        if self.saving is not None:
            in_background(self, self._look_outside, "outside", exclusive=True)

    async def _look_outside(self) -> None:
        from drafter.tui.outside import changed_outside

        if self.saving is None or not await asyncio.to_thread(changed_outside, self.session):
            return
        if not self.session.dirty:
            self.post_message(commands.Reload())
        else:
            self.saving.now()

    # --- problems

    @on(commands.CheckNow)
    def _check_now(self) -> None:
        if self.checking is not None:
            self.checking.now()

    @on(Checked)
    def _checked(self, event: Checked) -> None:
        self.refresh_outline()
        if self.side_pane is None:
            return
        pane = self.side_pane.problems
        pane.checked = True
        pane.show(event.problems)
        standing = [problem for problem in event.problems if not problem.waived]
        errors = sum(problem.level is Level.ERROR for problem in standing)
        self.side_pane.tabs.counts = f"{errors}✗ {len(standing) - errors}" if errors else str(len(standing) or "✓")
        self._mark_lines()

    def _mark_lines(self) -> None:
        marks: dict[str, dict[int, Level]] = {}
        for problem in self.checking.problems if self.checking is not None else ():
            if not problem.waived:
                lines = marks.setdefault(problem.place, {})
                if _WEIGHT[problem.level] > _WEIGHT[lines.get(problem.line, Level.OFF)]:
                    lines[problem.line] = problem.level
        for at in self.session.places:
            page = self.fields.opened(at.place)
            if page is not None and page.editor is not None:
                page.editor.show_findings(marks.get(at.place, {}))

    @on(RowChosen, "#problems")
    def _problem_chosen(self, event: RowChosen[Problem]) -> None:
        self._to_problem(event.item)

    @on(commands.NextProblem)
    def _next_problem(self) -> None:
        self._step_problem(1)

    @on(commands.PreviousProblem)
    def _previous_problem(self) -> None:
        self._step_problem(-1)

    def _step_problem(self, by: int) -> None:
        problems = [problem for problem in self.checking.problems if not problem.waived] if self.checking else []
        if not problems:
            return
        order = {at.place: index for index, at in enumerate(self.session.places)}
        here = (order.get(self.place, 0), *self._cursor())
        spots = [(order.get(problem.place, 0), problem.line, problem.column) for problem in problems]
        ahead = [index for index, spot in enumerate(spots) if (spot > here if by > 0 else spot < here)]
        index = (ahead[0] if by > 0 else ahead[-1]) if ahead else (0 if by > 0 else len(problems) - 1)
        self._to_problem(problems[index])

    def _cursor(self) -> tuple[int, int]:
        return (0, 0) if self._editor is None else self._editor.cursor_location

    def _to_problem(self, problem: Problem) -> None:
        if self.session.at(problem.place) is None:
            self.notify(f"{problem.message} {problem.cure}", title=problem.code, markup=False)
            return
        self.open_place(problem.place, problem.line, problem.column)
        if self.side_pane is not None:
            self.side_pane.problems.put_cursor(self.side_pane.problems.key_of(problem))
