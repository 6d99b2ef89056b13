"""The styles of a widget's component classes, looked up once a theme."""

from __future__ import annotations

from rich.style import Style
from textual.widget import Widget


class ComponentStyles:
    """Gives the style of a component class; a list that draws line by line asks for each many times a picture."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._styles: dict[str, Style] = {}

    def __call__(self, name: str) -> Style:
        """The style of a component class."""
        style = self._styles.get(name)
        if style is None:
            style = self._styles[name] = self._widget.get_component_rich_style(name, partial=True)
        return style

    @property
    def base(self) -> Style:
        """The style of the widget itself."""
        style = self._styles.get("")
        if style is None:
            style = self._styles[""] = self._widget.rich_style
        return style

    def forget(self) -> None:
        """The theme or a class of the widget has changed."""
        self._styles.clear()
