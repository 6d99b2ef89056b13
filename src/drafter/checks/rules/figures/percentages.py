"""Percentages in prose against the numbers beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.checks.amounts import NUMBER, PERCENT, Count, counts, is_rounded, number, places
from drafter.checks.passage import PROSE
from drafter.checks.pattern import Pattern, words, words_of
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.sentences import sentence_span
from drafter.checks.text import Found
from drafter.checks.wording import quoted
from drafter.report.template import Level

_WORDS = words("per percent")
_PERCENT = Pattern(PERCENT, words=_WORDS, needs=("%",), flags=re.IGNORECASE)
_HEDGES = words(
    "about around nearly almost over more less under up some roughly approximately least below above close just only"
)
_HEDGED = 16
"""Characters before a percentage in which a hedge counts."""
_OR_SHARE = Pattern(
    rf"\b({NUMBER})(?: [a-z’'-]+){{0,3}}? (?:out )?of (?:the |a |its "
    rf"|all )*(?:[a-z]+ of )?({NUMBER})(?: [a-z’'-]+){{0,4}},? or \Z"
)
_OF_MORE = Pattern(r" (?:of|points?)\b")
_OF_WHICH = Pattern(
    rf"({NUMBER})[^.;\d]{{0,60}}?\b(?:of (?:which|whom|those|these|them)),? ({NUMBER})(?: [a-z’'-]+){{0,4}},? \(\Z"
)
_OF_THE = Pattern(
    rf"\b[Oo]f (?:the |all |these |those |its )?({NUMBER})[^.;\d(]{{0,60}}, ({NUMBER})(?: [a-z’'-]+){{0,6}},? \(\Z"
)
_PART_OF = Pattern(
    rf"({NUMBER}) (?:[a-z’'-]+ ){{0,3}}?(?:out )?of (?:the |all |these |those "
    rf"|its )?({NUMBER})(?: [a-z’'-]+){{0,6}},? \(\Z"
)


@report_rule("F406", "share-in-percent", Level.WARNING)
def share_in_percent(reading: Reading) -> Iterator[Hit]:
    """A percentage does not agree with the two numbers beside it.

    Only what leaves no doubt is computed: "210 of the 358 (58.7 per cent)", "358, of which 210 (58.7 per cent)",
    "12 out of 40, or 30 per cent". Hedged percentages ("about 60 per cent") are left alone.

    Why:
        It takes a journalist a minute to find, and then nobody believes the other numbers.
    Bad:
        There were 214 households, of which 96 (48.2 per cent) had waited for six months.
    Bad:
        The scheme has bought 12 homes out of a target of 40, or 25 per cent.
    Good:
        There are 358 children on plans. Of those, 210 (58.7 per cent) have a category of neglect.
    Good:
        Of the 640 households, 288 (45%) replied, and 187 of the 288 (about 66%) want a zone. The score was 60% of 30.
    Cure:
        Compute it again, or let the register compute it.
    """
    for found in reading.search(_PERCENT, PROSE):
        pair = _pair(_near(found))
        if pair is None or _is_hedged(found.before) or _OF_MORE.compiled.match(found.passage.text, found.end):
            continue
        part, whole = pair
        written, decimals = number(found.match[1]), places(found.match[1])
        if not 0 < part <= whole or is_rounded(100 * part / whole, written, decimals):
            continue
        exact = _shown(100 * part / whole, decimals)
        message = f"{part:,} / {whole:,} = {exact} per cent; the text says {quoted(found.match[0])}."
        yield Hit(message, "Compute it again.", found.passage, found.start, found.end)


_FARTHEST = 400


def _is_hedged(before: str) -> bool:
    return not _HEDGES.isdisjoint(words_of(before[-_HEDGED:].rpartition(" (")[2]))


def _near(found: Found) -> str:
    """The text before the percentage, from the sentence before on."""
    text = found.passage.text
    start, _ = sentence_span(text, found.start)
    if start > 0:
        start, _ = sentence_span(text, start - 1)
    return text[max(start, found.start - _FARTHEST) : found.start]


def _pair(before: str) -> tuple[Decimal, Decimal] | None:
    """The part and the whole that a percentage is of; None where there is any doubt."""
    for pattern, part_first in _SHARES.get(before[-1:], ()):
        match = pattern.found(before)
        if match is not None:
            part, whole = (match[1], match[2]) if part_first else (match[2], match[1])
            return None if _is_year(part) or _is_year(whole) else (number(part), number(whole))
    return None


_SHARES = {" ": ((_OR_SHARE, True),), "(": ((_PART_OF, True), (_OF_WHICH, False), (_OF_THE, False))}
"""The ways to name a part and a whole, by the last character before the percentage, and whether the part is first."""


def _is_year(text: str) -> bool:
    """Whether a number may be a year: "214 households in 2026, of which 96 (45 per cent)"."""
    return len(text) == 4 and text.startswith(("19", "20"))


def _shown(exact: Decimal, decimals: int) -> str:
    """One place more than the text has, so that the difference is seen."""
    return f"{exact:.{decimals + 2}f}"


_CHANGE = Pattern(
    r"\b(?:an? (?:\w+ )?(rise|increase|growth|gain|fall|decrease|reduction|drop|cut|decline) of"
    r"|(up|down|rose|increased|grew|fell|decreased|dropped)(?: by)?) \Z",
    flags=re.IGNORECASE,
)
_LONGEST_CHANGE = 40
_FROM_TO = Pattern(rf"\bfrom ({NUMBER})(?: [a-z’'-]+){{0,4}}(?: in \d{{4}})? to ({NUMBER})\b")
_AGAINST = Pattern(
    rf"\b({NUMBER})(?: [A-Za-z][\w’'-]*){{0,8}}(?: in \d{{4}})?[,.]?"
    r" (?:(?:[Tt]his |which )?(?:compares|is compared|compared) (?:with|to)|against|up from|down from)"
    rf" ({NUMBER})\b(?! ?%| per)"
)
_RISES = frozenset({"rise", "increase", "growth", "gain", "up", "rose", "increased", "grew"})


@report_rule("F414", "change-in-percent", Level.WARNING)
def change_in_percent(reading: Reading) -> Iterator[Hit]:
    """A change in per cent does not agree with the two numbers that it is between.

    Only "from 180 to 214, an increase of 18.9 per cent" and "214 against 187, a rise of 14.4 per cent" are computed.

    Why:
        It takes a journalist a minute to find, and then nobody believes the other numbers.
    Bad:
        The number of bays rose from 148 to 163, an increase of 11.1 per cent.
    Bad:
        The service issued 18,000 notices, against 20,000 in 2025: a fall of 11 per cent.
    Good:
        The number of bays rose from 148 to 163 in 2026, an increase of 15 (10.1 per cent). Notices fell from 20,000 to
        18,000, a fall of 10 per cent.
    Cure:
        Compute it again, or let the register compute it.
    """
    for found in reading.search(_PERCENT, PROSE):
        change = _CHANGE.found(found.before[-_LONGEST_CHANGE:])
        if change is None:
            continue
        said, written = (change[1] or change[2]).lower(), found.match[1]
        before = _near(found).removesuffix(change[0])
        pair = _from_to(before)
        if pair is None or _is_hedged(before) or pair[0] == 0:
            continue
        old, new = pair
        exact = 100 * (new - old) / old
        if (exact > 0) is not (said in _RISES) or is_rounded(abs(exact), number(written), places(written)):
            continue
        message = f"From {old:,} to {new:,} is {_shown(abs(exact), places(written))} per cent; the text says {written}."
        yield Hit(message, "Compute it again.", found.passage, found.start, found.end)


def _from_to(before: str) -> tuple[Decimal, Decimal] | None:
    """The old and the new number, where no other stands between them and the change."""
    for pattern, old_first in ((_FROM_TO, True), (_AGAINST, False)):
        matches = list(pattern.compiled.finditer(before))
        if matches:
            last = matches[-1]
            if "per cent" in last[0] or _is_year(last[1]) or _is_year(last[2]):
                return None
            old, new = (last[1], last[2]) if old_first else (last[2], last[1])
            return (number(old), number(new)) if not _others(before[last.end() :]) else None
    return None


def _others(text: str) -> list[Count]:
    return [count for count in counts(text) if not 1900 <= count.value <= 2100]
