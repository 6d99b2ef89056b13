"""Periods in prose: how long something is said to last, against the two dates or years beside it."""

from __future__ import annotations

import datetime
import itertools
import math
import re
from collections.abc import Iterator

import msgspec

from drafter.checks.amounts import WORDS
from drafter.checks.calendar import MONTH, Written, written_dates
from drafter.checks.passage import PROSE
from drafter.checks.pattern import Pattern, words
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit
from drafter.checks.wording import quoted

COUNT = rf"(\d{{1,3}}|{'|'.join(WORDS)})"
"""A number of years, in figures or in words."""
_SOFT = (
    r"(?:just |well |a little )?(?:about|around|some|nearly|almost|over|more than|roughly|approximately|at least|under"
    r"|up to|less than) "
)
_TOLD = rf"(?P<soft>{_SOFT})?{COUNT}[ -](?P<kind>school |academic )?(?P<unit>week|month|year|day)s?\b"
_STRETCH = r"a (?:[a-z]+ )?(?:period|total|trial|run|term|stretch|span|closure|stay|pilot|window|season)"
_BEFORE = Pattern(
    rf"\b{_TOLD}(?:[ ,(][\w’' -]{{0,40}}?)?[ ,(]{{1,2}}(?:from|between|(?:beginning|starting) (?:on|in)) \Z"
)
_AFTER = Pattern(
    rf",? ?\(?(?:or |that is,? |which is |i\.e\. |{_STRETCH} of |for )?{_TOLD}(?=[,.;)]|\Z| in all\b| and )"
)
_MEANWHILE = Pattern(rf"[^.;:]{{0,60}}?\bfor {_TOLD},? (?:until|to|(?:ending|and ends|and expires) (?:in|on)) \Z")
_AT = Pattern(r"\b(?:[Ii]n|[Oo]n|[Ff]rom|[Ss]ince|[Ff]or) \Z")
_BEGAN = Pattern(
    rf"\b{_TOLD} [a-z-]+(?: [a-z-]+)?,? (?:which )?(?:began|begins|started|starts|opened|opens|ran|runs|lasts|lasted) "
    r"(?:on |in |from )?\Z"
)
_ENDED = Pattern(
    r" (?:and |, and |until |to )?(?:(?:ended|ends|closed|closes|finished|finishes|ran|runs|expired|expires|will end"
    r"|will close)(?: on| in| until| to)? )?\Z"
)
_THOSE = Pattern(
    rf"[^.]{{0,40}}\. (?:[Ii]n|[Oo]ver|[Dd]uring|[Tt]hroughout|[Aa]cross|[Ff]or) (?:those|these|that) {_TOLD}"
)
_JOINED = Pattern(r" ?(?:to|until|and|–|-|till|up to) \Z")
_OTHER = words("working clear term every each weekday")
"""Days that are not those of the calendar, or not all of them."""
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
_OFF = {"day": 1.5, "week": 4.0, "month": 16.0, "year": 45.0}
"""By how many days a period between two days may be out."""
_MONTHS = {"month": 1, "year": 12}
_MONTHS_OFF = {"month": 0.0, "year": 1.5}
"""By how many months one between two months may be out: an April may be its first day or its last."""
_LOOSELY = {
    "nearly": (0.85, 1.0), "almost": (0.85, 1.0), "under": (0.0, 1.0), "less than": (0.0, 1.0), "up to": (0.0, 1.0),
    "over": (1.0, 1.5), "more than": (1.0, 1.5), "at least": (1.0, 9.0), "about": (0.8, 1.2), "around": (0.8, 1.2),
    "some": (0.8, 1.2), "roughly": (0.8, 1.2), "approximately": (0.8, 1.2),
}  # fmt: skip
"""How many times the number that is written a softened one may be."""
_PLAINLY = (1.0, 1.0)
_YEAR_MONTHS = 12


class _Length(msgspec.Struct, frozen=True):
    """Between two dates, from ``low`` to ``high``, in days or, where days are not given, in months."""

    low: int
    high: int
    in_months: bool

    def fits(self, told: re.Match[str]) -> bool:
        """Whether it is as long as is told."""
        unit, count = told["unit"], number(told[2].lower())
        if told["kind"]:
            return not self.in_months or count in (math.ceil(self.low / 12), math.ceil(self.high / 12))
        if self.in_months and unit not in _MONTHS:
            return True
        one, off = (_MONTHS[unit], _MONTHS_OFF[unit]) if self.in_months else (_DAYS[unit], _OFF[unit])
        least, most = next((_LOOSELY[word] for word in _LOOSELY if word in (told["soft"] or "")), _PLAINLY)
        off = off / 2 if told["soft"] else off
        return self.high >= count * least * one - off and self.low <= count * most * one + off

    def said(self, unit: str) -> str:
        """So many of a unit, for a message."""
        length = self.high / _MONTHS.get(unit, 1) if self.in_months else (self.high - 1) / _DAYS[unit]
        words = f"{length:.1f}".removesuffix(".0")
        return f"{words} {unit}{'' if words == '1' else 's'}"


