"""What can be chosen for an export: formats, edition, draft or not, and the folder."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from typing import NamedTuple

from rich.text import Text

from drafter.report.visible import one_line
from drafter.tui.widgets.rows import Rows

FORMATS = (
    ("docx", "Word document (DOCX)"),
    ("pdf", "PDF, accessible and archival"),
    ("html", "Web page (HTML), one file for every screen"),
    ("odt", "LibreOffice document (ODT)"),
    ("md", "Plain text with marks (Markdown)"),
)
_CHOSEN_AT_FIRST = ("docx", "pdf")


class ChoiceKind(enum.Enum):
    """What a row of the choices is about."""

    FORMAT = "format"
    EDITION = "edition"
    DRAFT = "draft"
    FOLDER = "folder"
    GO = "go"


class Choice(NamedTuple):
    """A row: ``id`` is the format or the edition."""

    kind: ChoiceKind
    id: str
    words: str


CHOICES = (
    *(Choice(ChoiceKind.FORMAT, id, words) for id, words in FORMATS),
    Choice(ChoiceKind.EDITION, "public", "Public edition: nothing exempt is in it"),
    Choice(ChoiceKind.EDITION, "full", "Full edition, for those who may see what is exempt"),
    Choice(ChoiceKind.DRAFT, "draft", "Draft: says DRAFT on every page, may leave with errors"),
    Choice(ChoiceKind.FOLDER, "folder", "Folder"),
    Choice(ChoiceKind.GO, "go", "Export"),
)


class ExportChoices(Rows[Choice]):
    """``formats``, ``edition`` and ``draft`` are what is chosen; ``folder`` is only shown, whoever asks chooses it."""

    COMPONENT_CLASSES = {"rows--cursor", "rows--cursor-blurred", "rows--hover", "rows--dim", "export--go"}

    def __init__(self, *, id: str) -> None:
        self._formats = set(_CHOSEN_AT_FIRST)
        self.edition = "public"
        self.draft = False
        self.folder = ""
        super().__init__(CHOICES, id=id)

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats, in their order."""
        return tuple(id for id, _ in FORMATS if id in self._formats)

    def choose_formats(self, formats: Iterable[str]) -> None:
        """Choose these formats, as far as there are such; of none nothing changes."""
        known = {id for id, _ in FORMATS} & set(formats)
        self._formats = known or self._formats

    def show_folder(self, folder: str) -> None:
        """Show where the files go."""
        self.folder = folder
        self.refresh_rows()

    def state_of(self, item: Choice, index: int) -> int:
        """Whether it is on; of the folder, which it is."""
        if item.kind is ChoiceKind.FOLDER:
            return hash(self.folder)
        return int(
            (item.kind is ChoiceKind.FORMAT and item.id in self._formats)
            or (item.kind is ChoiceKind.EDITION and item.id == self.edition)
            or (item.kind is ChoiceKind.DRAFT and self.draft)
        )

    def draw(self, item: Choice, width: int) -> list[Text]:
        """A sign and the words; a gap before each group."""
        gap = Text("", end="")
        if item.kind is ChoiceKind.GO:
            return [gap, Text(f" ▶  {item.words}", style=self.component("export--go"), end="")]
        on = self.state_of(item, 0)
        sign = {ChoiceKind.EDITION: "○●", ChoiceKind.FOLDER: "→"}.get(item.kind, "☐☑")
        text = Text(f" {sign[on] if len(sign) > 1 else sign}  {item.words}", end="", no_wrap=True)
        if item.kind is ChoiceKind.FOLDER:
            text.append(f"  {one_line(self.folder)}", self.component("rows--dim"))
        text.truncate(max(1, width), overflow="ellipsis")
        starts_group = item.id in ("public", "draft", "folder")
        return [gap, text] if starts_group else [text]

    def switch(self, item: Choice) -> None:
        """Turn a choice on or off."""
        if item.kind is ChoiceKind.FORMAT:
            self._formats ^= {item.id}
        elif item.kind is ChoiceKind.EDITION:
            self.edition = item.id
        elif item.kind is ChoiceKind.DRAFT:
            self.draft = not self.draft
        self.refresh_rows()
