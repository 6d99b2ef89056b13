"""“A” and “an”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.passage import TEXT
from drafter.checks.pattern import Pattern
from drafter.checks.rule import Prose, Span, prose_rule
from drafter.checks.wording import quoted
from drafter.report.template import Level

_BEFORE_CAPITALS = Pattern(r"\b([Aa]n?) ([A-Z]{2,6})(?=s?\b)(?!/)")
_BEFORE_WORD = Pattern(
    r"\b(?:(a) (hour(?:s|ly)?|honest\w*|honour\w*|heir\w*|(?!eu|ew|on[ce]|uni|us[aeu]|ub|uk|ut|ur[aei])[aeiou][a-z]{2,}"
    r"|(?:unin|unim|unid|unus|ush|urg)\w+)"
    r"|(an) (uni(?:versity|versal\w*|on|ons|t|ts|form\w*|que\w*|fied|lateral\w*|ted)|use(?:d|ful\w*|r|rs)?|usual\w*"
    r"|euro\w*|one|once|one-off|(?!h|[aeiou])[a-z]{3,}))\b",
    flags=re.IGNORECASE,
)
_LIKE_VOWELS = frozenset("AEFHILMNORSX")
_SPOKEN_STARTS = ("SC", "SH", "SK", "SL", "SM", "SN", "SP", "ST", "SW", "FL", "FR", "CH", "PH", "TH", "WH")
_VOWELS = frozenset("AEIOUY")


@prose_rule("A607", "wrong-article", Level.WARNING, reads=TEXT)
def wrong_article(prose: Prose) -> Iterator[Span]:
    """The article is wrong: "a" where "an" is said, or the other way round.

    Of abbreviations only those are meant that must be spelt out letter by letter: "an SCR", "a DWP scheme". Those that
    can be said as a word (MARAC, NEET, SEND) are left alone.

    Why:
        It is read out at the meeting.
    Bad:
        The board will publish a SCR in May 2027.
    Bad:
        The grant pays for a extension and an new roof.
    Good:
        The board will publish an SCR in May 2027, after a MARAC, an NHS review, a one-off grant and an hour's debate.
    Good:
        A European union of a useful kind, an FTE post, a UK firm, a unit and an unusual house.
    Cure:
        Write the other one.
    """
    for match in _BEFORE_CAPITALS.within(prose.text):
        if _wanted(match[2]) not in ("", match[1].lower()):
            yield _span(match.start(), match[1], match[2])
    for match in _BEFORE_WORD.within(prose.text):
        article, word = (match[1], match[2]) if match[1] else (match[3], match[4])
        if not word.isupper():
            yield _span(match.start(), article, word)


def _span(start: int, article: str, word: str) -> Span:
    other = "an" if article.lower() == "a" else "a"
    written = f"{article} {word}"
    return Span(start, start + len(written), f"{quoted(written)} should be “{other} {word}”.", f"Write “{other}”.")


def _wanted(short: str) -> str:
    """The article before an abbreviation that is spelt out; nothing where it may be said as a word."""
    if _can_be_said(short):
        return ""
    return "an" if short[0] in _LIKE_VOWELS else "a"


def _can_be_said(short: str) -> bool:
    if not _VOWELS.intersection(short):
        return False
    return short[0] in _VOWELS or short[1] in _VOWELS or short.startswith(_SPOKEN_STARTS)
