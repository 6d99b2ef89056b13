"""The abbreviations of a report: where each is explained, and where it is used."""

from __future__ import annotations

import re

import msgspec

from drafter.checks.passage import EVERYTHING, Kind, Passage
from drafter.checks.pattern import Pattern
from drafter.checks.reading import Reading

_READ = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.HEADING, Kind.NOTE, Kind.LINE, Kind.ENTRY})
_DEFINITION = Pattern(r"\((?:the |or |hereafter |“|\"|‘)*([A-Z][A-Za-z]{0,3}[A-Z]{1,6}s?)(?:”|\"|’)?\)", needs=("(",))
_OTHER_WAY = Pattern(
    r"\b([A-Z]{2,8}) \((?:the )?([A-Z][a-z]+(?: (?:[A-Z][a-z]+|of|for|and|the|to|in|on|with))+)\)", needs=("(",)
)
_USE = Pattern(r"[A-Z]{2,8}s?(?![\w/@&-]|\.\w)")
_JOINED = Pattern(r"[\w/.@#£&-]\Z")
_WORD = Pattern(r"[A-Za-z][A-Za-z’'-]*")
_MINOR = frozenset({"of", "the", "and", "for", "to", "in", "on", "a", "an", "with", "by", "from", "at"})
_NUMBER_BEFORE = Pattern(r"[\d£]\Z")
_NAME_BEFORE = Pattern(
    r"\b(?:child|baby|adult|family|patient|person|case|boy|girl|client|mr|mrs|ms|miss|class|form|grade|group|block|unit"
    r"|flat|house|road|route|zone|area|site|plot|lot|room|wing|type|category|ref|reference|band|entry|postcode|phase|part"
    r"|figure|table|appendix|annex|schedule|option|team|year|vitamin|bidder|tenderer|supplier|company)s?:? \Z",
    flags=re.IGNORECASE,
)
_NAME_AFTER = Pattern(r" ?\d| (?:Ltd|Limited|plc|PLC|LLP|Inc)\b")
_ROMAN = Pattern(r"[IVXLC]+")
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
    spans: dict[int, list[tuple[int, int]]] = {}
    for each in (definition for several in defined.values() for definition in several):
        spans.setdefault(id(each.passage), []).append((each.start, each.end))
    used: dict[str, list[Usage]] = {}
    loud = {id(passage) for passage in reading.passages if _is_loud(passage.text)}
    for pattern in (_USE, *(_of(short) for short in defined if not short.isupper())):
        for found in reading.search(pattern, EVERYTHING):
            place, text = id(found.passage), found.passage.text
            defining = any(start <= found.start < end for start, end in spans.get(place, ()))
            joined = found.start > 0 and _JOINED.found(text[found.start - 1]) is not None
            if not (defining or joined or place in loud or _is_code(text, found.start, found.end)):
                short = _singular(found.match[0])
                usage = Usage(short, found.passage, found.start, found.end, (order[place], found.start))
                used.setdefault(short, []).append(usage)
    return Abbreviations(defined, used)


def _of(short: str) -> Pattern:
    """A search for an abbreviation with small letters in it (DfE)."""
    return Pattern(rf"\b{short}s?\b", words=frozenset({short.lower(), f"{short.lower()}s"}))


def _definitions(reading: Reading, order: dict[int, int]) -> list[Definition]:
    found = []
    for each in reading.search(_DEFINITION, _READ):
        short = _singular(each.match[1])
        long = _expansion(each.before, short)
        if long:
            place = (order[id(each.passage)], each.start)
            found.append(Definition(short, long, each.passage, each.start, each.end, place))
    for each in reading.search(_OTHER_WAY, _READ):
        if _are_initials(each.match[1], each.match[2].split()):
            place = (order[id(each.passage)], each.start)
            found.append(Definition(each.match[1], each.match[2], each.passage, each.start, each.end, place))
    return found


def _singular(short: str) -> str:
    return short[:-1] if short.endswith("s") and len(short) > 2 else short


def _is_code(text: str, start: int, end: int) -> bool:
    """Whether capitals are no abbreviation: a code beside a number, a name, a numeral."""
    if _ROMAN.whole(text[start:end]) is not None or _NAME_AFTER.compiled.match(text, end) is not None:
        return True
    before = text[max(0, start - 24) : start]
    return _NUMBER_BEFORE.found(before.rstrip()) is not None or _NAME_BEFORE.found(before) is not None


def _is_loud(text: str) -> bool:
    """Whether most of it is in capitals: a title, a postcode, a reference."""
    small = sum(map(str.islower, text))
    return sum(map(str.isupper, text)) > small and " " in text


def _expansion(before: str, short: str) -> str:
    """The words before the brackets that the abbreviation stands for; nothing where they do not fit."""
    base = max(0, len(before) - _LONGEST)
    words = list(_WORD.compiled.finditer(before[base:]))
    for count in range(1, min(len(words), len(short) + 6) + 1):
        tail = words[-count:]
        if _are_initials(short, [match[0] for match in tail]):
            return before[base + tail[0].start() :].strip(' *“"')
    return ""


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
