"""Years in prose: ages, anniversaries and how long something has lasted, against the years beside them."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.passage import PROSE
from drafter.checks.pattern import Pattern, pieces, words
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.rules.figures.periods import COUNT, number, periods
from drafter.checks.sentences import sentence_span
from drafter.checks.text import Found
from drafter.checks.wording import quoted
from drafter.report.template import Level

_YEARS = r"(1[5-9]\d\d|20\d\d)"
_AGE = Pattern(
    rf"\b{COUNT} years(?: old\b| of age\b|[’'] old\b| ago\b(?=[,.;)]|$))"
    rf"|\b(\d{{1,3}})(?:st|nd|rd|th) (?:anniversary|birthday)\b"
    rf"|\bin (?:its|his|her|their) (\d{{1,3}}(?:st|nd|rd|th)) year\b"
    rf"|\b(?:aged|age of) (\d{{1,3}})\b(?! (?:to|and|or)\b)",
    words=words("anniversary birthday aged"),
    needs=(
        " years old",
        " years’ old",
        " years' old",
        " years of age",
        " years ago",
        "age of ",
        *pieces("", "th st nd rd", " year"),
    ),
)
_SINCE = Pattern(
    rf"\bfor (?:the (?:last|past) )?{COUNT} years,? \(?since {_YEARS}\b"
    rf"|\bsince {_YEARS},? \(?(?:for )?{COUNT} years\b",
    needs=("since ",),
)
_BEGAN = Pattern(
    rf"\b(?:[Bb]orn|[Bb]uilt|[Ff]ounded|[Oo]pened|[Pp]lanted|[Ee]stablished|[Ff]ormed|[Ss]et up|[Ll]aunched|[Bb]egan"
    rf"|[Ss]tarted|[Cc]onsecrated|[Cc]reated|[Cc]onstructed|[Cc]ompleted|[Dd]ates? (?:from|back to)|[Dd]ating from"
    rf"|[Ss]ince|[Ii]ncorporated|[Dd]edicated|[Uu]nveiled|[Ee]rected|[Mm]ade|[Ii]nstalled|[Ll]aid(?: out)?"
    rf"|first [a-z]{{3,}})\b"
    rf"(?: (?:[Ii]n|on|of|as|at|by|early|late|around|about|the|a|an|\d{{1,2}}|[A-Z][\w’'-]*|[a-z]+)){{0,6}}? {_YEARS}\b"
)
_SAID_YEAR = Pattern(rf"\b(?:in|by|on|this) (?:\d{{1,2}} )?(?:[A-Z][a-z]+ )?{_YEARS}\b")
_HEDGED = Pattern(
    r"(?:about|around|some|over|nearly|almost|more than|roughly|approximately|at least|under|up to|to)(?: the)? \Z"
)
_OF_IT = Pattern(r"^(?:It|He|She|They|This|These)(?: [\w’']+){1,3} \Z")
"""As in "It is now 106 years old"."""
_OF_OTHERS = Pattern(r"\b(?:who|that|children|people|pupils|residents|those|women|men)(?: (?:is|are|was|were))? \Z")


@report_rule("F419", "years-between", Level.WARNING)
def years_between(reading: Reading) -> Iterator[Hit]:
    """An age, an anniversary or a number of years is not the one between the two years it rests on.

    Counted is from the year named in the sentence or in the one before it ("opened in 1893") to the year that the
    sentence names, or to the meeting. Weeks, months and years between two dates are counted too ("twelve weeks from 5
    October to 29 November 2026", "adopted in April 2022 for five years, until April 2028", "the four years 2024/25 to
    2027/28").

    Why:
        It was right in the report that it was copied from.
    Bad:
        [meta]
        meeting_date = 2027-03-04
        [sections.background]
        text = "The baths were opened in 1893 and are 114 years old."
    Bad:
        The Friends were founded in 1999 and mark their 30th anniversary in 2027.
    Bad:
        The consultation ran for 12 weeks from 5 October to 29 November 2026.
    Good:
        The Friends were founded in 1999 and mark their 30th anniversary in 2029. Those who are 18 years old pay; the
        survey ran for eight weeks from 5 October to 29 November 2026.
    Cure:
        Count again.
    """
    yield from _since(reading)
    yield from _ages(reading)
    yield from periods(reading)


def _since(reading: Reading) -> Iterator[Hit]:
    for found in reading.search(_SINCE, PROSE):
        count, year = found.match[1] or found.match[4], found.match[2] or found.match[3]
        if _HEDGED.found(found.before[-20:]) is None:
            yield from _judged(reading, found, number(count), [int(year)], found.passage.text)


def _ages(reading: Reading) -> Iterator[Hit]:
    for found in reading.search(_AGE, PROSE):
        text = found.passage.text
        start, end = sentence_span(text, found.start)
        if _HEDGED.found(text[max(0, found.start - 20) : found.start]) is not None:
            continue
        count = number(next(each for each in found.match.groups() if each))
        if found.match[3] is not None:
            # In its second year it is one year old.
            count -= 1
        own = text[start:end]
        began = [int(match[1]) for match in _BEGAN.compiled.finditer(own)]
        if _OF_OTHERS.found(text[start : found.start]) is not None:
            continue
        if not began and start and _OF_IT.found(text[start : found.start]) is not None:
            before = sentence_span(text, start - 2)
            began = [int(match[1]) for match in _BEGAN.compiled.finditer(text[before[0] : before[1]])]
        # "Opened in 2024, it is used by Ann, aged 79": only a birth says how old somebody is.
        person = found.match[4] is not None or "birthday" in found.match[0]
        if began and (not person or "born" in text[:end].lower()):
            yield from _judged(reading, found, count, began, own)


def _judged(reading: Reading, found: Found, count: int, began: list[int], sentence: str) -> Iterator[Hit]:
    """Compare with the years that may be meant: those named as "in 2027", else that of the meeting and of today."""
    named = [int(match[1]) for match in _SAID_YEAR.compiled.finditer(sentence) if int(match[1]) not in began]
    meeting = reading.meeting or reading.today
    ends = [year for year in named if year > min(began)] or [meeting.year]
    exact = "anniversary" in found.match[0] or "birthday" in found.match[0]
    slack = 0 if exact and named else 1
    if any(0 <= end - begin - count <= slack for end in (*ends, meeting.year) for begin in began):
        return
    begin, end = began[-1], ends[0]
    if "ago" in found.match[0] and end - begin < 1:
        return
    message = f"From {begin} to {end} is {end - begin} years; the text says {quoted(found.match[0])}."
    yield Hit(message, "Count again.", found.passage, found.start, found.end)
