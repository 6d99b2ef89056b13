"""The abbreviations of a report: where each is explained, and where it is used."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from drafter.checks.passage import EVERYTHING, Kind, Passage
from drafter.checks.pattern import Pattern, words
from drafter.checks.reading import Reading

_READ = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.HEADING, Kind.NOTE, Kind.LINE, Kind.ENTRY})
_BRACKETS = Pattern(r"\(([^()\n]{2,90})\)", needs=("(",))
_SHORT = Pattern(r"[A-Z][A-Za-z]{0,3}[A-Z]{1,6}s?")
_BEFORE_SHORT = ("the ", "or ", "hereafter ", "“", "‘", '"')
_CAPITALS_LAST = Pattern(r"([A-Z]{2,8}) \Z")
# Written so that it begins with one character: that the expression engine looks for by itself, far faster.
_USE = Pattern(r"[A-Z](?:[A-Z]{1,7}s?|[A-Z]{1,4}\d[A-Z]{1,3})(?![\w/@&-]|\.\w)")
_CAPITAL, _SMALL = Pattern("[A-Z]"), Pattern("[a-z]+")
_JOINERS = frozenset("/.@#£&-_")
_WORD = Pattern(r"[A-Za-z][A-Za-z’'-]*")
_MINOR = frozenset({"of", "the", "and", "for", "to", "in", "on", "a", "an", "with", "by", "from", "at"})
_NAMED = words(
    "child baby adult family patient person case boy girl client mr mrs ms miss class form grade group block unit"
    " flat house road route zone area site plot lot room wing type category ref reference band entry postcode phase"
    " part figure table appendix annex schedule option team year vitamin bidder tenderer supplier company"
)
_COMPANY = (" Ltd", " Limited", " plc", " PLC", " LLP", " Inc")
_NUMERAL = frozenset("IVX")
_LONGEST = 160


class Definition(msgspec.Struct, frozen=True):
    """An abbreviation beside what it stands for, from ``start`` to ``end`` of the passage."""

    short: str
    long: str
    passage: Passage
    start: int
    end: int
    order: tuple[int, int]


class Usage(msgspec.Struct, frozen=True):
    """An abbreviation in the text."""

    short: str
    passage: Passage
    start: int
    end: int
    order: tuple[int, int]

    @property
    def is_read(self) -> bool:
        """Whether it stands in the report's own sentences and headings, where an explanation is owed."""
        return self.passage.kind in _READ


class Abbreviations(msgspec.Struct, frozen=True):
    """Definitions and uses by abbreviation, each in the order of the text. What defines is not counted as a use."""

    defined: dict[str, list[Definition]]
    used: dict[str, list[Usage]]


def abbreviations(reading: Reading) -> Abbreviations:
    """The abbreviations of a report; read once for all rules."""
    return reading.once(_read)


def _read(reading: Reading) -> Abbreviations:
    order = {id(passage): index for index, passage in enumerate(reading.passages)}
    defined: dict[str, list[Definition]] = {}
    for definition in sorted(_definitions(reading, order), key=lambda each: each.order):
        defined.setdefault(definition.short, []).append(definition)
    known = [definition for several in defined.values() for definition in several]
    inside = {(id(each.passage), at) for each in known for at in range(each.start, each.end)}
    used: dict[str, list[Usage]] = {}
    for pattern in (_USE, *(_of(short) for short in defined if not short.isupper())):
        for found in reading.search(pattern, EVERYTHING):
            place, text = id(found.passage), found.passage.text
            start, end = found.start, found.end
            before = text[start - 1 : start]
            joined = before.isalnum() or before in _JOINERS
            if not ((place, start) in inside or joined or _is_loud(text) or _is_code(text, start, end)):
                short = _singular(found.match[0])
                usage = Usage(short, found.passage, start, end, (order[place], start))
                used.setdefault(short, []).append(usage)
    return Abbreviations(defined, used)


def _of(short: str) -> Pattern:
    """A search for an abbreviation with small letters in it (DfE)."""
    return Pattern(rf"\b{short}s?\b", words=frozenset({short.lower(), f"{short.lower()}s"}))


