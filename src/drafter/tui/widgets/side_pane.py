"""The right side: guidance, problems or figures, with their names above."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import msgspec
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from drafter.tui.widgets.figures_pane import FiguresPane
from drafter.tui.widgets.guidance import GuidancePane
from drafter.tui.widgets.jump_point import JumpPoint
from drafter.tui.widgets.problems import ProblemsPane
from drafter.tui.widgets.rows import Rows

TABS = ("guidance", "problems", "figures", "preview")
_GAP = 2


class _Tab(msgspec.Struct, frozen=True):
    """The name of a tab as it is shown, and where."""

    id: str
    words: str
    x: int
    y: int


class TabLine(Widget):
    """The names of the tabs, over as many lines as they need; a click opens one."""

    COMPONENT_CLASSES = {"tabs--open", "tabs--other"}

    tab: reactive[str] = reactive("guidance")
    counts: reactive[str] = reactive("", layout=True)
    """What stands after the name of the problems."""

    def render(self) -> Text:
        """The lines."""
        lines = Text(end="", no_wrap=True)
        at = 0
        for tab in self._placed(self.size.width):
            if tab.y:
                lines.append("\n" if tab.x == 1 else "")
            at = 0 if tab.x == 1 else at
            lines.append(" " * (tab.x - at))
            name = "tabs--open" if tab.id == self.tab else "tabs--other"
            lines.append(tab.words, self.get_component_rich_style(name, partial=True))
            at = tab.x + len(tab.words)
        return lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines of names, and an empty one below."""
        return 2 + max(tab.y for tab in self._placed(width))

    def _placed(self, width: int) -> Iterator[_Tab]:
        x, y = 1, 0
        for tab in TABS:
            words = tab.capitalize() + (f" {self.counts}" if tab == "problems" and self.counts else "")
            if x > 1 and x + len(words) >= width:
                x, y = 1, y + 1
            yield _Tab(tab, words, x, y)
            x += len(words) + _GAP

    def jump_points(self) -> Iterator[JumpPoint]:
        """Each tab."""
        for tab in self._placed(self.size.width):
            yield JumpPoint(tab.x, tab.y, partial(self.call_later, self.run_action, f"screen.side('{tab.id}')"))

    async def on_click(self, event: events.Click) -> None:
        """Open the tab under the mouse."""
        for tab in self._placed(self.size.width):
            if tab.y == event.y and tab.x <= event.x < tab.x + len(tab.words):
                await self.run_action(f"screen.side('{tab.id}')")


class SidePane(Vertical):
    """``tab`` says what is shown."""

    tab: reactive[str] = reactive("guidance")

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.tabs = TabLine()
        self.guidance = GuidancePane(id="guidance")
        self.problems = ProblemsPane(id="problems")
        self.figures = FiguresPane(id="figures")
        self.panes: dict[str, Widget] = {
            "guidance": self.guidance,
            "problems": self.problems,
            "figures": self.figures,
        }
        """What each tab opens."""

    def compose(self) -> ComposeResult:
        """Tabs, then what is open."""
        yield self.tabs
        yield from self.panes.values()

    def add(self, tab: str, pane: Widget) -> None:
        """Put in what is made when it is first asked for."""
        self.panes[tab] = pane
        self.mount(pane)

    def watch_tab(self, tab: str) -> None:
        """Show what was chosen."""
        self.tabs.tab = tab
        for name, pane in self.panes.items():
            pane.display = name == tab

    def enter(self, *, alone: bool) -> bool:
        """Go to what is open: to a list always, to what is only read where it is all that is seen. Says whether."""
        pane = self.panes[self.tab]
        if alone or isinstance(pane, Rows):
            pane.focus()
            return True
        return False
