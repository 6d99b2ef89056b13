"""When things happen: what was to come and has passed, what is to come some time, what is still pending."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.calendar import Written, names_a_date, written_dates
from drafter.checks.passage import PROSE
from drafter.checks.pattern import Pattern, words
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, Prose, prose_rule, report_rule
from drafter.checks.sentences import sentence_at
from drafter.checks.text import Found
from drafter.checks.wording import quoted
from drafter.report.dates import long_date
from drafter.report.template import Level

_TO_COME = Pattern(
    r"\b(?:will|shall|is due to|are due to|is to|are to|is planned to|are planned to|is expected to|are expected to"
    r"|is scheduled to|are scheduled to|is planned|is due|are due|is scheduled|is expected)\b((?: [\w’'-]+){0,6}?)"
    r" (?:by|on|from|before|until|in|during|at the end of|by the end of)(?: (?:early|late|mid))?"
    r"(?: [A-Z][a-z]+day,?)? \Z"
)
_ELSEWHERE = frozenset(
    {
        "that", "which", "who", "held", "made", "agreed", "since", "against", "compared", "measured", "published",
        "adopted", "approved", "set", "dated", "given", "found", "reported", "begun",
        "started", "signed", "because", "as",
        "than", "and", "but", "where", "when", "taken",
    }
)  # fmt: skip
_LONGEST = 90
_VERBS = ("will ", "shall ", "due ", "is to ", "are to ", "planned", "expected", "scheduled")


@report_rule("D706", "past-as-future", Level.WARNING)
def past_as_future(reading: Reading) -> Iterator[Hit]:
    """A date before the meeting is worded as if it were to come.

    Only what is close together is looked at ("will be finished by 31 October 2026"), so a date that something is
    compared with, or that something else happened on, is left alone.

    Why:
        By the meeting it has happened or it has not, and members will ask which. Text carried over from the last report
        gives itself away like this.
    Bad:
        The conversion will be finished by 31 October 2026.
    Bad:
        The survey is due to begin in January 2027.
    Good:
        The conversion will be finished by 31 October 2027. Visits will be compared with those in June 2026, and the
        plan that was agreed on 3 March 2026 will be reviewed.
    Cure:
        Say what has happened, or give the new date.
    """
    meeting = reading.meeting
    if meeting is None:
        return
    for date in written_dates(reading):
        last = date.last_day
        if date.passage.kind in PROSE and last is not None and last < meeting and _is_to_come(date):
            yield Hit(
                f"{quoted(date.text)} is before the meeting on {long_date(meeting)} and worded as still to come.",
                "Say what has happened, or give the new date.",
                date.passage,
                date.start,
                date.end,
            )


def _is_to_come(date: Written) -> bool:
    before = date.passage.text[max(0, date.start - _LONGEST) : date.start]
    found = _TO_COME.found(before) if any(verb in before for verb in _VERBS) else None
    return found is not None and not _ELSEWHERE.intersection(found[1].lower().split())


_SOON = (
    r"shortly(?! (?:after|before|afterwards|thereafter))|(?<!as )(?<!too )(?<!how )soon(?! (?:after|as|enough|became))"
    r"|imminently|in due course|in the near future|in the coming (?:weeks|months)|at a later date"
)
_NOW = r"currently|presently|at present|at the moment|to date"
_VAGUE = Pattern(
    rf"\b(?:({_SOON})|({_NOW}))\b",
    words=words("shortly soon imminently currently presently"),
    needs=(
        "in due course",
        "in the near",
        "in the coming",
        "a later date",
        "at present",
        "t present",
        "the moment",
        "to date",
    ),
    flags=re.IGNORECASE,
)
_COUNT = Pattern(
    r"(?<![\w.£,])(?<!phase )(?<!stage )(?<!section )(?<!paragraph )£?\d(?:[\d,]{0,16}\d)?(?:\.\d{1,6})?(?![\w/]"
    r"|[.,]\d| [A-Z])"
)
_NEAR = 50
_SHORT = 25


@prose_rule("D709", "vague-time", Level.ADVICE)
def vague_time(prose: Prose) -> Iterator[Hit]:
    """Something happens "shortly", or a number holds "currently", and no date says when.

    "Currently" is only meant where the sentence has a number that will change. A date in the sentence is enough, and so
    is a figure of the register, which has its own.

    Why:
        The report is read for years. A number without its date cannot be compared with the next one.
    Bad:
        There are currently 358 children on protection plans.
    Bad:
        The review will be published shortly.
    Good:
        On 15 June 2015 there were 358 children on protection plans. The service is currently moving house, and shortly
        after that it will be as soon as possible in one place.
    Cure:
        Give the date.
    """
    for found in prose.within(_VAGUE):
        passage, soon = found.passage, found.match[1] is not None
        sentence = sentence_at(passage.text, found.start)
        before, _, after = sentence.partition(found.match[0])
        if names_a_date(f"{before[-_SHORT:]} {after}" if soon else sentence):
            continue
        count = None if soon else _COUNT.found(f"{before[-_NEAR:]}{found.match[0]}{after[:_NEAR]}")
        if soon:
            yield Hit(f"{quoted(found.match[0])} gives no date.", "Say when.", passage, found.start, found.end)
        elif count is not None:
            message = f"{quoted(found.match[0])} gives no date for {quoted(count[0])}."
            yield Hit(message, "Say on which date.", passage, found.start, found.end)


_AWAITED = words(
    "outcome result results decision confirmation approval sign-off response reply feedback publication guidance advice"
    " ruling judgement judgment announcement clarification permission consent sign"
)
_SMALL = words("the a an its their his her further final formal full written any")
_PENDING = (
    Pattern(
        r"\b(?:await(?:s|ing|ed)?|pending)((?: [a-z-]+){1,6})",
        words=words("await awaits awaiting awaited pending"),
        flags=re.IGNORECASE,
    ),
    Pattern(
        r"\b(?:is|are|remains?) (?:still |yet )?(?:awaited|pending|to be (?:agreed|decided|confirmed|determined))\b",
        words=words("awaited pending agreed decided confirmed determined"),
    ),
)


@prose_rule("D710", "still-pending", Level.ADVICE)
def still_pending(prose: Prose) -> Iterator[Hit]:
    """An outcome, a decision or a result is still awaited, and no date says when it is expected.

    Why:
        It may be known by the time of the meeting; if not, members will ask when it will be.
    Bad:
        The school was inspected on 4 June 2015. Awaiting outcome.
    Good:
        The school was inspected on 4 June 2015; the outcome is awaited by 31 July 2015. Twelve children are awaiting
        placement.
    Cure:
        Bring it up to date before the report is published, or say when it is expected.
    """
    for pattern in _PENDING:
        for found in prose.within(pattern):
            words_ = _awaited(found) if pattern is _PENDING[0] else found.match[0]
            if words_ and not names_a_date(sentence_at(found.passage.text, found.start)):
                message = f"{quoted(words_)}: it may be known by the meeting."
                cure = "Bring it up to date, or say when it is expected."
                yield Hit(message, cure, found.passage, found.start, found.start + len(words_))


def _awaited(found: Found) -> str:
    """The words up to what is awaited; nothing where that is no outcome, decision or the like."""
    read = found.match[0].partition(" ")[0]
    for word in found.match[1].split():
        read += f" {word}"
        if word.lower() in _AWAITED:
            return read
        if word.lower() not in _SMALL:
            return ""
    return ""