def _definitions(reading: Reading, order: dict[int, int]) -> Iterator[Definition]:
    for found in reading.search(_BRACKETS, _READ):
        inside, before = found.match[1], found.before
        place = (order[id(found.passage)], found.start)
        for opening in _BEFORE_SHORT:
            inside = inside.removeprefix(opening)
        short = inside.rstrip('”’"')
        if _SHORT.whole(short) is not None:
            long = _expansion(before, _singular(short))
            if long:
                yield Definition(_singular(short), long, found.passage, found.start, found.end, place)
        elif before.endswith(" ") and before[-2:-1].isupper() and inside[:1].isalpha():
            # The other way round: DSG (Dedicated Schools Grant).
            first = _CAPITALS_LAST.found(before)
            if first is not None and _are_initials(first[1], inside.split()):
                yield Definition(first[1], inside, found.passage, found.start - len(first[0]), found.end, place)


def _singular(short: str) -> str:
    return short[:-1] if short.endswith("s") and len(short) > 2 else short


def _is_code(text: str, start: int, end: int) -> bool:
    """Whether capitals are no abbreviation: a code beside a number, a name, a numeral."""
    if _NUMERAL.issuperset(text[start:end]) or text.startswith(_COMPANY, end):
        return True
    if text[end : end + 2].strip()[:1].isdigit():
        return True
    before = text[max(0, start - 24) : start].rstrip(" :")
    if before[-1:].isdigit() or before.endswith("£"):
        return True
    word = before.rpartition(" ")[2].lower()
    return word in _NAMED or word.removesuffix("s") in _NAMED


@lru_cache(maxsize=1024)
def _is_loud(text: str) -> bool:
    """Whether most of it is in capitals: a title, a postcode, a reference. Counted once, and only where it matters."""
    return " " in text and len(_CAPITAL.compiled.findall(text)) > sum(map(len, _SMALL.compiled.findall(text)))


def _expansion(before: str, short: str) -> str:
    """The words before the brackets that the abbreviation stands for; nothing where they do not fit."""
    base = max(0, len(before) - _LONGEST)
    words = list(_WORD.compiled.finditer(before[base:]))
    first = short[:1].lower()
    for count in range(1, min(len(words), len(short) + 6) + 1):
        tail = words[-count:]
        if tail[0][0][0].lower() == first and _are_initials(short, [match[0] for match in tail]):
            return before[base + tail[0].start() :].strip(' *“"')
    return ""


def full_form(before: str, short: str) -> str:
    """What an abbreviation stands for where that is told in passing: "the purchasing system, or PS"."""
    aside = _ASIDE.compiled.search(before, max(0, len(before) - _LONGEST))
    while aside is not None:
        long = _expansion(before[: aside.start()], short)
        if long:
            return long
        aside = _ASIDE.compiled.search(before, aside.start() + 1)
    return ""


_ASIDE = Pattern(
    r"(?:[ ,(–—’'“]|(?<![A-Za-z])(?:or|the|known|as|called|s|account|body|scheme|which|is|we|call|abbreviated|to"
    r"|hereafter|shortened)(?![A-Za-z])){1,12}$"
)


def _are_initials(short: str, words: list[str]) -> bool:
    """Whether the letters are the initials of the words in order; small words may give theirs or not."""
    pieces = [piece.lower() for word in words for piece in word.split("-") if piece]
    return bool(pieces) and pieces[0] not in _MINOR and _fit(short.lower(), pieces)


def _fit(letters: str, pieces: list[str]) -> bool:
    if not pieces:
        return not letters
    first, rest = pieces[0], pieces[1:]
    if letters and first[0] == letters[0] and _fit(letters[1:], rest):
        return True
    if first in _MINOR and _fit(letters, rest):
        return True
    # ChiMat, MoU: a word may give its first letters.
    return len(letters) > 1 and first.startswith(letters[:2]) and _fit(letters[2:], rest)
