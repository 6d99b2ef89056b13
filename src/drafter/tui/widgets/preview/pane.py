"""The preview: the page on which the block under the cursor stands, or any that is gone to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Self

from msgspec.structs import replace
from rich.text import Text as Words
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from drafter.export.preview.orders import View, Way
from drafter.report.visible import visible
from drafter.tui.background import in_background
from drafter.tui.commands import preview as commands
from drafter.tui.commands.command import bindings
from drafter.tui.messages import OpenPlace
from drafter.tui.previewing import PAUSE, PreviewAnswered, PreviewFailed, Previewing
from drafter.tui.widgets.column import COLUMN
from drafter.tui.widgets.preview import kitty
from drafter.tui.widgets.preview.head import PreviewHead
from drafter.tui.widgets.preview.magnitude import Magnitude
from drafter.tui.widgets.preview.painters import Text
from drafter.tui.widgets.preview.projector import Projector
from drafter.tui.widgets.preview.sheet import Sheet, SheetChosen, SheetEnded, SheetMoved, SheetPainted, SheetSized
from drafter.tui.widgets.preview.shown import Shown

if TYPE_CHECKING:
    from drafter.tui.app import DrafterApp

_END = 1_000_000
"""A row below any page."""
_RETRIES = 3


class PreviewPane(Vertical):
    """Follows the cursor in the text until somebody goes elsewhere here, and again when the cursor moves."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(commands.PAGES)]

    app: DrafterApp

    def __init__(self, previewing: Previewing, *, id: str) -> None:
        super().__init__(id=id)
        self.previewing = previewing
        self.sheet = Sheet()
        self.shown = Shown()
        self.way = previewing.graphics.way
        self.following = True
        self._projector = Projector(self.sheet, self.sheet.place, previewing.graphics, self._read)
        self._magnitudes = {way: Magnitude(whole=way is Way.BLOCKS) for way in Way}
        self._at = ("", 0)
        self._index = -1
        """The block under the cursor."""
        self._wanted = 0
        """The page that is gone to and has not come yet, 0 where there is none."""
        self._gone_to = (0, 0)
        """The page of the text that was gone to, 0 where there is none, and the row that sight then began with."""
        self._waiting: tuple[int | None, int | None] | None = None
        """What is to be asked for when the terminal has read the picture."""
        self._failures = 0
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Where one is, what is wrong, the sheet."""
        yield PreviewHead()
        yield Static("", markup=False, classes="preview--trouble")
        yield self.sheet

    def on_mount(self) -> None:
        """Ask the terminal what it can show."""
        self._say("", "")
        self.sheet.says = "Setting the pages…"
        graphics = self.previewing.graphics
        in_background(self, partial(graphics.learn, self._learned), "graphics")

    def on_unmount(self) -> None:
        """The terminal need not keep the picture."""
        self._projector.put_away()

    def _learned(self) -> None:
        if self.way is Way.TEXT:
            self.show_as(self.previewing.graphics.way)

    def focus(self, scroll_visible: bool = True) -> Self:
        """Go to the sheet."""
        self.sheet.focus(scroll_visible)
        return self

    # --- asking

    @property
    def is_seen(self) -> bool:
        """Whether there is anything to show pages on."""
        return self.is_attached and self.sheet.room > 0 and self.sheet.in_view > 0

    def changed(self) -> None:
        """The report is another: it is set when the keys have been still for a moment."""
        if self._timer is None:
            self._timer = self.set_timer(PAUSE, self._calm)
        else:
            self._timer.reset()

    def _calm(self) -> None:
        self._timer = None
        self.ask()

    def ask(self, page: int | None = None, top: int | None = None) -> None:
        """Ask for a page that begins at row ``top``; for what is looked at where none is named."""
        if not self.is_seen:
            return
        if self._projector.is_sending:
            self._waiting = (page, top)
            return
        if page is None:
            page = 0 if self.following else self._wanted or self.shown.page_at(self.sheet.top)
        view = self._view(page) if top is None else replace(self._view(page), top=top)
        self.previewing.ask(self, self.shown.asking(view))

    def _read(self) -> None:
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            self.ask(*waiting)

    def _view(self, page: int) -> View:
        sheet = self.sheet
        if self.way is Way.TEXT:
            return View(Way.TEXT, max(1, min(sheet.room, COLUMN)), sheet.room, sheet.in_view)
        cell = self.previewing.graphics.cell
        size = self.shown.size_of(page or self.shown.page_of(self._index))
        columns = self._magnitudes[self.way].columns(size, (sheet.room, sheet.in_view), cell, kitty.MOST)
        is_wide_already = sheet.painter is not None and sheet.painter.width == columns
        return View(
            self.way,
            columns,
            sheet.room,
            sheet.in_view,
            cell,
            page,
            *self._at,
            left=sheet.scroll_offset.x if is_wide_already else max(0, columns - sheet.room) // 2,
            top=sheet.top,
        )

    # --- what came

    @on(PreviewAnswered)
    def _answered(self, event: PreviewAnswered) -> None:
        view, answer = event.view, event.answer
        self._failures = 0
        self._say(answer.trouble, answer.cure)
        before = self.shown.picture
        self.shown.take(view, answer)
        self._index = self.shown.index_of(*self._at)
        if view.way is not self.way:
            self.ask()
        elif not answer.sizes:
            self.sheet.says = "There is no page yet."
            self.sheet.show(self.sheet.painter, self.sheet.marked, pale=True, covered=self.sheet.covered)
        elif view.way is Way.TEXT:
            self._show_text(view, pale=bool(answer.trouble))
        elif answer.picture is not None:
            self._show_picture(view, turned=before is None or before.page != answer.picture.page)
        self._show_head()

    def _show_text(self, view: View, *, pale: bool) -> None:
        reading, sheet = self.shown.reading, self.sheet
        rows = self.shown.rows(self._index)
        if reading is not None:
            self._gone_to = (0, 0)
            sheet.show(Text(reading.lines, view.columns, sheet.style_of), rows, pale=pale)
            if self.following:
                sheet.bring(rows)

    def _show_picture(self, view: View, *, turned: bool) -> None:
        picture, sheet = self.shown.picture, self.sheet
        if picture is None:
            return
        if self._wanted == picture.page:
            self._wanted = 0
        painter = self._projector.painter(picture)
        sheet.show(painter, self.shown.rows(self._index), covered=picture.way is Way.SIXEL)
        sheet.bring_to(picture.top if view.page == 0 or turned else sheet.top, view.left)

    @on(PreviewFailed)
    def _failed(self, event: PreviewFailed) -> None:
        error = event.error
        self._failures += 1
        # What was started again is asked again; a report that ends it each time is left alone until it changes.
        if self._failures < _RETRIES:
            self.notify(f"{error.message} {error.cure}", title="Preview", severity="warning", markup=False)
            self.changed()
        else:
            self._say(error.message, error.cure)

    def _say(self, trouble: str, cure: str) -> None:
        said = self.query_one(".preview--trouble", Static)
        if said.display != bool(trouble) or trouble:
            said.update(Words(visible(f"✗ {trouble} {cure}".strip())))
            said.display = bool(trouble)

    def _show_head(self) -> None:
        head = self.query_one(PreviewHead)
        head.page = self._page_at(self.sheet.in_view // 4)
        head.pages = self.shown.pages
        head.edition, head.draft = self.previewing.edition, self.previewing.draft
        head.magnitude = "" if self.way is Way.TEXT else self._magnitudes[self.way].words

    # --- following

    def follow(self, place: str, line: int) -> None:
        """The cursor is at a line (from 0) of a field."""
        self._at = (place, line)
        index = self.shown.index_of(place, line)
        if index == self._index and (self.following or index < 0):
            return
        moved, self._index = index != self._index, index
        if not moved:
            return
        self.following, self._wanted, self._gone_to = True, 0, (0, 0)
        rows = self.shown.rows(index)
        if self.way is Way.TEXT or rows is not None:
            self.sheet.mark(rows)
            self.sheet.bring(rows)
        if self.way is not Way.TEXT and self.shown.page_of(index) != self.shown.page_at(0):
            self.ask()
        self._show_head()

    # --- going

    def _page_at(self, below: int) -> int:
        """The page ``below`` the first row in sight.

        A short page at the end of a text never comes so far up: at the very end it is the last one, unless another was
        gone to.
        """
        page, row = self._gone_to
        top, most = self.sheet.top, self.sheet.max_scroll_y
        if self.shown.reading is not None:
            if page and row == top:
                return page
            if 0 < most <= top:
                return self.shown.pages
        return self.shown.page_at(top + below)

    def _go_to(self, page: int, *, end: bool = False) -> None:
        page = max(1, min(page, self.shown.pages))
        reading = self.shown.reading
        self.following = False
        if reading is not None:
            row = reading.pages[page - 1]
            self.sheet.bring_to(row)
            self._gone_to = (page, min(row, self.sheet.max_scroll_y))
            self._show_head()
        elif self.shown.pages and page != (self._wanted or self.shown.page_at(0)):
            self._wanted = page
            self.ask(page, _END if end else 0)

    def _turn(self, by: int) -> None:
        self._go_to((self._wanted or self._page_at(0)) + by)

    @on(SheetMoved)
    def _moved(self, event: SheetMoved) -> None:
        self.following = self.following and not event.by_hand
        self._show_head()
        picture, at = self.shown.picture, self.sheet.scroll_offset
        if self.sheet.covered and picture is not None and (picture.left, picture.top) != (at.x, at.y):
            self.ask(picture.page, at.y)

    @on(SheetEnded)
    def _ended(self, event: SheetEnded) -> None:
        page = self.shown.page_at(0) + event.by
        if self.shown.reading is None and 0 < page <= self.shown.pages:
            self._go_to(page, end=event.by < 0)

    @on(SheetSized)
    def _sized(self) -> None:
        self.changed()

    @on(SheetPainted)
    def _painted(self) -> None:
        self._projector.draw_soon()

    @on(SheetChosen)
    def _chosen(self, event: SheetChosen) -> None:
        self._write_at(event.row)

    # --- commands

    async def action_command(self, id: str) -> None:
        """Run a command by its id."""
        command = next((command for command in commands.PAGES if command.id == id), None)
        if command is not None:
            await self.carry_out(command.message())

    async def carry_out(self, message: Message) -> None:
        """Do what a command says, which nobody else has to hear of."""
        message.stop()
        await self._dispatch_message(message)

    @on(commands.NextPage)
    def _next_page(self) -> None:
        self._turn(1)

    @on(commands.PreviousPage)
    def _previous_page(self) -> None:
        self._turn(-1)

    @on(commands.FirstPage)
    def _first_page(self) -> None:
        self._go_to(1)

    @on(commands.LastPage)
    def _last_page(self) -> None:
        self._go_to(self.shown.pages)

    @on(commands.Larger)
    def _larger(self) -> None:
        self._change_magnitude(1)

    @on(commands.Smaller)
    def _smaller(self) -> None:
        self._change_magnitude(-1)

    def _change_magnitude(self, by: int) -> None:
        if self.way is Way.TEXT:
            words = self.app.keys.told("Text has one size. {other-way} shows the page as a picture.", commands.PAGES)
            self.notify(words, timeout=3, markup=False)
        elif self._magnitudes[self.way].change(by):
            self._show_head()
            self.ask()

    @on(commands.OtherWay)
    def _other_way(self) -> None:
        best = self.previewing.graphics.way
        picture = Way.BLOCKS if best is Way.TEXT else best
        self.show_as(picture if self.way is Way.TEXT else Way.TEXT)

    def show_as(self, way: Way) -> None:
        """Show pages as text, or as pictures."""
        self.way = way
        self.ask()
        self._show_head()

    @on(commands.OtherEdition)
    def _other_edition(self) -> None:
        self.previewing.edition = "public" if self.previewing.edition == "full" else "full"
        self.ask()
        self._show_head()

    @on(commands.AsDraft)
    def _as_draft(self) -> None:
        self.previewing.draft = not self.previewing.draft
        self.ask()
        self._show_head()

    @on(commands.WriteThere)
    def _write_there(self) -> None:
        if self.following and self._at[0]:
            self._write(*self._at)
        else:
            self._write_at(self.sheet.top + self.sheet.in_view // 4)

    def _write_at(self, row: int) -> None:
        spot = self.shown.spot_at(row)
        if spot is not None:
            self._write(self.previewing.place_of(spot.field), spot.line)

    def _write(self, place: str, line: int) -> None:
        self.post_message(OpenPlace(place, line))
