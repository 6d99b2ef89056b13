"""References that were typed by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.passage import PROSE, Kind
from drafter.checks.pattern import Pattern, words
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.text import Found
from drafter.checks.wording import quoted
from drafter.report.blocks import Paragraph
from drafter.report.template import Level

_READ = PROSE | {Kind.HEADING, Kind.CELL}
# The first digit stands alone: one character is what the expression engine looks for fastest.
_ONE = r"\d\d{0,2}(?:\.\d{1,3}){1,4}[a-z]?"
_NUMBERS = Pattern(rf"{_ONE}(?:(?: and | or | to |, |–|-){_ONE})*")
_BEFORE = Pattern(r"\b(?:paragraph|para|section)s?\.? \Z|\b(?:see|see also|at|under|and|in) \Z", flags=re.IGNORECASE)
_BELOW = Pattern(r",? (?:above|below)\b")
_NAMED = Pattern(r"(?:paragraph|para|section)s?\.? \Z", flags=re.IGNORECASE)
_SECTION = Pattern(r"\b[Ss]ections? (\d{1,2})(?= of this report\b| (?:above|below)\b)", words=words("section sections"))
_NUMBER = Pattern(_ONE)
_LONGEST_WORD = 12
_OF_ANOTHER = Pattern(
    r" (?:of|in|to|under) (?!this report|the present report)| [A-Z][a-z]+ Act\b|\(\d|, (?:Part|Schedule) "
)


@report_rule("R301", "reference-missing", Level.WARNING)
def reference_missing(reading: Reading) -> Iterator[Hit]:
    """The text refers to a paragraph of the report that is not there.

    References to other documents ("paragraph 4.2 of the guidance") and to sections of Acts are left alone.

    Why:
        The reader looks for it in vain; as a rule the number moved, or the text was carried over from another report.
    Bad:
        As reported in paragraph 6.3.2, two schemes have slipped.
    Good:
        As paragraph 4.2 of the statutory guidance says, and section 149 of the Equality Act 2010, people must be asked.
    Cure:
        Refer to the paragraph by its name, {{ ref("name") }}, so that the number follows.
    """
    numbers = {item.number for item in reading.outline.items}
    for found, number in reading.once(_references):
        if number not in numbers:
            yield _hit(
                found, f"There is no {quoted(number)} in this report.", "Name the paragraph and refer to its name."
            )
    sections = {number.rstrip(".0") for number in reading.numbers.values() if number is not None}
    sections |= {number.partition(".")[0] for number in reading.numbers.values() if number is not None}
    for found in reading.search(_SECTION, _READ):
        if found.match[1] not in sections:
            message = f"There is no section {found.match[1]} in this report."
            yield _hit(found, message, "Name the place and refer to its name.")


@report_rule("R302", "typed-reference", Level.ADVICE)
def typed_reference(reading: Reading) -> Iterator[Hit]:
    """A reference to a paragraph of the report was typed by hand.

    Labels that the template or the author has pinned do not move and may be typed.

    Why:
        When a paragraph is put in above, the number in the text stays what it was.
    Bad:
        Three libraries stay open late.

        The costs are those of paragraph 5.1 below.
    Good:
        Three libraries stay open late. {#late}

        The costs are those of paragraph {{ ref("late") }} below. Question 3.2a is pinned.
    Cure:
        Put {#name} at the end of the paragraph and write {{ ref("name") }} for its number.
    """
    moving = {
        item.number
        for item in reading.outline.items
        if item.block is not None and not (isinstance(item.block, Paragraph) and item.block.label)
    }
    for found, number in reading.once(_references):
        if number in moving:
            cure = 'Put “{#name}” at its end and write “{{ ref("name") }}” here.'
            yield _hit(found, f"{quoted(number)} is typed by hand and will not follow when numbers move.", cure)


def _references(reading: Reading) -> list[tuple[Found, str]]:
    """The numbers of paragraphs that are referred to."""
    referred = []
    for found in reading.search(_NUMBERS, _READ):
        text = found.passage.text
        before = _BEFORE.found(text[max(0, found.start - _LONGEST_WORD) : found.start])
        if before is not None and _OF_ANOTHER.compiled.match(text, found.end) is None:
            # "See 5.6.3 above" is meant as well; "at 5.25" may be a price.
            named = _NAMED.found(text[max(0, found.start - _LONGEST_WORD) : found.start]) is not None
            if not named and _BELOW.compiled.match(text, found.end) is None:
                continue
            referred += [(found, number) for number in _NUMBER.compiled.findall(found.match[0])]
    return referred


_EXHIBIT = Pattern(
    r"\b(Table|Figure|Chart|table(?= \d{1,2}(?:\.|$| (?:of this|above|below|shows|sets))))"
    r" (\d{1,2})\b(?![.,]\d)",
    words=words("table figure chart"),
)
_CAPTION = Pattern(r"^\**(Table|Figure|Chart) (\d{1,2})(?=\**$|\**[:.–-])")
_ELSEWHERE = Pattern(r" (?:of|in|on|from) (?!this (?:report|paper)\b)")


@report_rule("R305", "exhibit-missing", Level.WARNING)
def exhibit_missing(reading: Reading) -> Iterator[Hit]:
    """The text refers to a table or figure by a number that none has, or that was typed by hand.

    Pipe tables have no number of their own; only tables, charts and images of the register are counted. A line typed
    above a table ("Table 1: Visits") is taken for its caption.

    Why:
        The reader looks for it in vain, or finds another one when the numbers have moved.
    Bad:
        Table 3 shows the visits of 2026.
    Good:
        Table 3 of the census of 2021 shows the town.

        **Table 1: Visits**

        Table 1 shows the visits of 2026.
    Cure:
        Put the table into the register, place it with {{ name }} and refer to it with {{ ref("name") }}.
    """
    for found in reading.search(_EXHIBIT, _READ):
        name = found.match[0]
        if _ELSEWHERE.compiled.match(found.passage.text, found.end) is not None or name in reading.once(_captions):
            continue
        if name in reading.outline.exhibits.values():
            cure = 'Write “{{ ref("name") }}” with its name.'
            yield _hit(found, f"{quoted(name)} is typed by hand and will not follow when numbers move.", cure)
        else:
            yield _hit(
                found, f"There is no {quoted(name)} in this report.", "Place it from the register, and refer to it."
            )


def _captions(reading: Reading) -> frozenset[str]:
    """The captions that were typed above tables, as “Table 1”."""
    return frozenset(found.match[0].strip("*") for found in reading.search(_CAPTION, _READ))


def _hit(found: Found, message: str, cure: str) -> Hit:
    return Hit(message, cure, found.passage, found.start, found.end)
