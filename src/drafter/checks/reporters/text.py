"""Text for people: one report after the other, each finding under the number that it is cited by."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.finding import CheckResult, Excerpt, Finding, Unread
from drafter.checks.reporters.overview import Overview, counts_by_rule
from drafter.checks.reporters.style import Style
from drafter.checks.reporters.wording import can_be_fixed, mended, summary, waived, wrapped
from drafter.checks.reporters.writer import Writer
from drafter.checks.statistics import Statistics
from drafter.checks.wording import capital
from drafter.report.template import Level
from drafter.report.visible import columns, fitting, one_line, visible

_GLYPHS = {Level.ERROR: "✗", Level.WARNING: "!", Level.ADVICE: "·", Level.OFF: " "}
_COLOURS = {Level.ERROR: "31", Level.WARNING: "33", Level.ADVICE: "36", Level.OFF: "2"}
_FIXED = "32"
_LEAST = 40
_UNDERLINED = 48
"""What is longer is quoted in the message as it is."""


class TextWriter(Writer):
    """All reports; where there are several, a table of them behind it, the worst first, and a line that adds them up.

    With statistics, counts by rule stand in place of the findings.
    """

    def __init__(self, style: Style) -> None:
        super().__init__(style)
        self._overview = Overview(style)
        self._statistics = Statistics()
        self._written = False

    def report(self, result: CheckResult) -> str:
        """The findings of one report; of several, one without any has its line in the table."""
        self._overview.add(result)
        if self.style.statistics:
            self._statistics.add(result)
            return ""
        if self.style.several and not result.findings and not result.fixed:
            return ""
        return self._part("\n".join(_Lines(result, self.style).all()))

    def unread(self, unread: Unread) -> str:
        """Kept for the table."""
        self._overview.add_unread(unread)
        return ""

    def end(self) -> str:
        """The counts, the table."""
        parts = [counts_by_rule(self._statistics, self.style)] if self.style.statistics else []
        if self.style.several:
            parts.append(self._overview.text())
        return "".join(map(self._part, parts))

    def _part(self, text: str) -> str:
        gap, self._written = "\n" if self._written else "", True
        return f"{gap}{text}\n"


class _Lines:
    """The lines of one report; ``indent`` is where the words of findings begin."""

    def __init__(self, result: CheckResult, style: Style) -> None:
        self.result = result
        self.style = style
        named = (*result.findings, *(result.fixed or ()))
        self.column = max((columns(_number(finding)) for finding in named), default=0)
        self.indent = " " * (self.column + 19)
        self.room = max(_LEAST, style.width - len(self.indent))

    def all(self) -> Iterator[str]:
        result = self.result
        yield self.style.coloured(one_line(result.title or result.report), "1")
        yield f"{one_line(result.path)} · {result.stage.value} · {result.answered} of {result.required} answered"
        yield ""
        for finding in result.fixed or ():
            yield from self._head("✓", _FIXED, "fixed", finding, mended(finding))
        for finding in result.findings:
            yield from self._finding(finding)
        if result.findings or result.fixed:
            yield ""
        yield from wrapped(f"{capital(summary(result))}.{can_be_fixed(result)}", max(_LEAST, self.style.width))

    def _finding(self, finding: Finding) -> Iterator[str]:
        waiver = finding.waived
        colour = _COLOURS[finding.level if waiver is None else Level.OFF]
        if waiver is None:
            yield from self._head(_GLYPHS[finding.level], colour, finding.level.value, finding, finding.message)
        else:
            yield from self._head("○", colour, "waived", finding, finding.message)
        if finding.excerpt is not None and finding.excerpt.end - finding.excerpt.start <= _UNDERLINED:
            yield from self._excerpt(finding.excerpt, colour)
        if waiver is None:
            field = "" if finding.number is not None else f"{finding.field}, "
            last = f"→ {finding.cure} ({field}{finding.place.line}:{finding.place.column})"
        else:
            last = waived(waiver)
        yield from (f"{self.indent}{line}" for line in self._wrapped(last))

    def _head(self, glyph: str, colour: str, word: str, finding: Finding, message: str) -> Iterator[str]:
        number = _number(finding)
        padding = " " * (self.column - columns(number))
        first, *more = self._wrapped(message)
        yield self.style.coloured(f"{glyph} {number}{padding}  {word:<7}  {finding.code}  ", colour) + first
        yield from (f"{self.indent}{line}" for line in more)

    def _excerpt(self, excerpt: Excerpt, colour: str) -> Iterator[str]:
        """The line with the words underlined, cut to the room there is."""
        text, start, end = one_line(excerpt.text), excerpt.start, excerpt.end
        room = self.room - 2
        # A third of the room for what stands before; more, where what follows needs less.
        begin = start - fitting(text[:start][::-1], max(room // 3, room - 2 - columns(text[start:])))
        # Cut between words, where there is a place to that leaves some of them.
        begin = text.find(" ", begin, max(begin, start - room // 6)) + 1 or begin if begin else 0
        while begin < start and not columns(text[begin]):
            begin += 1  # An accent needs its letter.
        before = "… " if begin else ""
        window, at = before + text[begin:], len(before) + start - begin
        if columns(window) > room:
            cut = window.rfind(" ", at + end - start, fitting(window, room - 1))
            window = f"{window[: cut if cut > 0 else fitting(window, room - 2)]} …"
        yield f"{self.indent}│ {window}"
        marks = "^" * max(1, columns(window[at : at + end - start]))
        yield f"{self.indent}│ {' ' * columns(window[:at])}{self.style.coloured(marks, colour)}"

    def _wrapped(self, text: str) -> list[str]:
        return wrapped(visible(text), self.room)


def _number(finding: Finding) -> str:
    return one_line(finding.number or "–")
