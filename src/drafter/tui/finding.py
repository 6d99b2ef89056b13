"""Find and replace over all texts of a report."""

from __future__ import annotations

import re
import time
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from drafter.report.errors import InputError
from drafter.tui.searchable import Source, sources
from drafter.tui.session import Session

_AROUND = 100
"""Characters before and behind a hit: a list of hits is no wider."""
MOST = 10_000
"""Hits that are listed; more say nothing a person could read."""
PATIENCE = 0.5
"""Seconds that a pattern may take: there are some that never end."""


class Wanted(NamedTuple):
    """What is looked for. Small letters find capitals too, unless one of the words has a capital, or ``exact``."""

    words: str = ""
    exact: bool = False
    whole: bool = False
    pattern: bool = False
    """Whether the words are a regular expression, in which ``^`` and ``$`` are the ends of a line."""


class Hit(NamedTuple):
    """Where the words stand: offsets in the text at ``place``, line and column from 0, and what is around.

    ``field`` is the place of the field that shows it, empty for notes and figures; ``where`` its number or name.
    """

    place: str
    field: str
    where: str
    start: int
    end: int
    line: int
    column: int
    before: str
    found: str
    after: str


class Found(NamedTuple):
    """The hits in order, and the texts they stand in by place; ``more`` where there are others that are not listed."""

    hits: tuple[Hit, ...] = ()
    texts: Mapping[str, str] = {}
    more: bool = False


class Search:
    """What is looked for, ready to be found; InputError for a pattern that means nothing."""

    def __init__(self, wanted: Wanted) -> None:
        self._is_pattern = wanted.pattern
        source = wanted.words if wanted.pattern else re.escape(wanted.words)
        if wanted.whole:
            source = rf"(?<!\w)(?:{source})(?!\w)"
        exact = wanted.exact or (not wanted.pattern and wanted.words != wanted.words.lower())
        flags = 0 if exact else re.IGNORECASE
        self._keeps_case = not exact and not wanted.pattern
        self._length = len(wanted.words)
        self._compiled = _compiled(source, exact=exact) if wanted.pattern else re.compile(source, flags)
        self.begin()

    def begin(self) -> None:
        """Let the time that a pattern may take begin now."""
        self._end = time.monotonic() + PATIENCE

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where it stands in a text. InputError where a pattern takes too long."""
        try:
            for match in self._compiled.finditer(text, **self._time()):
                if match.end() > match.start():
                    yield match.span()
        except TimeoutError as error:
            raise InputError("This pattern takes too long.", cure="Make it simpler.") from error

    def _time(self) -> dict[str, Any]:
        return {"timeout": max(0.001, self._end - time.monotonic())} if self._is_pattern else {}

    def by(self, text: str, start: int, by: str) -> str:
        r"""What comes in place of a hit: ``by``, in which ``\1`` is what the first bracket of a pattern has found.

        Where capitals did not count, and ``by`` has none, it takes those of the hit.
        """
        if not self._is_pattern:
            keeps = self._keeps_case and by == by.lower()
            return _in_the_case_of(text[start : start + self._length], by) if keeps else by
        try:
            match = self._compiled.match(text, start, **self._time())
            return by if match is None else str(match.expand(by))
        except TimeoutError as error:
            raise InputError("This pattern takes too long.", cure="Make it simpler.") from error
        except (_pattern_error(), IndexError) as error:
            raise InputError(f"“{by}” cannot be put in: {error}.") from error


def _in_the_case_of(found: str, by: str) -> str:
    """Words in small letters, in capitals where those in whose place they come are, or with one at their beginning."""
    letters = [letter for letter in found if letter.isalpha()]
    if len(letters) > 1 and all(map(str.isupper, letters)):
        return by.upper()
    return by[:1].upper() + by[1:] if found[:1].isupper() else by


def _compiled(source: str, *, exact: bool) -> Any:
    # Imported for patterns: Python's own cannot be stopped once they have begun.
    import regex

    try:
        return regex.compile(source, regex.MULTILINE | (0 if exact else regex.IGNORECASE))
    except regex.error as error:
        raise InputError(f"This is no pattern: {error}.") from error


def _pattern_error() -> type[Exception]:
    import regex

    return regex.error


def find(session: Session, wanted: Wanted) -> Found:
    """Every hit of the report, in order. InputError for a pattern that means nothing, or takes too long."""
    if not wanted.words:
        return Found()
    search = Search(wanted)
    found: list[Hit] = []
    texts: dict[str, str] = {}
    for source in sources(session):
        texts[source.place] = source.text
        found.extend(_in_text(source, search, session.outline.gutters.get(source.place, {}), MOST + 1 - len(found)))
        if len(found) > MOST:
            return Found(tuple(found[:MOST]), texts, more=True)
    return Found(tuple(found), texts)


def _in_text(source: Source, search: Search, numbers: Mapping[int, str], most: int) -> Iterator[Hit]:
    text = source.text
    numbered = sorted(numbers)
    line = at = 0
    for count, (start, end) in enumerate(search.spans(text)):
        if count >= most:
            return
        line += text.count("\n", at, start)
        at = start
        above = bisect_right(numbered, line)
        yield Hit(
            place=source.place,
            field=source.field,
            where=numbers[numbered[above - 1]] if above else source.name,
            start=start,
            end=end,
            line=line,
            column=start - (text.rfind("\n", 0, start) + 1),
            before=text[max(0, start - _AROUND) : start].rpartition("\n")[2],
            found=text[start:end],
            after=text[end : end + _AROUND].partition("\n")[0],
        )


def replaced(texts: Mapping[str, str], hits: Iterable[Hit], search: Search, by: str) -> dict[str, str]:
    """The texts in which hits are replaced, by place. InputError where ``by`` names what the pattern does not have."""
    search.begin()
    chosen: dict[str, list[Hit]] = {}
    for hit in hits:
        chosen.setdefault(hit.place, []).append(hit)
    return {place: _replaced(texts[place], each, search, by) for place, each in chosen.items()}


def _replaced(text: str, hits: Iterable[Hit], search: Search, by: str) -> str:
    pieces = []
    at = 0
    for hit in sorted(hits, key=lambda each: each.start):
        pieces += [text[at : hit.start], search.by(text, hit.start, by)]
        at = hit.end
    return "".join([*pieces, text[at:]])
