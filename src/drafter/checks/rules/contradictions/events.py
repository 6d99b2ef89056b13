"""When something is to happen, or how long it runs, told differently in two sections."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import msgspec

from drafter.checks.amounts import WORDS
from drafter.checks.calendar import written_dates
from drafter.checks.passage import PROSE, Kind, Passage
from drafter.checks.pattern import Pattern, words, words_of
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.rules.contradictions.subjects import subject
from drafter.checks.rules.figures.grids import grids
from drafter.checks.sentences import sentence_at, sentence_span
from drafter.checks.wording import quoted
from drafter.report.template import Level

_THINGS = (
    "lease|contract|scheme|consultation|cabinet|council|licence|work|survey|closure|programme|trial|pilot|service|school"
    "|centre|library|pool|policy|charge|fee|order|tender|grant|agreement|project|construction|strategy|tenancy|loan|term"
    "|levy|permit|festival|election|inspection|campaign|depot|bridge|road|park|market|museum"
)
_DONE = {
    "begin": "starts?|started|begins?|began|opens?|opened|commences?|launch(?:es|ed)?|come into force|comes"
    " into force|start"
    "|take effect|takes effect|introduced|rises?|applies|apply|goes up|go up|increases?",
    "end": "ends?|ended|expires?|closes?|closed|finish(?:es|ed)?|completed|complete|run out|runs out",
    "decide": "decides?|considers?|decision",
    "sign": "signed|awarded|signs?|awards?|let",
}
_EVENT = Pattern(
    rf"(?i)\b(?P<thing>{_THINGS})s?\b(?P<between>[^.;:,]{{0,40}}?)\b(?:"
    + "|".join(f"(?P<{name}>{verbs})" for name, verbs in _DONE.items())
    + r")(?: \w+){0,2}? ?(?:on|in|from|by|at|until|to)? ?(?:the end of )?\Z"
)
_VERBS = words(
    "start starts started begin begins began open opens opened commence commences launch launches launched force effect"
    " introduced rise rises apply applies up increase increases end ends ended expire expires close closes"
    " closed finish"
    " finishes finished completed complete out decide decides consider considers decision sign signs"
    " signed award awards awarded let"
)
"""Their last words: to look for one takes a tenth of the time."""
_CLOSE = 7
_WHICH = words(
    "new present current old existing first second third next previous last draft final interim further other"
)
"""What tells one contract from another."""
_TERMS = "lease|contract|licence|agreement|tenancy|grant|loan|concession|franchise|scheme|programme|plan|trial|pilot"
_LENGTH = Pattern(
    rf"\b(?P<count>\d{{1,2}}|{'|'.join(WORDS)})(?: (?P<unit>years|months)\b|[ -](?P<one>year"
    rf"|month) (?P<named>{_TERMS})\b)",
    words=words("years months year month"),
)
_OF_TERM = Pattern(rf"(?i)\b(?P<thing>{_TERMS})s?\b[^.;]{{0,60}}?\b(?:for|of|lasts|over) \Z")
_NOT_ALL = words(
    "extension extend extended extensions option options further plus renew renewed break another up remaining left"
)
_READ = PROSE | {Kind.CELL}
_ASIDE = frozenset({"background-papers", "appendices", "alternatives"})
_REACH = 110
_WIDE = 24
_APART = 400
"""Days; what is further apart is another round of it."""
_TWO = 2
_SLIP = 10
_MANY = words(
    "work service school road park project programme plan policy order charge fee survey inspection campaign bridge"
)


class _Told(msgspec.Struct, frozen=True):
    """What is said to happen (or to last), when (or how long), and where the report says so."""

    what: tuple[str, str, frozenset[str]]
    value: tuple[int | None, ...]
    passage: Passage
    start: int
    end: int

    @property
    def day(self) -> datetime.date:
        """The day that is said, the first of the month where none is."""
        year, month, day = (*self.value, None, None)[:3]
        return datetime.date(year or 1, month or 1, day or 1)

    @property
    def text(self) -> str:
        """The words that say when."""
        return self.passage.text[self.start : self.end]

    def agrees(self, other: _Told) -> bool:
        """Whether both can be right: a month and a day of it, say."""
        return all(one is None or two is None or one == two for one, two in zip(self.value, other.value, strict=True))


@report_rule("X518", "date-disagrees", Level.WARNING, draft=Level.ADVICE)
def date_disagrees(reading: Reading) -> Iterator[Hit]:
    """One section has another day, or another length, for the same thing than another section.

    Read are sentences such as "the lease begins on 1 June 2027", "the contract is for five years" and the rows of
    tables with steps. Things that a report tells apart (the present contract and the new one) are not compared, nor
    what it tells in more than two ways.

    Why:
        One of the two was changed and the other forgotten, and somebody will work to the wrong one.
    Bad:
        [sections.background]
        text = "The new pool opens in September 2027."
        [sections.financial]
        text = "Income is expected once the new pool opens in November 2027."
    Bad:
        [sections.purpose]
        text = "To award the contract for meals for five years."
        [sections.recommendations]
        text = "That Cabinet awards the contract for three years."
    Good:
        [sections.background]
        text = "The present contract ends on 31 July 2027. The new contract ends on 31 July 2032."
        [sections.financial]
        text = "The present contract ends in July 2027."
    Cure:
        Correct the one that is wrong.
    """
    by_what: dict[tuple[str, str, frozenset[str]], list[_Told]] = {}
    for each in (*_dates(reading), *_lengths(reading)):
        by_what.setdefault(each.what, []).append(each)
    for told in by_what.values():
        first = told[0]
        others = [each for each in told if not each.agrees(first)]
        if not others or any(not each.agrees(others[0]) for each in others):
            continue
        if len({each.value for each in told}) > _TWO or not _is_near(first, others[0]):
            continue
        elsewhere = (each for each in others if each.passage.section != first.passage.section)
        other = next((each for each in elsewhere if _is_of_one(first, each)), None)
        if other is not None:
            where = first.passage.number or "the text"
            message = f"{where} has {quoted(first.text)} for this."
            yield Hit(message, "Correct the one that is wrong.", other.passage, other.start, other.end)


def _is_of_one(one: _Told, other: _Told) -> bool:
    """Whether two sentences are about one thing: of works and services a report has many."""
    if one.what[1] not in _MANY:
        return True
    first, second = (subject(sentence_at(each.passage.text, each.start)) for each in (one, other))
    return bool((first & second) - {one.what[1]} - _VERBS)


def _is_near(one: _Told, other: _Told) -> bool:
    if one.what[0] == "lasts":
        return True
    if one.what[0] == "decide":
        # It decides on many days; a slip is of few.
        return abs((one.day - other.day).days) <= _SLIP
    return abs((one.day - other.day).days) <= _APART


def _dates(reading: Reading) -> Iterator[_Told]:
    for date in written_dates(reading):
        passage = date.passage
        if date.last_day is None or passage.kind not in _READ or not passage.section or passage.role in _ASIDE:
            continue
        if passage.kind is Kind.CELL:
            before = _row_before(reading, passage)
        else:
            start, _ = sentence_span(passage.text, date.start)
            before = passage.text[max(start, date.start - _REACH) : date.start]
        if _VERBS.isdisjoint(before.lower().split()[-_CLOSE:]):
            continue
        match = _EVENT.found(before)
        if match is None:
            continue
        done = next(name for name in _DONE if match[name])
        which = frozenset(_WHICH & words_of(before[max(0, match.start() - _WIDE) :]))
        what = (done, match["thing"].lower(), which)
        yield _Told(what, (date.year, date.month, date.day), passage, date.start, date.end)


def _row_before(reading: Reading, passage: Passage) -> str:
    """The words of the row of a table that a cell is in, as far as the cell."""
    rows = (row for grid in reading.once(grids) if grid.path == passage.path for row in grid.rows)
    row = next((row for row in rows if passage.text in row), ())
    return " ".join(row[: list(row).index(passage.text)]) + " " if row else ""


def _lengths(reading: Reading) -> Iterator[_Told]:
    for found in reading.search(_LENGTH, PROSE):
        passage, match = found.passage, found.match
        if not passage.section or passage.role in _ASIDE:
            continue
        start, end = sentence_span(passage.text, found.start)
        said = words_of(passage.text[start:end])
        if not _NOT_ALL.isdisjoint(said):
            continue
        thing = match["named"]
        if thing is None:
            behind = _OF_TERM.found(passage.text[max(start, found.start - _REACH) : found.start])
            if behind is None:
                continue
            thing = behind["thing"].lower()
        written = match["count"]
        count = WORDS[written] if written in WORDS else int(written)
        unit = (match["unit"] or match["one"]).rstrip("s")
        stop = found.start + len(written) + 1 + len(match["unit"] or match["one"])
        yield _Told(("lasts", f"{thing} {unit}", frozenset(_WHICH & said)), (count,), passage, found.start, stop)
