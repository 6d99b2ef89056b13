"""What can be chosen for an export: formats, edition, draft or not."""

from __future__ import annotations

import enum
from typing import NamedTuple

from rich.text import Text

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
    Choice(ChoiceKind.GO, "go", "Export"),
)


class ExportChoices(Rows[Choice]):
    """``formats``, ``edition`` and ``draft`` are what is chosen."""

    COMPONENT_CLASSES = {"rows--cursor", "rows--cursor-blurred", "rows--hover", "rows--dim", "export--go"}

    def __init__(self, *, id: str) -> None:
        self._formats = set(_CHOSEN_AT_FIRST)
        self.edition = "public"
        self.draft = False
        super().__init__(CHOICES, id=id)

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats, in their order."""
        return tuple(id for id, _ in FORMATS if id in self._formats)

    def state_of(self, item: Choice, index: int) -> int:
        """Whether it is on."""
        return int(
            (item.kind is ChoiceKind.FORMAT and item.id in self._formats)
            or (item.kind is ChoiceKind.EDITION and item.id == self.edition)
            or (item.kind is ChoiceKind.DRAFT and self.draft)
        )

    def draw(self, item: Choice, width: int) -> list[Text]:
        """A sign and the words; a gap before each group."""
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
            self._formats ^= {item.id}
        elif item.kind is ChoiceKind.EDITION:
            self.edition = item.id
        else:
            self.draft = not self.draft
        self.refresh_rows()
