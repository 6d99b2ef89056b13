"""What came of an export: rows that unfold, the receipt, and the way to files and folders outside."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from pathlib import Path

from textual import on
from textual.screen import ScreenResultType

from drafter.report.visible import one_line
from drafter.tui.commands import export as commands
from drafter.tui.commands.command import Need
from drafter.tui.export_rows import Key, Node, NodeKind
from drafter.tui.export_units import Unit
from drafter.tui.screens.commanding import CommandScreen
from drafter.tui.widgets.outcomes import Outcomes
from drafter.tui.widgets.rows import RowChosen


class Phase(enum.Enum):
    """How far the export is."""

    CHOOSING = "choosing"
    RUNNING = "running"
    ENDED = "ended"


class OutcomeScreen(CommandScreen[ScreenResultType]):
    """``units`` are the reports, by file; ``phase`` how far it is; ``unfolded`` the rows that show what is below."""

    def __init__(self, titles: Mapping[Path, str]) -> None:
        super().__init__(classes="export")
        self.units = {file: Unit(file, title) for file, title in titles.items()}
        self.phase = Phase.CHOOSING
        self.outcomes = Outcomes(id="outcomes")
        self.unfolded: frozenset[Key] = frozenset()

    def tell(self) -> None:
        """Show how far it is, and say it."""
        raise NotImplementedError

    @property
    def made(self) -> bool:
        """Whether there is something in the folder to look at."""
        return any(unit.published is not None for unit in self.units.values())

    @property
    def made_in(self) -> Path:
        """The folder that the files went to."""
        raise NotImplementedError

    def meets(self, need: Need) -> bool:
        """Whether there is what a command needs."""
        node = self.outcomes.current if self.phase is Phase.ENDED else None
        match need:
            case Need.MADE:
                return self.phase is Phase.ENDED and self.made
            case Need.FILE:
                return node is not None and node.path is not None
            case Need.POINTS:
                return node is not None and (node.is_open is not None or node.kind is NodeKind.POINT)
            case Need.RECEIPT:
                return self._receipt_unit() is not None
            case _:
                return super().meets(need)

    @on(RowChosen, "#outcomes")
    def _outcome_chosen(self, event: RowChosen[Node]) -> None:
        node = event.item
        if node.kind is NodeKind.RECEIPT:
            self._show_receipt()
        elif node.is_open is not None:
            self._unfold(node.key)
        elif node.kind in (NodeKind.TROUBLE, NodeKind.REPORT) and self.phase is Phase.ENDED:
            self.cure(node)

    def cure(self, node: Node) -> None:
        """Go to a report, or to what stands in its way."""

    def _unfold(self, key: Key) -> None:
        self.unfolded = self.unfolded ^ {key}
        self.tell()

    @on(commands.ShowPoints)
    def _show_points(self) -> None:
        node = self.outcomes.current
        if node is None:
            return
        key = node.key[:-1] if node.kind is NodeKind.POINT else node.key
        self._unfold(key)
        self.outcomes.put_cursor(key)

    def _receipt_unit(self) -> Unit | None:
        """The report whose receipt is meant: the one under the cursor, or the only one."""
        node = self.outcomes.current
        if self.phase is not Phase.ENDED or node is None:
            return None
        unit = self.units.get(node.file)
        return unit if unit is not None and unit.published is not None else None

    @on(commands.ShowReceipt)
    def _show_receipt(self) -> None:
        from drafter.export.receipt.beside import beside
        from drafter.tui.screens.receipt import ReceiptScreen

        unit = self._receipt_unit()
        if unit is None or unit.published is None:
            return
        receipt, page = beside(unit.published.receipt).receipt, unit.published.receipt_page
        if receipt is None:
            words = f"The receipt is no longer there: {unit.published.receipt}"
            self.notify(one_line(words), title="Not shown", severity="warning", markup=False)
            return

        def read(opened: Path | None) -> None:
            if opened is not None:
                self._open(opened)

        self.app.push_screen(ReceiptScreen(receipt, page), read)

    @on(commands.OpenFile)
    def _open_file(self) -> None:
        node = self.outcomes.current
        if node is not None and node.path is not None:
            self._open(node.path)

    @on(commands.OpenFolder)
    def _open_folder(self) -> None:
        self._open(self.made_in)

    def _open(self, path: Path) -> None:
        """Open a folder or a file in the windows of the person; without any, its path goes to the clipboard."""
        from drafter.tui.folders import opened, opener

        program = opener()
        if program is not None and opened(path, program):
            self.notify(f"Opened: {one_line(str(path))}", timeout=3, markup=False)
            return
        self.app.copy_to_clipboard(str(path).encode("utf-8", "replace").decode())
        self.notify(f"There is no desktop here. The path is copied: {one_line(str(path))}", timeout=8, markup=False)
