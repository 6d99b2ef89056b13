"""The route of an executive decision: whether it is a key decision, and when it may be acted on."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal

from drafter.checks.calendar import Written, written_dates
from drafter.checks.passage import PROSE, Kind
from drafter.checks.pattern import Pattern, words
from drafter.checks.reading import Answer, Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.rules.contradictions.named import name_of
from drafter.checks.rules.contradictions.sums import Amount, amounts_of
from drafter.checks.rules.figures.grids import grids
from drafter.checks.sentences import sentence_at
from drafter.checks.wording import quoted
from drafter.report.dates import long_date
from drafter.report.template import FieldKind, Level

_KEY = Pattern(r"(?i)\bkey decision\b")
_LARGE = Decimal(500_000)
"""Pounds that are significant whatever the council: constitutions set the threshold from £100,000 to £1 million."""
_LARGE_IN_WARDS = Decimal(250_000)
"""Pounds that are, where the decision is for two wards or more."""
_TWO = 2
_SPENT = frozenset({"cost", "saving", "price", "borrowing", "contribution", "loan", "estimate"})
_NOT_NEW = Pattern(
    r"(?i)\b(?:already approved|approved (?:in|by|on)|was approved|previously|reserves? stood|turnover)\b"
)


@report_rule("X514", "key-decision-denied", Level.WARNING, draft=Level.ADVICE)
def key_decision_denied(reading: Reading) -> Iterator[Hit]:
    """The report says that it is no key decision, and what it recommends or costs is a large sum.

    Large is £500,000, or £250,000 where two wards or more are named at the head of the report. Looked at are the sums
    of the recommendations, and those of the section on finance that are called a cost, a price, a saving or the like.

    Why:
        A decision is a key decision if it spends or saves what is significant for the budget (regulation 8 of the Local
        Authorities (Executive Arrangements) (Meetings and Access to Information) (England) Regulations 2012). Taken
        without the notice that one needs it can be undone.
    Bad:
        [sections.recommendations]
        text = "That the Director approves the purchase of 12 homes for £1.9 million."
        [sections.route]
        key_decision = "no"
    Good:
        [sections.recommendations]
        text = "That the Director approves the purchase of 12 homes for £1.9 million."
        [sections.route]
        key_decision = "yes"
    Good:
        [sections.recommendations]
        text = "That the Director approves the purchase of a van for £38,000."
        [sections.route]
        key_decision = "no"
    Cure:
        Answer yes and publish the notice, or say in the section on finance why the sum is not significant.
    """
    answer = next((each for each in reading.answers() if _asks_for_key(each) and each.value == "no"), None)
    if answer is None:
        return
    several = any(isinstance(value, tuple) and len(value) >= _TWO for value in reading.draft.meta.values())
    everywhere = any(value == ("all",) for value in reading.draft.meta.values())
    least = _LARGE_IN_WARDS if several or everywhere else _LARGE
    large = next((each for each in _spent(reading) if each.value >= least), None)
    if large is not None:
        where = large.passage.number or large.passage.section
        yield Hit(
            f"This is said to be no key decision, and {where} has {quoted(large.text)}.",
            "Answer yes and publish the notice, or say why the sum is not significant.",
            path=answer.path,
        )


def _asks_for_key(answer: Answer) -> bool:
    asked = answer.field.prompt or answer.field.name or ""
    return (
        answer.section.role == "decision-type"
        and answer.field.kind is FieldKind.YES_NO
        and _KEY.found(asked) is not None
    )


def _spent(reading: Reading) -> Iterator[Amount]:
    """The sums that the decision spends or saves."""
    for passage in reading.passages:
        if passage.kind not in PROSE or passage.role not in ("recommendations", "finance"):
            continue
        for amount in amounts_of(passage):
            name = name_of(passage.text, amount.start, amount.end)
            spent = passage.role == "recommendations" or (name is not None and name.noun in _SPENT)
            if spent and _NOT_NEW.found(amount.sentence) is None:
                yield amount


_ENDS = Pattern(
    r"(?i)\bcall-in(?: period)?\b[^.;]{0,60}\b(?:ends?|expires?|closes?|runs? (?:until|to)|lasts until|is over)\b"
    r"[^.;]{0,30}?\Z",
    needs=("all-in",),
)
_ACTS = Pattern(
    r"(?i)\b(?:sign\w*|seal\w*|award\w*|orders? (?:is |are )?(?:made|placed)|implement\w*|work\w* (?:starts?|begins?)"
    r"|start\w*|begin\w*|in force|takes? effect|appoint\w*|issu\w*|purchas\w*|complet\w*|launch\w*)\b"
)
_LEADS = Pattern(
    r"(?i)\b(?:call-in|consult\w*|decision|meeting|notice|publish\w*|deadline|tender\w*|bids?|apprais\w*|survey\w*)\b"
)
_REACH = 140
_NEAR = 45
"""Days before the end of call-in in which a step may be meant to follow the decision."""


@report_rule("X515", "acted-before-call-in", Level.WARNING, draft=Level.ADVICE)
def acted_before_call_in(reading: Reading) -> Iterator[Hit]:
    """A step that carries out the decision has a date within the time in which it may be called in.

    Looked at are the end of call-in where the report names it, else the five working days after the decision that most
    constitutions have, and what is signed, awarded, begun or the like from the decision on. A decision that takes
    effect at once is meant too.

    Why:
        What is done before call-in has run out is done without a decision, and cannot be taken back.
    Bad:
        [sections.background]
        text = '''
        The call-in period ends on 11 March 2027.

        | Step | Date |
        |:-----|:-----|
        | Contract signed | 9 March 2027 |
        '''
    Good:
        [sections.background]
        text = '''
        The call-in period ends on 11 March 2027.

        | Step | Date |
        |:-----|:-----|
        | Contract signed | 15 March 2027 |
        '''
    Cure:
        Let the step begin after call-in has ended.
    """
    if _can_be_called_in(reading):
        for found in reading.search(_AT_ONCE, PROSE):
            message = f"{quoted(found.match[0])} does not agree with a decision that can be called in."
            yield Hit(message, "Let it take effect after call-in has ended.", found.passage, found.start, found.end)
    named = _end_of_call_in(reading)
    ends = named or _usual_end(reading)
    if ends is None:
        return
    begins = reading.meeting or ends - datetime.timedelta(days=_NEAR)
    for date in written_dates(reading):
        if date.day is None or date.last_day is None or not begins <= date.last_day <= ends:
            continue
        step = _step(reading, date)
        if _ACTS.found(step) is not None and _LEADS.found(step) is None:
            yield Hit(
                f"Call-in runs {'' if named else 'as a rule '}to {long_date(ends)}, and this is to be done on"
                f" {long_date(date.last_day)}.",
                "Let the step begin after call-in has ended.",
                date.passage,
                date.start,
                date.end,
            )


def _end_of_call_in(reading: Reading) -> datetime.date | None:
    """The day named as the end of call-in; None where none is, or several."""
    days = {
        date.last_day
        for date in written_dates(reading)
        if date.day is not None
        and date.last_day is not None
        and "all-in" in date.passage.text
        and _ENDS.found(date.passage.text[max(0, date.start - _REACH) : date.start]) is not None
    }
    return days.pop() if len(days) == 1 else None


def _can_be_called_in(reading: Reading) -> bool:
    for answer in reading.answers():
        asked = answer.field.prompt or answer.field.name or ""
        if answer.section.role == "decision-type" and _CALLED_IN.found(asked) is not None:
            option = answer.field.option(answer.value) if isinstance(answer.value, str) else None
            return answer.value == "yes" or (option is not None and option.text.startswith("Yes"))
    return False


def _usual_end(reading: Reading) -> datetime.date | None:
    """Five weekdays after the decision, where it can be called in."""
    if reading.meeting is None or not _can_be_called_in(reading):
        return None
    day = reading.meeting
    for _ in range(_USUAL):
        day += datetime.timedelta(days=3 if day.weekday() == _FRIDAY else 1)
    return day


_CALLED_IN = Pattern(r"(?i)\bcall(?:ed)?[ -]in\b")
_AT_ONCE = Pattern(
    r"(?i)\b(?:takes? effect|comes? into force|be implemented|be carried out|implemented|signed)(?: \w+)? (?:at once"
    r"|immediately|forthwith|straight ?away|the same day|on the day of the decision)\b",
    words=words("once immediately forthwith straight straightaway same day"),
)
_USUAL = 5
_FRIDAY = 4
_TO_COME = Pattern(r"(?i)\b(?:will|is to|are to|starts?|begins?|takes? effect|is due to|are due to)\b")


def _step(reading: Reading, date: Written) -> str:
    """The words of a step: those of its item, of its sentence, or of the row of its table; "" for anything else."""
    passage = date.passage
    if passage.kind is Kind.ITEM:
        return passage.text
    if passage.kind in PROSE:
        sentence = sentence_at(passage.text, date.start)
        return sentence if _TO_COME.found(sentence) is not None else ""
    if passage.kind is not Kind.CELL:
        return ""
    rows = (row for grid in reading.once(grids) if grid.path == passage.path for row in grid.rows)
    return next((" ".join(row) for row in rows if passage.text in row), "")
