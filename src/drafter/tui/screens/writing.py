"""Writing: the outline, one field at a time, what stands beside it, and a status. Commands come on top of it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.timer import Timer

from drafter.report.draft import Value
from drafter.report.numbering import section_numbers
from drafter.report.template import FieldKind
from drafter.store.remembered import ReportView
from drafter.tui.background import in_background
from drafter.tui.flow import FieldPlace, required
from drafter.tui.messages import DeadlineKnown, FieldDone, FieldEdited, JournalMoved, OpenPlace
from drafter.tui.outline_rows import OutlineRow, outline_rows
from drafter.tui.screens.commanding import CommandScreen
from drafter.tui.session import Session
from drafter.tui.states import SaveState
from drafter.tui.status_words import deadline_words, edition_words, header_note, progress_words
from drafter.tui.widgets.field_page import FieldPage
from drafter.tui.widgets.field_pane import FieldPane
from drafter.tui.widgets.key_bar import KeyBar
from drafter.tui.widgets.outline import OutlinePane
from drafter.tui.widgets.rows import RowChosen
from drafter.tui.widgets.status_line import StatusLine
from drafter.tui.widgets.title_bar import TitleBar
from drafter.tui.word_limit import limit_level, told_words
from drafter.tui.words import count_words

if TYPE_CHECKING:
    from drafter.tui.checking import Checking
    from drafter.tui.saving import Saving
    from drafter.tui.widgets.side_pane import SidePane

CALM = 0.12
"""Seconds after the last key until what follows from the text (outline, words, guidance) is made anew."""

PAINT = 0.03
"""Seconds that the first picture has to itself."""


_ABOVE = 8
"""Rows shown above a line that a report is opened at."""


class WritingScreen(CommandScreen[None]):
    """``place`` is the field on the screen, ``pane`` what a narrow terminal shows, ``side`` what stands beside."""

    def __init_subclass__(cls, *, part: bool = False, **given: bool) -> None:
        """A ``part`` of the report screen is never shown by itself.

        What Textual works out for a class of screens is worked out for the whole, once: it takes longer than loading
        the part.
        """
        if not part:
            super().__init_subclass__(**given)

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-middle"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]
    AUTO_FOCUS = None

    place: reactive[str] = reactive("", init=False)
    pane: reactive[str] = reactive("text")
    side: reactive[str] = reactive("")

    def __init__(self, session: Session, *, place: str = "", line: int = 0) -> None:
        super().__init__()
        self.session = session
        self.first_place = place
        self._first_line = line
        self.begin = ReportView()
        self._numbers = section_numbers(session.template)
        self._calm: Timer | None = None
        self.saving: Saving | None = None
        self.checking: Checking | None = None
        self._deadline_for: object = None
        self.side_pane: SidePane | None = None

    # --- making

    def compose(self) -> ComposeResult:
        """Title, panes, status, keys. The side comes after the first picture."""
        yield TitleBar()
        with Horizontal(id="panes"):
            yield OutlinePane(id="outline")
            yield FieldPane(self.session, self._answered, id="text")
        yield StatusLine()
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the first field at once; everything else follows when it is on the screen."""
        title = self.query_one(TitleBar)
        title.heading = self.session.draft.title or self.session.loaded.report.slug
        title.note = header_note(self.session)
        self.show_keys()
        if not self.app.config.autosave.on:
            self.query_one(StatusLine).by_hand = self.key_of("save")
        self.begin = self.beginning()
        self.place = self.begin.place
        self.refresh_outline()
        self._point_outline(self.place)
        self.query_one(StatusLine).progress = progress_words(self.session)
        self.set_timer(PAINT, self._settle)

    async def _settle(self) -> None:
        # Who leaves at once leaves no screen to settle: nothing can be mounted, and what is has no styles any more.
        if self._is_leaving():
            return
        self.open_place(self.place, self.begin.line, self.begin.column, self.begin.above)
        from drafter.tui.checking import Checking
        from drafter.tui.saving import Saving
        from drafter.tui.widgets.side_pane import SidePane

        self.saving = Saving(self)
        self.session.keep_journal(self._journal_told)
        self.checking = Checking(self)
        # Known only when it is mounted: a field may be opened before.
        side = SidePane(id="side")
        await self.query_one("#panes").mount(side)
        if self._is_leaving():
            return
        self.side_pane = side
        self.settled()

    def _journal_told(self, trouble: str) -> None:
        self.post_message(JournalMoved(trouble))

    def _is_leaving(self) -> bool:
        """Whether the app has been told to end."""
        return self.app._exit

    def settled(self) -> None:
        """Everything is there: show what stands beside the text, and look what there is to say."""
        from drafter.tui.widgets.side_pane import TABS

        wanted = self.begin.side
        if wanted is None or (wanted and wanted not in TABS):
            wanted = "guidance" if self.size.width >= 110 else ""
        self.side = self.side or wanted
        self.follow()
        self.show_deadline()
        if self.checking is not None:
            self.checking.soon()

    def beginning(self) -> ReportView:
        """Where to begin: where it was asked for, else in the first field that still wants an answer."""
        if self.session.at(self.first_place) is not None:
            return ReportView(place=self.first_place, line=self._first_line, above=min(self._first_line, _ABOVE))
        missing = self.session.completeness().missing
        return ReportView(place=missing[0].place if missing else self.session.places[0].place)

    # --- moving

    @property
    def fields(self) -> FieldPane:
        """The middle."""
        return self.query_one(FieldPane)

    @property
    def outline_pane(self) -> OutlinePane:
        """The left."""
        return self.query_one(OutlinePane)

    @property
    def at(self) -> FieldPlace | None:
        """The field on the screen."""
        return self.session.at(self.place)

    def open_place(self, place: str, line: int | None = None, column: int = 0, above: int | None = None) -> None:
        """Show a field; the cursor at a line of its text where one is named, in the middle or below so many rows."""
        at = self.session.at(place)
        if at is None:
            return
        page = self.page_of(at)
        self.fields.show(page)
        self.place = place
        self.pane = "text"
        self.call_after_refresh(self._enter, line, column, above)
        self._point_outline(place)
        self.follow()
        self.show_keys()
        page.scroll_visible(animate=False)

    def page_of(self, at: FieldPlace) -> FieldPage:
        """The page of a field, made where it is needed first."""
        number = self._numbers.get(at.section.id) if at.section is not None else None
        return self.fields.page_of(at, number or "")

    def _enter(self, line: int | None = None, column: int = 0, above: int | None = None, tries: int = 10) -> None:
        # It may come when the app has been left, and the screen is empty.
        page = self.fields.page if self.query(FieldPane) else None
        if page is None:
            return
        if not page.widget.is_mounted and tries:
            self.call_after_refresh(self._enter, line, column, above, tries - 1)
            return
        page.control.enter()
        if line is not None and page.editor is not None:
            page.editor.go_to(line, column, above)
        self._cursor_moved()

    def _point_outline(self, place: str) -> None:
        rows = self.outline_pane.items
        best = max((row.depth for row in rows if row.place == place and row.state is not None), default=0)
        for row in rows:
            if row.place == place and row.depth == best and row.state is not None:
                self.outline_pane.put_cursor(row.key)
                return

    def _step(self, by: int) -> None:
        asked = self.session.asked()
        places = [at.place for at in asked]
        if self.place in places:
            to = places.index(self.place) + by
        else:
            before = [at.place for at in self.session.places]
            here = before.index(self.place) if self.place in before else 0
            to = sum(before.index(place) < here for place in places) - (by < 0)
        if 0 <= to < len(places):
            self.open_place(places[to])
        else:
            self.notify("That was the last field." if by > 0 else "This is the first field.", timeout=2, markup=False)

    # --- what is written

    def _answered(self, at: FieldPlace, answer: Value | None) -> None:
        """Take an answer from a control, at once; what follows from it may wait for a calm moment."""
        asked = at.section is not None and any(other.field.required_if for other in self.session.places)
        before = self.session.asked() if asked and at.field.kind is not FieldKind.TEXT else None
        if not self.session.change(at, answer):
            return
        self.edited()
        if before is not None and before != self.session.asked():
            self.refresh_outline()

    def show_changed(self, places: frozenset[str]) -> None:
        """Show the answers at places where the draft was changed from elsewhere than their fields."""
        for place in places:
            page, at = self.fields.opened(place), self.session.at(place)
            if page is not None and at is not None:
                page.control.show_answer(self.session.answer(at))
        if self.session.dirty:
            self.edited()

    def edited(self) -> None:
        """Something was written: it is unsaved, and what follows from it is made anew soon."""
        status = self.query_one(StatusLine)
        if status.save_state is SaveState.SAVED:
            status.save_state = SaveState.UNSAVED
        if self.saving is not None:
            self.saving.soon()
        if self.checking is not None:
            self.checking.soon()
        if self._calm is not None:
            self._calm.stop()
        self._calm = self.set_timer(CALM, self._calmed)

    def _calmed(self) -> None:
        page = self.fields.page
        if page is not None and page.editor is not None:
            page.editor.show_looks(self.session.looks(self.place))
        self.refresh_outline()
        self.query_one(TitleBar).heading = self.session.draft.title or self.session.loaded.report.slug
        self.query_one(TitleBar).note = header_note(self.session)
        self.show_deadline()
        self.follow()

    def refresh_outline(self) -> None:
        """Make the outline anew."""
        tallies = self.checking.tallies if self.checking is not None else {}
        self.outline_pane.show(outline_rows(self.session, tallies))

    def follow(self) -> None:
        """Bring status and guidance up to the field and the cursor."""
        at = self.at
        if at is None:
            return
        text = self.session.text_of(at.place) if at.field.kind is FieldKind.TEXT else ""
        words = count_words(text)
        status = self.query_one(StatusLine)
        status.number = self._number_here(at)
        status.words = told_words(words, at.field.words) if text else ""
        status.words_level = limit_level(words, at.field.words)
        status.progress = progress_words(self.session)
        status.edition = edition_words(self.session)
        if self.side_pane is not None:
            self.side_pane.guidance.show(at, words, required(self.session.draft, at))

    def show_deadline(self) -> None:
        """Count the days in a worker: the bank holidays take a moment to read."""
        asked = (self.session.meeting_date(), self.session.today())
        if asked != self._deadline_for:
            self._deadline_for = asked
            in_background(self, self._count_days, "deadline", exclusive=True)

    async def _count_days(self) -> None:
        meeting = self.session.meeting_date()
        words, late = "no meeting date", False
        if meeting is not None:
            rule, today = self.session.template.deadline, self.session.today()
            words, late = await asyncio.to_thread(deadline_words, meeting, rule, today)
            words = words if words.startswith("was") or not words else f"publish by {words}"
        self.post_message(DeadlineKnown(words, late))

    @on(DeadlineKnown)
    def _deadline_known(self, event: DeadlineKnown) -> None:
        status = self.query_one(StatusLine)
        status.deadline, status.late = event.words, event.late

    def _number_here(self, at: FieldPlace) -> str:
        page = self.fields.page
        if page is not None and page.editor is not None:
            label = page.editor.label_at_cursor()
            if label:
                return label
        if at.section is None:
            return ""
        return at.field.label or self._numbers.get(at.section.id) or ""

    @on(FieldEdited)
    def _cursor_moved(self) -> None:
        at = self.at
        if at is not None:
            self.query_one(StatusLine).number = self._number_here(at)

    @on(OpenPlace)
    def _open(self, event: OpenPlace) -> None:
        self.open_place(event.place, event.line, event.column)

    @on(FieldDone)
    def _done(self) -> None:
        self._step(1)

    @on(RowChosen, "#outline")
    def _outline_chosen(self, event: RowChosen[OutlineRow]) -> None:
        row = event.item
        self.outline_pane.typed = ""
        self.open_place(row.place, row.line if row.state is None else None)

    # --- panes

    def watch_pane(self, pane: str) -> None:
        """On a narrow terminal only this pane is seen."""
        for name in ("outline", "text", "side"):
            # A screen that is not shown yet is dressed as a whole when it is.
            self.set_class(pane == name, f"-pane-{name}", update=self.is_mounted)

    def watch_side(self, side: str) -> None:
        """Open what stands beside the text, or nothing."""
        self.set_class(bool(side), "-side")
        if self.side_pane is not None and side:
            self.side_pane.tab = side

    @property
    def narrow(self) -> bool:
        """Whether there is room for one pane only."""
        return self.has_class("-narrow")

    def action_side(self, side: str) -> None:
        """Open a tab beside the text."""
        self.side = side
        if self.side_pane is not None:
            self.pane = "side" if self.side_pane.enter(alone=self.narrow) else "text"
