"""“A” and “an”."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.fix import Edit, Fixable
from drafter.checks.passage import TEXT
from drafter.checks.pattern import Pattern, words
from drafter.checks.rule import Hit, Prose, prose_rule
from drafter.checks.text import Found
from drafter.checks.wording import capital, quoted
from drafter.report.template import Level

_ARTICLE = Pattern(r"[Aa]n? ([A-Za-z][A-Za-z-]+)")
_SILENT = ("hour", "honest", "honour", "heir")
_LIKE_YOU = tuple(words("uni use usual usurp util uten ubi ura uri uro euro eul euph ewe one once ufo"))
_LIKE_UP = ("unin", "unim", "unid", "unig", "oner")
_LIKE_VOWELS = frozenset("AEFHILMNORSX")
_SPOKEN_STARTS = ("SC", "SH", "SK", "SL", "SM", "SN", "SP", "ST", "SW", "FL", "FR", "CH", "PH", "TH", "WH")
_VOWELS = frozenset("AEIOUY")
_SAID_AS_VOWELS = frozenset("AEIO")
_JOINED = frozenset("’'-/")
_LONGEST_SHORT = 6
_SHORTEST_WORD = 3
_SAID_EITHER_WAY = ("u", "eu", "ew", "o", "y", "h")
_LETTERED = words(
    "option schedule appendix annex section part class grade type level category group block unit room zone plan item"
    " paragraph point phase site lot vitamin hepatitis"
)
_NO_NOUNS = words(
    "and are also any all after above again against always already although another each either else even ever every"
    " am as at if in is it of on or only once other others out over own under until unless unlike upon use into its"
    " itself inside instead"
)
"""Behind these words "A" is a letter: option A and option B."""


@prose_rule("A607", "wrong-article", Level.WARNING, reads=TEXT, fixable=Fixable.SAFE)
def wrong_article(prose: Prose) -> Iterator[Hit]:
    """The article is wrong: "a" where "an" is said, or the other way round.

    Of abbreviations only those are meant that must be spelt out letter by letter: "an SCR", "a DWP scheme". Those
    that can be said as a word (MARAC, NEET, SEND) are left alone.

    Why:
        It is read out at the meeting.
    Bad:
        The board will publish a SCR in May 2027.
    Bad:
        The grant pays for a extension and an new roof.
    Bad:
        A EIA is not needed for a AGM.
    Good:
        The board will publish an SCR in May 2027, after a MARAC, an NHS review, a one-off grant and an hour's debate.
    Good:
        Option A and option B under Schedule A or in Appendix A only: an onerous task for an unidentified person.
    Good:
        A European union of a useful kind, an FTE post, a UK firm, a unit and an unusual house.
    Cure:
        Write the other one.
    """
    for found in prose.within(_ARTICLE):
        text, start, word = found.passage.text, found.start, found.match[1]
        before = text[start - 1 : start]
        if before.isalnum() or before in _JOINED or word.lower() in _NO_NOUNS or text[found.end : found.end + 1] == "/":
            continue
        wanted = _wanted(word)
        if wanted and wanted != _article(found):
            message = f"{quoted(found.match[0])} should be “{wanted} {word}”."
            yield Hit(message, f"Write “{wanted}”.", found.passage, start, found.end, edit=_other(found))


def _article(found: Found) -> str:
    return found.match[0].partition(" ")[0].lower()


def _other(found: Found) -> Edit:
    """The other article. Not safe before a vowel that is often said as a consonant, nor where "a" may be a letter."""
    article, word = found.match[0].split(" ")
    before = found.before.rstrip().rpartition(" ")[2].lower()
    safe = before not in _LETTERED and (word.isupper() or not word.lower().startswith(_SAID_EITHER_WAY))
    wanted = _wanted(word)
    return Edit(found.start, found.start + len(article), capital(wanted) if article[0] == "A" else wanted, safe=safe)


def _wanted(word: str) -> str:
    """The article before a word; nothing where it cannot be told: an abbreviation may be said as a word."""
    short = word.removesuffix("s")
    if short.isupper() and len(short) > 1:
        if short[0] in _SAID_AS_VOWELS and not short.startswith(("EU", "ONE")):
            # Spelt out or said as a word, it begins alike: an EIA, an AGM, an INSET day.
            return "an"
        if len(short) > _LONGEST_SHORT or _can_be_said(short):
            return ""
        return "an" if short[0] in _LIKE_VOWELS else "a"
    if not word[1:].islower() and not word[1:].replace("-", "").islower():
        return ""
    return _before_word(word.lower())


def _before_word(word: str) -> str:
    if word.startswith(_SILENT):
        return "an"
    if word.startswith(_LIKE_YOU) and not word.startswith(_LIKE_UP):
        return "a"
    # An "h" may be silent for some (an historic), and a word of two letters is none (a re).
    if len(word) < _SHORTEST_WORD or word[0] == "h":
        return ""
    return "an" if word[0] in "aeiou" else "a"


def _can_be_said(short: str) -> bool:
    if not _VOWELS.intersection(short):
        return False
    return short[0] in _VOWELS or short[1] in _VOWELS or short.startswith(_SPOKEN_STARTS)
