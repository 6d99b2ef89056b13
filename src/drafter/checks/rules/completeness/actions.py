"""Next steps that nobody is asked to take."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.calendar import names_a_date
from drafter.checks.passage import Kind, Passage
from drafter.checks.pattern import Pattern, words, words_of
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.wording import quoted
from drafter.report.template import Level

_HEADING = Pattern(
    r"(?:the )?(?:next|further|future|follow[- ]?(?:up|on)|outstanding|required|agreed|planned|key|main)? ?"
    r"(?:steps?|actions?)(?: (?:required|to be taken|planned|agreed|and timetable))?\W*",
    flags=re.IGNORECASE,
)
_OWNERS = words(
    "head director officer manager lead leader team service board panel committee council cabinet executive"
    " councillor cllr group forum department directorate partnership engineer surveyor solicitor accountant"
    " treasurer chair mayor commissioner authority member contractor supplier trust school college unit we"
)
_TIMES = words(
    "quarter spring summer autumn winter easter christmas before daily weekly monthly quarterly annual annually yearly"
    " immediately today tomorrow day days week weeks month months year years term"
)
_FIGURES = Pattern(r"\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")
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
    said = words_of(text)
    owned = not _OWNERS.isdisjoint(word.removesuffix("s") if word != "s" else word for word in said)
    dated = names_a_date(text) or not _TIMES.isdisjoint(said) or _FIGURES.found(text) is not None
    return (*(() if owned else (_WHO,)), *(() if dated else (_WHEN,)))