def periods(reading: Reading) -> Iterator[Hit]:
    """As in "twelve weeks from 5 October to 29 November 2026", "from April 2022 for five years, until April 2028"."""
    dates = written_dates(reading)
    for first, last in itertools.pairwise(dates):
        passage = first.passage
        if passage is not last.passage or passage.kind not in PROSE:
            continue
        length = _length(first, last)
        if length is None:
            continue
        told, start, end = _told(passage.text, first, last)
        if told is None or length.fits(told) or not _OTHER.isdisjoint(passage.text[start:end].lower().split()):
            continue
        said = f"{told[2]} {told['kind'] or ''}{told['unit']}s"
        message = f"From {first.text} to {last.text} is {length.said(told['unit'])}; the text says {quoted(said)}."
        yield Hit(message, "Count again, or correct the dates.", passage, start, end)
    yield from _of_years(reading)
    yield from _in_one_month(reading)


_IN_ONE_MONTH = Pattern(
    rf"\b{_TOLD}(?:[ ,(][\w’' -]{{0,30}}?)?[ ,(]{{1,2}}(?:from|between) (?P<first>\d{{1,2}})(?:st|nd|rd|th)?"
    rf" (?:to|and|until|–|-) (?P<last>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {MONTH}\b",
    words=words("day days"),
)


def _in_one_month(reading: Reading) -> Iterator[Hit]:
    """As in "closed for 10 days, from 3 to 12 May 2026"; the first day may count or not."""
    for found in reading.search(_IN_ONE_MONTH, PROSE):
        match = found.match
        if match["unit"] != "day" or match["soft"] or not _OTHER.isdisjoint(match[0].lower().split()):
            continue
        count, days = number(match[2].lower()), int(match["last"]) - int(match["first"]) + 1
        if days > 1 and count not in (days, days - 1):
            message = (
                f"From {match['first']} to {match['last']} is {days} days; the text says {quoted(f'{match[2]} days')}."
            )
            yield Hit(message, "Count again, or correct the dates.", found.passage, found.start, found.end)


def _told(text: str, first: Written, last: Written) -> tuple[re.Match[str] | None, int, int]:
    """How long it is said to be, and from where to where the text says so."""
    if not any(unit in text for unit in _DAYS):
        return None, 0, 0
    if _JOINED.compiled.fullmatch(text, first.end, last.start) is not None:
        told = _BEFORE.compiled.search(text, max(0, first.start - 90), first.start)
        if told is not None:
            return told, told.start(), last.end
        for pattern in (_AFTER, _THOSE):
            told = pattern.compiled.match(text, last.end)
            if told is not None and not text[told.end() :].startswith((" ago", " later", " before", " after")):
                return told, first.start, told.end()
    told = _BEGAN.compiled.search(text, max(0, first.start - 90), first.start)
    if told is not None and _ENDED.compiled.fullmatch(text, first.end, last.start) is not None:
        return told, told.start(), last.end
    if _AT.compiled.search(text, max(0, first.start - 6), first.start) is not None:
        told = _MEANWHILE.compiled.fullmatch(text, first.end, last.start)
        if told is not None:
            return told, told.start(2), last.end
    return None, 0, 0


def _length(first: Written, last: Written) -> _Length | None:
    """How long it is from one date to another; None where that is not certain."""
    if last.last_day is None or last.year is None:
        return None
    year = first.year or (last.year - (first.month > last.month))
    if first.day is None or last.day is None:
        months = (last.year - year) * _YEAR_MONTHS + last.month - first.month
        return _Length(months, months + 1, in_months=True) if months > 0 else None
    if not 1 <= first.day <= first.length_of_month:
        return None
    days = (last.last_day - datetime.date(year, first.month, first.day)).days
    return _Length(days, days + 2, in_months=False) if days > 0 else None


_FINANCIAL = r"(20\d\d)/\d\d"
_OF_YEARS = Pattern(
    rf"\b{COUNT}[ -]years?(?: period)?,? (?:\(|from |between |of )?{_FINANCIAL} (?:to|and|until|–) {_FINANCIAL}"
    rf"|\b(?:from|between|for|in|over) {_FINANCIAL} (?:to|and|until|–) {_FINANCIAL},?"
    rf" (?:or |that is |which is |a total of )?{COUNT} years\b(?=[,.;)]|$| in all\b)",
    needs=("year",),
    also="/",
)


def _of_years(reading: Reading) -> Iterator[Hit]:
    """As in "the four years 2024/25 to 2027/28"; the first and the last are counted."""
    for found in reading.search(_OF_YEARS, PROSE):
        match = found.match
        count = number((match[1] or match[6]).lower())
        begin, end = int(match[2] or match[4]), int(match[3] or match[5])
        years = end - begin + 1
        # "From 2024/25 to 2027/28" may be to its beginning.
        allowed = (years, years - 1) if "from" in match[0] else (years,)
        if years > 1 and count not in allowed:
            message = f"From {begin}/{begin % 100 + 1:02} to {end}/{end % 100 + 1:02} is {years} years."
            yield Hit(message, "Count again, or correct the years.", found.passage, found.start, found.end)


def number(text: str) -> int:
    """The value of a number of :data:`COUNT`, or of "30th"."""
    return WORDS[text] if text in WORDS else int(text.rstrip("stndrh"))
