"""The right side: guidance or problems, with a line of tabs."""

from __future__ import annotations

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import reactive
from textual.widget import Widget

from drafter.tui.widgets.guidance import GuidancePane
from drafter.tui.widgets.problems import ProblemsPane
from drafter.tui.widgets.rows import Rows

TABS = ("guidance", "problems")


class TabLine(Widget):
    """The names of the tabs; a click opens one."""

    COMPONENT_CLASSES = {"tabs--open", "tabs--other"}

    tab: reactive[str] = reactive("guidance")
    counts: reactive[str] = reactive("")
    """What stands after the name of the problems."""

    def render(self) -> Text:
        """The line."""
        line = Text(" ", end="", no_wrap=True)
        for tab in TABS:
            name = "tabs--open" if tab == self.tab else "tabs--other"
            line.append(self._words(tab), self.get_component_rich_style(name, partial=True))
            line.append("  ")
        return line

    def _words(self, tab: str) -> str:
        counts = f" {self.counts}" if tab == "problems" and self.counts else ""
        return tab.capitalize() + counts

    async def on_click(self, event: events.Click) -> None:
        """Open the tab under the mouse."""
        start = 1
        for tab in TABS:
            end = start + len(self._words(tab))
            if start <= event.x < end:
                await self.run_action(f"screen.side('{tab}')")
            start = end + 2


class SidePane(Vertical):
    """``tab`` says what is shown."""

    tab: reactive[str] = reactive("guidance")

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.tabs = TabLine()
        self.guidance = GuidancePane(id="guidance")
        self.problems = ProblemsPane(id="problems")
        self.panes: dict[str, Widget] = {"guidance": self.guidance, "problems": self.problems}
        """What each tab opens."""

    def compose(self) -> ComposeResult:
        """Tabs, then what is open."""
        yield self.tabs
        yield from self.panes.values()

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
