"""Export: formats, edition, draft or not; what stands in the way; progress; and what was made."""

from __future__ import annotations

import asyncio
import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from drafter.report.template import Level
from drafter.report.visible import one_line
from drafter.tui.background import in_background
from drafter.tui.checking import problems_of
from drafter.tui.publishing import PublishEnded, Publishing, PublishMoved, Wanted
from drafter.tui.session import Session
from drafter.tui.styles import sheet
from drafter.tui.widgets.key_bar import KeyBar, KeyHint
from drafter.tui.widgets.problems import Problem, ProblemsPane
from drafter.tui.widgets.rows import RowChosen, Rows
from drafter.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from drafter.export.publish import Published
    from drafter.tui.app import DrafterApp

FOLDER = "published"
"""The folder of the workspace that exports go to."""
_FORMATS = (
    ("docx", "Word document (DOCX)"),
    ("pdf", "PDF, accessible and archival"),
    ("html", "Web page (HTML), one file for every screen"),
    ("odt", "LibreOffice document (ODT)"),
    ("md", "Plain text with marks (Markdown)"),
)
_CHOSEN_AT_FIRST = ("docx", "pdf")
_MOST_TOLD = 2
"""Files of which it is told what was found when they were opened again."""
_STEPS = {"started": "is being made", "verified": "opened again and found right", "in place": "in its place"}


class ChoiceKind(enum.Enum):
    """What a row of the choices is about."""

    FORMAT = "format"
    EDITION = "edition"
    DRAFT = "draft"
    GO = "go"


class Choice(NamedTuple):
    """A row: ``id`` is the format or the edition."""

    kind: ChoiceKind
    id: str
    words: str


_CHOICES = (
    *(Choice(ChoiceKind.FORMAT, id, words) for id, words in _FORMATS),
    Choice(ChoiceKind.EDITION, "public", "Public edition: nothing exempt is in it"),
    Choice(ChoiceKind.EDITION, "full", "Full edition, for those who may see what is exempt"),
    Choice(ChoiceKind.DRAFT, "draft", "Draft: says DRAFT on every page, may leave with errors"),
    Choice(ChoiceKind.GO, "go", "Export"),
)


class _Choices(Rows[Choice]):
    BINDINGS = [Binding("space", "choose", "Choose", show=False)]
    COMPONENT_CLASSES = {"rows--cursor", "rows--cursor-blurred", "rows--hover", "rows--dim", "export--go"}

    def __init__(self) -> None:
        self.formats = set(_CHOSEN_AT_FIRST)
        self.edition = "public"
        self.draft = False
        super().__init__(_CHOICES, id="choices")

    def state_of(self, item: Choice, index: int) -> int:
        return int(
            (item.kind is ChoiceKind.FORMAT and item.id in self.formats)
            or (item.kind is ChoiceKind.EDITION and item.id == self.edition)
            or (item.kind is ChoiceKind.DRAFT and self.draft)
        )

    def draw(self, item: Choice, width: int) -> list[Text]:
        on = self.state_of(item, 0)
        if item.kind is ChoiceKind.GO:
            return [Text("", end=""), Text(f" ▶  {item.words}", style=self.component("export--go"), end="")]
        sign = ("○●" if item.kind is ChoiceKind.EDITION else "☐☑")[on]
        text = Text(f" {sign}  {item.words}", end="", no_wrap=True)
        text.truncate(max(1, width), overflow="ellipsis")
        starts_group = item.id in ("public", "draft")
        return [Text("", end=""), text] if starts_group else [text]

    def switch(self, item: Choice) -> None:
        """Turn a choice on or off."""
        if item.kind is ChoiceKind.FORMAT:
            self.formats ^= {item.id}
        elif item.kind is ChoiceKind.EDITION:
            self.edition = item.id
        else:
            self.draft = not self.draft
        self.refresh_rows()


@dataclass
class _Looked(Message):
    problems: tuple[Problem, ...]
    unpublishable: bool


