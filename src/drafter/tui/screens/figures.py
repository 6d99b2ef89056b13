"""The figures: the register, and all that changes it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on

from drafter.report.errors import DrafterError
from drafter.report.figures.formula import names
from drafter.report.visible import one_line
from drafter.tui.commands import figures as commands
from drafter.tui.figure_edits import Step
from drafter.tui.figure_forms import FormKind, kind_of
from drafter.tui.screens.above_report import ReportBelow
from drafter.tui.screens.register import RegisterScreen
from drafter.tui.session import Session
from drafter.tui.widgets.rows import RowChosen

if TYPE_CHECKING:
    from drafter.tui.screens.figure_form import FormDone


class FiguresScreen(RegisterScreen):
    """Every change is a step that can be undone, and is saved by the report below."""

    def __init__(self, session: Session, below: ReportBelow, name: str = "") -> None:
        super().__init__(session, below, name)
        self._renewed: list[str] = []
        """Those that were shown to be renewed."""

    @property
    def below_forms(self) -> ReportBelow:
        """The report for what opens above this screen, which is told of changes too."""
        return self.below._replace(changed=self.changed)

    @on(commands.UndoFigure)
    def _undo(self) -> None:
        self._stepped(self.session.figures.undo(), "Taken back")

    @on(commands.RedoFigure)
    def _redo(self) -> None:
        self._stepped(self.session.figures.redo(), "Done again")

    def _stepped(self, done: tuple[Step, frozenset[str]] | None, words: str) -> None:
        if done is None:
            self.notify("There is nothing to take back.", timeout=2, markup=False)
            return
        step, places = done
        self.changed(places)
        self.wanted = step.name
        self.notify(f"{words}: {one_line(step.words)}.", timeout=3, markup=False)

    @on(RowChosen, "#register")
    @on(commands.ChangeFigure)
    def _change(self) -> None:
        current = self.current
        if current is not None:
            self._open_form(current.name, kind_of(current.figure))

    @on(commands.NewFigure)
    def _new(self) -> None:
        from drafter.tui.screens.figure_kinds import FigureKindsScreen

        def chosen(kind: FormKind | None) -> None:
            if kind is not None:
                self._open_form(None, kind)

        self.app.push_screen(FigureKindsScreen(), chosen)

    def _open_form(self, name: str | None, kind: FormKind) -> None:
        from drafter.tui.screens.figure_form import FigureFormScreen

        self.app.push_screen(FigureFormScreen(self.session, name, kind, self.below_forms), self._formed)

    def _formed(self, done: FormDone | None) -> None:
        if done is None or done.name is None:
            return
        self.wanted = done.name
        self.read_register()
        if done.wants_next:
            self._renew_after(done.name)
        if done.wants_rows:
            self._open_data(done.name)

    @on(commands.RenewFigures)
    def _renew(self) -> None:
        self._renewed = []
        self._renew_after("")

    def _renew_after(self, name: str) -> None:
        """The next that was carried over, and was not shown yet."""
        from drafter.tui.screens.figure_renewal import FigureRenewalScreen

        self._renewed.append(name)
        figures = self.session.draft.figures
        left = [each for each, figure in figures.items() if figure.is_stale and each not in self._renewed]
        if left:
            at = len(self._renewed)
            which = f"{at} of {at + len(left) - 1}"
            form = FigureRenewalScreen(self.session, left[0], kind_of(figures[left[0]]), self.below_forms, which)
            self.app.push_screen(form, self._formed)
        else:
            self.notify("That was the last that was carried over.", timeout=4, markup=False)

    @on(commands.EditData)
    def _edit_data(self) -> None:
        if self.current is not None:
            self._open_data(self.current.name)

    def _open_data(self, name: str) -> None:
        from drafter.tui.screens.figure_data import FigureDataScreen
        from drafter.tui.sheet_keeping import keeper_of

        try:
            keeper = keeper_of(self.session, name)
            sheet = keeper.load()
        except DrafterError as error:
            self.notify(f"{error.message} {error.cure}", title="Not opened", severity="error", markup=False)
            return
        screen = FigureDataScreen(name, keeper, sheet, self.below_forms)
        self.app.push_screen(screen)

    @on(commands.LookAtFigure)
    def _look(self) -> None:
        from drafter.tui.screens.figure_look import FigureLookScreen

        current = self.current
        if current is not None:
            self.app.push_screen(FigureLookScreen(self.report, current))

    @on(commands.DeleteFigure)
    def _delete(self) -> None:
        from drafter.tui.screens.confirm import ConfirmScreen

        current = self.current
        if current is None:
            return
        name = current.name
        reasons = self._reasons_to_keep(name)
        if not reasons:
            self._deleted(name, True)
            return
        question = f"Delete {name}? {' '.join(reasons)}"
        self.app.push_screen(ConfirmScreen(question, "Delete it all the same"), partial(self._deleted, name))

    def _reasons_to_keep(self, name: str) -> list[str]:
        """Where it would be missed."""
        reasons = []
        cited = self.spots.get(name, ())
        if cited:
            numbers = list(dict.fromkeys(spot.number for spot in cited if spot.number))
            where = f" in {', '.join(numbers)}" if numbers else ""
            reasons.append(f"It is cited{where}; there the braces would be printed as they are typed.")
        users = [each for each, figure in self.session.draft.figures.items() if name in names(figure.formula or "")]
        if users:
            reasons.append(f"The formula of {', '.join(users)} rests on it.")
        return reasons

    def _deleted(self, name: str, sure: bool | None) -> None:
        if sure:
            self.changed(self.session.figures.remove(name))
            undo = self.told("{figure-undo} brings it back.")
            self.notify(f"{one_line(name)} is deleted. {undo}", timeout=5, markup=False)
