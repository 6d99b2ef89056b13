"""Themes: the screen takes the colours of the one under the cursor, and keeps those that are chosen."""

from __future__ import annotations

from typing import NamedTuple

from rich.text import Text
from textual.theme import Theme
from textual.timer import Timer

from drafter.tui.fuzzy import score
from drafter.tui.screens.dialog import FinderRows, FinderScreen
from drafter.tui.themes import ANSI, OWN

PAUSE = 0.08
"""Seconds that the cursor rests on a theme before it is shown."""


class ThemeRow(NamedTuple):
    """A theme: its name, and what kind it is."""

    name: str
    kind: str


def theme_rows(themes: dict[str, Theme]) -> tuple[ThemeRow, ...]:
    """Drafter's own first, then the terminal's own colours, then the others, dark and light."""
    own = [theme.name for theme in OWN]
    others = sorted(
        (name for name in themes if name not in (*own, *ANSI)), key=lambda name: (not themes[name].dark, name)
    )
    return tuple(
        ThemeRow(name, "the terminal's own colours" if name in ANSI else "dark" if themes[name].dark else "light")
        for name in (*own, *ANSI, *others)
        if name in themes
    )


class _Themes(FinderRows[ThemeRow]):
    kept = ""

    def fit(self, item: ThemeRow, typed: str) -> int:
        return score(typed, "", item.name) or score(typed, "", item.kind)

    def draw(self, item: ThemeRow, width: int) -> list[Text]:
        text = Text(f" {'●' if item.name == self.kept else '○'} {item.name}  ", end="", no_wrap=True)
        text.append(item.kind, self.component("rows--dim"))
        text.truncate(max(1, width - 1), overflow="ellipsis")
        return [text]

    def nothing(self) -> str:
        return " No theme has that name."


class ThemeScreen(FinderScreen["str | None", ThemeRow]):
    """Gives the name of the theme that was chosen, or None; the screen is then as it was."""

    ABOUT = "Themes"
    VERB = "Theme"
    HINT = "type some of a name"

    def __init__(self, themes: dict[str, Theme], now: str) -> None:
        super().__init__(_Themes(theme_rows(themes)))
        self._before = now
        self._timer: Timer | None = None
        self.add_class("themes")

    def on_mount(self) -> None:
        """Begin with the theme that there is."""
        if isinstance(self.rows, _Themes):
            self.rows.kept = self._before
        self.rows.put_cursor(next((row for row in self.rows.items if row.name == self._before), None))
        self.watch(self.rows, "cursor", self._soon, init=False)
        self.watch(self.rows, "typed", self._soon, init=False)

    def _soon(self) -> None:
        # All styles are made anew for it: not at every key of several.
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self._preview)

    def _preview(self) -> None:
        if self.rows.current is not None:
            self.app.theme = self.rows.current.name

    def choose(self, item: ThemeRow) -> None:
        """Keep it."""
        self.dismiss(item.name)

    def leave(self) -> None:
        """As it was before."""
        self.app.theme = self._before
        super().leave()
