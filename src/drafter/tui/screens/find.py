"""Find and replace in the whole report: every hit is seen before anything is changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from drafter.report.visible import one_line
from drafter.tui.commands.command import Command, bindings
from drafter.tui.commands.dialogs import FINDING, ReplaceTicked
from drafter.tui.finding import Hit, hits
from drafter.tui.messages import FieldDone
from drafter.tui.screens.dialog import DialogScreen
from drafter.tui.session import Session
from drafter.tui.widgets.controls.line import OneLine
from drafter.tui.widgets.rows import RowChosen, Rows


class FindResult:
    """What the screen gives: a hit to go to, or hits to replace and by what."""

    def __init__(self, go_to: Hit | None = None, replace: tuple[Hit, ...] = (), by: str = "") -> None:
        self.go_to = go_to
        self.replace = replace
        self.by = by


class _Hits(Rows[Hit]):
    """Space keeps a hit out of a replacement, or takes it in again."""

    COMPONENT_CLASSES = {"rows--cursor", "rows--cursor-blurred", "rows--hover", "rows--dim", "hits--found"}
    BINDINGS = [Binding("space", "leave", "Leave out", show=False)]

    def __init__(self, *, id: str) -> None:
        self.left: set[tuple[str, int]] = set()
        super().__init__(id=id)

    def state_of(self, item: Hit, index: int) -> int:
        return int((item.place, item.start) in self.left)

    def action_leave(self) -> None:
        """Leave the hit under the cursor out, or take it in again."""
        if self.current is not None:
            self.left ^= {(self.current.place, self.current.start)}
            self.refresh_rows()

    def draw(self, item: Hit, width: int) -> list[Text]:
        text = Text(" ☐ " if self.state_of(item, 0) else " ☑ ", end="", no_wrap=True)
        where = item.number or item.place.partition(".")[2] or item.place
        text.append(f"{one_line(where):<9.9} ", self.component("rows--dim"))
        before = one_line(item.before)
        room = max(8, (width - 14 - len(item.found)) // 2)
        text.append(before if len(before) <= room else "…" + before[-room + 1 :])
        text.append(one_line(item.found), self.component("hits--found"))
        text.append(one_line(item.after))
        text.truncate(max(1, width - 1), overflow="ellipsis")
        return [text]


class _Words(OneLine):
    class Typed(Message):
        """Something else is looked for."""

    def text_changed(self) -> None:
        if self.is_mounted:
            self.post_message(self.Typed())


class FindScreen(DialogScreen["FindResult | None"]):
    """Enter in the hits goes there; a command replaces those that are ticked."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(FINDING), Binding("down", "app.focus_next", show=False)]
    COMMAND_LIST: ClassVar[Sequence[Command]] = FINDING
    ABOUT = "Find and replace"

    def __init__(self, session: Session, words: str = "") -> None:
        super().__init__(classes="finder find")
        self._session = session
        self._words = _Words(words, hint="what to find", id="find-words", classes="line")
        self._by = OneLine("", hint="what to put there", id="find-by", classes="line")
        self._hits = _Hits(id="find-hits")

    def compose(self) -> ComposeResult:
        """Two lines, the hits, and what the keys do."""
        with Vertical(classes="finder--box find--box"):
            yield Static("Find", classes="new--label")
            yield self._words
            yield Static("Replace by", classes="new--label")
            yield self._by
            yield Static("", markup=False, id="find-count")
            yield self._hits
            keys = self.told("enter goes there · space leaves a hit out · {replace} replaces the ticked ones")
            yield Static(keys, markup=False, classes="new--label")

    def on_mount(self) -> None:
        """Look for what was selected."""
        self._words.focus()
        self._words.move_cursor(self._words.document.end)
        self._look()

    @on(_Words.Typed)
    def _look(self) -> None:
        found = hits(self._session, self._words.text)
        self._hits.left.clear()
        self._hits.show(found)
        places = len({hit.place for hit in found})
        words = (
            ""
            if not self._words.text
            else "Nothing found."
            if not found
            else f"{len(found):,} in {places} field{'' if places == 1 else 's'}"
        )
        self.query_one("#find-count", Static).update(Text(words))

    @on(FieldDone)
    def _done(self, event: FieldDone) -> None:
        event.stop()
        (self._hits if self._hits.items else self._words).focus()

    @on(RowChosen, "#find-hits")
    def _chosen(self, event: RowChosen[Hit]) -> None:
        event.stop()
        self.dismiss(FindResult(go_to=event.item))

    @on(ReplaceTicked)
    def _replace(self) -> None:
        chosen = tuple(hit for hit in self._hits.items if not self._hits.state_of(hit, 0))
        if chosen:
            self.dismiss(FindResult(replace=chosen, by=self._by.text))
