"""Find and replace in the whole report: every hit is seen before anything is changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, NamedTuple

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from drafter.report.errors import InputError
from drafter.report.visible import one_line
from drafter.tui.commands.command import Command, bindings
from drafter.tui.commands.dialogs import FINDING, AsPattern, MatchCase, ReplaceTicked, TickAll, WholeWords
from drafter.tui.finding import MOST, Found, Hit, Search, Wanted, find, replaced
from drafter.tui.messages import FieldDone
from drafter.tui.screens.dialog import DialogScreen
from drafter.tui.session import Session
from drafter.tui.widgets.controls.line import OneLine
from drafter.tui.widgets.rows import RowChosen, Rows

_WHERE = 13
"""Columns for the number or the name of what a hit stands in."""
CALM = 0.06
"""Seconds after the last key until the report is searched: a long one takes a moment."""


class Sought(NamedTuple):
    """What was looked for last, and by what it was to be replaced."""

    wanted: Wanted = Wanted()
    by: str = ""


class FindResult(NamedTuple):
    """What the screen gives: a hit to go to, or texts in which hits were replaced, by place; and what was sought."""

    sought: Sought
    go_to: Hit | None = None
    texts: Mapping[str, str] = {}
    replaced: int = 0
    """How many hits."""


class _Hits(Rows[Hit]):
    """Space keeps a hit out of a replacement, or takes it in again."""

    COMPONENT_CLASSES = {
        "rows--cursor",
        "rows--cursor-blurred",
        "rows--hover",
        "rows--dim",
        "hits--found",
        "hits--gone",
        "hits--put",
    }
    BINDINGS = [Binding("space", "leave", "Leave out", show=False)]
    one_line_each = True

    class Ticked(Message):
        """Another number of hits is ticked."""

    def __init__(self, put: Callable[[Hit], str], *, id: str) -> None:
        self.left: set[tuple[str, int]] = set()
        self._put = put
        super().__init__(id=id)

    def is_ticked(self, hit: Hit) -> bool:
        """Whether it is to be replaced."""
        return (hit.place, hit.start) not in self.left

    def state_of(self, item: Hit, index: int) -> int:
        return hash((self.is_ticked(item), self._put(item)))

    def action_leave(self) -> None:
        """Leave the hit under the cursor out, or take it in again; then the next."""
        if self.current is not None:
            self.left ^= {(self.current.place, self.current.start)}
            self.refresh_rows()
            self.action_move(1)
            self.post_message(self.Ticked())

    def tick_all(self) -> None:
        """Tick every hit; where all are, none."""
        self.left = set() if self.left else {(hit.place, hit.start) for hit in self.items}
        self.refresh_rows()
        self.post_message(self.Ticked())

    def draw(self, item: Hit, width: int) -> list[Text]:
        ticked = self.is_ticked(item)
        text = Text(" ☑ " if ticked else " ☐ ", end="", no_wrap=True)
        where = Text(one_line(item.where))
        where.truncate(_WHERE, overflow="ellipsis", pad=True)
        text.append(f"{where.plain} ", self.component("rows--dim"))
        by = one_line(self._put(item)) if ticked else ""
        before = one_line(item.before)
        room = max(8, (width - _WHERE - 5 - len(item.found) - len(by) - 1) // 2)
        text.append(before if len(before) <= room else "…" + before[-room + 1 :])
        text.append(one_line(item.found), self.component("hits--gone" if by else "hits--found"))
        text.append(f"→{by}" if by else "", self.component("hits--put"))
        text.append(one_line(item.after))
        text.truncate(max(1, width - 1), overflow="ellipsis")
        return [text]


class _Line(OneLine):
    class Typed(Message):
        """Something else is looked for, or to be put in."""

        def __init__(self, line: _Line) -> None:
            super().__init__()
            self.line = line

        @property
        def control(self) -> _Line:
            """The line."""
            return self.line

    def text_changed(self) -> None:
        if self.is_mounted:
            self.post_message(self.Typed(self))


class FindScreen(DialogScreen["FindResult | None"]):
    """Enter in the hits goes there; a command replaces those that are ticked. ``here`` is where the cursor stands."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(FINDING), Binding("down", "app.focus_next", show=False)]
    COMMAND_LIST: ClassVar[Sequence[Command]] = FINDING
    ABOUT = "Find and replace"

    def __init__(self, session: Session, sought: Sought, here: tuple[str, int, int]) -> None:
        super().__init__(classes="finder find")
        self._session = session
        self._wanted = sought.wanted
        self._here = here
        self._found = Found()
        self._timer: Timer | None = None
        self._words = _Line(sought.wanted.words, hint="what to find", id="find-words", classes="line")
        self._by = _Line(sought.by, hint="what to put there", id="find-by", classes="line")
        self._search: Search | None = None
        self._hits = _Hits(self._put, id="find-hits")

    def compose(self) -> ComposeResult:
        """Two lines, the hits, and what the keys do."""
        with Vertical(classes="finder--box find--box"):
            yield Static("Find", classes="new--label")
            yield self._words
            yield Static("Replace by", classes="new--label")
            yield self._by
            yield Static("", markup=False, id="find-how")
            yield Static("", markup=False, id="find-count")
            yield self._hits
            keys = "{replace} replaces · space leaves out · {tick-all} all or none · enter goes there"
            yield Static(self.told(keys), markup=False, classes="finder--keys")

    def on_mount(self) -> None:
        """Look for what was selected, or looked for last."""
        self._words.focus()
        self._words.select_all()
        self._look()

    # --- looking

    @on(_Line.Typed, "#find-words")
    def _typed(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(CALM, self._look)

    @on(_Line.Typed, "#find-by")
    def _other_by(self) -> None:
        self._hits.refresh_rows()

    def _put(self, hit: Hit) -> str:
        """What would come in the place of a hit; what cannot be put in is seen as it is typed."""
        by = self._by.text
        if self._search is None or not by:
            return ""
        try:
            self._search.begin()
            return self._search.by(self._found.texts[hit.place], hit.start, by)
        except InputError:
            return by

    @on(MatchCase)
    def _match_case(self) -> None:
        self._look_as(self._wanted._replace(exact=not self._wanted.exact))

    @on(WholeWords)
    def _whole_words(self) -> None:
        self._look_as(self._wanted._replace(whole=not self._wanted.whole))

    @on(AsPattern)
    def _as_pattern(self) -> None:
        self._look_as(self._wanted._replace(pattern=not self._wanted.pattern))

    def _look_as(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._look()

    def _look(self) -> None:
        self._timer = None
        self._wanted = self._wanted._replace(words=self._words.text)
        self._show_how()
        trouble = ""
        try:
            self._found = find(self._session, self._wanted)
            self._search = Search(self._wanted) if self._wanted.words else None
        except InputError as error:
            self._found, trouble = Found(), f"{error.message} {error.cure}".strip()
        self._hits.left.clear()
        self._hits.show(self._found.hits)
        self._hits.cursor = self._next()
        self._count(trouble)

    def _next(self) -> int:
        """The first hit at or behind the cursor of the text."""
        order = {at.place: index for index, at in enumerate(self._session.places)}
        here = (order.get(self._here[0], 0), *self._here[1:])
        spots = ((order.get(hit.field, len(order)), hit.line, hit.column) for hit in self._found.hits)
        return next((index for index, spot in enumerate(spots) if spot >= here), 0)

    def _show_how(self) -> None:
        wanted = self._wanted
        ways = (("match-case", "exact case", wanted.exact), ("whole-words", "whole words", wanted.whole))
        line = Text(end="", no_wrap=True)
        for id, words, on_ in (*ways, ("as-pattern", "pattern", wanted.pattern)):
            line.append("  " if line else "")
            line.append(f"{'☑' if on_ else '☐'} {words} ", "bold" if on_ else "")
            line.append(self.told(f"{{{id}}}"), "dim")
        self.query_one("#find-how", Static).update(line)

    @on(TickAll)
    def _tick_all(self) -> None:
        self._hits.tick_all()

    @on(_Hits.Ticked)
    def _ticked(self) -> None:
        self._count()

    def _count(self, trouble: str = "") -> None:
        hits = self._found.hits
        places = len({hit.place for hit in hits})
        if trouble or not hits:
            words = f"✗ {one_line(trouble)}" if trouble else "Nothing found." if self._wanted.words else ""
        else:
            words = f"{len(hits):,} in {places} text{'' if places == 1 else 's'}"
            words += f", and more than these {MOST:,}" if self._found.more else ""
            words += f" · {len(self._chosen()):,} ticked" if self._hits.left else ""
        self.query_one("#find-count", Static).update(Text(words))

    # --- leaving

    def _chosen(self) -> tuple[Hit, ...]:
        return tuple(hit for hit in self._hits.items if self._hits.is_ticked(hit))

    @property
    def _sought(self) -> Sought:
        return Sought(self._wanted._replace(words=self._words.text), self._by.text)

    @on(FieldDone)
    def _done(self, event: FieldDone) -> None:
        event.stop()
        (self._hits if self._hits.items else self._words).focus()

    @on(RowChosen, "#find-hits")
    def _row_chosen(self, event: RowChosen[Hit]) -> None:
        event.stop()
        self.dismiss(FindResult(self._sought, go_to=event.item))

    @on(ReplaceTicked)
    def _replace(self) -> None:
        if self._timer is not None:
            # What is listed is not yet what was typed.
            self._timer.stop()
            self._look()
        chosen = self._chosen()
        if not chosen or self._search is None:
            return
        try:
            texts = replaced(self._found.texts, chosen, self._search, self._by.text)
        except InputError as error:
            self._count(error.message)
            return
        self.dismiss(FindResult(self._sought, texts=texts, replaced=len(chosen)))
