"""What a section denies, and what the rest of the report says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from drafter.checks.passage import PROSE, Kind
from drafter.checks.pattern import Pattern, words, words_of
from drafter.checks.reading import Answer, Reading
from drafter.checks.rule import Hit
from drafter.checks.sentences import sentence_span
from drafter.checks.substance import is_nothing
from drafter.checks.text import Found
from drafter.checks.wording import quoted

_READ = PROSE | {Kind.HEADING, Kind.CELL}
_ASIDE = frozenset({"background-papers", "appendices", "exempt", "alternatives"})
_NEGATIONS = words(
    "no nobody none not never without nor neither avoid avoids avoided avoiding rejected instead rather cannot"
    " unless if"
)
_REACH = 45
"""Characters before what is found in which a negation counts."""
_REASON = Pattern(r"[,:;.–—(]| because\b| since\b| as\b")
_MOST_WORDS = 40
_LONGEST = 240
_NEW_CLAUSE = Pattern(r";|, (?:and|but|while|so) |\b(?:decided|agreed|proposed|intends?|plans?) to\b")
_YEAR = Pattern(r"(?<!Act )(?<!Regulations )\b(?:19|20)\d\d\b")
_TO_COME = Pattern(r"\b(?:will|would|shall|is to|are to|to be|plans? to|propos\w+|from) ")
_YEARS_AGO = 2
"""Years before that of the meeting in which what was done is done with."""


class Evidence(msgspec.Struct, frozen=True):
    """A sentence elsewhere that contradicts, and the number a person would cite for it."""

    sentence: str
    where: str
    found: Found
    start: int
    """Where the sentence begins in its passage."""

    @property
    def before(self) -> str:
        """The sentence up to what was found."""
        return self.found.passage.text[self.start : self.found.start]

    @property
    def after(self) -> str:
        """The sentence from the end of what was found."""
        return self.sentence[self.found.end - self.start :]


Doubt = Callable[[Evidence], bool]
"""Whether a sentence says something else than it seems to."""


def denials(reading: Reading, role: str, *, with_reason: bool = True, also: Pattern | None = None) -> Iterator[Answer]:
    """The answers of sections of a role that say there is nothing, those that give a reason for it among them.

    ``also`` is what else denies it, in the words of that section ("Nobody was consulted").
    """
    for answer in reading.answers():
        text = answer.text.strip()
        if answer.section.role != role or not text:
            continue
        nothing = answer.field.nothing
        if is_nothing(text, nothing) or (also is not None and len(text) <= _LONGEST and also.found(text) is not None):
            yield answer
        elif with_reason and len(text.split()) <= _MOST_WORDS:
            reason = _REASON.found(text)
            if reason is not None and is_nothing(text[: reason.start()], nothing):
                yield answer


def evidence(
    reading: Reading, patterns: tuple[Pattern, ...], role: str, doubt: Doubt | None = None
) -> Iterator[Evidence]:
    """The sentences outside sections of ``role`` in which a pattern is found and not denied, pattern by pattern."""
    for found in (each for pattern in patterns for each in reading.search(pattern, _READ)):
        passage = found.passage
        if not passage.section or passage.role == role or passage.role in _ASIDE:
            continue
        text = passage.text
        start, end = sentence_span(text, found.start)
        said = Evidence(text[start:end], passage.number or passage.section, found, start)
        if not _NEGATIONS.isdisjoint(words_of(_clause(said.before))) or is_done_with(reading, said):
            continue
        if doubt is None or not doubt(said):
            yield said


def is_done_with(reading: Reading, said: Evidence) -> bool:
    """Whether a sentence tells of years ago: it names a year, and none near the meeting, and nothing to come."""
    years = [int(year) for year in _YEAR.compiled.findall(said.sentence)]
    if not years or reading.meeting is None:
        return False
    return max(years) <= reading.meeting.year - _YEARS_AGO and _TO_COME.found(said.sentence) is None


def against(answer: Answer, other: Evidence) -> str:
    """``“None”, but 5.7 says “…”.``."""
    return f"This says {quoted(answer.text, 50)}, but {other.where} says {quoted(other.sentence, 110)}"


def denied(
    reading: Reading,
    role: str,
    patterns: tuple[Pattern, ...],
    cure: str,
    *,
    also: Pattern | None = None,
    doubt: Doubt | None = None,
) -> Iterator[Hit]:
    """The denials of a role that a sentence elsewhere contradicts, each with the first such sentence."""
    for answer in denials(reading, role, also=also):
        other = next(evidence(reading, patterns, role, doubt), None)
        if other is not None:
            yield Hit(against(answer, other), cure, path=answer.path)


def _clause(before: str) -> str:
    """The end of the clause that stands before what was found."""
    return _NEW_CLAUSE.compiled.split(before[-_REACH:])[-1]
