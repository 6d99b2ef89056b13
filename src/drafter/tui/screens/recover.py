"""What a journal would bring back, to be looked at before it is decided."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from typing import ClassVar, Generic, NamedTuple, TypeVar

from rich.style import Style
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from drafter.report.visible import one_line
from drafter.store.recovery import ChangedLine, Lost, changed_lines, counted_words
from drafter.tui.screens.dialog import DialogScreen
from drafter.tui.widgets.rows import RowChosen, Rows

_MOST_LINES = 60
"""Changed lines that are shown of a part."""
_MOST_CHARACTERS = 2_000
"""Characters that are shown of a line."""

Choice = TypeVar("Choice", bound=enum.Enum)


class Decision(enum.Enum):
    """What is to become of a journal."""

    BRING_BACK = "Bring back"
    LEAVE = "Leave it in the journal"
    DISCARD = "Discard"


class Side(enum.Enum):
    """Whose text stands where report and journal both have changed. The first loses nothing."""

    BOTH = "Take both, the journal's below"
    JOURNAL = "Take the journal's"
    REPORT = "Leave the report's"


class Shown(NamedTuple):
    """A part, with the name that the author knows it by."""

    name: str
    part: Lost


class _Answers(Rows[Choice]):
    """The page keys scroll what is above: there is more of it than of answers."""

    def draw(self, item: Choice, width: int) -> list[Text]:
        text = Text(f" {item.value}", end="", no_wrap=True)
        text.truncate(max(1, width - 1), overflow="ellipsis")
        return [text]

    def action_page(self, by: int) -> None:
        """Scroll the words that are asked about."""
        words = self.screen.query_one(VerticalScroll)
        words.scroll_page_down() if by > 0 else words.scroll_page_up()


class _ChoiceScreen(DialogScreen["Choice | None"], Generic[Choice]):
    """Words, and answers to what they ask; none where it is closed."""

    def __init__(self, head: str, about: str, shown: Sequence[Shown], answers: Sequence[Choice]) -> None:
        super().__init__(classes="finder recover")
        self._head = head
        self._about = about
        self._shown = shown
        self._answers = _Answers(answers)

    def compose(self) -> ComposeResult:
        """What it is about, all that differs, the answers."""
        head = Text(f"{one_line(self._head)}\n", "bold")
        head.append(one_line(self._about), "not bold dim")
        self._answers.styles.height = len(self._answers.items)
        with Vertical(classes="finder--box recover--box"):
            yield Static(head, markup=False, classes="recover--head")
            with VerticalScroll(classes="recover--text", can_focus=False):
                yield _Differences(self._shown, is_offer=isinstance(self, RecoverScreen))
            yield self._answers

    def on_mount(self) -> None:
        """Wait for keys."""
        self._answers.focus()

    @on(RowChosen)
    def _chosen(self, event: RowChosen[Choice]) -> None:
        event.stop()
        self.dismiss(event.item)


class RecoverScreen(_ChoiceScreen[Decision]):
    """Asks what is to become of a journal; closed, it is left."""

    ABOUT = "Words that were not saved"
    LEAVING: ClassVar[str] = "leaves it"

    def __init__(self, about: str, shown: Sequence[Shown]) -> None:
        super().__init__(self.ABOUT, about, shown, tuple(Decision))


class ContestedScreen(_ChoiceScreen[Side]):
    """Asks whose text stands in one part; closed, the report's does for now, and the journal keeps its own."""

    ABOUT = "Changed in the report and in the journal"
    LEAVING: ClassVar[str] = "decides later"

    def __init__(self, shown: Shown, sides: Sequence[Side]) -> None:
        about = f"{shown.name}: the report (-) was changed after the journal (+) began."
        super().__init__(self.ABOUT, about, (shown,), sides)


class _Differences(Widget):
    """Lines that only the report has (-), and those that only the journal has (+)."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"recover--gone", "recover--back", "recover--name", "recover--note"}

    def __init__(self, shown: Sequence[Shown], *, is_offer: bool) -> None:
        super().__init__()
        self._is_offer = is_offer
        self._shown = [(each, changed_lines(each.part)) for each in shown]

    def render(self) -> Text:
        """All of it, in the colours of the theme."""
        text = Text()
        for (name, part), lines in self._shown:
            text.append(one_line(name), self._style("name"))
            text.append(f"  {counted_words(part.words) if part.words else 'fewer words'}\n", self._style("note"))
            if part.is_contested and self._is_offer:
                text.append("The report has been changed here since; you will be asked.\n", self._style("note"))
            self._append(text, lines)
            text.append("\n")
        return text

    def _append(self, text: Text, lines: Sequence[ChangedLine]) -> None:
        for sign, line in lines[:_MOST_LINES]:
            cut = f"{line[:_MOST_CHARACTERS]}…" if len(line) > _MOST_CHARACTERS else line
            text.append(f"{sign} {one_line(cut)}\n", self._style("back" if sign == "+" else "gone"))
        if len(lines) > _MOST_LINES:
            text.append(f"and {len(lines) - _MOST_LINES:,} more lines\n", self._style("note"))

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"recover--{name}", partial=True)
