"""How an expression is looked for in a long text: in the way in which the engine can leap from letter to letter.

The engine leaps where an expression begins with letters that count. It tries at every character where one begins with
``\\b`` or with a look at what stands before, and where capitals do not matter. So such an expression is looked for
without the first and in small letters, and the rest is asked where it may stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from drafter.checks.expressions import expression

_GUARD = re.compile(r"(?:\\b|\(\?<[!=](?:[^()\\]|\\.)*\))+(?=[A-Za-z\d]|\((?:\?:)?[A-Za-z\d])")
"""What is asked of the place before a pattern that goes on with a letter or a digit."""
_CAPITAL = re.compile(r"(?<!\\)[A-Z]")
_STEM = re.compile(r"[A-Za-z]*(?![?*{])")


_WORTH = 10_000
"""Characters to be searched before it pays to compile an expression once more in another form."""


class Search:
    """An expression with its flags, looked for fast; what it finds is what the expression finds."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags
        self._searched = 0

    @cached_property
    def _guarded(self) -> int:
        """How many characters of the source ask only what stands before."""
        found = _GUARD.match(self._source)
        return 0 if found is None or _has_branches(self._source) else found.end()

    @cached_property
    def beginnings(self) -> tuple[str, ...]:
        """How the first word of a match begins, in small letters, where it begins with one of some words."""
        guarded = self._guarded
        return _stems(self._source[guarded:]) if r"\b" in self._source[:guarded] else ()

    @cached_property
    def _in_small(self) -> bool:
        """Whether it can be looked for in small letters."""
        return bool(self._flags & re.IGNORECASE) and _CAPITAL.search(self._source) is None

    @property
    def forms(self) -> tuple[tuple[str, int], ...]:
        """The source with its flags, what of it is looked for in a long text, and what is asked of the place before."""
        flags = self._flags & ~re.IGNORECASE if self._in_small else self._flags
        at = self._guarded
        return (self._source, self._flags), (self._source[at:], flags), (self._source[:at], self._flags)

    @cached_property
    def _body(self) -> re.Pattern[str]:
        return expression(*self.forms[1])

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """The expression itself."""
        return expression(self._source, self._flags)

    @cached_property
    def _guard(self) -> re.Pattern[str]:
        return expression(*self.forms[2])

    def places(self, text: str, lower: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Where it is found from ``start`` to ``end``; ``lower`` is the text in small letters, or nothing."""
        if self._searched < _WORTH:
            self._searched += end - start
            if self._searched < _WORTH:
                return self.whole.finditer(text, start, end)
        # The small letters of a few capitals are two.
        if self._in_small and len(lower) == len(text):
            return self._checked(lower, text, start, end)
        if self._guarded and not self._flags & re.IGNORECASE:
            return self._guarded_places(text, start, end)
        return self.whole.finditer(text, start, end)

    def _guarded_places(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        # Past the end the engine would go back to it, and find what is empty again and again.
        while start <= end and (match := self._body.search(text, start, end)) is not None:
            if self._guard.match(text, match.start(), end) is None:
                start = match.start() + 1
            else:
                yield match
                start = max(match.end(), match.start() + 1)

    def _checked(self, lower: str, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        while start <= end and (rough := self._body.search(lower, start, end)) is not None:
            match = self.whole.match(text, rough.start(), end)
            if match is None:
                start = rough.start() + 1
            else:
                yield match
                start = max(match.end(), match.start() + 1)


def _has_branches(source: str) -> bool:
    """Whether a source is one thing or another, outside of its groups."""
    depth = 0
    in_set = False
    at = 0
    while at < len(source):
        mark = source[at]
        if mark == "\\":
            at += 1
        elif in_set:
            in_set = mark != "]"
        elif mark == "[":
            in_set = True
            # A bracket that comes first in a set is one of it.
            at += 1 + source.startswith("^", at + 1) if source.startswith(("]", "^]"), at + 1) else 0
        elif mark == "|" and not depth:
            return True
        else:
            depth += (mark == "(") - (mark == ")")
        at += 1
    return False


def _stems(source: str) -> tuple[str, ...]:
    """With which letters a group that comes first in a source begins, one for each alternative; none without such."""
    if not source.startswith("(?:"):
        return ()
    alternatives, depth, in_set, at = [""], 0, False, 3
    while at < len(source):
        mark = source[at]
        if mark == ")" and not depth and not in_set:
            break
        if mark == "|" and not depth and not in_set:
            alternatives.append("")
        elif mark == "\\":
            alternatives[-1] += source[at : at + 2]
            at += 1
        else:
            if in_set:
                in_set = mark != "]"
            elif mark == "[":
                in_set = True
            else:
                depth += (mark == "(") - (mark == ")")
            alternatives[-1] += mark
        at += 1
    stems = [found[0].lower() for each in alternatives if (found := _STEM.match(each)) is not None]
    return tuple(stems) if all(stems) and not source.startswith(("?", "*", "{"), at + 1) else ()
