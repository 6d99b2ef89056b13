"""A new report: a title, and a template or a report to carry over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from drafter.report.errors import DrafterError
from drafter.report.visible import one_line
from drafter.tui.messages import FieldDone
from drafter.tui.screens.dialog import DialogScreen
from drafter.tui.shelf import ShelfRow
from drafter.tui.slugs import slug_of
from drafter.tui.widgets.controls.line import OneLine
from drafter.tui.widgets.rows import RowChosen, Rows

if TYPE_CHECKING:
    from drafter.store.workspace import Workspace


class Origin(NamedTuple):
    """What a report can be made from: a template by name, or a report by file."""

    words: str
    note: str
    template: str | None = None
    file: Path | None = None


class _Origins(Rows[Origin]):
    def draw(self, item: Origin, width: int) -> list[Text]:
        text = Text(f" {one_line(item.words)}", end="", no_wrap=True)
        text.append(f"  {one_line(item.note)}", self.component("rows--dim"))
        text.truncate(max(1, width - 1), overflow="ellipsis")
        return [text]


class _TitleLine(OneLine):
    def text_changed(self) -> None:
        if self.is_mounted:
            self.screen.query_one("#new-slug", Static).update(Text(self._folder(), "dim"))

    def _folder(self) -> str:
        return f"Folder: {cast(NewReportScreen, self.screen).slug(self.text)}" if self.text.strip() else ""


class NewReportScreen(DialogScreen["Path | None"]):
    """Gives the file of the report that was made, or None."""

    ABOUT = "A new report"

    def __init__(self, workspace: Workspace, shelf: Sequence[ShelfRow]) -> None:
        super().__init__(classes="finder new")
        self.workspace = workspace
        self._taken = {row.slug for row in shelf}
        self._shelf = [row for row in shelf if not row.trouble]
        self._title = _TitleLine("", hint="Libraries: annual report 2026/27", id="new-title", classes="line")
        self._origins = _Origins(id="new-origin")

    def compose(self) -> ComposeResult:
        """Title, folder, origins."""
        with Vertical(classes="finder--box new--box"):
            yield Static(Text("New report", "bold"), markup=False, classes="new--head")
            yield Static("Title", markup=False, classes="new--label")
            yield self._title
            yield Static("", markup=False, id="new-slug")
            yield Static("Made from", markup=False, classes="new--label")
            yield self._origins
            yield Static("", markup=False, id="new-says")
            yield Static("enter goes on to the list, and there makes the report", classes="finder--keys")

    def on_mount(self) -> None:
        """Templates first, then reports to carry over."""
        from drafter.store.templates import load_template, template_names

        origins = []
        for name in template_names(self.workspace):
            try:
                title = load_template(name, self.workspace).template.title
            except DrafterError as error:
                self._say(str(error))
                continue
            origins.append(Origin(title, f"template {name}", template=name))
        origins.extend(Origin(f"Carry over: {row.title or row.slug}", row.slug, file=row.file) for row in self._shelf)
        self._origins.show(origins)
        self._title.focus()

    def slug(self, title: str) -> str:
        """The folder that the report will get."""
        return slug_of(title, self._taken)

    @on(FieldDone)
    def _titled(self) -> None:
        self._origins.focus()

    @on(RowChosen, "#new-origin")
    def _chosen(self, event: RowChosen[Origin]) -> None:
        event.stop()
        title = self._title.text.strip()
        if not title:
            self._say("Give it a title first.")
            self._title.focus()
            return
        try:
            self.dismiss(self._make(title, event.item))
        except DrafterError as error:
            self._say(f"{error.message} {error.cure}")

    def _make(self, title: str, origin: Origin) -> Path:
        from drafter.store.create import new_report
        from drafter.store.load import load_report

        carried = None if origin.file is None else load_report(origin.file, self.workspace)
        made = new_report(self.workspace, self.slug(title), template=origin.template, title=title, carry_from=carried)
        return Path(made.path)

    def _say(self, words: str) -> None:
        self.query_one("#new-says", Static).update(Text(one_line(words)))
