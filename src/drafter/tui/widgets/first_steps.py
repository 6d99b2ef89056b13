"""The first steps: one line above the status, for who writes here for the first time."""

from __future__ import annotations

from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget


class FirstSteps(Widget):
    """``words`` are the step that comes now, number ``step`` of ``steps``; ``away`` says how to be rid of them."""

    COMPONENT_CLASSES = {"first-steps--step", "first-steps--away"}

    step: reactive[int] = reactive(1, layout=True)
    words: reactive[str] = reactive("", layout=True)

    def __init__(self, steps: int, away: str) -> None:
        super().__init__()
        self._steps = steps
        self._away = away

    def render(self) -> Text:
        """The line, or as many as it needs."""
        text = Text(end="")
        step = self.get_component_rich_style("first-steps--step", partial=True)
        text.append(f"First steps {self.step} of {self._steps}  ", step)
        text.append(self.words)
        text.append(f"  {self._away}", self.get_component_rich_style("first-steps--away", partial=True))
        return text
