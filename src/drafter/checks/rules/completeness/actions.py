"""Next steps that nobody is asked to take."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.calendar import names_a_date
from drafter.checks.passage import Kind, Passage
from drafter.checks.pattern import Pattern
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.wording import quoted
from drafter.report.template import Level

_HEADING = Pattern(
    r"(?:the )?(?:next|further|future|follow[- ]?(?:up|on)|outstanding|required|agreed|planned|key|main)? ?"
    r"(?:steps?|actions?)(?: (?:required|to be taken|planned|agreed|and timetable))?\W*",
    flags=re.IGNORECASE,
)
_OWNER = Pattern(
    r"\b(?:head|director|officer|manager|lead(?:er)?|team|service|board|panel|committee|council|cabinet|executive"
    r"|councillor|cllr|group|forum|department|directorate|partnership|engineer|surveyor|solicitor|accountant|treasurer"
    r"|chair|mayor|commissioner|authority|member|contractor|supplier|trust|school|college|unit|we)s?\b",
    flags=re.IGNORECASE,
)
_DATE = Pattern(
    r"\b(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|quarter|spring|summer|autumn|winter|easter|christmas|(?:end|start"
    r"|beginning) of"
    r"|within (?:\w+ ){1,3}(?:days?|weeks?|months?|years?)|before|by the|next (?:meeting|week|month|year|term)|daily"
    r"|weekly|monthly|quarterly|annual(?:ly)?|yearly|immediately|(?:each|every|\w+) (?:days?|weeks?|months?|years?)"
    r"|today|tomorrow)\b",
    flags=re.IGNORECASE,
)
_DONE = Pattern(
    r"\b(?:has|have|had|was|were) (?:now |already |since )?(?:been )?\w+(?:ed|en|wn|lt|ld|de|ne|ut|et)\b|\bcompleted?\b"
)


@report_rule("C112", "action-incomplete", Level.ADVICE)
def action_incomplete(reading: Reading) -> Iterator[Hit]:
    """A next step says neither who will take it nor by when, or lacks one of the two.

    Looked at are items and paragraphs under headings such as "Next steps" or "Actions", but for those that report
    what has been done and those that introduce a list.

    Why:
        What nobody is to do by no date is not done, and the committee cannot ask after it.
    Bad:
        ## Next steps

        - Review the lettings policy.
    Bad:
        ## Follow-up actions

        The Parking Manager will show the design to residents.
    Good:
        ## Next steps

        - The Parking Manager will show the design to residents by 19 May 2027.
    Good:
        ## Next steps

        The consultation has been completed. The steps are:

        - Draft the order (Head of Highways, June 2027).
    Cure:
        Name the officer or the body, and the date.
    """
    for passage in reading.passages:
        if passage.kind in (Kind.PARAGRAPH, Kind.ITEM) and passage.heading and _is_step(passage):
            lacks = _lacks(passage.text)
            if lacks:
                yield Hit(f"{quoted(passage.text)} does not say {', nor '.join(lacks)}.", _CURES[lacks], passage)


def _is_step(passage: Passage) -> bool:
    return (
        _HEADING.whole(passage.heading) is not None
        and not passage.text.rstrip().endswith(":")
        and _DONE.found(passage.text) is None
    )


_WHO, _WHEN = "who will do it", "by when"
_CURES = {
    (_WHO,): "Name the officer or the body.",
    (_WHEN,): "Give the date.",
    (_WHO, _WHEN): "Name the officer or the body, and give the date.",
}


def _lacks(text: str) -> tuple[str, ...]:
    who = () if _OWNER.found(text) is not None else (_WHO,)
    when = () if names_a_date(text) or _DATE.found(text) is not None else (_WHEN,)
    return (*who, *when)
