"""Curing: what the check found, marked in the text, and the way from one problem to the next."""

from __future__ import annotations

from collections import Counter

from textual import on

from drafter.tui.commands import problems as commands
from drafter.tui.commands import report
from drafter.tui.commands.command import Need
from drafter.tui.flow import FieldPlace
from drafter.tui.line_findings import LineFinding
from drafter.tui.messages import Checked
from drafter.tui.problem_views import ProblemView, arranged
from drafter.tui.screens.writing import WritingScreen
from drafter.tui.session import Session
from drafter.tui.states import LEVEL_GLYPHS
from drafter.tui.widgets.field_page import FieldPage
from drafter.tui.widgets.problems import Problem
from drafter.tui.widgets.rows import RowChosen


class CuringScreen(WritingScreen, part=True):
    """The problems stand in the order of the report."""

    def __init__(self, session: Session, *, place: str = "", line: int = 0) -> None:
        super().__init__(session, place=place, line=line)
        self._found_in: dict[str, dict[int, tuple[LineFinding, ...]]] = {}
        """What the last check found in the lines of each text."""
        self._view = ProblemView()

    def meets(self, need: Need) -> bool:
        """Whether anything was found."""
        if need is Need.PROBLEMS:
            return self.checking is not None and bool(self.checking.problems)
        return super().meets(need)

    @on(report.CheckNow)
    def _check_now(self) -> None:
        if self.checking is not None:
            self.checking.now()

    @on(Checked)
    def _checked(self, event: Checked) -> None:
        self.refresh_outline()
        if self.side_pane is None:
            return
        self.side_pane.problems.checked = True
        self._show_view()
        levels = Counter(problem.level for problem in event.problems if not problem.waived)
        counts = [f"{levels[level]}{glyph}" for level, glyph in LEVEL_GLYPHS.items() if levels[level]]
        self.side_pane.tabs.counts = " ".join(counts) or "✓"
        self._mark_lines()
        self.show_keys()

    def page_of(self, at: FieldPlace) -> FieldPage:
        """The page of a field, with what was found in it."""
        page = super().page_of(at)
        if page.editor is not None:
            page.editor.show_findings(self._found_in.get(at.place, {}))
        return page

    def _mark_lines(self) -> None:
        self._found_in = {}
        for problem in self.checking.problems if self.checking is not None else ():
            if not problem.waived:
                lines = self._found_in.setdefault(problem.place, {})
                finding = LineFinding(problem.level, problem.column, problem.words, problem.message)
                lines[problem.line] = (*lines.get(problem.line, ()), finding)
        for at in self.session.places:
            page = self.fields.opened(at.place)
            if page is not None and page.editor is not None:
                page.editor.show_findings(self._found_in.get(at.place, {}))

    @on(RowChosen, "#problems")
    def _problem_chosen(self, event: RowChosen[Problem]) -> None:
        self.to_problem(event.item)

    @on(report.NextProblem)
    def _next_problem(self) -> None:
        self._step_problem(1)

    @on(report.PreviousProblem)
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
        self.to_problem(problems[index])

    def _cursor(self) -> tuple[int, int]:
        page = self.fields.page
        return (0, 0) if page is None or page.editor is None else page.editor.cursor_location

    def to_problem(self, problem: Problem) -> None:
        """Show the place of a problem; one without a place is said."""
        if self.session.at(problem.place) is None:
            self.notify(f"{problem.message} {problem.cure}", title=problem.code, markup=False)
            return
        self.open_place(problem.place, problem.line, problem.column)
        if self.side_pane is not None:
            self.side_pane.problems.put_cursor(self.side_pane.problems.key_of(problem))

    # --- the list

    def _show_view(self) -> None:
        """Show the problems as the reader wants them."""
        if self.side_pane is None or self.checking is None:
            return
        pane = self.side_pane.problems
        shown = arranged(self.checking.problems, self._view, self.session.template)
        pane.hidden = len(self.checking.problems) - len(shown)
        words = self._view.words
        pane.about = f"{words}: {len(shown)} of {len(self.checking.problems)}" if words else ""
        pane.show(shown)

    @on(commands.OtherReader)
    def _other_reader(self) -> None:
        self._take_view(self._view.other_reader())

    @on(commands.OtherWeight)
    def _other_weight(self) -> None:
        self._take_view(self._view.other_weight())

    @on(commands.OtherGrouping)
    def _other_grouping(self) -> None:
        self._take_view(self._view.other_grouping())

    def _take_view(self, view: ProblemView) -> None:
        self._view = view
        self.action_side("problems")
        if self.side_pane is not None:
            self.side_pane.problems.focus()
        self._show_view()

    # --- the problem under the cursor

    @property
    def problem(self) -> Problem | None:
        """The problem under the cursor: of the list where it has the focus, else of the line that is being written."""
        if self.side_pane is not None and self.side_pane.problems.has_focus:
            return self.side_pane.problems.current
        line, column = self._cursor()
        here = [
            problem
            for problem in (self.checking.problems if self.checking is not None else ())
            if problem.place == self.place and problem.line == line
        ]
        at = [problem for problem in here if problem.column <= column <= problem.column + len(problem.words)]
        return next(iter((*at, *here)), None)
