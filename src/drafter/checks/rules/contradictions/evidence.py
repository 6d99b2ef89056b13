"""What a section denies, and what the rest of the report says of it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from drafter.checks.passage import PROSE, Kind
from drafter.checks.pattern import Pattern, words, words_of
from drafter.checks.reading import Answer, Reading
from drafter.checks.sentences import sentence_span
from drafter.checks.substance import is_nothing
from drafter.checks.text import Found
from drafter.checks.wording import quoted

_READ = PROSE | {Kind.HEADING}
_ASIDE = frozenset({"background-papers", "appendices", "exempt"})
_NEGATIONS = words(
    "no nobody none not never without nor neither avoid avoids avoided avoiding rejected instead rather cannot"
    " unless if"
)
_REACH = 45
"""Characters before what is found in which a negation counts."""
_REASON = Pattern(r"[,:;.–—]| because\b| since\b| as\b")
_MOST_WORDS = 40


class Evidence(msgspec.Struct, frozen=True):
    """A sentence elsewhere that contradicts, and the number a person would cite for it."""

    sentence: str
    where: str
    found: Found


def denials(reading: Reading, role: str, *, with_reason: bool = True) -> Iterator[Answer]:
    """The answers of sections of a role that say there is nothing, those that give a reason for it among them."""
    for answer in reading.answers():
        text = answer.text
        if answer.section.role != role or not text:
            continue
        if is_nothing(text, answer.field.nothing):
            yield answer
        elif with_reason and len(text.split()) <= _MOST_WORDS:
            reason = _REASON.found(text.strip())
            if reason is not None and is_nothing(text.strip()[: reason.start()], answer.field.nothing):
                yield answer


def evidence(reading: Reading, patterns: tuple[Pattern, ...], role: str) -> Iterator[Evidence]:
    """The sentences outside sections of ``role`` in which a pattern is found and not denied, pattern by pattern."""
    for found in (each for pattern in patterns for each in reading.search(pattern, _READ)):
        passage = found.passage
        if not passage.section or passage.role == role or passage.role in _ASIDE:
            continue
        text = passage.text
        start, end = sentence_span(text, found.start)
        if _NEGATIONS.isdisjoint(words_of(_clause(text[start : found.start]))):
            yield Evidence(text[start:end], passage.number or passage.section, found)


def against(answer: Answer, other: Evidence) -> str:
    """``“None”, but 5.7 says “…”.``."""
    return f"This says {quoted(answer.text, 50)}, but {other.where} says {quoted(other.sentence, 110)}"


def _clause(before: str) -> str:
    """The end of the clause that stands before what was found."""
    return before[-_REACH:].rpartition(";")[2]
