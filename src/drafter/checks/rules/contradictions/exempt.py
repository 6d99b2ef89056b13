"""Exempt information that the report says it has not."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.amounts import WORDS
from drafter.checks.passage import EVERYTHING, Kind
from drafter.checks.pattern import Pattern, words
from drafter.checks.reading import Answer, Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.text import Found
from drafter.checks.wording import listed, quoted
from drafter.report.template import FieldKind, Level

_PERSONS = words(
    "boy girl child baby son daughter pupil man woman mother father student teenager toddler infant tenant resident"
)
_ONE = frozenset({"a", "one", "the", "her", "his", "whose"})
_LETTERED = Pattern(
    r"\b(?:Child|Baby|Young Person|Adult|Patient|Client|Mr|Mrs|Ms|Miss) [A-Z]{1,2}\b(?!\.|’|'| [A-Z][a-z])",
    needs=("Child ", "Baby ", "Person ", "Adult ", "Patient ", "Client ", "Mr ", "Mrs ", "Ms ", "Miss "),
)
_AGED = Pattern(
    r"\b((?:[\w’'-]+ ){1,3})([a-z]+),? (?:who is )?aged? (\d{1,3}|[a-z]+)\b(?! (?:or|to|and over|and under"
    r"|and above|plus))",
    words=words("aged age"),
)
_YEARS_OLD = Pattern(r"\b([A-Za-z]+) (\d{1,3}|[a-z]+)[- ]year[- ]old\b", needs=("year-old", "year old"))
_PRICE = (
    Pattern(
        r"\b(?:bid|tender|quotation|quote|offer|tendered price|contract price)s? (?:\w+ ){0,3}?(?:of|at|was|is|for"
        r"|from)"
        r" £\d[\d,.]*|£\d[\d,.]*(?: million|m)? (?:bid|tender|quotation|offer)\b",
        words=words("bid bids tender tenders quotation quotations quote quotes offer offers tendered contract"),
    ),
)


@report_rule("X506", "exempt-denied", Level.WARNING, draft=Level.ADVICE)
def exempt_denied(reading: Reading) -> Iterator[Hit]:
    """The report says that it has no exempt information, and the text may have some.

    Looked for are children and adults under a letter (Child BS), the age of one person, and the price of a bid. Groups
    ("children aged 5 to 11") and what stands in an exempt block are left alone.

    Why:
        What has been published cannot be taken back. Councils have been fined for less than an age and a street.
    Bad:
        [sections.background]
        text = "A review about Child BS will be published in May 2027."
    Bad:
        [sections.background]
        text = "One family, with a boy aged 7 who uses a wheelchair, waits for a flat."
    Bad:
        [sections.background]
        text = "The lowest bid was £1,742,000."
    Good:
        [sections.background]
        text = "Children aged 5 to 11 and a child aged 2 or over may come with Mr J. Smith. It costs £2 million."
    Good:
        [sections.exempt]
        contains_exempt = "yes"
        paragraphs = [1]
        public_interest = "Disclosure would show who the child is."
        [sections.background]
        text = "A review about Child BS will be published in May 2027."
    Cure:
        Take it out, put it in an exempt block and answer yes, or waive this with the reason why it may be published.
    """
    if not any(_denies(answer) for answer in reading.answers()):
        return
    persons = [found for found in _public(reading, (_LETTERED, _AGED, _YEARS_OLD)) if _is_individual(found)]
    prices = list(_public(reading, _PRICE))
    cure = "Take it out, or put it in an exempt block and answer yes."
    for places, why in ((persons, "may show who somebody is"), (prices, "may be somebody’s business affairs")):
        if places:
            first = places[0]
            others = list(dict.fromkeys(each.passage.number for each in places if each.passage.number))
            also = [number for number in others if number != first.passage.number]
            more = f" See {listed(also)} too." if also else ""
            message = f"{quoted(first.match[0])} {why}, and the report says that nothing in it is exempt.{more}"
            yield Hit(message, cure, first.passage, first.start, first.end)


def _denies(answer: Answer) -> bool:
    return answer.section.role == "exempt" and answer.field.kind is FieldKind.YES_NO and answer.value == "no"


def _is_individual(found: Found) -> bool:
    """Whether one person is meant: a boy aged 7, not children aged 5 to 11."""
    groups = found.match.groups()
    if not groups:
        return True
    number = groups[-1]
    if not number.isdecimal() and number != "one" and number not in WORDS:
        return False
    if len(groups) == 2:
        return groups[0].lower() in _ONE
    before, person = groups[0].lower().split(), groups[1]
    return person in _PERSONS and not _ONE.isdisjoint(before)


def _public(reading: Reading, patterns: tuple[Pattern, ...]) -> Iterator[Found]:
    for pattern in patterns:
        for found in reading.search(pattern, EVERYTHING - {Kind.META}):
            if not found.passage.exempt:
                yield found
