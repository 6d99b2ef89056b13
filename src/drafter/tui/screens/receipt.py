"""The receipt of an export, to be read where one is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from drafter.export.receipt.receipt import Receipt
from drafter.report.visible import one_line
from drafter.tui.commands.command import Command, bindings
from drafter.tui.commands.dialogs import READING_RECEIPT
from drafter.tui.commands.export import OpenFile
from drafter.tui.folder_typing import in_full
from drafter.tui.receipt_words import receipt_words
from drafter.tui.screens.dialog import DialogScreen


class ReceiptScreen(DialogScreen["Path | None"]):
    """Says where the receipt's page is; gives it where it is to be opened outside."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(READING_RECEIPT)]
    COMMAND_LIST: ClassVar[Sequence[Command]] = READING_RECEIPT
    ABOUT = "A receipt"

    def __init__(self, receipt: Receipt, page: Path) -> None:
        super().__init__(classes="help receipt")
        self._receipt = receipt
        self._page = page

    def compose(self) -> ComposeResult:
        """The title and the path; below them the receipt."""
        report = self._receipt.report
        head = Text()
        head.append(f"Receipt: {one_line(report.title or report.slug)}", "bold")
        head.append(f"\n{one_line(in_full(self._page))}", "dim")
        with Vertical(classes="help--box"):
            yield Static(head, markup=False, classes="help--head receipt--head")
            with VerticalScroll(classes="help--text"):
                yield Static(receipt_words(self._receipt), markup=False)
            keys = self.told("{open-file} opens it as a web page · {back} back")
            yield Static(keys, markup=False, classes="new--label")

    def on_mount(self) -> None:
        """Arrow keys scroll."""
        self.query_one(VerticalScroll).focus()

    @on(OpenFile)
    def _open(self) -> None:
        self.dismiss(self._page)
