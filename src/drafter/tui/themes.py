"""The themes of drafter: a light and a dark one. Every pair of colours in use meets WCAG AA (4.5 to 1)."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="drafter-dark",
    primary="#7fc4d4",
    secondary="#7fc4d4",
    accent="#7fc4d4",
    foreground="#dadde2",
    background="#15181c",
    surface="#1d2127",
    panel="#1d2127",
    success="#8fc78d",
    warning="#e3b566",
    error="#f28b82",
    dark=True,
    variables={
        "muted": "#a6adb8",
        "line": "#343b45",
        "cursor-row": "#24414b",
        "cursor-row-quiet": "#252b33",
        "hover-row": "#20252c",
        "selected": "#2d5361",
    },
)

LIGHT = Theme(
    name="drafter-light",
    primary="#0a6072",
    secondary="#0a6072",
    accent="#0a6072",
    foreground="#25272b",
    background="#fcfbf8",
    surface="#f2f0ea",
    panel="#f2f0ea",
    success="#28652d",
    warning="#744b00",
    error="#a3211d",
    dark=False,
    variables={
        "muted": "#595e66",
        "line": "#cfcabf",
        "cursor-row": "#cfe6ea",
        "cursor-row-quiet": "#e9e6de",
        "hover-row": "#efece5",
        "selected": "#b9dde4",
    },
)

OWN = (DARK, LIGHT)
ANSI = ("ansi-dark", "ansi-light")
"""Textual's themes of the terminal's own sixteen colours."""


def all_names() -> tuple[str, ...]:
    """The names of all themes there are, drafter's own first."""
    from textual.theme import BUILTIN_THEMES

    return (*(own.name for own in OWN), *sorted(BUILTIN_THEMES))


def filled(variables: dict[str, str]) -> dict[str, str]:
    """The variables that a theme of somebody else does not have, from those that all have."""
    return {
        "muted": variables["foreground-muted"],
        "line": variables["surface-lighten-2"],
        "cursor-row": variables["primary-muted"],
        "cursor-row-quiet": variables["surface-lighten-1"],
        "hover-row": variables["surface"],
        "selected": variables["primary-muted"],
        **variables,
    }
