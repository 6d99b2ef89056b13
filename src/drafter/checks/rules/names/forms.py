"""Names in several forms."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, combinations, pairwise

import msgspec

from drafter.checks.passage import EVERYTHING, Kind, Passage
from drafter.checks.pattern import Pattern
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.text import Text
from drafter.checks.wording import counted, quoted
from drafter.report.template import Level

_WORD = r"[A-Z][a-z]+(?:[’'][a-z]+|(?<=s)[’'](?= ))?(?:-[A-Z]?[a-z]+)*"
_NAME = Pattern(rf"{_WORD}(?: (?:(?:of|for|and|the|on|to|in|&) ){{0,2}}{_WORD}){{1,7}}")
_PART = Pattern(r"([^\W_]+)(-?)")
_OF_SOMEBODY = Pattern(r"[’'](?:s\b)?")
_RUN = Pattern(r"[^\W\d_]+")
_STARTS = frozenset(
    {
        "The", "A", "An", "This", "That", "These", "Those", "In", "On", "At", "By", "For", "From", "To", "With", "Of",
        "And", "But", "As", "If", "When", "While", "Since", "Our", "Its", "Their", "All", "Each", "Every", "Both",
        "No", "Any", "However", "Members", "Officers",
    }
)  # fmt: skip
_SMALL = frozenset({"of", "for", "and", "the", "on", "to", "in", "&"})
_FEWEST = 2
_ENDINGS_FROM = 3
"""Words that a name must have for its plural inside ("Services Plan") to be another form of it."""
_BODIES = frozenset(
    {"partnership", "board", "committee", "panel", "forum", "trust", "agency", "authority", "commission"}
)
_KINDS = frozenset(
    {
        "council", "festival", "association", "club", "society", "school", "company", "federation", "group", "college",
        "museum", "gallery", "institute", "foundation", "guild", "union", "team", "service",
    }
)  # fmt: skip
_IS_ONE = Pattern(r"^ (?:has|is|was|does|had its|will have its|asks|wants|says|meets|owns|pays)\b")
"""What follows a plural of which there is one: "Elmsley Parish Councils has asked"."""
_OTHER_WORDS = (frozenset({"policy", "police"}), frozenset({"county", "country"}))
_MONTHS = frozenset(
    {
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    }
)  # fmt: skip
_SPELLING = 5
"""Letters of a word in which a slip of one letter may be looked for."""
_COMPACT = 10
"""Letters of a name that is looked for however it is divided into words."""
_SHORTEST = 3
"""Letters of what a word may be divided into."""
_LONGEST = 40
"""Letters of a word, for a look at what stands beside a hyphen."""


class _Name(msgspec.Struct, frozen=True):
    """A name: its ``words``, its ``text``, and ``plain``, its letters alone."""

    words: tuple[str, ...]
    text: str
    plain: str


class _Written(msgspec.Struct, frozen=True):
    """A name where it stands."""

    name: _Name
    passage: Passage
    start: int
    end: int


@report_rule("A606", "name-in-two-forms", Level.WARNING)
def name_in_two_forms(reading: Reading) -> Iterator[Hit]:
    """A name is written in several forms: "Children's Board", "Children Board", "Childrens Board".

    Forms differ in an apostrophe or an ending inside the name, in "&" and "and", in where a word is divided, or in one
    letter. The plural of a whole name (Serious Case Reviews, Heads of Service) is not another form, but for that of a
    body of which there is one.

    Why:
        A reader must not wonder whether two bodies are meant. A search finds only one of the forms.
    Bad:
        The Homelessness Prevention Panel met in May 2026. The Homeless Prevention Panel meets again in June 2026.
    Bad:
        The Fenwell History Society was asked. The Fenwel History Society replied in June 2026.
    Bad:
        The Tenants' Panel met in May 2026. It was the Tenants Panel that asked.
    Bad:
        The Judo & Boxing Club has a lease. The lease of the Judo and Boxing Club ends in May 2027.
    Good:
        The Homelessness Prevention Panel met in May 2026. Homelessness Prevention Panels elsewhere meet less often.
    Good:
        The Director of Housing met the Directors of Housing of two councils. The Council's Housing Plan is the plan.
    Cure:
        Use the form that the body itself uses, everywhere.
    """
    groups: dict[tuple[str, ...], list[_Written]] = {}
    for found in reading.search(_NAME, EVERYTHING - {Kind.QUOTE}):
        name, passage, start = found.match[0], found.passage, found.start
        if not _MONTHS.isdisjoint(name.split(" ")):
            name = _before_a_date(name)
        if not name or passage.text[start - 1 : start].isalnum():
            continue
        end = start + len(name)
        for ending, at, key in _endings(name):
            groups.setdefault(key, []).append(_Written(ending, passage, start + at, end))
    _together(groups)
    _divided(reading, groups)
    _misspelt(groups)
    order = {id(passage): index for index, passage in enumerate(reading.passages)}
    done: set[tuple[int, int]] = set()
    for key in sorted(groups, key=len, reverse=True):
        written = groups[key]
        if _may_differ(written):
            yield from _odd_ones(sorted(written, key=lambda each: (order[id(each.passage)], each.start)), done)


def _before_a_date(name: str) -> str:
    """What of a name stands before a month or a day: of "Tenants' Panel on Thursday" the panel."""
    words = name.split(" ")
    words = words[: next(at for at, word in enumerate(words) if word in _MONTHS)]
    while words and words[-1] in _SMALL:
        words.pop()
    return " ".join(words) if len(words) >= _FEWEST else ""


def _may_differ(written: list[_Written]) -> bool:
    """Whether there may be two forms of a name: not of one that stands once, or that is always the same."""
    first = written[0].name.words
    return len(written) > 1 and (first[-1].endswith("s") or any(each.name.words != first for each in written))


def _odd_ones(written: list[_Written], done: set[tuple[int, int]]) -> Iterator[Hit]:
    """The forms of one name but the commonest, each where it stands first."""
    forms = Counter(_form(each) for each in written)
    if len(forms) < 2:
        return
    usual = max(forms, key=lambda form: forms[form])
    shown = next(each.name.text for each in written if _form(each) == usual)
    reported: set[tuple[str, ...]] = set()
    for each in written:
        form = _form(each)
        # Shorter endings of a name that was reported say nothing new.
        new = (id(each.passage), each.end) not in done
        done.add((id(each.passage), each.end))
        if new and form != usual and form not in reported:
            reported.add(form)
            times = f" ({counted(forms[usual], 'time')})" if forms[usual] > 1 else ""
            yield Hit(
                f"{quoted(each.name.text)} is elsewhere {quoted(shown)}{times}.",
                "Use one form of the name everywhere.",
                each.passage,
                each.start,
                each.end,
            )


@lru_cache(maxsize=4096)
def _endings(name: str) -> tuple[tuple[_Name, int, tuple[str, ...]], ...]:
    """The name and what remains of it when words are taken from its front, down to two: words, where, key."""
    words = name.split(" ")
    at = 0
    endings = []
    while sum(word not in _SMALL for word in words) >= _FEWEST:
        if words[0] not in _STARTS and words[0] not in _SMALL:
            endings.append((_named(tuple(words)), at, _key(tuple(words))))
        at += len(words[0]) + 1
        words = words[1:]
    return tuple(endings)


def _named(words: tuple[str, ...]) -> _Name:
    text = " ".join(words)
    return _Name(words, text, "".join(filter(str.isalpha, text)).lower())


def _key(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_root(word) for word in words if word not in _SMALL)


@lru_cache(maxsize=2048)
def _root(word: str) -> str:
    word = word.lower().replace("’", "'").replace("-", "").removesuffix("'s").removesuffix("'")
    if word.endswith("ies") and len(word) > 4:
        word = f"{word[:-3]}y"
    elif word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        word = word[:-1]
    return word.removesuffix("ness") if len(word) > 8 else word


def _form(name: _Written) -> tuple[str, ...]:
    """The name without what may differ: the number of its head, which is its last word or stands before "of"."""
    words = [word.replace("’", "'") for word in name.name.words]
    words[-1] = words[-1].removesuffix("'s").removesuffix("'")
    last = len(words) - 1
    heads = {last, *(index - 1 for index, word in enumerate(words) if word in ("of", "for"))}
    if _are_several_of_one(name, words[-1]):
        heads.remove(last)
    if len(words) < _ENDINGS_FROM and _root(words[-1]) not in _BODIES:
        # "Service Plan" and "Services Plan" are too common as words to be a name for certain; a panel has one.
        heads |= {index for index, word in enumerate(words) if index != last and "-" not in word}
    # The number of a head may differ, and not its hyphen: Sub-Committee, Subcommittee.
    return tuple(_root(word) + "-" * ("-" in word) if index in heads else word for index, word in enumerate(words))


def _are_several_of_one(name: _Written, last: str) -> bool:
    """Whether the plural of a body is written of which there is one: "the Waste Partnerships"."""
    before = name.passage.text[max(0, name.start - 4) : name.start]
    if not last.endswith("s"):
        return False
    after = name.passage.text[name.end : name.end + 16]
    return (_root(last) in _BODIES and before.lower() == "the ") or (
        _root(last) in _KINDS and _IS_ONE.found(after) is not None
    )


def _together(groups: dict[tuple[str, ...], list[_Written]]) -> None:
    """Put names together that have the same letters, all their words with capitals: Beach Care, Beachcare."""
    first: dict[str, tuple[str, ...]] = {}
    for key in list(groups):
        plain = "".join(key)
        other = first.setdefault(plain, key) if len(plain) >= _COMPACT else key
        if other is not key:
            groups[other].extend(groups.pop(key))


def _divided(reading: Reading, groups: dict[tuple[str, ...], list[_Written]]) -> None:
    """Add names that are divided into words in another way: Gas works Lane, Well-being Board."""
    by_letters: dict[str, tuple[str, ...]] = {}
    seen: set[str] = set()
    divisions = _Divisions(reading.text)
    for key, names in groups.items():
        if len(key) >= _FEWEST:
            for each in names:
                plain = each.name.plain
                if plain not in seen:
                    seen.add(plain)
                    if len(plain) >= _COMPACT and divisions.has(each.name.text):
                        by_letters.setdefault(plain, key)
    if not by_letters:
        return
    times = Counter(each.name.plain for key, names in groups.items() if len(key) >= _FEWEST for each in names)
    letters = _Letters(reading.text.joined)
    for plain, key in by_letters.items():
        places = letters.find(plain)
        # Where it stands no more often than as the names that are known, there is no other way.
        if len(places) > times[plain]:
            known = {(id(each.passage), each.start) for each in groups[key]}
            for place in places:
                written = _at(reading, *letters.span(place, len(plain)))
                if written is not None and (id(written.passage), written.start) not in known:
                    groups[key].append(written)


class _Divisions:
    """Whether the words of a name stand in a text divided otherwise: two in one, one in two, with a hyphen or without.

    It only looks words up, so that the letters of a text are compared for those names alone for which it is worth it.
    """

    def __init__(self, text: Text) -> None:
        self._text = text
        hyphened = (token.lower().split("-") for token in text.tokens if "-" in token)
        self._hyphened = {(_end(one), _beginning(other)) for pieces in hyphened for one, other in pairwise(pieces)}
        self._undivided: set[str] = set()

    def has(self, name: str) -> bool:
        """Whether the name may stand there in another division."""
        parts = _parts(name)
        return (
            not self._text.index.keys().isdisjoint(parts.joined)
            or not self._hyphened.isdisjoint(parts.pairs)
            or any(pair in self._text.lower for pair in parts.apart)
            or not (self._undivided.issuperset(parts.words) or self._are_undivided(parts.words))
        )

    def _are_undivided(self, words: tuple[str, ...]) -> bool:
        """Whether no word of a name stands there as two."""
        index = self._text.index
        for word in words:
            if word not in self._undivided:
                for cut in range(_SHORTEST, len(word) - _SHORTEST + 1):
                    if word[:cut] in index and word[cut:] in index:
                        return False
                self._undivided.add(word)
        return True


class _Parts(msgspec.Struct, frozen=True):
    """The words of a name in small letters, and how two beside each other would stand in another division.

    ``joined`` are those in one word, ``pairs`` those that may have a hyphen, ``apart`` those that have one here.
    """

    words: tuple[str, ...]
    joined: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    apart: tuple[str, ...]


@lru_cache(maxsize=4096)
def _parts(name: str) -> _Parts:
    parts = _PART.compiled.findall(_OF_SOMEBODY.compiled.sub("", name.lower()))
    beside = [(one, joint, other) for (one, joint), (other, _) in pairwise(parts)]
    return _Parts(
        tuple(word for word, _ in parts),
        tuple(one + other for one, _, other in beside),
        tuple((one, other) for one, joint, other in beside if joint != "-"),
        tuple(f"{one} {other}" for one, joint, other in beside if joint == "-"),
    )


def _end(text: str) -> str:
    found = _PART.compiled.findall(text[-_LONGEST:])
    return found[-1][0] if found and text[-1:].isalnum() else ""


def _beginning(text: str) -> str:
    found = _PART.compiled.match(text, 0, _LONGEST)
    return found[1] if found is not None else ""


class _Letters:
    """The letters of a text without what stands between them."""

    def __init__(self, text: str) -> None:
        runs = [match.span() for match in _RUN.compiled.finditer(text)]
        self._starts = [start for start, _ in runs]
        self._before = [0, *accumulate(end - start for start, end in runs)]
        self._letters = "".join(text[start:end] for start, end in runs)
        self._lower = self._letters.lower()

    def find(self, plain: str) -> list[int]:
        """Where letters stand, small ones given, that begin with a capital."""
        found = []
        at = self._lower.find(plain)
        while at >= 0:
            if self._letters[at].isupper():
                found.append(at)
            at = self._lower.find(plain, at + 1)
        return found

    def span(self, place: int, length: int) -> tuple[int, int]:
        """Where so many letters from ``place`` on begin and end in the text."""
        return self._offset(place), self._offset(place + length - 1) + 1

    def _offset(self, letter: int) -> int:
        run = bisect_right(self._before, letter) - 1
        return self._starts[run] + letter - self._before[run]


def _at(reading: Reading, start: int, end: int) -> _Written | None:
    """What stands from ``start`` to ``end`` of all text, where it is a name and not a piece of something else."""
    text = reading.text.joined[start:end]
    around = reading.text.joined[max(0, start - 1) : start] + reading.text.joined[end : end + 1]
    words = text.split(" ")
    if not text[0].isupper() or not words[-1][:1].isupper() or any(map(str.isalnum, around)):
        return None
    if all(word[:1].isupper() or word in _SMALL for word in words) or not all(
        each.isalpha() or each in " -’'" for each in text
    ):
        return None
    found = next(iter(reading.text.spans(start, end)), None)
    return None if found is None else _Written(_named(tuple(words)), found[0], found[1], found[1] + end - start)


def _misspelt(groups: dict[tuple[str, ...], list[_Written]]) -> None:
    """Put the names together of which one word differs in one letter, the rarer with the commoner."""
    first: dict[tuple[str, ...], tuple[str, ...]] = {}
    alike: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for key in groups:
        if len(key) >= _FEWEST:
            for rest in _rests(key):
                other = first.setdefault(rest, key)
                if other is not key:
                    alike.setdefault(rest, {other}).add(key)
    for keys in (keys for rest, keys in alike.items() if max(map(len, rest)) >= _SPELLING - 1):
        for one, other in combinations(sorted(keys, key=lambda key: (-len(groups.get(key, ())), key)), 2):
            if one in groups and other in groups and _is_slip(one, other):
                groups[one].extend(groups.pop(other))


@lru_cache(maxsize=4096)
def _rests(key: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The name without each of its words in which a slip may be looked for."""
    return tuple((*key[:index], "", *key[index + 1 :]) for index, word in enumerate(key) if len(word) >= _SPELLING)


def _is_slip(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    first, second = next((a, b) for a, b in zip(one, other, strict=True) if a != b)
    if min(len(first), len(second)) < _SPELLING or first[0] != second[0] or {first, second} in _OTHER_WORDS:
        return False
    longer, shorter = sorted((first, second), key=len, reverse=True)
    if longer.removesuffix("al") == shorter:
        return True
    if len(longer) == len(shorter):
        apart = [index for index in range(len(longer)) if longer[index] != shorter[index]]
        swapped = len(apart) == 2 and apart[1] == apart[0] + 1 and longer[apart[0]] == shorter[apart[1]]
        return len(apart) == 1 or (swapped and longer[apart[1]] == shorter[apart[0]])
    return len(longer) == len(shorter) + 1 and any(
        longer[:index] + longer[index + 1 :] == shorter for index in range(len(longer))
    )
