"""How headings are worded: capitals, and singular or plural."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.passage import PROSE, Kind, Passage
from drafter.checks.pattern import Pattern, words
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.rules.structure.headings import headings_by_field
from drafter.checks.wording import quoted
from drafter.report.blocks import ListBlock
from drafter.report.outline import ItemKind
from drafter.report.template import Level

_SMALL = words(
    "a an the and or but nor of in on at to for from by with as into over per up out off via vs than its is are be"
    " between within under upon after before during through without against about across towards"
)
_WORD = Pattern(r"[A-Za-z][A-Za-z’'-]*")
_MOST_ODD = 3
_SHOUTED = 8
"""As many letters in capitals are no abbreviation."""


@report_rule("N209", "heading-case", Level.ADVICE)
def heading_case(reading: Reading) -> Iterator[Hit]:
    """A heading has capitals where the others of its section have none, or none where they have.

    A heading with many capitals may be all names: it is meant only where the report writes its words small elsewhere.
    A heading in capitals throughout is always meant where others are not.

    Why:
        Headings that are written alike read as one level.
    Bad:
        ## School Meal Prices

        One.

        ## Library Opening Hours

        Two.

        ## Road Safety Grants

        Three.

        ## Repairs to council homes

        Four.
    Bad:
        ## How the roads are

        One.

        ## State of the Network

        Most of the network is in a fair state.

        ## What it costs

        Three.
    Bad:
        ## Performance

        One.

        ## STAFFING AND BUDGET

        Two.
    Good:
        ## School meal prices

        One.

        ## The Library Act

        Two.

        ## Road safety
    Cure:
        Write all headings alike; sentence case is easier to read.
    """
    for headings in headings_by_field(reading):
        titled = [passage for passage in headings if _is_titled(passage.text)]
        plain = [passage for passage in headings if _small_word(passage.text) is not None]
        shouted = [passage for passage in headings if _is_shouted(passage.text)]
        if len(titled) >= _MOST_ODD * max(1, len(plain)):
            for passage in plain:
                word = _small_word(passage.text) or ""
                yield _odd(
                    passage, f"has a small letter in {quoted(word)}; {len(titled)} other headings here have none"
                )
        elif plain and len(titled) <= len(plain):
            for passage in titled:
                word = _written_small(reading, passage)
                if word:
                    yield _odd(passage, f"has capitals that other headings have not, and {quoted(word)} is no name")
        if len(shouted) < len(headings):
            for passage in shouted:
                yield _odd(passage, "is in capitals, and the other headings are not")


def _odd(passage: Passage, what: str) -> Hit:
    return Hit(f"{quoted(passage.text)} {what}.", "Write all headings alike.", passage, 0, len(passage.text))


def _is_shouted(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) >= _SHOUTED and " " in text.strip()


def _is_titled(text: str) -> bool:
    content = [word for word in _after_first(text) if word.lower() not in _SMALL]
    return bool(content) and all(word[0].isupper() for word in content) and not _is_shouted(text)


def _small_word(text: str) -> str | None:
    """The first word that has a small letter where a title would have a capital."""
    return next(
        (word for word in _after_first(text) if word[0].islower() and word not in _SMALL and len(word) > 1), None
    )


def _after_first(text: str) -> list[str]:
    return [match[0] for match in _WORD.compiled.finditer(text)][1:]


def _written_small(reading: Reading, heading: Passage) -> str:
    """The last word of a heading, where the text writes it small and never with a capital inside a sentence."""
    content = [word for word in _after_first(heading.text) if word.lower() not in _SMALL and not word.isupper()]
    for word in content:
        small, large = word.lower(), f" {word}"
        texts = [each.text for each in reading.passages if each.kind in PROSE]
        if any(f" {small}" in text for text in texts) and not any(large in text for text in texts):
            return word
    return ""


_ONE = words(
    "step action risk option finding recommendation priority objective outcome issue benefit measure milestone lesson"
    " principle aim"
)
_DEFINITE = ("the ", "a ", "an ", "our ", "one ", "this ")
_LAST = Pattern(r"([A-Za-z]+)(?: (?:for|in|of|from) [\w/ ]+)?:?$")
_BESIDE = Pattern(r"^(?:[A-Za-z]+ )?[a-zA-Z]+s and ([a-z]+)$")
_FEWEST = 2


@report_rule("N210", "heading-number", Level.ADVICE)
def heading_number(reading: Reading) -> Iterator[Hit]:
    """A heading is in the singular over a list of several, or has a singular beside a plural.

    Why:
        The reader looks for the one step, and finds four.
    Bad:
        ## Next step

        The officers will:

        - serve notice by 30 April 2027;
        - let the contract by 2 June 2027.
    Bad:
        ## Friends and volunteer

        The friends met twice. Volunteers planted 40 trees.
    Good:
        ## Next steps

        - Serve notice by 30 April 2027.
        - Let the contract by 2 June 2027.

        ## Costs and timetable

        It costs nothing.
    Cure:
        Write the plural.
    """
    items = reading.outline.items
    for index, item in enumerate(items):
        if item.kind is not ItemKind.HEADING:
            continue
        last, beside = _LAST.found(item.text.strip()), _BESIDE.found(item.text.strip())
        if last is None or (beside is None and last[1].lower() not in _ONE):
            continue
        below = [item]
        for other in items[index + 1 :]:
            if other.kind is ItemKind.HEADING or other.field != item.field:
                break
            below.append(other)
        lists = [part.block for each in below for part in each.body if isinstance(part.block, ListBlock)]
        passage = _heading(reading, item.text)
        if passage is None:
            continue
        if (
            last[1].lower() in _ONE
            and not item.text.lower().startswith(_DEFINITE)
            and any(len(each.items) >= _FEWEST for each in lists)
        ):
            most = max(len(each.items) for each in lists)
            yield _hit(passage, f"{quoted(item.text)} is in the singular, and its list has {most}.")
        if beside is not None and _is_plural_below(reading, passage, beside[1]):
            yield _hit(passage, f"{quoted(item.text)} has a singular beside a plural; the text has “{beside[1]}s”.")


def _heading(reading: Reading, text: str) -> Passage | None:
    return next((each for each in reading.passages if each.kind is Kind.HEADING and each.text == text), None)


def _is_plural_below(reading: Reading, heading: Passage, word: str) -> bool:
    """Whether the text below the heading speaks of several more than of one."""
    below = [each.text.lower() for each in reading.passages if each.heading == heading.text and each is not heading]
    one = sum(len(Pattern(rf"\b{word}\b").compiled.findall(text)) for text in below)
    many = sum(len(Pattern(rf"\b{word}s\b").compiled.findall(text)) for text in below)
    return many > one


def _hit(passage: Passage, message: str) -> Hit:
    return Hit(message, "Write the plural.", passage, 0, len(passage.text))
