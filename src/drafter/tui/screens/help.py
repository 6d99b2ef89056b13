"""Help: what a newcomer asks in the first minute on a screen, its keys, the marks of numbered text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from drafter.tui.commands.command import Command, bindings
from drafter.tui.commands.dialogs import HELPING
from drafter.tui.commands.keys import Keys, shown
from drafter.tui.first_minute import FirstMinute
from drafter.tui.screens.dialog import DialogScreen

MARKS = (
    ("## Heading", "a numbered heading: 5.1"),
    ("### Heading", "a heading below it: 5.1.1"),
    ("text", "a paragraph, numbered one level below the heading above it"),
    (". text   .. text   ... text", "a paragraph numbered at level 1, 2 or 3, whatever stands above"),
    (".[5.4.2a] text", "a paragraph with a pinned number"),
    ("~ text", "a paragraph without a number"),
    ("- item   1. item", "a list; indent to nest"),
    ("| a | b |", "a table, with a row of dashes below its header"),
    ("> text", "a quotation"),
    ("{{ name }}", "a figure of the register; alone, the table, chart or image"),
    ('{{ ref("name") }}', "the number of what is named with {#name} at its end"),
    ('{{ note("name") }}', "a footnote"),
    ("::: exempt 1 3  …  :::", "exempt under these paragraphs of Schedule 12A"),
    ("**bold**  *italic*  [text](https://…)", "as you would think"),
    ("\\", "at the very start of a block: the mark behind it means nothing"),
)

MOVES = (
    ("tab, shift+tab", "to the next pane, and back"),
    ("space, enter", "pick an answer"),
    ("backspace", "take a picked answer away"),
    ("^z, ^y", "undo and redo, for each field by itself"),
    ("↑ ↓ in a date", "a day earlier or later; page keys move by months"),
    ("enter in a list", "another entry; alt+↑ and alt+↓ move it"),
    ("{{ in a text", "all that can be cited; enter or tab takes, escape leaves"),
    ("n, p in the preview", "the next page, and the one before; the last line tells its other keys"),
)


class HelpScreen(DialogScreen[None]):
    """One text, with the commands of the screen it was opened on."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(HELPING), Binding("q", "dismiss(None)", "Back", show=False)]
    COMMAND_LIST: ClassVar[Sequence[Command]] = HELPING

    def __init__(self, title: str, minute: FirstMinute, commands: Sequence[Command], keys: Keys) -> None:
        super().__init__(classes="help")
        self._title = title
        self._minute = minute
        self._commands = commands
        self._keys = keys

    def compose(self) -> ComposeResult:
        """One scrolling text."""
        with Vertical(classes="help--box"):
            yield Static(Text(f"Help · {self._title}", "bold"), markup=False, classes="help--head")
            with VerticalScroll(classes="help--text"):
                yield HelpText(self._minute, self._commands, self._keys)

    def on_mount(self) -> None:
        """Arrow keys scroll."""
        self.query_one(".help--text").focus()


class HelpText(Widget):
    """What it says, as one text."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"help--key", "help--title", "help--muted"}

    def __init__(self, minute: FirstMinute, commands: Sequence[Command], keys: Keys) -> None:
        super().__init__()
        self._minute = minute
        self._commands = commands
        self._keys = keys

    def render(self) -> Text:
        """All of it, in the colours of the theme."""
        style = {
            name: self.get_component_rich_style(f"help--{name}", partial=True) for name in ("key", "title", "muted")
        }
        text = Text()
        if self._minute.asked:
            text.append("The first minute\n\n", style["title"])
        for question, answer in self._minute.asked:
            text.append(question, "bold")
            text.append(f"\n{self._keys.told(answer, self._commands)}\n\n")
        text.append("Keys of this screen (^ is Ctrl, ⇧ is Shift)\n\n", style["title"])
        for command in self._commands:
            named = "  ".join(shown(key) for key in self._keys.of(command)) or "palette"
            self._pair(text, named, f"{command.title}. {command.help}", style)
        if not self._minute.marks:
            return text
        text.append("\nKeys while writing\n\n", style["title"])
        for keys, means in MOVES:
            self._pair(text, keys, means, style)
        text.append("\nThe marks of numbered text\n\n", style["title"])
        for mark, means in MARKS:
            text.append(mark, style["key"])
            text.append(f"\n   {means}\n", style["muted"])
        return text

    def _pair(self, text: Text, key: str, means: str, style: dict[str, Style]) -> None:
        text.append(f"{key:<18} ", style["key"])
        text.append(f"{means}\n")
