"""Beginning: three first steps, each shown until it is taken, all of them until they are dismissed for ever."""

from __future__ import annotations

import msgspec
from textual import on

from drafter.tui.commands import report as commands
from drafter.tui.commands.command import Need
from drafter.tui.commands.everywhere import OpenHelp
from drafter.tui.screens.writing import WritingScreen
from drafter.tui.widgets.first_steps import FirstSteps
from drafter.tui.widgets.status_line import StatusLine

_BY_HAND = "Write in the middle; {save} saves. {next-field} goes to the next field."
_STEPS = (
    "Write in the middle; it saves itself. {next-field} goes to the next field.",
    "{problems} lists what is missing, {next-problem} goes there.",
    "{export} publishes. {help} helps, {palette} finds every command.",
)


class BeginningScreen(WritingScreen, part=True):
    """What was dismissed, or gone through, never comes again on this computer."""

    _steps: FirstSteps | None = None

    def settled(self) -> None:
        """Show the first step to who has not yet been here."""
        super().settled()
        if not self.app.view.begun:
            self._steps = FirstSteps(len(_STEPS), self.told("{steps-away} never again"))
            self._steps.step = min(self.app.view.step, len(_STEPS))
            self._steps.words = self._told_step(self._steps.step)
            self.mount(self._steps, before=self.query_one(StatusLine))

    def meets(self, need: Need) -> bool:
        """Whether there are steps to be rid of."""
        return self._steps is not None if need is Need.BEGINNING else super().meets(need)

    @on(commands.NextField)
    def _took_the_first(self) -> None:
        self._took(1)

    @on(commands.ShowProblems)
    @on(commands.NextProblem)
    def _took_the_second(self) -> None:
        self._took(2)

    @on(commands.OpenExport)
    @on(OpenHelp)
    def _took_the_third(self) -> None:
        self._took(3)

    def _took(self, step: int) -> None:
        if self._steps is None or self._steps.step != step:
            return
        if step == len(_STEPS):
            self._no_more()
        else:
            self._steps.words = self._told_step(step + 1)
            self._steps.step = step + 1
            self.app.keep_view(msgspec.structs.replace(self.app.view, step=step + 1))

    def _told_step(self, step: int) -> str:
        by_hand = step == 1 and not self.app.config.autosave.on
        return self.told(_BY_HAND if by_hand else _STEPS[step - 1])

    @on(commands.HideFirstSteps)
    def _no_more(self) -> None:
        if self._steps is not None:
            self._steps.remove()
            self._steps = None
            self.app.keep_view(msgspec.structs.replace(self.app.view, begun=True))
