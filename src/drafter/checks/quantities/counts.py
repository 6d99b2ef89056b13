"""Counts and what they announce: "four causes:", "the following three", "six trustees, who are A, B and C"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from drafter.checks.pattern import Pattern, words, words_of
from drafter.checks.quantities.quantity import Hedge, Quantity
from drafter.checks.quantities.sentence import Sentence, read

_MOST = 12
_SOME = words("include includes including such among example eg especially notably mainly first last")
"""Words after which a list need not be whole."""
_ANNOUNCING = words(
    "are were is follow follows out together below emerged emerge arose arise apply applies remain remained stand stood"
    " exist replied responded attended applied joined came"
)
"""What a sentence ends with whose list says which they are, and not what they asked for."""
_LISTABLE = words(
    "pledges priorities aims objectives principles criteria themes options reasons causes steps stages parts areas"
    " sites"
    " schemes ways groups risks conditions tests questions recommendations findings values standards elements strands"
    " things items uses purposes"
    " changes outcomes routes wards sectors categories types kinds factors measures actions proposals goals commitments"
)
"""Nouns of which one says what they are: "its five pledges are answer, listen and learn"."""


class Named(msgspec.Struct, frozen=True):
    """A count (``said``) that names follow, so many that ``names`` says how many; they end at ``end`` of the text."""

    said: Quantity
    names: int
    end: int


def announced_by(text: str) -> Quantity | None:
    """How many items a paragraph that ends in a colon announces; None where it does not say, or not for certain."""
    text = text.rstrip("* ")
    if not text.endswith(":"):
        return None
    sentences = read(text)
    sentence = sentences[-1] if sentences else None
    if sentence is None:
        return None
    if len(sentences) > 1 and _THEY_ARE.compiled.search(text) is not None:
        return _only(sentences[-2])
    places = list(sentence.indices("C"))
    following = [at for at in places if sentence.word(at - 1) == "following"]
    if following:
        return _countable(sentence.quantity(following[0]))
    these = [at for at in places if _are_these(sentence, at)]
    if these:
        return _countable(sentence.quantity(these[0]))
    if len(places) != 1 or any(piece.word in _SOME for piece in sentence.pieces):
        return None
    at = places[0]
    if not (_is_subject(sentence, at) or _is_last(sentence, at) or _is_there(sentence, at)):
        return None
    return _countable(sentence.quantity(at))


_THEY_ARE = Pattern(r"(?<=[.] )(?:They|These|Those) (?:are|were)(?: as follows)?:$")


def _only(sentence: Sentence) -> Quantity | None:
    """The only number of a sentence, where it is what the sentence ends with."""
    places = list(sentence.indices("CMSOX"))
    if len(places) != 1 or "C" not in sentence.shape or any(piece.word in _SOME for piece in sentence.pieces):
        return None
    return _countable(sentence.quantity(places[0])) if len(sentence.shape) - places[0] <= 4 else None


def _countable(count: Quantity) -> Quantity | None:
    return count if 2 <= count.value <= _MOST and count.hedge is Hedge.NONE and not count.per else None


def _is_subject(sentence: Sentence, at: int) -> bool:
    """Whether the sentence begins with the count, and the list says which they are."""
    if at > 1 or (at == 1 and sentence.pieces[0].letter not in "d|"):
        return False
    return not sentence.quantity(at).bare and _announces(sentence) and "o" not in sentence.shape[at + 1 : at + 3]


def _are_these(sentence: Sentence, at: int) -> bool:
    """Whether the list says which "these six changes" are that something is done with: "… would be put to Council:"."""
    first = sentence.word(at - 1) == "these" and sentence.shape[at - 2 : at - 1] in ("", ",")
    passive = _PASSIVE.compiled.match(sentence.shape, at + 1)
    done = passive is not None and sentence.word(passive.end() - 1).endswith(_DONE)
    if passive is not None and sentence.word(passive.end() - 1) in ("followed", "joined", "needed"):
        return False
    return first and done and sentence.quantity(at).noun in _LISTABLE


_PASSIVE = Pattern(r"w{0,2}b{1,2}w")
_DONE = ("ed", "put", "made", "set", "taken", "given", "chosen", "drawn", "brought")


def _announces(sentence: Sentence) -> bool:
    """Whether what stands before the colon says which they are: "came together", "were considered", "as follows"."""
    end = sentence.shape.find(":") - 1
    passive = sentence.word(end).endswith("ed") and "b" in sentence.shape[max(0, end - 2) : end]
    following = sentence.word(end) == "following" and sentence.shape[end - 2 : end] == "bd"
    passive = passive or _is_listed_subject(sentence)
    return sentence.word(end) in _ANNOUNCING or sentence.shape[end : end + 1] == "+" or passive or following


def _is_listed_subject(sentence: Sentence) -> bool:
    """As in "Five priorities have been agreed with partners:": what the sentence says is done with all of them."""
    at = 0 if sentence.shape[:1] == "C" else 1
    match = _DONE_WITH.compiled.match(sentence.shape, at + 1)
    if match is None or sentence.shape[at : at + 1] != "C" or sentence.quantity(at).noun not in _LISTABLE:
        return False
    return sentence.word(match.start("done")).endswith(_AGREED)


_DONE_WITH = Pattern(r"w{1,3}?b(?P<done>w)[un]?i[wdyo]{1,5}:")
_AGREED = (
    "agreed", "chosen", "identified", "proposed", "adopted", "set", "considered", "drawn", "made", "recommended",
    "selected", "approved", "settled", "suggested", "put", "planned",
)  # fmt: skip


def _is_last(sentence: Sentence, at: int) -> bool:
    """Whether the sentence ends with the count and its noun: "in three ways:", "five prudential indicators were:"."""
    after = sentence.shape[at + 1 :]
    return _TO_COLON.whole(after) is not None and sentence.shape[at - 1 : at] != "o"


def _is_there(sentence: Sentence, at: int) -> bool:
    """Whether it says "there are four …:"."""
    there = sentence.word(at - 1) in ("are", "were") and sentence.word(at - 2) == "there"
    return there and (_announces(sentence) or _is_last(sentence, at))


_TO_COLON = Pattern(r"w{1,3}(?:b|b?\+|bdw)?:")
_MARKER = Pattern(r"C[wo]?w{0,3}(?P<marker>,?pb|b(?=i?w)|:|\((?=[Cwy])|,iw,b|,i(?=w))")
_GOES_ON = Pattern(r" and (?=[a-z])| (?:which|who|where|have|has|had|will|would)\b")
"""Where a sentence goes on behind the last name."""
_LOOKED_AT = Pattern(r"b[wi]{1,3}:\Z|\+:?\Z")
_SHORT = 4
_TO_DO = "to do"
_FEWEST_TO = 2
"""Things to do that make a list of them: "to mend the roof, to …"."""
_LONGEST_NAME = 7
_FARTHEST = 2


_SMALL = words("two three four five six seven eight nine ten eleven twelve 2 3 4 5 6 7 8 9 10 11 12")


@lru_cache(maxsize=4096)
def named_counts(text: str) -> tuple[Named, ...]:
    """Counts in a sentence that are followed by more or fewer names; kept, as is all arithmetic of a paragraph."""
    return tuple(_named_counts(text))


def _named_counts(text: str) -> Iterator[Named]:
    if "," not in text or _SMALL.isdisjoint(words_of(text)):
        return
    for sentence in read(text):
        if "C" not in sentence.shape or any(piece.word in _SOME for piece in sentence.pieces):
            continue
        for match in _MARKER.compiled.finditer(sentence.shape):
            found = _named(sentence, match.start(), match.start("marker"), match.end())
            if found is not None:
                yield found
                break
        else:
            colon = sentence.shape.find(":")
            first = sentence.shape[:2].find("C")
            if first >= 0 and colon > first and sentence.pieces[0].letter in "Cd":
                found = _named(sentence, first, colon, colon + 1)
                if found is not None:
                    yield found


def _named(sentence: Sentence, at: int, marker: int, end: int) -> Named | None:
    count = _countable(sentence.quantity(at)) if sentence.pieces[at].quantity is not None else None
    if (
        count is None
        or sentence.word(at - 1) in ("of", "first", "last", "other", "another")
        or end >= len(sentence.pieces)
    ):
        return None
    bracket = sentence.shape[marker] == "("
    start = sentence.pieces[end].start
    stop = sentence.text.find(")", start) if bracket else sentence.pieces[-1].end
    if stop < 0 or (bracket and sentence.text[stop + 1 : stop + 4].startswith(" (")):
        return None
    names = _names(sentence.text[start:stop])
    colon = sentence.shape[marker] == ":"
    listable = _LOOKED_AT.compiled.search(sentence.shape, 0, marker + 1) is not None
    if names is None or not _is_enumeration(count, names, colon=colon, bracket=bracket, listable=listable):
        return None
    fewest, most = _how_many(names)
    if fewest <= count.value <= most or abs(fewest - count.value) > _FARTHEST:
        return None
    return Named(count, fewest, stop)


def _names(text: str) -> list[str] | None:
    """The pieces between commas; None where they are no names, but clauses."""
    text = text.strip().rstrip(".!?;: ")
    if text.startswith("to ") and text.count(", to ") >= _FEWEST_TO - 1 and "(" not in text:
        return [_TO_DO] * (text.count(", to ") + text.count(" and to ") + 1)
    if ";" in text or ":" in text or "(" in text or ", " not in text:
        return None
    names = text.split(", ")
    if names[-1].startswith("and "):
        names[-1] = names[-1].removeprefix("and ")
    elif " and " not in names[-1]:
        return None
    else:
        names[-1:] = names[-1].split(" and ", 1)
    names[-1] = _GOES_ON.compiled.split(names[-1])[0]
    return names if all(0 < len(name.split()) <= _LONGEST_NAME for name in names[:-1]) else None


def _how_many(names: list[str]) -> tuple[int, int]:
    """How many names there are at least and at most: "Adults and Health" may be one or two."""
    return len(names), len(names) + sum(name.count(" and ") for name in names)


def _is_enumeration(count: Quantity, names: list[str], *, colon: bool, bracket: bool, listable: bool) -> bool:
    if names[0] == _TO_DO:
        return count.noun in _LISTABLE
    first = [
        name.split()[0] if index or name[0].isupper() else name.split()[-1] for index, name in enumerate(names[:-1])
    ]
    named = all(name[0].isupper() for name in first) and names[-1][:1].isupper()
    plain = all(name.strip().isdigit() for name in names)
    if bracket:
        return named or plain
    if any(character.isdigit() for name in names for character in name):
        return False
    if colon:
        return named or (listable and count.noun in _LISTABLE and all(len(name.split()) <= _SHORT for name in names))
    return named or (count.noun in _LISTABLE and all(len(name.split()) <= _SHORT - 2 for name in names[:-1]))
