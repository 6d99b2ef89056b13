"""Text for people: one report after the other, each finding under the number that it is cited by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.checks.finding import CheckResult, Excerpt, Finding
from drafter.checks.reporters.style import Style
from drafter.checks.reporters.wording import summary, total, waived, wrapped
from drafter.checks.wording import capital
from drafter.report.template import Level
from drafter.report.visible import one_line, visible

_GLYPHS = {Level.ERROR: "✗", Level.WARNING: "!", Level.ADVICE: "·", Level.OFF: " "}
_COLOURS = {Level.ERROR: "31", Level.WARNING: "33", Level.ADVICE: "36", Level.OFF: "2"}
_LEAST = 40
_UNDERLINED = 48
"""What is longer is quoted in the message as it is."""


def render(results: Sequence[CheckResult], style: Style) -> str:
    """All reports, and a line that adds them up where there are several."""
    parts = ["\n".join(_Lines(result, style).all()) for result in results]
    if len(results) > 1:
        parts.append(f"{total(tuple(results))}.")
    return "\n\n".join(parts)


class _Lines:
    """The lines of one report; ``indent`` is where the words of findings begin."""

    def __init__(self, result: CheckResult, style: Style) -> None:
        self.result = result
        self.style = style
        self.column = max((len(one_line(finding.number or "–")) for finding in result.findings), default=0)
        self.indent = " " * (self.column + 19)
        self.room = max(_LEAST, style.width - len(self.indent))

    def all(self) -> Iterator[str]:
        result = self.result
        yield self._coloured(one_line(result.title or result.report), "1")
        yield f"{one_line(result.path)} · {result.stage.value} · {result.answered} of {result.required} answered"
        yield ""
        for finding in result.findings:
            yield from self._finding(finding)
        if result.findings:
            yield ""
        yield f"{capital(summary(result))}."

    def _finding(self, finding: Finding) -> Iterator[str]:
        level = "waived" if finding.waived is not None else finding.level.value
        colour = _COLOURS[Level.OFF if finding.waived is not None else finding.level]
        glyph = "○" if finding.waived is not None else _GLYPHS[finding.level]
        number = one_line(finding.number or "–")
        head = f"{glyph} {number:<{self.column}}  {level:<7}  {finding.code}  "
        first, *more = self._wrapped(finding.message)
        yield self._coloured(head, colour) + first
        yield from (f"{self.indent}{line}" for line in more)
        if finding.excerpt is not None and finding.excerpt.end - finding.excerpt.start <= _UNDERLINED:
            yield from self._excerpt(finding.excerpt, colour)
        if finding.waived is not None:
            yield from (f"{self.indent}{line}" for line in self._wrapped(waived(finding.waived)))
        else:
            field = "" if finding.number is not None else f"{finding.field}, "
            place = f"{field}{finding.place.line}:{finding.place.column}"
            yield from (f"{self.indent}{line}" for line in self._wrapped(f"→ {finding.cure} ({place})"))

    def _excerpt(self, excerpt: Excerpt, colour: str) -> Iterator[str]:
        """The line with the words underlined, cut to the room there is."""
        text, start, end = one_line(excerpt.text), excerpt.start, excerpt.end
        room = self.room - 2
        begin = max(0, min(start - room // 3, len(text) - room))
        before = "… " if begin else ""
        window = before + text[begin + len(before) :] if begin else text
        window = window if len(window) <= room else f"{window[: room - 2]} …"
        at = start - begin
        yield f"{self.indent}│ {window}"
        marks = "^" * max(1, min(end - start, len(window) - at))
        yield f"{self.indent}│ {' ' * at}{self._coloured(marks, colour)}"

    def _wrapped(self, text: str) -> list[str]:
        return wrapped(visible(text), self.room)

    def _coloured(self, text: str, colour: str) -> str:
        return f"\x1b[{colour}m{text}\x1b[0m" if self.style.colour else text
