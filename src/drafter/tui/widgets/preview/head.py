"""Which page is looked at, of which edition, how large."""

from __future__ import annotations

from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget


class PreviewHead(Widget):
    """One line."""

    COMPONENT_CLASSES = {"preview--draft"}

    page: reactive[int] = reactive(0)
    pages: reactive[int] = reactive(0)
    edition: reactive[str] = reactive("full")
    draft: reactive[bool] = reactive(False)
    magnitude: reactive[str] = reactive("")

    def render(self) -> Text:
        """The line, as much of it as there is room for."""
        line = Text(" ", end="", no_wrap=True)
        line.append(f"Page {self.page} of {self.pages}" if self.pages else "Preview")
        right = Text(end="", no_wrap=True)
        if self.draft:
            right.append("draft", self.get_component_rich_style("preview--draft", partial=True))
            right.append(" · ")
        right.append(f"{self.edition} edition")
        if self.magnitude:
            right.append(f" · {self.magnitude}")
        space = self.size.width - line.cell_len - right.cell_len - 1
        if space > 0:
            line.append(" " * space)
            line.append_text(right)
        return line