class ExportScreen(Screen["Problem | None"]):
    """Gives the problem that the author wants to cure, or None."""

    CSS_PATH = sheet("export")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", show=False),
        Binding("f12", "go", "Export", show=False, priority=True),
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True),
    ]
    AUTO_FOCUS = None
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-middle"), (110, "-wide")]

    app: DrafterApp

    def __init__(self, session: Session) -> None:
        super().__init__(classes="export")
        self._session = session
        self._choices = _Choices()
        self._problems = ProblemsPane(id="blocking")
        self._steps: dict[str, str] = {}
        self._publishing: Publishing | None = None
        self._unpublishable = False
        self._looked = False

    def compose(self) -> ComposeResult:
        """Choices, what stands in the way, what happens."""
        yield TitleBar()
        with Vertical(id="export"):
            yield self._choices
            yield Static("", markup=False, id="export-says")
            yield self._problems
        yield KeyBar()

    def on_mount(self) -> None:
        """Look what stands in the way."""
        title = self.query_one(TitleBar)
        title.heading = f"Export · {self._session.draft.title or self._session.report.slug}"
        self.query_one(KeyBar).hints = (
            KeyHint("space", "Choose", "focused.choose"),
            KeyHint("f12", "Export", "screen.go"),
            KeyHint("tab", "Problems", "app.focus_next"),
            KeyHint("esc", "Back", "screen.back"),
        )
        self._choices.focus()
        self._say("Checking…")
        in_background(self, self._look, "look")

    async def _look(self) -> None:
        session = self._session
        problems, unpublishable = await asyncio.to_thread(
            problems_of, session.report, session.workspace, session.today()
        )
        self.post_message(_Looked(problems, unpublishable))

    @on(_Looked)
    def _looked_at(self, event: _Looked) -> None:
        self._looked = True
        self._unpublishable = event.unpublishable
        blocking = [each for each in event.problems if each.level is Level.ERROR and not each.waived]
        self._problems.checked = True
        self._problems.show(blocking)
        self._say(self._standing(len(blocking)))

    def _standing(self, errors: int) -> str:
        if self._unpublishable:
            return "Not even a draft may leave while it is unclear what is exempt. Enter goes to the place."
        if errors:
            noun = "error stands" if errors == 1 else "errors stand"
            return f"{errors} {noun} in the way. Enter goes to the place. A draft may leave all the same."
        return "Nothing stands in the way."

    def _say(self, words: str | Text) -> None:
        self.query_one("#export-says", Static).update(Text(words) if isinstance(words, str) else words)

    # --- choosing

    @on(RowChosen, "#choices")
    def _chosen(self, event: RowChosen[Choice]) -> None:
        if event.item.kind is ChoiceKind.GO:
            self.action_go()
        else:
            self._choices.switch(event.item)

    @on(RowChosen, "#blocking")
    def _cure(self, event: RowChosen[Problem]) -> None:
        self.dismiss(event.item)

    def action_back(self) -> None:
        """Stop what is running; else back."""
        if self._publishing is not None and self._publishing.running:
            self._publishing.stop()
            self._say("Stopping…")
        else:
            self.dismiss(None)

    def action_quit(self) -> None:
        """Leave the app; what is running stops."""
        if self._publishing is not None:
            self._publishing.stop()
        self.app.leave()

    # --- publishing

    def action_go(self) -> None:
        """Export, unless something stands in the way."""
        choices = self._choices
        if not self._looked or (self._publishing is not None and self._publishing.running):
            return
        if not choices.formats:
            self._say("Choose at least one format.")
        elif self._unpublishable or (self._problems.items and not choices.draft):
            self._say(self._standing(len(self._problems.items)))
            self._problems.focus()
        else:
            self._steps = {}
            self._publishing = Publishing(self, self._session)
            formats = tuple(id for id, _ in _FORMATS if id in choices.formats)
            folder = self._session.workspace.root / FOLDER
            self._publishing.start(Wanted(formats, choices.edition, choices.draft, folder))
            self._say(f"Exporting to {one_line(str(folder))} … escape stops it.")

    @on(PublishMoved)
    def _moved(self, event: PublishMoved) -> None:
        self._steps[event.format] = event.stage
        text = Text("Exporting … escape stops it.\n")
        for format, stage in self._steps.items():
            text.append(f"\n {'✓' if stage != 'started' else '◐'} {format.upper()} {_STEPS.get(stage, stage)}")
        self._say(text)

    @on(PublishEnded)
    def _ended(self, event: PublishEnded) -> None:
        if event.error is not None:
            self._say(f"Not exported: {one_line(event.error.message)} {one_line(event.error.cure)}")
            return
        if event.published is None:
            return
        self._say(_told(event.published))


def _told(published: Published) -> Text:
    """What was made; of more than two files in few lines, for a small terminal has no room for more."""
    text = Text("Exported as a draft" if published.draft else "Exported")
    files = published.files
    if len(files) <= _MOST_TOLD:
        text.append(".\n")
        for file in files:
            text.append(f"\n ✓ {one_line(str(file.path))}", "bold")
            text.append(f"\n   {file.size / 1000:,.0f} kB · {one_line(file.verified)}")
        text.append(f"\n ✓ {one_line(str(published.receipt_page))}", "bold")
        text.append("\n   The receipt, for the clerk’s file")
    else:
        text.append(f" to {one_line(str(files[0].path.parent))}. Each file was opened again and found right.\n\n ")
        for file in files:
            text.append(f"✓ {one_line(file.path.name)}", "bold")
            text.append(f"\u00a0{file.size / 1000:,.0f}\u00a0kB  ")
        text.append(f"✓ {one_line(published.receipt_page.name)}", "bold")
    for kept in published.kept:
        text.append(f"\n ! {one_line(kept.was.name)} was changed by somebody; kept as {one_line(kept.now.name)}")
    return text
