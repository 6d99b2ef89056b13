"""“A” and “an”."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.passage import TEXT
from drafter.checks.pattern import Pattern, words
from drafter.checks.rule import Hit, Prose, prose_rule
from drafter.checks.text import Found
from drafter.checks.wording import quoted
from drafter.report.template import Level

_BEFORE_CAPITALS = Pattern(r"[Aa]n? ([A-Z]{2,6})(?=s?\b)(?!/)")
_A_WORD = Pattern(
    r"[Aa] ((?:[Hh]our(?:s|ly)?|[Hh]onest\w*|[Hh]onour\w*|[Hh]eir\w*"
    r"|(?:[Uu]nin|[Uu]nim|[Uu]nid|[Uu]nus|[Uu]sh|[Uu]rg)\w+"
    r"|(?!eu|ew|on[ce]|uni|us[aeu]|ub|uk|ut|ur[aei])[aeiou][a-z]{2,})\b)"
)
_AN_WORD = Pattern(
    r"[Aa]n ((?:[Uu]ni(?:versity|versal\w*|on|ons|t|ts|form\w*|que\w*|fied|lateral\w*|ted)|use(?:d|ful\w*|r|rs)?"
    r"|usual\w*|[Ee]uro\w*|one|once|one-off|(?!h|[aeiou])[a-z]{3,})\b)",
    words=words("an"),
)
_LIKE_VOWELS = frozenset("AEFHILMNORSX")
_SPOKEN_STARTS = ("SC", "SH", "SK", "SL", "SM", "SN", "SP", "ST", "SW", "FL", "FR", "CH", "PH", "TH", "WH")
_VOWELS = frozenset("AEIOUY")


@prose_rule("A607", "wrong-article", Level.WARNING, reads=TEXT)
def wrong_article(prose: Prose) -> Iterator[Hit]:
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
    for found in prose.within(_BEFORE_CAPITALS):
        if _wanted(found.match[1]) not in ("", _article(found)):
            yield from _wrong(found)
    for pattern in (_A_WORD, _AN_WORD):
        for found in prose.within(pattern):
            yield from _wrong(found)


def _wrong(found: Found) -> Iterator[Hit]:
    if found.before[-1:].isalnum() or found.before[-1:] in ("’", "'", "-"):
        return
    other = "a" if _article(found) == "an" else "an"
    message = f"{quoted(found.match[0])} should be “{other} {found.match[1]}”."
    yield Hit(message, f"Write “{other}”.", found.passage, found.start, found.end)


def _article(found: Found) -> str:
    return found.match[0].partition(" ")[0].lower()


def _wanted(short: str) -> str:
    """The article before an abbreviation that is spelt out; nothing where it may be said as a word."""
    if _can_be_said(short):
        return ""
    return "an" if short[0] in _LIKE_VOWELS else "a"


def _can_be_said(short: str) -> bool:
    if not _VOWELS.intersection(short):
        return False
    return short[0] in _VOWELS or short[1] in _VOWELS or short.startswith(_SPOKEN_STARTS)
