"""When things happen: what was to come and has passed, what is to come some time, what is still pending."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.amounts import WORDS
from drafter.checks.calendar import Written, names_a_date, written_dates
from drafter.checks.passage import PROSE
from drafter.checks.pattern import Pattern, words, words_of
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, Prose, prose_rule, report_rule
from drafter.checks.sentences import sentence_at, sentence_span
from drafter.checks.text import Found
from drafter.checks.wording import quoted
from drafter.report.dates import long_date
from drafter.report.template import Level

_TO_COME = Pattern(
    r"\b(?:will|shall|is due to|are due to|is to|are to|is planned to|are planned to|is expected to|are expected to"
    r"|is scheduled to|are scheduled to|is planned|is due|are due|is scheduled|is expected)\b"
    r"((?: £?[\w’'/-]+(?:\.\d+)?%?){0,8}?)"
    r" (?:by|on|from|before|until|in|during|(?:at|by|before|from|until) the (?:end|start|beginning|middle) of)"
    r"(?: (?:early|late|mid))?"
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
_FEW_WORDS = 6
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
    Bad:
        [sections.recommendations]
        text = "That the committee asks the Head of Libraries to report back by 15 January 2027."
    Good:
        The conversion will be finished by 31 October 2027. Visits will be compared with those in June 2026, and the
        plan that was agreed on 3 March 2026 will be reviewed.
    Cure:
        Say what has happened, or give the new date.
    """
    meeting = reading.meeting
    if meeting is None:
        return
    yield from _years_past(reading, meeting.year)
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


_IN_YEAR = Pattern(
    r"\b(?:will|shall|is due to|are due to|is expected to|are expected to|is planned to|are planned to"
    r"|is to|are to) (?:"
    r"((?:£?[\w’'-]+(?:\.\d+)?%? ){1,6}?)(?:in|by|before|during|by the end of|in early|in late|from) ((?:19|20)\d\d)\b"
    r"|((?:£?[\w’'-]+(?:\.\d+)?%?,? ){1,9}?)(?:in|by|before|during) (?:the )?(?:spring|summer|autumn|winter)(?: of)?"
    r" ((?:19|20)\d\d)\b)(?![/–-]\d)(?! \w+ Act)",
    words=words("will shall due expected planned"),
    needs=(" is to ", " are to "),
)


def _years_past(reading: Reading, year: int) -> Iterator[Hit]:
    """As in "will be reviewed in 2025", in a report of 2027."""
    for found in reading.search(_IN_YEAR, PROSE):
        between, named = found.match[1] or found.match[3], found.match[2] or found.match[4]
        if int(named) < year and not _is_elsewhere(between):
            message = f"{quoted(named)} is before the year of the meeting and worded as still to come."
            cure = "Say what has happened, or give the new date."
            yield Hit(message, cure, found.passage, found.start, found.end)


_ASKED = Pattern(
    r"\b(?:[Tt]o|and|that) (?:be )?(?:report(?:ed|s)?|receive|bring|brought|provided?|submit(?:ted)?|completed?"
    r"|published?|respond|present(?:ed)?|prepared?|produced?|reviewed?|return|write|arranged?|implement(?:ed)?"
    r"|carry out|finish(?:ed)?)\b[^.;\n]{0,80} (?:by|before|no later than|in)(?: [A-Z][a-z]+day,?)? \Z"
)
"""What somebody is asked to do by a date."""


def _is_to_come(date: Written) -> bool:
    before = date.passage.text[max(0, date.start - _LONGEST) : date.start]
    if date.passage.role == "recommendations" and date.day is not None and _ASKED.found(before) is not None:
        return _ELSEWHERE.isdisjoint(before.lower().split()[-_FEW_WORDS:])
    found = _TO_COME.found(before) if any(verb in before for verb in _VERBS) else None
    return found is not None and not _is_elsewhere(found[1])


def _is_elsewhere(between: str) -> bool:
    """Whether the date is of something else: "will be compared with those published in". What is to be done is not."""
    said = between.lower().split()
    to_be_done = said[:1] == ["be"] and said[1:2] not in (["compared"], ["measured"], ["set"])
    return not _ELSEWHERE.isdisjoint(said[2:] if to_be_done else said)


