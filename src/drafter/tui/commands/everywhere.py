"""The commands that every screen has."""

from __future__ import annotations

from textual.message import Message

from drafter.tui.commands.command import Command


class OpenPalette(Message):
    """Open the command palette."""


class OpenHelp(Message):
    """Open the help."""


class PickTheme(Message):
    """Light, dark, or the terminal's own colours."""


class JumpAround(Message):
    """Put a letter on every place that can be gone to."""


class GoBack(Message):
    """Back to what was before."""


class Quit(Message):
    """Save and quit."""


PALETTE = Command(
    "palette", "ctrl+p,alt+m", "Command palette", "Finds every command by its words.", OpenPalette, "Menu", kept=True
)
HELP = Command(
    "help", "f1,alt+h", "Help", "The keys of this screen, and what a newcomer asks.", OpenHelp, "Help", kept=True
)
THEME = Command("theme", "", "Theme: light or dark", "Shows each at once, also the terminal's own colours.", PickTheme)
QUIT = Command("quit", "ctrl+q", "Quit", "Saves and leaves. Nothing is ever unsaved.", Quit, "Quit")
JUMP = Command("jump", "ctrl+o,alt+u", "Jump", "A letter on every place; type it to go there.", JumpAround)
EVERYWHERE = (JUMP, THEME, QUIT)
