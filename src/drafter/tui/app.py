"""The app: opens the library or a report, and leaves cleanly whatever happens."""

from __future__ import annotations

import asyncio
import datetime
import gc
import os
import signal
from collections.abc import Callable
from functools import cached_property
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, ClassVar

import msgspec
from textual.app import App
from textual.binding import BindingType
from textual.screen import Screen

from drafter.report.errors import DrafterError
from drafter.report.visible import visible
from drafter.store.config import DEFAULTS, Config
from drafter.store.remembered import AppView, recall, remember
from drafter.tui.commands.keys import Keys
from drafter.tui.styles import sheet
from drafter.tui.styles.by_need import StylesheetByNeed
from drafter.tui.themes import DARK, LIGHT, OWN, filled

if TYPE_CHECKING:
    from textual.driver import Driver

    from drafter.store.workspace import Workspace
    from drafter.tui.graphics import Graphics
    from drafter.tui.widgets.problems import Problem

_PACE = 700, 10, 10
"""How often garbage is collected: as Python does unless it is told otherwise."""


class DrafterApp(App[None]):
    """``workspace`` is where the reports are; ``report`` the one to begin with, None for the library.

    ``trouble`` is what keeps ``config`` from being what the person wrote, in one sentence.
    """

    CSS_PATH: ClassVar[list[str | PurePath]] = [sheet("drafter"), sheet("report"), sheet("library")]
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []
    TITLE = "drafter"

    def __init__(
        self,
        workspace: Workspace,
        report: Path | None = None,
        *,
        today: Callable[[], datetime.date] = datetime.date.today,
        theme: str | None = None,
        config: Config = DEFAULTS,
        keys: Keys | None = None,
        trouble: str = "",
    ) -> None:
        super().__init__()
        self.stylesheet = StylesheetByNeed(variables=self.get_css_variables())
        self.workspace = workspace
        self.today = today
        self.config = config
        self.keys = keys or Keys(config.remapped)
        self.set_keymap(self.keys.keymap)
        self._config_trouble = trouble
        self._first = report
        self._trouble = ""
        for own in OWN:
            self.register_theme(own)
        self.view = recall("app", AppView)
        self.theme = theme or self._theme_to_begin_with()

    @cached_property
    def graphics(self) -> Graphics:
        """How pictures are shown on this terminal."""
        from drafter.tui.graphics import Graphics

        return Graphics(self, self.config.preview.show)

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver for where the app is; one of a terminal can be asked what it shows."""
        driver = super().get_driver_class()
        if driver.__name__ == "LinuxDriver":
            from drafter.tui.answers import AnsweringDriver

            return AnsweringDriver
        return driver

    def get_css_variables(self) -> dict[str, str]:
        """The colours of the theme, with those that only drafter's own themes have."""
        return filled(super().get_css_variables())

    def refresh_css(self, animate: bool = True) -> None:
        """Dress what there is anew. Before the first screen there is nothing, and all styles would be read twice."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Screen[Any]:
        """The first screen: the report that was named, else the library."""
        if self._first is not None:
            try:
                return self._report_screen(self._first)
            except DrafterError as error:
                self._trouble = str(error)
        return self._library_screen()

    def on_mount(self) -> None:
        """Say what kept the report from opening."""
        self._listen()
        self.call_after_refresh(_collect_garbage)
        # The default screen has no caller; without one it could not give way to the library.
        self.screen._push_result_callback(self, None)
        if self._trouble:
            self._say_trouble(self._trouble)
        if self._config_trouble:
            self.notify(
                visible(self._config_trouble), title="Configuration", severity="warning", timeout=20, markup=False
            )

    # --- screens

    def _library_screen(self) -> Screen[Any]:
        from drafter.tui.screens.library import LibraryScreen

        return LibraryScreen(self.workspace)

    def _report_screen(self, path: Path, place: str = "", line: int = 0, waive: Problem | None = None) -> Screen[Any]:
        from drafter.store.load import load_report
        from drafter.tui.screens.report import ReportScreen
        from drafter.tui.session import Session

        session = Session(load_report(path, self.workspace), self.workspace, self.today)
        screen = ReportScreen(session, place=place, line=line)
        screen.to_waive = waive
        return screen

    def open_report(self, path: Path, place: str = "", line: int = 0, *, waive: Problem | None = None) -> None:
        """Show a report, at a place where one is named; what keeps it from opening is said in one sentence.

        ``waive`` is a problem that the person wants to waive there.
        """
        try:
            screen = self._report_screen(path, place, line, waive)
        except DrafterError as error:
            self._say_trouble(str(error))
        else:
            self.push_screen(screen)

    def _say_trouble(self, words: str) -> None:
        self.notify(visible(words), title="Not opened", severity="error", timeout=12, markup=False)

    def close_report(self) -> None:
        """Back to the library, saved."""
        if not self._save(self.screen):
            return
        if len(self.screen_stack) > 1:
            self.pop_screen()
        else:
            self.switch_screen(self._library_screen())

    def on_app_focus(self) -> None:
        """Back at the terminal: files may have been changed meanwhile."""
        from drafter.tui.screens.commanding import CommandScreen

        if isinstance(self.screen, CommandScreen):
            self.screen.look_outside()

    def keep_theme(self, name: str) -> None:
        """Take a theme, from now on."""
        self.theme = name
        self.keep_view(msgspec.structs.replace(self.view, theme=name, over=self.config.theme))

    def keep_view(self, view: AppView) -> None:
        """Remember it from one run to the next."""
        self.view = view
        remember("app", view)

    def _theme_to_begin_with(self) -> str:
        """The one that was picked last, unless the config has named another since; else that of the config."""
        if self.view.theme in self.available_themes and self.view.over == self.config.theme:
            return self.view.theme
        return self.config.theme or (LIGHT if _light_terminal() else DARK).name

    # --- leaving

    def leave(self) -> None:
        """Quit, with everything saved; where that fails the text stays on the screen."""
        self._when_typed(self._leave)

    def _leave(self) -> None:
        if self._finish() and all(self._save(screen) for screen in self.screen_stack):
            self.exit()

    def _finish(self) -> bool:
        """Take what forms and grids still hold, before reports are saved; whether the app may leave."""
        from drafter.tui.screens.commanding import CommandScreen

        may = True
        for screen in reversed(self.screen_stack):
            if isinstance(screen, CommandScreen):
                may = screen.finish() and may
        return may

    def _when_typed(self, then: Callable[[], None]) -> None:
        """Do something when the keys pressed before it have arrived: they wait in line, here and at the editor."""
        self.call_later(self._behind_keys, then)

    def _behind_keys(self, then: Callable[[], None]) -> None:
        # Nothing waits at what is being taken off the screen, and nothing is handed on there either.
        if self.focused is None or not self.focused.call_later(then):
            self.call_later(then)

    async def action_quit(self) -> None:
        """Textual's own way out is this one too."""
        self.leave()

    def _save(self, screen: object) -> bool:
        from drafter.tui.screens.report import ReportScreen

        if not isinstance(screen, ReportScreen) or screen.saving is None:
            return True
        screen.remember()
        try:
            screen.saving.write()
        except DrafterError as error:
            screen.saving.failed(error)
            return False
        return True

    def _close_journal(self, screen: object) -> None:
        """What could not be saved is left behind, on disk, before anything else is taken apart."""
        from drafter.tui.screens.report import ReportScreen

        if isinstance(screen, ReportScreen):
            screen.session.close()

    def _listen(self) -> None:
        """Textual runs no hook when the terminal hangs up, or the process is told to end or to stop."""
        from drafter.tui.answers import AnsweringDriver

        if isinstance(self._driver, AnsweringDriver):
            self._driver.before_stopping = self._stopping
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            try:
                loop.add_signal_handler(number, self._told_to_end, number)
            except (NotImplementedError, RuntimeError, ValueError):
                return

    def _stopping(self) -> None:
        """What is stopped may never be continued."""
        from drafter.tui.screens.report import ReportScreen

        for screen in self.screen_stack:
            if isinstance(screen, ReportScreen) and screen.session.journal is not None:
                screen.session.journal.flush()

    def _told_to_end(self, number: int) -> None:
        self._when_typed(lambda: self._end(number))

    def _end(self, number: int) -> None:
        self._finish()
        for screen in self.screen_stack:
            self._save(screen)
            self._close_journal(screen)
        self.exit(return_code=128 + number)


def _light_terminal() -> bool:
    """Whether the terminal says that its background is light (``COLORFGBG``, as rxvt, Konsole and others set it)."""
    background = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return background in ("7", "15")


def _collect_garbage() -> None:
    """From the first picture on: often, so that it never takes long, and not in what was made until then."""
    if not gc.isenabled():
        gc.freeze()
        gc.set_threshold(*_PACE)
        gc.enable()
