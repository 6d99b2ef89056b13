"""The process of a preview: it sets the pages of a report whenever it changed, and draws what is looked at.

Started with ``python -c``, it reads orders on standard input and writes answers on standard output. It is warm: what
did not change is not set again. It can be killed at any time. Told to end (SIGTERM), or alone, it takes its folder with
it, for the one who made that may be gone before it could.
"""

from __future__ import annotations

import os
import pickle
import shutil
import signal
import sys
import threading
from pathlib import Path
from queue import SimpleQueue
from typing import BinaryIO

from drafter.document.edition import Edition
from drafter.document.tree import filled
from drafter.export.preview.orders import HEAD, ORDERS, Answer, Order, Reading, View, Way, framed
from drafter.export.preview.pages import Pages, Sheets
from drafter.export.preview.paper import Paper
from drafter.export.preview.picture import PageSet, picture
from drafter.export.preview.reading import ReadingDress, passages
from drafter.export.preview.sight import Spot, Whereabouts
from drafter.report.errors import DrafterError
from drafter.report.report import Report

_NICE = 5
"""Keys come first."""


def main(folder: str) -> None:
    """Carry out orders until there are no more. ``folder`` is private and empty."""
    os.nice(_NICE)
    # No thread but the one that waits for it: it must be heard while a page is being set, too.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    orders: SimpleQueue[Order] = SimpleQueue()
    threading.Thread(target=_read, args=(sys.stdin.buffer, orders, folder), daemon=True).start()
    threading.Thread(target=_until_told, args=(folder,), daemon=True).start()
    desk = Desk(Path(folder))
    while True:
        sys.stdout.buffer.write(framed(desk.answer(orders.get())))
        sys.stdout.buffer.flush()


def _read(source: BinaryIO, orders: SimpleQueue[Order], folder: str) -> None:
    """Pass on what comes in. Where nothing more can come nobody waits any more: a page being set is left as it is."""
    while len(head := source.read(HEAD)) == HEAD:
        orders.put(ORDERS.decode(source.read(int.from_bytes(head, "big"))))
    _leave(folder)


def _until_told(folder: str) -> None:
    signal.sigwait({signal.SIGTERM})
    _leave(folder)


def _leave(folder: str) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


class Desk:
    """Answers orders, one after the other."""

    def __init__(self, folder: Path) -> None:
        self._pages = Pages(folder)
        self._sheets: Sheets | None = None
        self._set: PageSet | None = None
        self._spots: list[Spot] = []
        self._where = Whereabouts(())
        self._trouble = ("", "")
        # No other process counts the same.
        self._setting = os.getpid() << 24

    def answer(self, order: Order) -> Answer:
        """Set the report where it changed, and draw what is looked at."""
        if order.report:
            self._take(order)
        view, (trouble, cure) = order.view, self._trouble
        if self._sheets is None or self._set is None:
            return Answer(0, [], trouble=trouble, cure=cure)
        is_known = view.known == self._setting
        reading, shown = None, None
        if view.way is not Way.TEXT:
            page, spot = self._looked_at(view, len(self._set.sizes))
            shown = picture(self._set, page, spot, view, pale=bool(trouble))
        elif not is_known or view.held != view.columns:
            reading = _reading(self._sheets, self._set, view.columns)
        spots = None if is_known else self._spots
        return Answer(self._setting, self._set.sizes, spots, reading, shown, trouble, cure)

    def _take(self, order: Order) -> None:
        """Set another report."""
        # From the process that started this one, over a pipe that no other has.
        report: Report = pickle.loads(order.report)  # noqa: S301
        try:
            sheets = self._pages.set(
                report, Path(order.template_folder), Edition(order.edition), draft=order.draft, design=order.design
            )
        except DrafterError as fault:
            self._trouble = (fault.message, fault.cure)
            return
        if self._set is not None:
            self._set.close()
        self._sheets, self._set = sheets, PageSet(sheets.pdf)
        self._spots = list(sheets.placed.spots.values())
        self._where = Whereabouts(self._spots)
        self._trouble = ("", "")
        self._setting += 1

    def _looked_at(self, view: View, pages: int) -> tuple[int, Spot | None]:
        """The page of a view, and the spot that it follows."""
        if view.page or not self._spots:
            return max(1, min(view.page, pages)), None
        spot = self._spots[self._where.of(view.place, view.line)]
        return spot.page, spot


def _reading(sheets: Sheets, pages: PageSet, columns: int) -> Reading:
    """The report as text."""
    dress = ReadingDress(sheets.document)
    blocks = filled(sheets.layout, sheets.shape, dress, sheets.template_folder)
    paper = Paper(columns, [height for _, height in pages.sizes], sheets.placed, sheets.document.warning)
    return paper.reading(passages(blocks, columns, sheets.document.labels), list(sheets.placed.spots))
