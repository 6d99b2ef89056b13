"""The process of a preview: it sets the pages of a report whenever it changed, and draws what is looked at.

Started with ``python -c``, it reads orders on standard input and writes answers on standard output. It is warm: what
did not change is not set again. It can be killed at any time, and ends with the process that started it.
"""

from __future__ import annotations

import os
import pickle
import shutil
import sys
import threading
from pathlib import Path
from queue import SimpleQueue
from typing import BinaryIO

from drafter.document.edition import Edition
from drafter.document.tree import filled
from drafter.export.preview.orders import HEAD, ORDERS, Answer, Order, View, Way, framed
from drafter.export.preview.pages import Pages, Sheets
from drafter.export.preview.paper import Paper, Reading
from drafter.export.preview.picture import PageSet, picture
from drafter.export.preview.reading import ReadingDress, passages
from drafter.export.preview.spots import Spot, Whereabouts
from drafter.report.errors import DrafterError
from drafter.report.report import Report

_NICE = 5
"""Keys come first."""


def main(folder: str) -> None:
    """Carry out orders until there are no more. ``folder`` is private and empty."""
    os.nice(_NICE)
    orders: SimpleQueue[Order] = SimpleQueue()
    threading.Thread(target=_read, args=(sys.stdin.buffer, orders, folder), daemon=True).start()
    desk = Desk(Path(folder))
    while True:
        sys.stdout.buffer.write(framed(desk.answer(orders.get())))
        sys.stdout.buffer.flush()


def _read(source: BinaryIO, orders: SimpleQueue[Order], folder: str) -> None:
    """Pass on what comes in. Where nothing more can come nobody waits any more: a page being set is left as it is."""
    while len(head := source.read(HEAD)) == HEAD:
        orders.put(ORDERS.decode(source.read(int.from_bytes(head, "big"))))
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
        self._read_for: tuple[int, int] | None = None

    def answer(self, order: Order) -> Answer:
        """Set the report where it changed, and draw what is looked at."""
        changed = bool(order.report) and self._take(order)
        if self._sheets is None or self._set is None:
            return Answer([], trouble=self._trouble[0], cure=self._trouble[1])
        reading, shown = None, None
        if order.view.way is Way.TEXT:
            reading = self._reading(self._sheets, order.view)
        else:
            shown = picture(
                self._set, *self._looked_at(order.view, len(self._set.sizes)), order.view, pale=self._is_old
            )
        return Answer(
            self._set.sizes,
            self._spots if changed else None,
            reading,
            shown,
            trouble=self._trouble[0],
            cure=self._trouble[1],
        )

    @property
    def _is_old(self) -> bool:
        return bool(self._trouble[0])

    def _take(self, order: Order) -> bool:
        """Set another report; whether there are other pages now."""
        # From the process that started this one, over a pipe that no other has.
        report: Report = pickle.loads(order.report)  # noqa: S301
        try:
            sheets = self._pages.set(report, Path(order.template_folder), Edition(order.edition), draft=order.draft)
        except DrafterError as fault:
            self._trouble = (fault.message, fault.cure)
            return False
        if self._set is not None:
            self._set.close()
        self._sheets, self._set = sheets, PageSet(sheets.pdf)
        self._spots = list(sheets.placed.spots.values())
        self._where = Whereabouts(self._spots)
        self._trouble = ("", "")
        self._read_for = None
        return True

    def _looked_at(self, view: View, pages: int) -> tuple[int, Spot | None]:
        """The page of a view, and the spot that it follows."""
        if view.page or not self._spots:
            return max(1, min(view.page, pages)), None
        spot = self._spots[self._where.of(view.place, view.line)]
        return spot.page, spot

    def _reading(self, sheets: Sheets, view: View) -> Reading | None:
        """The text; None where it is that of the last answer."""
        wanted = (id(sheets), view.columns)
        if self._set is None or wanted == self._read_for:
            return None
        self._read_for = wanted
        dress = ReadingDress(sheets.document)
        blocks = filled(sheets.layout, sheets.shape, dress, sheets.template_folder)
        heights = [height for _, height in self._set.sizes]
        paper = Paper(view.columns, heights, sheets.placed, _head(sheets))
        return paper.reading(passages(blocks, view.columns, sheets.document.labels), list(sheets.placed.spots))


def _head(sheets: Sheets) -> str:
    """What stands at the head of every page."""
    draft = "DRAFT" if sheets.document.draft else ""
    confidential = "NOT FOR PUBLICATION: CONTAINS EXEMPT INFORMATION" if sheets.document.confidential else ""
    return " · ".join(filter(None, (draft, confidential)))
