"""Every pair of colours in use can be read (WCAG 2.1, 1.4.3: 4.5 to 1), and no state is told by colour alone."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from drafter.report.template import Level
from drafter.tui.states import LEVEL_GLYPHS, State
from drafter.tui.themes import OWN

_WORDS = ["foreground", "primary", "success", "warning", "error", "muted"]
_GROUNDS = ["background", "surface", "cursor-row", "cursor-row-quiet", "hover-row"]


def colour(theme: Theme, name: str) -> Color:
    """A colour of a theme by its name in the style sheets."""
    value = theme.variables.get(name) or getattr(theme, name)
    return Color.parse(value)


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of WCAG 2.1."""

    def luminance(each: Color) -> float:
        parts = [part / 255 for part in each.rgb]
        red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", _GROUNDS)
@pytest.mark.parametrize("words", _WORDS)
def test_words_can_be_read_on_every_ground(theme: Theme, words: str, ground: str) -> None:
    assert contrast(colour(theme, words), colour(theme, ground)) >= 4.5


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
def test_the_cursor_and_what_is_selected_can_be_read(theme: Theme) -> None:
    assert contrast(colour(theme, "background"), colour(theme, "primary")) >= 4.5
    assert contrast(colour(theme, "foreground"), colour(theme, "selected")) >= 4.5


def test_every_state_and_level_has_a_sign_of_its_own() -> None:
    assert len({state.glyph for state in State}) == len(State)
    assert len({LEVEL_GLYPHS[level] for level in Level}) == len(Level)
