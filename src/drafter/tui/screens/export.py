"""Export of one report: what stands in its way, each one key away; progress; and what was made."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.message import Message
from textual.widget import Widget

from drafter.report.template import Level
from drafter.report.visible import one_line
from drafter.tui.background import in_background
from drafter.tui.checking import problems_of
from drafter.tui.publishing import PublishEnded, Publishing, PublishMoved
from drafter.tui.screens.exporting import ExportingScreen
from drafter.tui.session import Session
from drafter.tui.widgets.problems import Problem, ProblemsPane
from drafter.tui.widgets.rows import RowChosen

if TYPE_CHECKING:
    from drafter.export.publish import Published

_MOST_TOLD = 2
"""Files of which it is told what was found when they were opened again."""
_STEPS = {"started": "is being made", "verified": "opened again and found right", "in place": "in its place"}


@dataclass
class _Looked(Message):
    problems: tuple[Problem, ...]
    unpublishable: bool


class ExportScreen(ExportingScreen["Problem | None"]):
    """Gives the problem that the author wants to cure, or None."""

    ABOUT = "Export"

    def __init__(self, session: Session) -> None:
        super().__init__(session.workspace, session.draft.title or session.report.slug)
        self._session = session
        self._problems = ProblemsPane(id="blocking")
        self._steps: dict[str, str] = {}
        self._publishing = Publishing(self, session)
        self._unpublishable = False
        self._looked = False

    def below(self) -> Widget:
        """What stands in the way."""
        return self._problems

    def on_mount(self) -> None:
        """Look what stands in the way."""
        self.say("Checking…")
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
        self.say(self._standing(len(blocking)))

    def _standing(self, errors: int) -> str:
        if self._unpublishable:
            return "Not even a draft may leave while it is unclear what is exempt. Enter goes to the place."
        if errors:
            noun = "error stands" if errors == 1 else "errors stand"
            return f"{errors} {noun} in the way. Enter goes to the place. A draft may leave all the same."
        return "Nothing stands in the way."

    @on(RowChosen, "#blocking")
    def _cure(self, event: RowChosen[Problem]) -> None:
        self.dismiss(event.item)

    # --- publishing

    @property
    def running(self) -> bool:
        """Whether files are being made."""
        return self._publishing.running

    def start(self) -> None:
        """Export, unless something stands in the way."""
        if not self._looked:
            return
        if self._unpublishable or (self._problems.items and not self.choices.draft):
            self.say(self._standing(len(self._problems.items)))
            self._problems.focus()
            return
        self._steps = {}
        self._publishing.start(self.wanted)
        self.say(self.told(f"Exporting to {one_line(str(self.folder))} … {{back}} stops it."))

    def stop(self) -> None:
        """Stop; nothing is then written."""
        self._publishing.stop()
        self.say("Stopping…")

    @on(PublishMoved)
    def _moved(self, event: PublishMoved) -> None:
        self._steps[event.format] = event.stage
        text = Text(self.told("Exporting … {back} stops it.\n"))
        for format, stage in self._steps.items():
            text.append(f"\n {'✓' if stage != 'started' else '◐'} {format.upper()} {_STEPS.get(stage, stage)}")
        self.say(text)

    @on(PublishEnded)
    def _ended(self, event: PublishEnded) -> None:
        if event.error is not None:
            self.say(f"Not exported: {one_line(event.error.message)} {one_line(event.error.cure)}")
        elif event.published is not None:
            self.made = True
            self.say(_told(event.published))
        self.show_keys()


def _told(published: Published) -> Text:
    """What was made; of more than two files in few lines, for a small terminal has no room for more."""
    text = Text("Exported as a draft" if published.draft else "Exported")
    files = published.files
    if len(files) <= _MOST_TOLD:
        text.append(".\n")
        for file in files:
            text.append(f"\n ✓ {one_line(str(file.path))}", "bold")
            text.append(f"\n   {file.size / 1000:,.0f} kB · {one_line(file.verified)}")
        text.append(f"\n ✓ {one_line(str(published.receipt_page))}", "bold")
        text.append("\n   The receipt, for the clerk’s file")
    else:
        text.append(f" to {one_line(str(files[0].path.parent))}. Each file was opened again and found right.\n\n ")
        for file in files:
            text.append(f"✓ {one_line(file.path.name)}", "bold")
            text.append(f"\u00a0{file.size / 1000:,.0f}\u00a0kB  ")
        text.append(f"✓ {one_line(published.receipt_page.name)}", "bold")
    for kept in published.kept:
        text.append(f"\n ! {one_line(kept.was.name)} was changed by somebody; kept as {one_line(kept.now.name)}")
    return text
