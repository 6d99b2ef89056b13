"""Shelving: new reports, copies, and what goes to the archive and comes back from it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual import on

from drafter.report.errors import DrafterError
from drafter.report.visible import visible
from drafter.store.archiving import archive, bring_back
from drafter.tui.commands import library as commands
from drafter.tui.commands.command import Need
from drafter.tui.screens.listing import ListingScreen
from drafter.tui.slugs import slug_of


class ShelvingScreen(ListingScreen):
    """Nothing is ever deleted: what was archived or brought back can be undone, step by step."""

    _moves: tuple[tuple[Path, ...], ...] = ()
    """The folders that were moved, as they are now, for each step."""

    def meets(self, need: Need) -> bool:
        """Whether there is a step to undo."""
        return bool(self._moves) if need is Need.UNDO else super().meets(need)

    @on(commands.NewReport)
    def _new(self) -> None:
        from drafter.tui.screens.new_report import NewReportScreen

        rows = () if self.archive else tuple(self.rows.values())
        self.app.push_screen(NewReportScreen(self.workspace, rows), self._made)

    def _made(self, file: Path | None) -> None:
        if file is not None:
            if self.archive:
                self.post_message(commands.ShowArchive())
            self.read_all()
            self.open(file)

    @on(commands.Duplicate)
    def _duplicate(self) -> None:
        from drafter.store.create import duplicate
        from drafter.store.load import load_report

        row = self.shelf.current
        if row is None:
            return
        taken = {file.parent.name for file in self.workspace.reports()}
        try:
            made = duplicate(load_report(row.file, self.workspace), slug_of(row.slug, taken))
        except DrafterError as error:
            self._say(error)
            return
        if self.archive:
            self.notify(f"Copied to drafts/{visible(made.path.parent.name)}.", markup=False)
            return
        self.read_all()
        self.shelf.put_cursor(made.path)
        self.notify(f"Copied as {visible(made.path.parent.name)}. Give it another title.", markup=False)

    @on(commands.Archive)
    def _archive(self) -> None:
        moved = self._move([file.parent.name for file in self.chosen()], back=self.archive)
        if moved:
            self._moves = (*self._moves, moved)
            what = moved[0].name if len(moved) == 1 else f"{len(moved)} reports"
            done = "is back among the reports" if self.archive else "is in the archive"
            done = done if len(moved) == 1 else done.replace("is", "are", 1)
            self.notify(self.told(f"{visible(what)} {done}. {{undo}} undoes it."), timeout=6, markup=False)
        self.read_all()

    @on(commands.UndoMove)
    def _undo(self) -> None:
        *before, last = self._moves
        back = self.workspace.drafts not in {folder.parent for folder in last}
        moved = self._move([folder.name for folder in last], back=back)
        self._moves = tuple(before)
        self.read_all()
        if moved:
            self.notify(f"Undone: {visible(', '.join(folder.name for folder in moved))}.", timeout=4, markup=False)

    def _move(self, slugs: Sequence[str], *, back: bool) -> tuple[Path, ...]:
        """Move reports, and say of the first that could not be why; the folders of those that were."""
        moved: list[Path] = []
        for slug in slugs:
            try:
                moved.append((bring_back if back else archive)(self.workspace, slug))
            except DrafterError as error:
                self._say(error)
                break
        return tuple(moved)

    def _say(self, error: DrafterError) -> None:
        self.notify(visible(str(error)), title="Not done", severity="error", timeout=12, markup=False)