_SOON = Pattern(
    r"\b(?:shortly(?! (?:after|before|afterwards|thereafter))"
    r"|(?<!as )(?<!too )(?<!how )soon(?! (?:after|as|enough|became))"
    r"|imminently|in due course|in the near future|in the coming (?:weeks|months)|at a later (?:date|stage)|asap"
    r"|in the next few (?:days|weeks|months)|at the earliest opportunity|in the not too distant future"
    r"|before too long|by the end of the (?:month|week)|at (?:a|some) (?:future|later|forthcoming) meeting)\b",
    words=words("shortly soon imminently asap earliest distant meeting month week"),
    # What may begin a sentence is looked for without its first letter.
    needs=("n due course", "n the near", "n the coming", "t a later", "n the next few", "efore too long"),
    flags=re.IGNORECASE,
)
_RELATIVE = Pattern(
    r"\b(?:(?:last|next) (?:week|month|winter|spring|summer|autumn|quarter|term)(?![’'])|yesterday|tomorrow"
    r"|recently(?! (?:built|opened|formed|published|adopted|appointed|retired))"
    r"|for some (?:considerable )?time(?! (?:after|before))|a (?:few|couple of) (?:weeks|months) ago|(?:some"
    r"|a long) time ago|(?:quite )?a while ago|not long ago|lately"
    r"|(?:earlier |later )?this (?:week|month)(?![’']))\b",
    words=words("week month winter spring summer autumn quarter term yesterday tomorrow recently ago lately time"),
    flags=re.IGNORECASE,
)
_NOW = Pattern(
    r"\b(?:currently|presently|(?<!as )at present|at the moment|(?<!up )to date)\b",
    words=words("currently presently"),
    needs=("t present", "t the moment", "o date"),
    flags=re.IGNORECASE,
)
_COUNT = Pattern(
    r"(?<![\w.£,])(?<!phase )(?<!stage )(?<!section )(?<!paragraph )£?\d(?:[\d,]{0,16}\d)?(?:\.\d{1,6})?(?![\w/]"
    r"|[.,]\d| [A-Z])"
    rf"|(?<!to )(?<!or )(?<!of )\b(?:{'|'.join(WORDS)})(?= [a-z])"
    r"(?! (?:of|or|to|and|years?|days?|weeks?|months?|times|in)\b)"
)
_NEAR = 50
_SHORT = 25


def _is_of_several(found: Found) -> bool:
    """Whether it is the last of a row: "the last quarter was half as high again as the first"."""
    before, after = _around(found)
    return before.lower().endswith("the ") and " first" in after


@prose_rule("D709", "vague-time", Level.ADVICE)
def vague_time(prose: Prose) -> Iterator[Hit]:
    """Something happens "shortly" or "last month", or a number holds "currently", and no date says when.

    "Currently" is only meant where the sentence has a number that will change. A date in the sentence is enough, and so
    is a figure of the register, which has its own.

    Why:
        The report is read for years. A number without its date cannot be compared with the next one.
    Bad:
        There are currently 358 children on protection plans.
    Bad:
        The review will be published shortly.
    Bad:
        It was agreed last month that the scheme would go ahead.
    Good:
        On 15 June 2015 there were 358 children on protection plans. The service is currently moving house, and shortly
        after that it will be as soon as possible in one place.
    Cure:
        Give the date.
    """
    for found in prose.within(_SOON):
        if not names_a_date(_around(found)[1][:_SHORT]):
            yield _vague(found, f"{quoted(found.match[0])} gives no date.", "Say when.")
    for found in prose.within(_RELATIVE):
        before, after = _around(found)
        if not names_a_date(after[:_SHORT]) and not _is_rule(before) and not _is_of_several(found):
            message = f"{quoted(found.match[0])} is counted from a day that the reader has to guess."
            yield _vague(found, message, "Give the date.")
    for found in prose.within(_NOW):
        before, after = _around(found)
        near = f"{before[-_NEAR:]}{found.match[0]}{after[:_NEAR]}"
        count = None if names_a_date(sentence_at(found.passage.text, found.start)) else _COUNT.found(near)
        if count is not None:
            message = f"{quoted(found.match[0])} gives no date for {quoted(count[0])}."
            yield _vague(found, message, "Say on which date.")


def _around(found: Found) -> tuple[str, str]:
    """What stands in the sentence before the words that were found, and what behind them."""
    before, _, after = sentence_at(found.passage.text, found.start).partition(found.match[0])
    return before, after


def _vague(found: Found, message: str, cure: str) -> Hit:
    return Hit(message, cure, found.passage, found.start, found.end)


