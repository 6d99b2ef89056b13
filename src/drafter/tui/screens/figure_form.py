"""The form of a figure: a line for each thing that can be said of it, and beside it what it prints."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, NamedTuple

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from drafter.report.figures.listing import Made
from drafter.report.visible import one_line
from drafter.store.attachments import files_in
from drafter.tui.background import in_background
from drafter.tui.commands import figure_form as commands
from drafter.tui.commands.command import Command, Need, bindings
from drafter.tui.commands.everywhere import GoBack
from drafter.tui.commands.figures import EditData
from drafter.tui.commands.report import SaveNow
from drafter.tui.figure_draft import FigureDraft
from drafter.tui.figure_forms import ASKED, FormKind, Read
from drafter.tui.screens.above_report import AboveReport, ReportBelow
from drafter.tui.session import Session
from drafter.tui.styles import sheet
from drafter.tui.widgets.figure_view import FigureView
from drafter.tui.widgets.form_line import FormLine, LineLeft
from drafter.tui.widgets.key_bar import KeyBar
from drafter.tui.widgets.title_bar import TitleBar

_CALM = 0.12
"""Seconds after the last key until the figure is made anew."""
_KEEP = 0.8
"""Seconds after the last key until what was typed is in the register."""
_ENDINGS = {"data": (".csv", ".tsv", ".txt"), "file": (".png", ".jpg", ".jpeg", ".svg")}


class FormDone(NamedTuple):
    """The name of the figure, None where nothing came of it, and what is wanted next."""

    name: str | None
    wants_rows: bool = False
    wants_next: bool = False
    """The next figure that was carried over."""


@dataclass
class _Tried(Message):
    """The figure was made, or why it cannot be."""

    read: Read
    made: Made


class FigureFormScreen(AboveReport[FormDone]):
    """``name`` is None for a new figure.

    What can be read is kept a moment after the last key; what cannot is said at its line, and the register keeps what
    it had.
    """

    CSS_PATH = sheet("figures")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(commands.COMMANDS)]
    COMMAND_LIST: ClassVar[tuple[Command, ...]] = commands.COMMANDS
    ABOUT = "A figure"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-middle"), (110, "-wide")]
    AUTO_FOCUS = None
    begins: ClassVar[tuple[str, ...]] = ()
    """The keys of which the first is where typing begins; the first line of all where there is none."""

    def __init__(self, session: Session, name: str | None, kind: FormKind, below: ReportBelow) -> None:
        super().__init__()
        self.session = session
        self.figure = FigureDraft(session, name, kind)
        self._kind = kind
        self.below = below
        self._warned = False
        self._calm: Timer | None = None
        self._keep: Timer | None = None
        self.lines = {
            ask.key: FormLine(
                ask, self.figure.texts[ask.key], partial(self._choices, ask.key, ask.choices), self._typed
            )
            for ask in ASKED[kind]
        }
        self._view = FigureView(session.template.house_style, id="form-view")

    def compose(self) -> ComposeResult:
        """The lines; beside them what the figure prints, or why it does not."""
        yield TitleBar()
        with Horizontal(id="form"):
            with VerticalScroll(id="form-lines", can_focus=False):
                yield from self.lines.values()
            with Vertical(id="form-beside"):
                yield Static("", markup=False, id="form-hint")
                yield Static("", markup=False, id="form-says")
                yield self._view
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin where something is to be typed."""
        title = self.query_one(TitleBar)
        title.heading = f"New {self._kind.value}" if self.figure.name is None else self.figure.name
        title.note = self.note
        first = next(line for key, line in self.lines.items() if not self.begins or key in self.begins)
        first.editor.focus()
        first.editor.move_cursor(first.editor.document.end)
        self.show_keys()
        self._try()

    @property
    def note(self) -> str:
        """What stands at the right of the title."""
        return self._kind.value

    def meets(self, need: Need) -> bool:
        """Whether it has rows."""
        if need is Need.ROWS:
            return self._kind in (FormKind.TABLE, FormKind.CHART)
        return super().meets(need)

    def _choices(self, key: str, fixed: tuple[str, ...]) -> tuple[str, ...]:
        endings = _ENDINGS.get(key)
        return fixed if endings is None else ("", *files_in(self.session.loaded.file.parent, endings))

    @property
    def texts(self) -> dict[str, str]:
        """What is typed, by key."""
        return {key: line.text for key, line in self.lines.items()}

    def on_descendant_focus(self) -> None:
        """Say what the line under the cursor is for."""
        line = next((line for line in self.lines.values() if line.editor.has_focus), None)
        if line is not None:
            ask = line.ask
            chooses = " ↑ and ↓ choose." if self._choices(ask.key, ask.choices) else ""
            self.query_one("#form-hint", Static).update(Text(f"{ask.label}: {ask.hint}{chooses}" if ask.hint else ""))

    # --- what is typed

    def _typed(self) -> None:
        self._warned = False
        for timer in (self._calm, self._keep):
            if timer is not None:
                timer.stop()
        self._calm = self.set_timer(_CALM, self._try)
        self._keep = self.set_timer(_KEEP, self._put)

    def _try(self) -> None:
        read = self.figure.read(self.texts)
        in_background(self, partial(self._tried, read), "figure", exclusive=True)

    async def _tried(self, read: Read) -> None:
        self.post_message(_Tried(read, await asyncio.to_thread(self.figure.tried, read)))

    @on(_Tried)
    def _show(self, event: _Tried) -> None:
        faults = self.figure.blamed(event.read, event.made)
        texts = self.texts
        for key, line in self.lines.items():
            # A new figure is not scolded for what nobody has come to yet.
            early = self.figure.name is None and not texts[key]
            line.show_fault(None if early else faults.get(key))
        self._view.show(event.made.exhibit)
        name = one_line(self.texts["name"].strip() or "name")
        text = Text("{{ " + name + " }}", "bold", end="")
        if event.made.printed:
            text.append(f"   prints   {one_line(event.made.printed)}")
        elif event.made.exhibit is not None:
            text.append("   on a line of its own shows")
        elif event.made.fault is not None:
            text.append(f"\n\n{one_line(event.made.fault.message)} {one_line(event.made.fault.cure)}", "dim")
        self.query_one("#form-says", Static).update(text)

    def _put(self) -> None:
        changed = self.figure.keep(self.texts)
        if changed is not None:
            self.below.changed(changed)

    # --- commands

    @on(LineLeft)
    def _line_left(self, event: LineLeft) -> None:
        self._go(list(self.lines.values()).index(event.line) + event.by)

    @on(commands.NextLine)
    def _next_line(self) -> None:
        lines = list(self.lines.values())
        here = next((at for at, line in enumerate(lines) if line.editor.has_focus), -1)
        self._go(here + 1)

    def _go(self, at: int) -> None:
        lines = list(self.lines.values())
        line = lines[at % len(lines)]
        line.editor.focus()
        line.scroll_visible(animate=False)

    @on(SaveNow)
    def _save(self) -> None:
        self._put()
        self.below.save()

    @on(GoBack)
    def _back(self) -> None:
        self.leave()

    @on(EditData)
    def _rows(self) -> None:
        self.leave(wants_rows=True)

    def leave(self, *, wants_rows: bool = False, wants_next: bool = False) -> None:
        """Close, with what was typed kept; what cannot be read is said first."""
        texts = self.texts
        faults = self.figure.read(texts).faults
        if faults and self.figure.is_changed(texts) and not self._warned:
            self._warned = True
            key = next(iter(faults))
            self.lines[key].show_fault(faults[key])
            self.lines[key].editor.focus()
            out = self.told("{back} once more leaves the figure as it was.")
            self.notify(f"{faults[key].message} {faults[key].cure} {out}", severity="warning", markup=False)
            return
        self._put()
        self.dismiss(FormDone(self.figure.name, wants_rows, wants_next))

    def finish(self) -> bool:
        """Keep what was typed."""
        self._put()
        return True

    @on(commands.LeaveAsItWas)
    def _leave_as_it_was(self) -> None:
        self.below.changed(self.figure.withdraw())
        self.dismiss(FormDone(self.figure.name))
