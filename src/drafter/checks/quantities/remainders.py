"""What is left: "five came and two were rejected, which left four", "the remaining £120,000"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from drafter.checks.pattern import Pattern
from drafter.checks.quantities.disagreement import Disagreement
from drafter.checks.quantities.quantity import Hedge, Quantity, Unit
from drafter.checks.quantities.saying import plain, said
from drafter.checks.quantities.sentence import Sentence, read

_CLAIM = Pattern(r"r[dw]{0,2}(?:o[dw]?)?([CM])")
_OF_TOTAL = Pattern(r"Sod?s(?!o?[CM])")
_WEAK = frozenset(("other", "rest", "balance"))
"""Words that often mean others than those before: they count only beside "X of the Y", or close to it."""
_LEAVING = frozenset(("leaving", "leaves", "left"))
_OPEN = (Hedge.UP_TO, Hedge.OVER)
_BACK = 2
"""Sentences before in which the whole may be named."""
_NEAR = (0.34, 3.0)
_MOST = 8
_EARLIER = 6


def remainders(text: str) -> Iterator[Disagreement]:
    """What is said to be left, where the whole less its parts is something else."""
    sentences = read(text)
    for index, sentence in enumerate(sentences):
        if "r" not in sentence.shape:
            continue
        yield from _of_fund(sentence)
        if index:
            yield from _of_rated(sentences[index - 1], sentence)
        for match in _CLAIM.compiled.finditer(sentence.shape):
            claim = sentence.quantity(match.start(1))
            word = sentence.word(match.start())
            if claim.per not in ("", "year") or (word == "left" and not _is_leaving(sentence, match.start())):
                continue
            # "A, B and other partners" are a list, and "the other partners" those that are left.
            if word == "other" and sentence.shape[match.start() - 1 : match.start()] == "&":
                continue
            if any(_OF_TOTAL.found(each.shape) for each in sentences[max(0, index - _BACK) : index]):
                # The whole is told of elsewhere: "106 complaints, 44.9 per cent of the total".
                continue
            own = _numbers(sentences, index, match.start(), claim, back=0)
            numbers = _counted(sentences, index, match.start(), claim, own)
            if len(numbers) < 2 or _comes_out(claim, numbers):
                continue
            # Of many things the whole stands further up, before the parts.
            if not own and _comes_out(claim, _numbers(sentences, index, match.start(), claim, back=_EARLIER)):
                continue
            if word not in _LEAVING and _is_said_before(claim, sentences, index, own):
                continue
            found = _told(claim, numbers, weak=word in _WEAK, start=sentence.pieces[match.start()].start)
            if found is not None:
                yield found


def _counted(
    sentences: Sequence[Sentence], index: int, at: int, claim: Quantity, own: Sequence[Quantity]
) -> Sequence[Quantity]:
    """The numbers that a whole and its parts may be among; none where nothing says that they belong together."""
    sentence, weak = sentences[index], sentences[index].word(at) in _WEAK
    if len(own) > 1 and max(each.value for each in own) > claim.value:
        return own
    numbers = _numbers(sentences, index, at, claim)
    if not own and at <= 1 and index:
        return _of_whom(sentences[index - 1]) or ([] if weak and claim.unit is Unit.COUNT else numbers)
    if weak and claim.unit is Unit.COUNT:
        return _of_these(sentence, own, numbers)
    return numbers


_OF_FUND = Pattern(r"(?P<part>[CM])[^CMSOX.;:()]{0,8}r(?P<claim>[CM])o[dw]{1,3}o?(?P<whole>[CM])")


def _of_fund(sentence: Sentence) -> Iterator[Disagreement]:
    """As in "loans came to £570,000, which leaves £130,000 of the fund of £600,000"."""
    for match in _OF_FUND.compiled.finditer(sentence.shape):
        part, claim, whole = (sentence.quantity(match.start(group)) for group in ("part", "claim", "whole"))
        if not part.unit is claim.unit is whole.unit or part.value >= whole.value or part.per or whole.per:
            continue
        left = whole.span.minus(part.span)
        if not claim.allows(left):
            out = plain(left.middle, money=claim.unit is Unit.MONEY)
            yield Disagreement(claim.start, claim.end, f"{said(whole)} - {said(part)} = {out}")


_OF_THESE = Pattern(r"C[^CMSOX]{0,3}o[dp]|o[dp],?C")
_THESE = frozenset(("these", "those", "them", "which", "whom"))


def _of_these(sentence: Sentence, own: Sequence[Quantity], numbers: Sequence[Quantity]) -> list[Quantity]:
    """The whole that "six of these" are of, with the six: the last larger number before them."""
    match = _OF_THESE.found(sentence.shape)
    if len(own) != 1 or match is None or sentence.word(sentence.shape.index("o", match.start()) + 1) not in _THESE:
        return []
    larger = [each for each in numbers if each.value > own[0].value and each is not own[0]]
    return [larger[-1], own[0]] if larger else []


_OF_WHOM = Pattern(r"(C)[^CMSOX;.:]{0,18},?op(C)")


def _of_whom(before: Sentence) -> list[Quantity]:
    """The whole and the part of "It has 311 borrowers, of whom 196 use a branch", for "The other 115 do not"."""
    match = _OF_WHOM.found(before.shape)
    places = list(before.indices("C"))
    return [before.quantity(at) for at in places] if match is not None and match.start() == places[0] else []


_RATED = Pattern(r"(?P<part>C)od?(?P<whole>C)[^CMSOX;.:()]{0,8}&(?P<more>C)[^CMSOXy;.:()]{0,5}")


def _of_rated(before: Sentence, sentence: Sentence) -> Iterator[Disagreement]:
    """As in "14 of the 18 homes are good and two excellent. The other three are poor"."""
    match, rest = _RATED.found(before.shape), _OTHERS.found(sentence.shape)
    if match is None or rest is None or match.end() != len(before.shape):
        return
    if next(iter(before.indices("C"))) != match.start("part") or sentence.word(rest.start("claim") - 1) not in _REST:
        return
    whole, part, more = (before.quantity(match.start(group)) for group in ("whole", "part", "more"))
    claim = sentence.quantity(rest.start("claim"))
    left = whole.span.minus(part.span).minus(more.span)
    # "The other three councils" are others than the homes before them.
    if (claim.noun and claim.noun != whole.noun) or left.middle <= 0 or claim.allows(left):
        return
    if claim.value < whole.value:
        worked = f"{said(whole)} - {said(part)} - {said(more)} = {plain(left.middle)}"
        yield Disagreement(sentence.pieces[0].start, claim.end, worked)


_OTHERS = Pattern(r"^dr(?P<claim>C)")
_REST = frozenset(("other", "remaining"))


def _is_leaving(sentence: Sentence, at: int) -> bool:
    """Whether "left" says what is left: "which left four", "this left four"."""
    return at > 0 and sentence.word(at - 1) in ("which", "this", "that", "and", ",", "it", "has", "have")


def _numbers(
    sentences: Sequence[Sentence], index: int, end: int, claim: Quantity, *, back: int = _BACK
) -> list[Quantity]:
    """The numbers of the same kind before the claim."""
    unit = claim.unit.value
    earlier = [each.quantity(at) for each in sentences[max(0, index - back) : index] for at in each.indices(unit)]
    own = [sentences[index].quantity(at) for at in sentences[index].indices(unit, 0, end)]
    return [each for each in (*earlier, *own) if each.per in ("", "year") and each.hedge not in _OPEN]


def _is_said_before(claim: Quantity, sentences: Sequence[Sentence], index: int, own: Sequence[Quantity]) -> bool:
    """Whether the text has the same number already, so that it was worked out there."""
    unit = claim.unit.value
    numbers = [each.quantity(at) for each in sentences[max(0, index - _EARLIER) : index] for at in each.indices(unit)]
    return any(each.value == claim.value for each in numbers if each not in own)


def _comes_out(claim: Quantity, numbers: Sequence[Quantity]) -> bool:
    """Whether one number less some of the others is what is claimed, or some of them are that together."""
    numbers = numbers[-_MOST:]
    for whole in numbers:
        others = [each for each in numbers if each is not whole and each.value < whole.value]
        for count in range(1, len(others) + 1):
            for chosen in combinations(others, count):
                left = whole.span
                for each in chosen:
                    left = left.minus(each.span)
                if claim.allows(left):
                    return True
            if count > 4:
                break
    return False


def _told(claim: Quantity, numbers: Sequence[Quantity], *, weak: bool, start: int) -> Disagreement | None:
    """The sum that a reader makes: the nearest whole less the parts that follow it."""
    for at in range(len(numbers) - 2, -1, -1):
        whole, parts = numbers[at], numbers[at + 1 :]
        # "Three of its five" names the part first.
        if len(parts) == 1 and parts[0].value > whole.value:
            whole, parts = parts[0], [whole]
        if any(part.value >= whole.value for part in parts) or claim.value >= whole.value:
            continue
        left = whole.span
        for part in parts:
            left = left.minus(part.span)
        if left.middle <= 0 or not _NEAR[0] <= claim.value / left.middle <= _NEAR[1]:
            return None
        if weak and not _is_together(whole, parts, start):
            return None
        worked = " - ".join(said(each) for each in (whole, *parts))
        out = plain(left.middle, money=claim.unit is Unit.MONEY)
        return Disagreement(start, claim.end, f"{worked} = {out}")
    return None


_WIDEST = 160


def _is_together(whole: Quantity, parts: Sequence[Quantity], start: int) -> bool:
    return start - min(whole.start, parts[0].start) <= _WIDEST