_OF_HABIT = words("each every any whenever always when per")


def _is_rule(before: str) -> bool:
    """Whether the sentence says what is always so: "each report is ready by the end of next month"."""
    return not _OF_HABIT.isdisjoint(words_of(before))


_AWAITED = words(
    "outcome result results decision confirmation approval sign-off response reply feedback publication guidance advice"
    " ruling judgement judgment announcement clarification permission consent sign"
)
_SMALL = words("the a an its their his her further final formal full written any")
_OUTCOME = (
    r"(?:outcomes?|results?|decisions?|findings|rulings?|judg(?:e)?ments?|replies|reply|response|responses|confirmation"
    r"|approval|consent|announcement|verdict|conclusions?)"
)
_PENDING = (
    Pattern(
        r"\b(?:await(?:s|ing|ed)?|pending|waiting for|waiting on)((?: [a-z-]+){1,6})",
        words=words("await awaits awaiting awaited pending waiting"),
        flags=re.IGNORECASE,
    ),
    Pattern(
        r"\b(?:is|are|remains?) (?:still |yet |currently )?(?:awaited|pending|to be"
        r" (?:agreed|decided|confirmed|determined|announced|settled|resolved))\b"
        r"|\b(?:is|are) (?:still )?(?:not|as) yet (?:un)?"
        r"(?:known|confirmed|decided|agreed|settled|available|published|clear)\b"
        r"|\b(?:is|are|was|were) (?:still )?not (?:yet )?(?:yet known|yet decided|yet agreed|known at the time)\b"
        r"|\b(?:has|have) (?:yet|still) to (?:be (?:announced|agreed|decided|confirmed|settled|published|received"
        r"|determined|issued|made)|decide|reply|respond|announce|confirm|rule|report)\b"
        r"|\b(?:has|have) not (?:yet|so far) (?:been (?:announced|agreed|decided|confirmed|settled|published|received"
        r"|made)|decided|replied|responded|announced|confirmed|reported|ruled)\b"
        r"|\bno (?:decision|reply|response|answer|outcome) (?:has|had) (?:yet |so far )?"
        r"(?:been (?:made|received|taken|given)|come)\b"
        r"|\b(?:remains|yet) to be (?:seen|decided|agreed|confirmed|settled)\b"
        r"|\b(?:is|are) (?:currently |still |now |presently )?being (?:assessed|evaluated|appraised|considered"
        r""
        r"|drafted|prepared|finalised|drawn up|investigated|sought)\b"
        rf"|\b{_OUTCOME} (?:is|are) (?:now )?(?:expected|due|anticipated|awaited)(?! to\b)\b",
        words=words(
            "being awaited pending agreed decided confirmed determined yet still expected due anticipated seen"
            " announced"
            " settled resolved so"
        ),
        needs=(
            "not known at the time",
            "no decision ha",
            "no reply ha",
            "no response ha",
            "no answer ha",
            "no outcome ha",
        ),
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
            if words_ and not _is_dated(found):
                message = f"{quoted(words_)}: it may be known by the meeting."
                cure = "Bring it up to date, or say when it is expected."
                yield Hit(message, cure, found.passage, found.start, found.start + len(words_))


def _is_dated(found: Found) -> bool:
    """Whether the sentence says when it will be known: a date behind, or one before that is no financial year."""
    text = found.passage.text
    start, end = sentence_span(text, found.start)
    before, after = text[start : found.start].rpartition(";")[2], text[found.end : end]
    if names_a_date(_FINANCIAL.compiled.sub("", after)):
        return True
    return _EXPECTED.found(before) is not None


_FINANCIAL = Pattern(r"\b20\d\d/\d\d\b")
_EXPECTED = Pattern(r"\b(?:[Bb]y|[Uu]ntil|[Oo]n|[Aa]t) (?:the end of )?(?:\d{1,2} )?[A-Z][a-z]+ 20\d\d")


def _awaited(found: Found) -> str:
    """The words up to what is awaited; nothing where that is no outcome, decision or the like."""
    read = found.match[0].removesuffix(found.match[1])
    for word in found.match[1].split():
        read += f" {word}"
        if word.lower() in _AWAITED:
            in_two = f"{read} off"
            return in_two if found.match[0].startswith(in_two) else read
        if word.lower() not in _SMALL:
            return ""
    return ""
