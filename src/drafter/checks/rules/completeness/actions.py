"""Next steps that nobody is asked to take."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.checks.calendar import names_a_date
from drafter.checks.passage import Kind, Passage
from drafter.checks.pattern import Pattern, pieces, words, words_of
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.wording import quoted
from drafter.report.blocks import Table
from drafter.report.places import KeyPath
from drafter.report.template import Level

_HEADING = Pattern(
    r"(?:the )?(?:next|further|future|follow[- ]?(?:up|on)|outstanding|required|agreed|planned|key|main"
    r"|remaining)? ?(?:steps?|actions?|milestones)(?: (?:required|to be taken|planned|agreed|and timetable))?\W*"
    r"|(?:looking ahead|(?:the )?way forward|forward (?:look|plan)|what (?:happens|comes|will happen) next"
    r"|(?:the )?(?:future|further|planned) work|work (?:programme|plan|in the (?:coming|next) year)"
    r"|what(?: is)? next|(?:the )?(?:next|coming) year|the year ahead"
    r"|(?:programme|timetable|timescales?|delivery plan|implementation(?: plan)?)"
    r"|plans for (?:the )?(?:coming|next) year|recommended actions)\W*",
    words=words(
        "step steps action actions milestones ahead forward next work year programme timetable timescale timescales"
        " delivery implementation coming"
    ),
    flags=re.IGNORECASE,
)
_TO_DO = Pattern(
    r"\b(?:will|would|should|must|shall|to be|is to|are to|needs? to|plans? to|intends? to"
    r"|(?:is|are) (?:planned|proposed|intended)|(?:is"
    r"|are)(?: \w+)? \w+ing)\b|^To [a-z]"
)
_WHO_COLUMN = Pattern(r"(?i)\b(?:who|owner|lead|officer|responsib\w+|by whom|action by|service)\b")
_WHEN_COLUMN = Pattern(r"(?i)\b(?:when|date|by when|deadline|due|timescale|target|completion)\b")
_EMPTY_CELLS = frozenset({"", "-", "–", "—", "?", "tbc", "tba", "tbd", "tbc.", "n/a"})
_OWNERS = words(
    "head director officer manager lead leader team service board panel committee council cabinet executive"
    " councillor cllr group forum department directorate partnership engineer surveyor solicitor accountant"
    " treasurer chair mayor commissioner authority member contractor supplier trust school college unit we"
)
_TIMES = words(
    "quarter spring summer autumn winter easter christmas before daily weekly monthly quarterly annual annually"
    " yearly immediately today tomorrow day days week weeks month months year years term"
)
_FIGURES = Pattern(r"\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")
_DONE = Pattern(
    r"\b(?:has|have|had|was|were) (?:now |already |since )?(?:been )?\w+(?:ed|en|wn|lt|ld|de|ne|ut|et)\b"
    r"|\bcompleted?\b"
)


@report_rule("C112", "action-incomplete", Level.ADVICE)
def action_incomplete(reading: Reading) -> Iterator[Hit]:
    """A next step says neither who will take it nor by when, or lacks one of the two.

    Looked at are items and paragraphs under headings such as "Next steps" or "Actions", but for those that report
    what has been done and those that introduce a list; and anywhere what "will be written", "is to be prepared", "will
    be arranged", where neither is said.

    Why:
        What nobody is to do by no date is not done, and the committee cannot ask after it.
    Bad:
        ## Next steps

        - Review the lettings policy.
    Bad:
        ## Follow-up actions

        The Parking Manager will show the design to residents.
    Bad:
        More than half walk to school. A travel plan will be written, and a crossing considered in Beacon Road.
    Good:
        A travel plan will be written by the school. A plan will be drawn up in May 2027.
    Good:
        ## Next steps

        - The Parking Manager will show the design to residents by 19 May 2027.
    Good:
        ## Next steps

        The consultation has been completed. The steps are:

        - Draft the order (Head of Highways, June 2027).
    Bad:
        | Step | Date | Lead |
        |---|---|---|
        | Tender | 1 May 2027 | Head of Property |
        | Award | 30 June 2027 | |
    Cure:
        Name the officer or the body, and the date.
    """
    for passage in reading.passages:
        if passage.kind in (Kind.PARAGRAPH, Kind.ITEM) and passage.heading and _is_step(passage):
            lacks = _lacks(passage.text)
            if lacks:
                yield Hit(f"{quoted(passage.text)} does not say {', nor '.join(lacks)}.", _CURES[lacks], passage)
    yield from _to_be_made(reading)
    for item in reading.outline.items:
        for part in item.body:
            if isinstance(part.block, Table):
                yield from _open_rows(part.block, ("sections", *part.field.split(".")), item.number)


def _open_rows(table: Table, path: KeyPath, number: str | None) -> Iterator[Hit]:
    """The rows of a table of steps that leave the owner or the date empty; others show that it is wanted."""
    if not all(any(column.found(head) for head in table.header[1:]) for column in (_WHO_COLUMN, _WHEN_COLUMN)):
        return
    for index, head in enumerate(table.header):
        lacks = _WHO if _WHO_COLUMN.found(head) else _WHEN if _WHEN_COLUMN.found(head) else ""
        if not index or not lacks:
            continue
        cells = [row[index].strip().casefold() if index < len(row) else "" for row in table.rows]
        if all(cell in _EMPTY_CELLS for cell in cells):
            continue
        for row, cell in zip(table.rows, cells, strict=True):
            name = row[0].strip()
            if cell in _EMPTY_CELLS and name and not name.casefold().startswith(("total", "sub-total", "all")):
                message = f"{quoted(name)} in this table does not say {lacks}."
                yield Hit(message, _CURES[(lacks,)], path=path, start=table.start, number=number)


_TO_BE_MADE = Pattern(
    r"(?:^|(?<=[.!?] ))(?:An?|Further|New|More|Additional|Some|Two|Three) (?:[\w’'-]+ ){1,8}?"
    r"(?:will(?: also| then| now)?|is(?: also| now)? to|are(?: also| now)? to) be"
    r" (?:written|drawn up|prepared|arranged|produced|developed|drafted|commissioned|set up|carried out|undertaken"
    r"|put in place|put together|worked up|compiled|organised|drawn together|looked into|explored)\b[^.;\n]*",
    needs=pieces(
        " be ",
        "written drawn prepared arranged produced developed drafted commissioned set carried undertaken put worked"
        " compiled organised looked explored",
        "",
    ),
)
_CONDITION = Pattern(r"(?i)\b(?:if|unless|where|once|whenever|by the|every|each|must|may)\b")
_NO_STEPS = frozenset({"recommendations", "alternatives", "background-papers", "appendices", "legal", "exempt"})


def _to_be_made(reading: Reading) -> Iterator[Hit]:
    """What is promised in passing, by nobody and for no day: "A travel plan will be written"."""
    for found in reading.search(_TO_BE_MADE, frozenset({Kind.PARAGRAPH, Kind.ITEM})):
        passage = found.passage
        if not passage.section or passage.role in _NO_STEPS or _is_of_steps(passage.heading):
            continue
        lacks = _lacks(found.match[0])
        if len(lacks) == len(_BOTH) and _CONDITION.found(found.match[0]) is None:
            message = f"{quoted(found.match[0])} does not say {', nor '.join(lacks)}."
            yield Hit(message, _CURES[lacks], passage, found.start, found.end)


def _is_step(passage: Passage) -> bool:
    return (
        _is_of_steps(passage.heading)
        and not passage.text.rstrip().endswith(":")
        and _DONE.found(passage.text) is None
        and (passage.kind is Kind.ITEM or _TO_DO.found(passage.text) is not None)
    )


@lru_cache(maxsize=1024)
def _is_of_steps(heading: str) -> bool:
    return _HEADING.whole(heading) is not None


_WHO, _WHEN = "who will do it", "by when"
_BOTH = (_WHO, _WHEN)
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
