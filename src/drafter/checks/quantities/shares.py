"""Shares: "604 of 1,912 (36 per cent)", "32 of them (one in four)", "£2.2m of the £5.5m, or half"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from drafter.checks.pattern import Pattern, words
from drafter.checks.quantities.disagreement import Disagreement
from drafter.checks.quantities.quantity import Hedge, Quantity, Span
from drafter.checks.quantities.saying import said, share
from drafter.checks.quantities.sentence import Sentence, around, read

_NOT_A_SHARE = words(
    "interest discount reduction increase rise cut rate fee premium levy target return growth inflation a per pa points"
    " point surcharge uplift saving margin swing deposit stake grant contribution"
)
"""What a percentage may be of that is no part of anything."""
_CHANGES = "un"
_FARTHEST = 16
_MOST = 12
_PART_OF = Pattern(r"o[dws]{0,3}\Z")
_WITHIN = Pattern(r"[^CMSOX;:()]{0,12}\Z")
_NAMED_WHOLE = Pattern(r"o(?:p|d?s|[d](?=[,;.)w]?$|[,)]))")
_OF_NUMBER = Pattern(r"o[dws]{0,3}([CM])")
_RATE_OF = Pattern(r",?[=w]?w{0,3}o\Z")
_RATES = words("rate response turnout share proportion percentage reach uptake take-up coverage")
_IN_LINE = Pattern(r"[,&|t]{1,2}S")
_NEAR = 1.8
"""A share that is this many times too large or too small is of something else."""


class Share(msgspec.Struct, frozen=True):
    """A share of a sentence, the piece that is its part, and the one that is named as its whole, or -1."""

    at: int
    part: int
    whole: int
    is_close: bool
    """Whether only the whole is open: "32 of them (one in four)"."""


def shares(text: str) -> Iterator[Disagreement]:
    """The shares of a text that no two of its numbers give."""
    sentences = read(text)
    for index, sentence in enumerate(sentences):
        if "S" not in sentence.shape:
            continue
        for at in sentence.indices("S"):
            found = _share(sentence, at)
            if found is None and index:
                found = _said_of_sentence_before(sentence, at)
                if found is not None:
                    before = sentences[index - 1]
                    pair = _last_pair(before)
                    if pair is not None:
                        yield from _judged(before, Share(at, *pair, True), sentence.quantity(at), sentences, index)
                    continue
            if found is not None:
                yield from _judged(sentence, found, sentence.quantity(at), sentences, index)


def _share(sentence: Sentence, at: int) -> Share | None:
    """What the share at a piece is said of; None where that is not certain."""
    shape = sentence.shape
    if sentence.word(at + 1) in _NOT_A_SHARE or shape[at + 1 : at + 2] in ("u", "n"):
        return None
    if _IN_LINE.compiled.match(shape, at + 1) is not None or _IN_LINE.compiled.match(shape[:at][::-1]) is not None:
        return None
    return _part_before(sentence, at) or _part_after(sentence, at)


def _part_before(sentence: Sentence, at: int) -> Share | None:
    """As in "604 came back (36 per cent)", "£2.2m of the £5.5m, or half"."""
    shape = sentence.shape
    joint = shape[at - 1 : at]
    bracket = joint == "("
    after = shape[at + 1 :]
    named = after[:1] == "o"
    of_number = _OF_NUMBER.compiled.match(shape, at + 1) if named else None
    if named and of_number is None and _NAMED_WHOLE.compiled.match(after) is None:
        return None
    rate = _RATE_OF.compiled.search(shape, 0, at)
    if rate is not None and sentence.word(at - 2) in _RATES:
        joint = "="
        at_joint = rate.start()
    else:
        at_joint = at - 1
    if (
        bracket
        and after[:1] not in (")", ",", ";", "-", "o", "")
        and sentence.word(at + 1) not in ("response", "turnout")
    ):
        return None
    if (not bracket and joint not in ("=", "|", "-", ",")) or (joint == "," and after[:1] not in ("", ",", ";", ")")):
        return None
    end = at_joint
    while end and shape[end - 1] in "(,":
        end -= 1
    return _said_of_part(sentence, at, end, of_number.start(1) if of_number is not None else -1, joint)


def _said_of_part(sentence: Sentence, at: int, end: int, named: int, joint: str) -> Share | None:
    """The share of the nearest number before the piece ``end``; ``named`` is the whole where the share names it."""
    shape = sentence.shape
    numbers = [n for n in range(end - 1, max(-1, end - _FARTHEST), -1) if shape[n] in "CMSOX"]
    if not numbers or shape[numbers[0]] not in "CM" or set(shape[numbers[0] : end]) & set(";:()-"):
        return None
    last = numbers[0]
    before = shape[:last]
    part_of = _PART_OF.found(before)
    if part_of is not None and len(numbers) > 1 and shape[numbers[1]] == shape[last]:
        between = shape[numbers[1] + 1 : part_of.start()]
        if len(between) <= 5 and not set(between) & set(",;:()&"):
            return Share(at, numbers[1], last, True)
    if part_of is not None and shape[part_of.start() - 1 : part_of.start()] in _CHANGES and last:
        return None
    if _is_change(sentence, last) or sentence.quantity(last).per:
        return None
    whole = _of_first(sentence, last)
    # "61, a quarter, were against" needs to be told of what.
    if joint == "," and whole < 0 and not _is_anaphoric(sentence, last):
        return None
    if named >= 0:
        whole = named
        if shape[whole] != shape[last]:
            return None
    return Share(at, last, whole, whole >= 0 or _is_anaphoric(sentence, last))


def _part_after(sentence: Sentence, at: int) -> Share | None:
    """As in "A third (68)", "nearly nine out of ten of them, 165,", "half of the shops, i.e. six of the 11"."""
    match = _AFTER.compiled.match(sentence.shape, at + 1)
    if match is None:
        return None
    part = match.start(1)
    whole = match.start(2) if match[2] else -1
    if sentence.quantity(part).per or (whole >= 0 and sentence.pieces[whole].letter != sentence.pieces[part].letter):
        return None
    of_number = _OF_NUMBER.compiled.match(sentence.shape, at + 1)
    if whole < 0 and of_number is not None and of_number.start(1) < part:
        whole = of_number.start(1)
    if whole < 0:
        whole = _of_first(sentence, at)
    return Share(at, part, whole, whole >= 0 or match[0].startswith("op"))


_AFTER = Pattern(
    r"(?:op|o[dw]{1,5}|o[dws]{0,3}C(?=[wbrpi]{0,4}[,(])|w{0,2})?[wbrpi]{0,4}(?:\(=?|,=|,\|?(?=[CM][,)]))([CM])w{0,3}(?:o[dw]{0,2}([CM])w{0,3})?(?=[),;]|$|w?b)"
)


def _said_of_sentence_before(sentence: Sentence, at: int) -> Share | None:
    """The claim of a sentence such as "This is 90 per cent"."""
    shape = sentence.shape
    if at <= 2 and shape[:at] in ("=", "db", "pb", "b") and sentence.word(0) in ("this", "that", "it"):
        after = shape[at + 1 :]
        if not after or after[0] in ",;" or _NAMED_WHOLE.compiled.match(after) is not None:
            return Share(at, -1, -1, True)
    return None


def _last_pair(sentence: Sentence) -> tuple[int, int] | None:
    """The part and the whole that a sentence ends with; None where it names more than the two."""
    numbers = list(sentence.indices("CM"))
    if len(numbers) != 2:
        return None
    first, last = numbers
    if _PART_OF.found(sentence.shape[:last]) is not None and last - first <= 5:
        return first, last
    return (last, first) if _of_first(sentence, last) == first else None


_OF_THEM = Pattern(r"w{0,3}o(?:p|d(?!w))")
_OF_THESE = Pattern(r"o[dp],?\Z")
_OF_FIRST = Pattern(r"(?:^|[,;&-])o[dws]{0,3}([CM])[^CMSOX;:()]{0,20}")


def _of_first(sentence: Sentence, part: int) -> int:
    """The whole of "Of the 640 culverts, 512 had been inspected"; -1 where none is so named."""
    letter = sentence.pieces[part].letter
    for match in _OF_FIRST.compiled.finditer(sentence.shape, 0, part):
        whole = match.start(1)
        if sentence.pieces[whole].letter in (letter, "C") and (
            letter != "S" and sentence.pieces[whole].letter == letter
        ):
            return whole
    return -1


def _is_anaphoric(sentence: Sentence, part: int) -> bool:
    """Whether the part is of something before: "32 of them", "of whom 96", "of these, 27"."""
    shape = sentence.shape
    if _OF_THEM.compiled.match(shape, part + 1) is not None:
        return True
    return _OF_THESE.compiled.search(shape, 0, part) is not None


def _is_change(sentence: Sentence, part: int) -> bool:
    """Whether the number is the size of a change: "an increase of 15 (10.1 per cent)", "by 12 (8%)"."""
    shape = sentence.shape
    before = shape[max(0, part - 3) : part]
    return (
        bool(set(before) & set(_CHANGES))
        or sentence.word(part - 1) in ("by", "to")
        or shape[part + 1 : part + 2] in ("u", "n")
        or (len(shape) > part + 2 and shape[part + 1] == "w" and shape[part + 2] in _CHANGES)
    )


def _judged(
    sentence: Sentence, found: Share, claim: Quantity, sentences: Sequence[Sentence], index: int
) -> Iterator[Disagreement]:
    part = sentence.quantity(found.part)
    if found.whole >= 0:
        whole: Quantity | None = sentence.quantity(found.whole)
    else:
        whole = _salient(sentence, found, part, claim, sentences[max(0, index - 2) : index])
    if whole is None or whole is part or whole.value <= 0 or part.value > whole.value:
        return
    # What is "more than" a share of one whole is so of every smaller one.
    named = found.whole >= 0 and claim.hedge in (Hedge.OVER, Hedge.UP_TO)
    wholes = [whole.span] if named else _wholes(sentence, found, part, around(sentences, index))
    if any(claim.allows(part.span.over(other)) for other in wholes):
        return
    yield Disagreement(
        claim.start, claim.end, f"{said(part)} / {said(whole)} = {share(part.span.over(whole.span), claim)}"
    )


def _salient(
    sentence: Sentence, found: Share, part: Quantity, claim: Quantity, earlier: Sequence[Sentence]
) -> Quantity | None:
    """The whole that a reader takes it to be: the last larger number of its kind, in this sentence or just before."""
    unit = part.unit.value
    before = [each.quantity(at) for each in earlier for at in each.indices(unit)]
    before += [sentence.quantity(at) for at in sentence.indices(unit, 0, found.part)]
    able = [each for each in before if each.value >= part.value and not each.per and each.value > 1]
    if not found.is_close:
        able = [each for each in able if part.bare or ((each.noun == part.noun or each.bare) and part.noun)]
    near = [each for each in able if 1 / _NEAR <= part.value / each.value / claim.value <= _NEAR]
    if near:
        return near[-1]
    return able[-1] if able and found.is_close else None


def _wholes(sentence: Sentence, found: Share, part: Quantity, sentences: Sequence[Sentence]) -> Iterator[Span]:
    """Whatever in the text the part may be of: each larger number of its kind, and the sum of it and its neighbours."""
    unit = part.unit.value
    for each in sentences:
        for at in each.indices(unit):
            if each.quantity(at).value >= part.value:
                yield each.quantity(at).span
    if not found.is_close:
        numbers = [sentence.quantity(at) for at in sentence.indices(unit)][:_MOST]
        for first in range(len(numbers)):
            total = numbers[first].span
            for other in numbers[first + 1 :]:
                total = total.plus(other.span)
                yield total
