"""The guidance of the template for the field on the screen, and its words against their limit."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from drafter.report.template import FieldKind, Level
from drafter.report.visible import visible
from drafter.tui.flow import FieldPlace
from drafter.tui.word_limit import limit_level, room_left, told_words

_MARKS = (
    ("## text", "numbered heading"),
    ("### text", "one level deeper"),
    ("text", "numbered paragraph"),
    (". text", "numbered, level 1"),
    (".. text", "numbered, level 2"),
    ("~ text", "no number"),
    ("- text", "list"),
    ("::: exempt", "exempt until :::"),
)


class GuidancePane(VerticalScroll):
    """Words of the template are shown as they are."""

    COMPONENT_CLASSES = {"guidance--muted", "guidance--over", "guidance--near", "guidance--within"}

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._static = Static("", markup=False)
        self._shown: Text | None = None
        self._place = ""

    def compose(self) -> ComposeResult:
        """One text."""
        yield self._static

    def show(self, at: FieldPlace, words: int, required: bool) -> None:
        """Show the guidance of a field that holds so many words."""
        muted = self.get_component_rich_style("guidance--muted", partial=True)
        text = Text()
        text.append(visible(at.name), "bold")
        text.append("\n")
        text.append("Required" if required else "Optional", muted)
        text.append("\n\n")
        limit = self._limit(at, words)
        if limit.plain:
            text.append_text(limit)
            text.append("\n\n")
        for guidance in (at.section.guidance if at.section is not None else "", at.field.guidance):
            if guidance.strip():
                text.append(visible(" ".join(guidance.split())))
                text.append("\n\n")
        if at.field.nothing:
            text.append("May stand for nothing: ", muted)
            text.append(visible(", ".join(f"“{word}”" for word in at.field.nothing)))
            text.append(" with a reason" if at.field.nothing_needs_reason else "")
            text.append("\n\n")
        if at.field.kind is FieldKind.TEXT:
            for mark, means in _MARKS:
                text.append(f"{mark:<11}")
                text.append(f"{means}\n", muted)
        if text == self._shown:
            return
        # Another count of words needs no new layout.
        same_shape = self._shown is not None and text.plain.count("\n") == self._shown.plain.count("\n")
        self._shown = text
        self._static.update(text, layout=not (same_shape and at.place == self._place))
        self._place = at.place

    def _limit(self, at: FieldPlace, words: int) -> Text:
        limits = at.field.words
        text = Text()
        if limits.min is None and limits.max is None:
            return text
        left = room_left(words, limits)
        short = limits.min is not None and words < limits.min
        name = {Level.ERROR: "over", Level.WARNING: "near"}.get(limit_level(words, limits), "within")
        style = self.get_component_rich_style(f"guidance--{'over' if short else name}", partial=True)
        if limits.max is not None:
            filled = min(10, (words * 10 + limits.max - 1) // limits.max) if words else 0
            text.append("█" * filled, style)
            text.append("░" * (10 - filled), self.get_component_rich_style("guidance--muted", partial=True))
            text.append(" ")
        text.append(told_words(words, limits))
        if left:
            text.append(f"\n{left}", style)
        return text
