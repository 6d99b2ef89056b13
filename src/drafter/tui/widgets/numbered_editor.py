"""The editor of numbered text: the number of every block stands beside it while it is typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator
from functools import partial

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.document._document import EditResult
from textual.document._edit import Edit
from textual.strip import Strip

from drafter.report.citations import Citation, citations
from drafter.report.template import Level
from drafter.tui.line_findings import Findings, LineFinding, at_column, found_in, heaviest, moved
from drafter.tui.looks import PLAIN, LineLook, Looks
from drafter.tui.marks import MarkKind, marks
from drafter.tui.states import LEVEL_GLYPHS
from drafter.tui.widgets.column import LABELS, NARROW
from drafter.tui.widgets.jump_point import JumpPoint
from drafter.tui.widgets.prose import Prose

Numberer = Callable[[str], Looks]
"""Numbers the text of a field and says how its lines look."""
Taker = Callable[[str], None]
"""Takes a text whose numbers are as they were."""

_MARK = re.compile(r"#{2,3}\s|\.{1,3}\s|\.\[[0-9a-z.]+\]\s|~\s|\s*(?:-|\d+\.)\s|>\s?|\\(?=[#.~\-\d>|:{])")
_MARKED = re.compile(r"[{*^~]|\]\(")
"""What a line must have to have marks inside it."""
_PIPE = re.compile(r"(?<!\\)\||(?<=\|)[ \t]*:?-+:?[ \t]*(?=\|)")
_START = re.compile(r"\A[\W\d_]+")


class NumberedEditor(Prose):
    """Prose with a gutter: a mark for findings, the label, a bar beside exempt text."""

    COMPONENT_CLASSES = {
        "prose--hint",
        "numbered--label",
        "numbered--pinned",
        "numbered--heading",
        "numbered--mark",
        "numbered--citation",
        "numbered--unknown",
        "numbered--link",
        "numbered--exempt",
        "numbered--error",
        "numbered--warning",
        "numbered--advice",
        "numbered--error-words",
        "numbered--warning-words",
        "numbered--advice-words",
    }

    def __init__(
        self, text: str, numberer: Numberer, taker: Taker, *, hint: str = "", classes: str | None = None
    ) -> None:
        self._numberer = numberer
        self._taker = taker
        self._numbers_stay = False
        self._looks: Looks = {}
        self._labels_width = LABELS
        self._findings: Findings = {}
        super().__init__(text, hint=hint, classes=classes)

    # --- numbers and findings

    def text_changed(self) -> None:
        """Number the text again: the labels of the next picture are those of the text it shows."""
        if self._numbers_stay:
            self._taker(self.text)
        else:
            self.show_looks(self._numberer(self.text))

    def edit(self, edit: Edit) -> EditResult:
        """Perform an edit. Where it only changes words inside a line, no number can change, and none is looked for."""
        (top, left), (bottom, _) = edit.top, edit.bottom
        inside = top == bottom and "\n" not in edit.text and top < self.document.line_count
        before = self.document.get_line(top) if inside else ""
        after = before[:left] + edit.text + before[edit.bottom[1] :] if inside else ""
        self._numbers_stay = inside and _same_block(before, after)
        if self._findings and not inside:
            self._findings = moved(self._findings, top, bottom, edit.text.count("\n"))
        try:
            return super().edit(edit)
        finally:
            self._numbers_stay = False

    def renumber(self) -> None:
        """Number again after something before this field has changed."""
        self.text_changed()

    def show_looks(self, looks: Looks) -> None:
        """Take the looks of the lines."""
        self._looks = looks
        widest = max((len(look.label) for look in looks.values()), default=0)
        width = max(LABELS, widest)
        if width != self._labels_width:
            self._labels_width = width
            if self.is_mounted:
                self._rewrap_and_refresh_virtual_size()
        if self.is_mounted:
            self.refresh()

    def show_findings(self, findings: Findings) -> None:
        """Mark the lines that have findings, and the words that these are about."""
        if findings != self._findings:
            self._findings = findings
            self.refresh()

    def label_at_cursor(self) -> str:
        """The number that a person would cite for what is under the cursor: its own, or the nearest above."""
        for line in range(self.cursor_location[0], -1, -1):
            look = self._looks.get(line)
            if look is not None and look.label:
                return look.label
        return ""

    def finding_at_cursor(self) -> LineFinding | None:
        """What was found in the words under the cursor."""
        line, column = self.cursor_location
        found = self._findings.get(line, ())
        return at_column(self.document.get_line(line), found, column) if found else None

    def jump_points(self) -> Iterator[JumpPoint]:
        """Each block that begins on the screen: the text itself where none does."""
        top, wrapped = self.scroll_offset.y, self.wrapped_document._offset_to_line_info
        rows = wrapped[top : top + self.size.height]
        begun = [y for y, (line, section) in enumerate(rows) if section == 0 and self._begins(line)]
        for y in begun or [0]:
            line = rows[y][0] if begun else self.cursor_location[0]
            yield JumpPoint(0, y, partial(self._jump, line))

    def _begins(self, line: int) -> bool:
        # The blank lines within exempt text have a look too.
        return line in self._looks and bool(self.document.get_line(line).strip())

    def _jump(self, line: int) -> None:
        self.focus()
        if line != self.cursor_location[0]:
            self.move_cursor((line, 0))

    # --- the gutter

    @property
    def gutter_cells(self) -> int:
        """The width of mark, label and bar."""
        width = self.size.width
        if width < NARROW // 2:
            return 0
        return self._labels_width + (1 if width < NARROW else 3)

    def row_state(self, line: int) -> Hashable:
        """What the rows of a line show besides its text."""
        return self._looks.get(line), self._findings.get(line)

    def _render_line(self, y: int) -> Strip:
        text = super()._render_line(y)
        width = self.gutter_width
        if width == 0:
            return text
        line, section = self.wrapped_document._offset_to_line_info[y + self.scroll_offset.y]
        return Strip.join([Strip(self._gutter(line, section, width), width), text])

    def _gutter(self, line: int, section: int, width: int) -> list[Segment]:
        base = self.rich_style
        look = self._looks.get(line, PLAIN)
        cells = self.gutter_cells
        segments = [Segment(" " * (width - cells), base)]
        narrow = cells == self._labels_width + 1
        if not narrow:
            segments.append(self._finding(line, section, look))
        label = look.label if section == 0 else ""
        name = "numbered--pinned" if look.pinned else "numbered--label"
        segments.append(Segment(f"{label:<{self._labels_width}}", base + self.component(name)))
        is_fence = not look.fault and self.document.get_line(line).startswith(":::")
        bar = "┃" if look.exempt or is_fence else " "
        segments.append(Segment(bar if narrow else f"{bar} ", base + self.component("numbered--exempt")))
        return segments

    def _finding(self, line: int, section: int, look: LineLook) -> Segment:
        level = Level.ERROR if look.fault else heaviest(self._findings.get(line, ()))
        if level is Level.OFF or section > 0:
            return Segment(" ", self.rich_style)
        return Segment(LEVEL_GLYPHS[level], self.rich_style + self.component(f"numbered--{level.value}"))

    # --- the text

    def knows(self, citation: Citation, *, alone: bool) -> bool:
        """Whether a citation, perhaps alone on its line, prints something."""
        return True

    def get_line(self, line_index: int) -> Text:
        """A line with its heading, marks, citations and findings styled."""
        text = super().get_line(line_index)
        line = text.plain
        look = self._looks.get(line_index, PLAIN)
        if look.heading:
            text.stylize(self.component("numbered--heading"))
        if look.fault:
            text.stylize(self.component("numbered--error"))
        elif line.startswith(":::"):
            text.stylize(self.component("numbered--exempt"))
        elif mark := _MARK.match(line):
            text.stylize(self.component("numbered--mark"), 0, mark.end())
        elif line.startswith("|"):
            for pipe in _PIPE.finditer(line):
                text.stylize(self.component("numbered--mark"), *pipe.span())
        if _MARKED.search(line):
            self._style_marks(text)
        for finding in self._findings.get(line_index, ()):
            span = found_in(line, finding)
            if span is not None:
                text.stylize(self.component(f"numbered--{finding.level.value}-words"), *span)
        return text

    def _style_marks(self, text: Text) -> None:
        line = text.plain
        styles: dict[MarkKind, str | Style] = {
            MarkKind.BOLD: "bold",
            MarkKind.ITALIC: "italic",
            MarkKind.LINK: self.component("numbered--link"),
            MarkKind.SIGN: self.component("numbered--mark"),
        }
        for mark in marks(line):
            text.stylize(styles[mark.kind], mark.start, mark.end)
        for citation in citations(line):
            alone = line.strip(" \t") == citation.source
            name = "numbered--citation" if self.knows(citation, alone=alone) else "numbered--unknown"
            text.stylize(self.component(name), citation.start, citation.end)


def _same_block(before: str, after: str) -> bool:
    """Whether a line that was edited starts the same kind of block as before: only words were changed."""
    start = before[: len(before) - len(_START.sub("", before, count=1))]
    then = after[: len(after) - len(_START.sub("", after, count=1))]
    return (
        start == then
        and len(start) < len(before)
        and len(then) < len(after)
        and "|" not in before
        and "|" not in after
        and not before.startswith((":::", "{"))
        and before.rstrip().endswith(":") == after.rstrip().endswith(":")
    )
