"""Mending: the problem under the cursor is fixed, waived or explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from textual import on

from drafter.report.draft import Draft, Waiver
from drafter.report.errors import DrafterError
from drafter.tui.commands import problems as commands
from drafter.tui.commands.command import Need
from drafter.tui.flow import answer_at
from drafter.tui.screens.curing import CuringScreen

if TYPE_CHECKING:
    from drafter.checks.finding import Finding
    from drafter.checks.rule import Rule
    from drafter.tui.widgets.problems import Problem


class MendingScreen(CuringScreen, part=True):
    """What is changed in a text is changed in its own editor, where it can be undone."""

    to_waive: Problem | None = None
    """What is to be waived as soon as everything is there."""

    def meets(self, need: Need) -> bool:
        """Whether the problem under the cursor can be fixed."""
        if need is Need.FIX:
            problem = self.problem
            return problem is not None and problem.can_be_fixed
        if need is Need.WORD:
            problem = self.problem
            return problem is not None and problem.is_word
        return super().meets(need)

    @on(commands.FixProblem)
    def _fix(self) -> None:
        problem = self.problem
        if problem is not None and problem.finding is not None and problem.can_be_fixed:
            self._make([problem.finding])

    @on(commands.FixAll)
    def _fix_all(self) -> None:
        from drafter.checks.fixing import safe_fixes

        found = self.checking.problems if self.checking is not None else ()
        self._make(list(safe_fixes(problem.finding for problem in found if problem.finding is not None)))

    def _make(self, findings: list[Finding]) -> None:
        """Make fixes, each in the field's own editor, where it can be undone."""
        from drafter.checks.fixing import fixed

        done = fixed(self.session.report, findings)
        if not done.made:
            self.notify("The text has changed since; the check is running again.", timeout=3, markup=False)
        else:
            self._take_draft(done.draft)
            count = len(done.made)
            self.notify(f"{count} {'fix' if count == 1 else 'fixes'} made. Each field can be undone.", markup=False)
        self._check_now()

    def _take_draft(self, draft: Draft) -> None:
        answers = {at.place: answer_at(draft, at) for at in self.session.places}
        changed = [at for at in self.session.places if answers[at.place] != self.session.answer(at)]
        for at in changed:
            # A page of its own for each field, so that the change is undone there like any other.
            self.page_of(at).control.show_answer(answers[at.place])
        # What has no field of its own: notes, captions, waivers.
        self.session.put(
            msgspec.structs.replace(
                draft,
                sections=self.session.draft.sections,
                meta=self.session.draft.meta,
                title=self.session.draft.title,
            )
        )
        self.edited()

    @on(commands.KeepWord)
    def _keep_word(self) -> None:
        problem = self.problem
        if problem is None or not problem.is_word:
            self.notify("Put the cursor on a misspelt word first.", timeout=3, markup=False)
            return
        from drafter.checks.speller import own_word
        from drafter.store.own_words import add_word

        word = own_word(problem.words)
        try:
            added = add_word(self.session.workspace, word)
        except DrafterError as error:
            self.notify(f"{error.message} {error.cure}", title="The word was not kept", severity="error", markup=False)
            return
        self.session.workspace = added.workspace
        words = f"“{word}” is in {added.name} now, and right in every report. To undo it, delete it there."
        self.notify(words, markup=False)
        self._check_now()

    @on(commands.WaiveProblem)
    def _waive(self) -> None:
        self.waive(self.problem)

    def settled(self) -> None:
        """A problem that was to be waived when the report was opened is asked about."""
        super().settled()
        if self.to_waive is not None:
            problem, self.to_waive = self.to_waive, None
            self.waive(problem)

    def waive(self, problem: Problem | None) -> None:
        """Ask for the reason why a problem may stand; one that is waived stands again."""
        if problem is None or problem.finding is None:
            self.notify("Put the cursor on a problem first.", timeout=3, markup=False)
            return
        if problem.finding.waived is not None:
            self._put_waivers([each for each in self.session.draft.waivers if each != problem.finding.waived])
            self.notify("The waiver was taken back.", timeout=3, markup=False)
            return
        roles = self._may_waive(problem.code)
        if roles is None:
            words = "It guards exempt text. drafter.toml names the roles that may waive it, and names none for this."
            self.notify(words, title=f"{problem.code} cannot be waived", severity="warning", markup=False)
            return
        from drafter.tui.screens.waive import WaiveScreen

        self.app.push_screen(WaiveScreen(problem, self.session.today, roles), self._waived)

    def _may_waive(self, code: str) -> tuple[str, ...] | None:
        """Who may waive findings of a rule: those roles, anybody where there are none, nobody for None."""
        from drafter.checks.finding import Waivable
        from drafter.checks.selection import find_rule

        rule = find_rule(code, self._rules())
        if rule is None or rule.waivable is Waivable.ANYONE:
            return ()
        roles = tuple(self.session.workspace.settings.waiver_roles)
        return roles if rule.waivable is Waivable.ROLE and roles else None

    def _rules(self) -> tuple[Rule, ...]:
        from drafter.checks.catalogue import rules

        return rules(self.session.template, self.session.workspace.settings)

    def _waived(self, waiver: Waiver | None) -> None:
        if waiver is not None:
            self._put_waivers([*self.session.draft.waivers, waiver])
            self.notify("Waived. It stays in the list, with the reason.", timeout=3, markup=False)

    def _put_waivers(self, waivers: list[Waiver]) -> None:
        self.session.put(msgspec.structs.replace(self.session.draft, waivers=tuple(waivers)))
        self.edited()
        self._check_now()

    @on(commands.ExplainProblem)
    def _explain(self) -> None:
        problem = self.problem
        if problem is None:
            self.notify("Put the cursor on a problem first.", timeout=3, markup=False)
            return
        from drafter.checks.explanation import explain
        from drafter.tui.screens.explain import ExplainScreen

        self.app.push_screen(ExplainScreen(explain(problem.code, self._rules())))
