"""A screen that is worked by commands: keys, footer, palette and help follow one list and one rule."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.screen import Screen, ScreenResultType

from drafter.tui.commands import everywhere as commands
from drafter.tui.commands.command import Command, Need, hints, run_command
from drafter.tui.first_minute import FirstMinute
from drafter.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from drafter.tui.app import DrafterApp


class CommandScreen(Screen[ScreenResultType]):
    """``COMMAND_LIST`` is what can be done here, ``ABOUT`` what the help calls it, ``ASKED`` what it is asked here."""

    COMMAND_LIST: ClassVar[Sequence[Command]] = ()
    ABOUT: ClassVar[str] = ""
    ASKED: ClassVar[FirstMinute] = FirstMinute()

    app: DrafterApp

    def meets(self, need: Need) -> bool:
        """Whether there is what a command needs."""
        return need is Need.NOTHING

    def allows(self, command: Command) -> bool:
        """Whether a command makes sense now: one rule for keys, footer and palette."""
        return self.meets(command.needs)

    def finish(self) -> bool:
        """Hand on, or save, what only this screen knows yet, for the app is about to leave; says whether it may."""
        return True

    def look_outside(self) -> None:
        """See whether files have been changed by somebody else; the person has come back to the terminal."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key of a command that makes no sense now goes on to the widget under the cursor."""
        if action != "command":
            return super().check_action(action, parameters)
        command = self._command(str(parameters[0]))
        return command is not None and self.allows(command)

    async def action_command(self, id: str) -> None:
        """Run a command by its id, if it makes sense now."""
        command = self._command(id)
        if command is not None and self.allows(command):
            await run_command(self, command)

    def _command(self, id: str) -> Command | None:
        return next((command for command in self.COMMAND_LIST if command.id == id), None)

    def key_of(self, id: str) -> str:
        """The key of a command as a person reads it, empty where it has none."""
        command = self._command(id)
        return "" if command is None else self.app.keys.shown(command)

    def told(self, words: str) -> str:
        """Words with ``{id}`` for the key of a command, as this person has it."""
        return self.app.keys.told(words, self.COMMAND_LIST)

    def show_keys(self) -> None:
        """Show the keys of the commands, those that make no sense now quietly."""
        self.query_one(KeyBar).hints = hints(self.COMMAND_LIST, self.app.keys, self.allows)

    # --- what every screen can do

    @on(commands.OpenPalette)
    def _palette(self) -> None:
        from drafter.tui.screens.palette import PaletteScreen

        entries = [command for command in self.COMMAND_LIST if self.allows(command)]
        self.app.push_screen(PaletteScreen(entries, self.app.keys), self._chosen_command)

    def _chosen_command(self, command: Command | None) -> None:
        if command is not None:
            self.post_message(command.message())

    @on(commands.OpenHelp)
    def _help(self) -> None:
        from drafter.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.ABOUT, self.ASKED, self.COMMAND_LIST, self.app.keys))

    @on(commands.JumpAround)
    def _jump(self) -> None:
        from drafter.tui.screens.jump import Jump, JumpScreen, jumps

        def gone(jump: Jump | None) -> None:
            if jump is not None:
                jump.go()

        self.app.push_screen(JumpScreen(jumps(self)), gone)

    @on(commands.PickTheme)
    def _pick_theme(self) -> None:
        from drafter.tui.screens.themes import ThemeScreen

        def kept(name: str | None) -> None:
            if name is not None:
                self.app.keep_theme(name)

        self.app.push_screen(ThemeScreen(self.app.available_themes, self.app.theme), kept)

    @on(commands.Quit)
    def _quit(self) -> None:
        self.app.leave()
