"""Export of many reports: one choice for all, each told when it is done, and one that may not leave stops no other."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text
from textual import on
from textual.widget import Widget

from drafter.report.visible import one_line
from drafter.tui.many import AllDone, Many, OneBegun, OneDone
from drafter.tui.publishing import Wanted, publish_loaded
from drafter.tui.screens.exporting import ExportingScreen
from drafter.tui.widgets.rows import RowChosen, Rows

if TYPE_CHECKING:
    from drafter.export.process import Stop
    from drafter.export.publish import Published
    from drafter.store.workspace import Workspace


class _Row(NamedTuple):
    """A report: how far it is (a sign), and what is said of it."""

    file: Path
    title: str
    sign: str = "·"
    words: str = ""


class _Reports(Rows[_Row]):
    one_line_each = True
    COMPONENT_CLASSES = {
        "rows--cursor",
        "rows--cursor-blurred",
        "rows--hover",
        "rows--dim",
        "many--wrong",
        "many--done",
    }

    def key_of(self, item: _Row) -> object:
        return item.file

    def draw(self, item: _Row, width: int) -> list[Text]:
        style = {"✗": "many--wrong", "✓": "many--done"}.get(item.sign, "rows--dim")
        text = Text(f" {item.sign} ", self.component(style), end="", no_wrap=True)
        text.append(one_line(item.title), "bold")
        text.append(f"  {one_line(item.words)}", self.component("rows--dim"))
        text.truncate(max(1, width - 1), overflow="ellipsis")
        return [text]


class ExportManyScreen(ExportingScreen["Path | None"]):
    """Gives a report that the person wants to open, or None."""

    ABOUT = "Export of several reports"

    def __init__(self, workspace: Workspace, titles: Mapping[Path, str]) -> None:
        super().__init__(workspace, f"{len(titles)} reports")
        self._rows = {file: _Row(file, title) for file, title in titles.items()}
        self._reports = _Reports(tuple(self._rows.values()), id="many")
        self._chosen_now = Wanted((), "public", False, self.folder)
        self._many: Many[Published] = Many(self, self._publish)
        self._stop_file: Stop | None = None

    def below(self) -> Widget:
        """The reports."""
        return self._reports

    def on_mount(self) -> None:
        """Say what will happen."""
        self.say("Each goes through the check first. One that may not leave is told, and the others leave.")

    @property
    def running(self) -> bool:
        """Whether files are being made."""
        return self._many.running

    def start(self) -> None:
        """Make what is chosen, of every report."""
        self._chosen_now = self.wanted
        self._rows = {file: _Row(file, row.title) for file, row in self._rows.items()}
        # From here on it is the reports that are looked at.
        self.add_class("-begun")
        self._reports.focus()
        self._many.start(tuple(self._rows))
        self._tell()

    def stop(self) -> None:
        """Stop; the report that is being made leaves nothing behind, those before stay."""
        self._many.stop()
        if self._stop_file is not None:
            self._stop_file.set()
        self.say("Stopping…")

    def _publish(self, file: Path) -> Published:
        """Publish one. In a thread."""
        from drafter.export.process import Stop
        from drafter.store.load import load_report

        self._stop_file = Stop()
        return publish_loaded(load_report(file, self.workspace), self._chosen_now, self.app.today(), self._stop_file)

    # --- telling

    @on(OneBegun)
    def _begun(self, event: OneBegun) -> None:
        self._rows[event.file] = self._rows[event.file]._replace(sign="◐", words="is being made")
        self._tell()

    @on(OneDone)
    def _done(self, event: OneDone[Published]) -> None:
        row = self._rows[event.file]
        if event.error is not None:
            words = f"{event.error.message} {event.error.cure}"
            self._rows[event.file] = row._replace(sign="✗", words=words)
        elif event.result is not None:
            self.made = True
            files = ", ".join(f"{file.path.name} {file.size / 1000:,.0f} kB" for file in event.result.files)
            self._rows[event.file] = row._replace(sign="✓", words=files)
        self._tell()

    @on(AllDone)
    def _ended(self, event: AllDone) -> None:
        for file, row in self._rows.items():
            if row.sign == "◐":
                self._rows[file] = row._replace(sign="·", words="stopped")
        self._tell(ended=True)
        self.show_keys()

    def _tell(self, *, ended: bool = False) -> None:
        self._reports.show(tuple(self._rows.values()))
        signs = [row.sign for row in self._rows.values()]
        made, wrong = signs.count("✓"), signs.count("✗")
        words = f"{made} of {len(signs)} made" + (f", {wrong} not" if wrong else "")
        if ended:
            self.say(f"{words}. They are in {one_line(str(self.folder))}." if made else f"{words}.")
        else:
            self.say(self.told(f"{words} … {{back}} stops it."))

    @on(RowChosen, "#many")
    def _open(self, event: RowChosen[_Row]) -> None:
        if not self.running:
            self.dismiss(event.item.file)
