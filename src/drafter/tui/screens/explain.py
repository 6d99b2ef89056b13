"""Why a rule exists, what is bad and what is good."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from drafter.checks.explanation import FIXES, Explanation
from drafter.report.visible import visible
from drafter.tui.screens.dialog import DialogScreen


class ExplainScreen(DialogScreen[None]):
    """The words of ``drafter explain``."""

    ABOUT = "Why is this a problem?"

    def __init__(self, explanation: Explanation) -> None:
        super().__init__(classes="help")
        self._explanation = explanation

    def compose(self) -> ComposeResult:
        """The rule, then what is known of it."""
        with Vertical(classes="help--box"):
            yield Static(self._head(), markup=False, classes="help--head")
            with VerticalScroll(classes="help--text"):
                yield Static(self._words(), markup=False)

    def on_mount(self) -> None:
        """Arrow keys scroll."""
        self.query_one(VerticalScroll).focus()

    def _head(self) -> Text:
        rule = self._explanation
        about = (rule.family, rule.level.value, rule.source, FIXES[rule.fixable])
        return Text(f"{rule.code} {rule.alias}", "bold") + Text(f"   {' · '.join(filter(None, about))}", "dim")

    def _words(self) -> Text:
        rule = self._explanation
        words = Text(f"{visible(rule.summary)}\n")
        for paragraph in filter(None, rule.finds.split("\n\n")):
            words.append(f"\n{visible(paragraph)}\n")
        if rule.why:
            words.append("\nWhy it matters\n", "bold")
            words.append(f"{visible(rule.why)}\n")
        for heading, sign, examples in (("Bad", "✗", rule.bad), ("Good", "✓", rule.good)):
            if examples:
                words.append(f"\n{heading}\n", "bold")
                for example in examples:
                    lines = visible(example).split("\n")
                    words.append("\n".join(f"{sign if not index else ' '} {line}" for index, line in enumerate(lines)))
                    words.append("\n")
        if rule.cure:
            words.append("\nCure\n", "bold")
            words.append(f"{visible(rule.cure)}\n")
        return words
