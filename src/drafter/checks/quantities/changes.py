"""Changes: "from 450 to 540, an increase of 12%", "£1.2m against £1.0m, up by a quarter", "more than twice as many"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.checks.pattern import Pattern
from drafter.checks.quantities.disagreement import Disagreement
from drafter.checks.quantities.quantity import Quantity, Span, Unit
from drafter.checks.quantities.saying import plain, said, share
from drafter.checks.quantities.sentence import Sentence, read


class _Pair(NamedTuple):
    """The old and the new number, and the piece behind the second of them."""

    old: Quantity
    new: Quantity
    end: int


_GAP = r"[^CMSOXTf.;:]{0,10}"
_PAIRS = (
    ({"f", "t"}, Pattern(rf"f([CMST]){_GAP}t([CMST])"), True),
    ({"f", "t"}, Pattern(r"t([CMST])[^CMSOX.;:()]{0,8}f([CMST])"), False),
    (set[str](), Pattern(r"([CMST])[^CMSOXT.;:()]{0,12}?(?:a|[un]f)(?:d?w{0,3}o)?([CMST])(?!w{0,2}[un])"), False),
)
_CLAIM = Pattern(
    r"(?P<before>[un])(?:w{0,2}[io])?d?(?P<first>[SCMO])"  # an increase of 12%, up by 12%, rose 12%
    r"|(?P<by>[i])(?P<second>S)(?!w?o[dw])"  # that is by a third
    r"|(?P<third>S)(?P<after>[un])"  # 20 per cent more
    r"|(?P<fourth>X)"
)
_BRACKET = Pattern(r"[^CMSOX()]{0,5}\((?P<claim>S)(?=[),]|[un])")
_TWO_YEARS = Pattern(r"([CMT])[^CMSOXT.;()]{0,8}iy+[^CMSOXT.;()]{0,8}([CMT])[^CMSOXT.;()]{0,8}iy+")
_BEFORE = Pattern(r"(?P<direction>[un])(?:w{0,2}[io])?(?P<claim>[SCMO]),?(?:[fi]|t[CMST],?f)")
_SIZED = Pattern(r"(?P<direction>[un])w?(?:o|i)(?P<size>[CM])w{0,2}(?:\(|,?[=|])(?P<share>S)")
_ITSELF = Pattern(r"X[^CMSOX]{0,3},?f")
_COMPARED = Pattern(r"(?:[dp=]|pb)?a(?:d?w{0,3}o)?([CM])")
_HALVED = frozenset(("halved", "halves", "halving"))


def changes(text: str) -> Iterator[Disagreement]:
    """The changes of a text that are not those between its two numbers."""
    sentences = read(text)
    for index, sentence in enumerate(sentences):
        pairs = list(dict.fromkeys(_pairs(sentence)))
        yield from _in_sentence(sentence, pairs)
        yield from _sized(sentence, sentences[max(0, index - 1) : index])
        yield from _more_than(sentence)
        yield from _year_on_year(sentence, sentences[max(0, index - 1) : index])
        yield from _points(sentence, sentences[max(0, index - 1) : index])
        if not pairs:
            yield from _between_two(sentence, sentences[max(0, index - 1) : index])
        if index:
            pairs = [*pairs, *_compared(sentences[index - 1], sentence)]
            yield from _in_sentence(sentence, pairs[-1:] if not list(_pairs(sentence)) else ())
        if len(pairs) == 1 and index + 1 < len(sentences):
            yield from _in_next(sentences[index + 1], pairs)


_MORE_THAN = Pattern(r"(?P<new>[CM])[^CMSOX.;:()]{0,10}(?P<size>[CM])w?(?P<direction>[un])id?w{0,2}(?P<old>[CM])")


def _more_than(sentence: Sentence) -> Iterator[Disagreement]:
    """As in "64,300 visitors, 8,100 more than the 55,200 of 2025"."""
    for match in _MORE_THAN.compiled.finditer(sentence.shape):
        new, size, old = (sentence.quantity(match.start(group)) for group in ("new", "size", "old"))
        alike = new.unit is size.unit is old.unit and new.per == old.per and min(new.value, old.value) > 0
        if (
            alike
            and sentence.word(match.start("old") - 1) != "by"
            and (new.value > old.value) is (match["direction"] == "u")
        ):
            pair = _Pair(old, new, 0)
            if not _is_right(size, "", [pair]):
                yield _disagreement(size, pair)


def _pairs(sentence: Sentence) -> Iterator[_Pair]:
    shape = sentence.shape
    if not ("t" in shape or "a" in shape or "f" in shape or "y" in shape):
        return
    for letters, pattern, old_first in _PAIRS:
        if not letters <= set(shape):
            continue
        for match in pattern.compiled.finditer(shape):
            first, second = sentence.quantity(match.start(1)), sentence.quantity(match.start(2))
            if first.unit is second.unit and _is_pair(first, second):
                old, new = (first, second) if old_first else (second, first)
                yield _Pair(old, new, match.end())
    if "X" in shape and "f" not in shape:
        for match in _TWO_YEARS.compiled.finditer(shape):
            first, second = sentence.quantity(match.start(1)), sentence.quantity(match.start(2))
            if first.unit is second.unit and (second.bare or first.noun == second.noun):
                yield _Pair(first, second, match.end())


_LATER = Pattern(
    r"(?P<one>[CMST])[^CMSOXTy.;()]{0,8}iy{1,4}(?:,?&|,|t|,?a)[^CMSOXTy.;()]{0,8}(?P<two>[CMST])"
    r"[^CMSOXTy.;()]{0,4}iy{1,4}"
)
_THEN = Pattern(
    r"[,(|-]?(?:w|=w?|dbw|pbw)?(?P<direction>[un])(?:w{0,2}[io])?(?P<claim>[SCMO])(?![un]|[ia]w{0,3}y|[ia]d)"
)
_THIS_YEAR = Pattern(r"(?:[^CMSOXT]*y[^CMSOXT]*)(?P<two>[CMST])|[^CMSOXT]*(?P<dated>[CMST])[^CMSOXTy.;()]{0,4}iy{1,4}")


def _year_on_year(sentence: Sentence, before: Sequence[Sentence]) -> Iterator[Disagreement]:
    """As in "412 in 2025 and 463 in 2026, a rise of 14.6%"; the first may be in the sentence before."""
    shape = sentence.shape
    if "y" not in shape or not ("u" in shape or "n" in shape):
        return
    for match in _LATER.compiled.finditer(shape):
        one, two = sentence.quantity(match.start("one")), sentence.quantity(match.start("two"))
        years = (
            _year(sentence, match.start("one"), match.start("two")),
            _year(sentence, match.start("two"), match.end()),
        )
        yield from _dated_change(sentence, (one, two), years, match.end())
    if not before or "y" not in before[0].shape:
        return
    first = _THIS_YEAR.compiled.match(shape)
    places = list(before[0].indices("CMSTOX"))
    if first is None or len(places) != 1:
        return
    at = first.start("two") if first["two"] else first.start("dated")
    one, two = before[0].quantity(places[0]), sentence.quantity(at)
    earlier = _year(before[0], 0, len(before[0].pieces))
    yield from _dated_change(sentence, (one, two), (earlier, _year(sentence, 0, first.end())), first.end())


def _dated_change(
    sentence: Sentence, numbers: tuple[Quantity, Quantity], years: tuple[int, int], end: int
) -> Iterator[Disagreement]:
    """The change that is told right behind two numbers of two years."""
    one, two = numbers
    claimed = _THEN.compiled.match(sentence.shape, end)
    if claimed is None or 0 in years or years[0] == years[1] or one.unit is not two.unit or not _is_pair(one, two):
        return
    if one.unit is Unit.COUNT and not (two.bare or one.noun == two.noun):
        return
    old, new = (one, two) if years[0] < years[1] else (two, one)
    claim = sentence.quantity(claimed.start("claim"))
    if claim.unit in (Unit.COUNT, Unit.MONEY) and claim.unit is not old.unit:
        return
    if claim.unit is Unit.POINTS and old.unit is not Unit.SHARE:
        return
    pair = _Pair(old, new, end)
    if (claimed["direction"] == "u") is (new.value > old.value) and not _is_right(claim, claimed["direction"], [pair]):
        yield _disagreement(claim, pair)


def _year(sentence: Sentence, start: int, end: int) -> int:
    """The last year among the pieces; 0 where there is none."""
    found = [
        int(piece.word[:4])
        for piece in sentence.pieces[start:end]
        if piece.letter == "y" and piece.word[:2] in ("19", "20") and piece.word[:4].isdigit() and len(piece.word) >= 4
    ]
    return found[-1] if found else 0


_APART_IN_POINTS = frozenset(("improvement", "gap", "difference", "deterioration", "change", "swing"))
_NEAR = (0.25, 4.0)


def _points(sentence: Sentence, before: Sequence[Sentence]) -> Iterator[Disagreement]:
    """As in "an increase of 4.6 percentage points", where the sentence and the one before have two shares, no more."""
    places = list(sentence.indices("O"))
    if len(places) != 1 or any(at > places[0] for at in sentence.indices("S")):
        return
    at, claim = places[0], sentence.quantity(places[0])
    said = {sentence.word(n) for n in range(at - 5, at)}
    if sentence.word(at - 1) not in ("of", "by", "is", "was") or (
        _APART_IN_POINTS.isdisjoint(said) and not set(sentence.shape[max(0, at - 5) : at]) & set("un")
    ):
        return
    own = [sentence.quantity(n) for n in sentence.indices("S", 0, at)]
    earlier = [each.quantity(n) for each in before for n in each.indices("S")]
    numbers = own if len(own) > 1 else [*earlier, *own]
    if len(numbers) != 2 or not own or numbers[0].value == numbers[1].value:
        return
    pair = _Pair(numbers[0], numbers[1], at)
    gap = abs(numbers[0].value - numbers[1].value)
    if _NEAR[0] <= claim.value / gap <= _NEAR[1] and not _is_right(claim, "", [pair]):
        yield _disagreement(claim, pair)


_DEARER = Pattern(r"S(?P<direction>[un])(?!f)")


def _between_two(sentence: Sentence, before: Sequence[Sentence]) -> Iterator[Disagreement]:
    """As in "the new one is 8 per cent dearer", where the sentence before and this one have two prices to compare."""
    for match in _DEARER.compiled.finditer(sentence.shape):
        claim = sentence.quantity(match.start())
        numbers = [each.quantity(at) for each in (*before, sentence) for at in each.indices("M")]
        numbers = [each for each in numbers if each.per]
        if len(numbers) != 2 or numbers[0].per != numbers[1].per:
            continue
        small, large = sorted(numbers, key=_value)
        apart = large.span.minus(small.span)
        if small.value <= 0 or any(claim.allows(apart.over(each.span)) for each in (small, large)):
            continue
        old, new = (small, large) if match["direction"] == "u" else (large, small)
        yield _disagreement(claim, _Pair(old, new, 0))


def _sized(sentence: Sentence, before: Sequence[Sentence]) -> Iterator[Disagreement]:
    """As in "An overspend of £1.3 million (9.8 per cent)", where 13.2 and 11.9 stand before it."""
    for match in _SIZED.compiled.finditer(sentence.shape):
        size, claim = sentence.quantity(match.start("size")), sentence.quantity(match.start("share"))
        letter = size.unit.value
        numbers = [each.quantity(at) for each in before for at in each.indices(letter)]
        numbers += [sentence.quantity(at) for at in sentence.indices(letter, 0, match.start("size"))]
        pairs = [
            (min(one, two, key=_value), max(one, two, key=_value))
            for at, one in enumerate(numbers)
            for two in numbers[at + 1 :]
            if one.value > 0 < two.value and size.allows(_apart(one, two)) and one.value != two.value
        ]
        olds = [small if match["direction"] == "u" else large for small, large in pairs]
        if not olds and len(numbers) == 1 and _BUDGETS & {piece.word for piece in sentence.pieces}:
            olds = numbers
        if olds and not any(claim.allows(size.span.over(old.span)) for old in olds):
            out = share(size.span.over(olds[-1].span), claim)
            yield Disagreement(claim.start, claim.end, f"{said(size)} / {said(olds[-1])} = {out}")


_BUDGETS = frozenset(("budget", "estimate", "forecast"))
"""What somebody is over or under by so much."""


def _apart(one: Quantity, two: Quantity) -> Span:
    large, small = max(one, two, key=_value), min(one, two, key=_value)
    return large.span.minus(small.span)


def _compared(before: Sentence, sentence: Sentence) -> Iterator[_Pair]:
    """As in "There are 214. This compares with 187 in 2025": the only number before is the new one."""
    match = _COMPARED.compiled.match(sentence.shape)
    numbers = [before.quantity(at) for at in before.indices("CM")]
    if match is not None and len(numbers) == 1:
        old = sentence.quantity(match.start(1))
        if old.unit is numbers[0].unit and _is_pair(old, numbers[0]):
            yield _Pair(old, numbers[0], match.end())


def _is_pair(one: Quantity, two: Quantity) -> bool:
    alike = one.per == two.per or not (one.per and two.per)
    return min(one.value, two.value) > 0 and alike and one.measure == two.measure


def _in_sentence(sentence: Sentence, pairs: Sequence[_Pair]) -> Iterator[Disagreement]:
    shape = sentence.shape
    yield from _announced(sentence, pairs)
    for pair in pairs:
        bracket = _BRACKET.compiled.match(shape, pair.end)
        claim = sentence.quantity(bracket.start("claim")) if bracket is not None else None
        if claim is not None and claim.unit is not pair.old.unit and not _is_right(claim, "", pairs, share_too=True):
            yield _disagreement(claim, pair)
            continue
        for match in _CLAIM.compiled.finditer(shape, pair.end):
            if not set(shape[pair.end : match.start()]) & set("CMSOX;"):
                yield from _judged(sentence, match, pairs, pair)
            break


def _announced(sentence: Sentence, pairs: Sequence[_Pair]) -> Iterator[Disagreement]:
    """As in "Cut by 12 per cent, from £50,000 to £40,000", "grew by 5 to 31, from 25"."""
    for match in _BEFORE.compiled.finditer(sentence.shape) if pairs else ():
        claim = sentence.quantity(match.start("claim"))
        pair = next((each for each in pairs if match.end() <= each.end <= match.end() + 24), pairs[0])
        if (
            sentence.word(match.start("claim") - 1) not in ("by", "of")
            or not match.start() < pair.end <= match.end() + 24
        ):
            continue
        if claim in (pair.old, pair.new) or pair.end < match.end() or not match["direction"]:
            continue
        if claim.unit in (Unit.COUNT, Unit.MONEY) and claim.unit is not pair.old.unit:
            continue
        rises = pair.new.value > pair.old.value
        if (match["direction"] == "u") is rises and not _is_right(claim, match["direction"], pairs):
            yield _disagreement(claim, pair)
    for match in _ITSELF.compiled.finditer(sentence.shape) if len(pairs) == 1 else ():
        claim, pair = sentence.quantity(match.start()), pairs[0]
        near = match.end() - 1 <= pair.end <= match.end() + 16 and claim.text.lower().endswith("d")
        rises = not claim.text.lower().startswith("halv")
        if near and (pair.new.value > pair.old.value) is rises and not _is_right(claim, "", pairs):
            yield _disagreement(claim, pair)


def _in_next(sentence: Sentence, pairs: Sequence[_Pair]) -> Iterator[Disagreement]:
    """As in "This is an increase of 12 per cent" in the sentence after the two numbers."""
    match = _CLAIM.compiled.search(sentence.shape)
    # "The rate for the region fell" is about another number, "The rise is" about the one before.
    farthest = 2 if sentence.word(0) in ("the", "an", "a") else 6
    if match is None or match.start() > farthest or set(sentence.shape[: match.start()]) & set("CMSOXy"):
        return
    if sentence.word(0) in ("this", "that", "it", "the", "an", "a") and not any(True for _ in _pairs(sentence)):
        yield from _judged(sentence, match, pairs, pairs[0], only=True)


def _judged(
    sentence: Sentence, match: re.Match[str], pairs: Sequence[_Pair], pair: _Pair, *, only: bool = False
) -> Iterator[Disagreement]:
    group = next(name for name in ("first", "second", "third", "fourth") if match[name])
    at = match.start(group)
    claim = sentence.quantity(at)
    direction = match["before"] or match["after"] or ""
    if group == "second" and sentence.word(at - 1) != "by":
        return
    if claim.unit is Unit.POINTS and pair.old.unit is not Unit.SHARE:
        return
    if claim.unit in (Unit.COUNT, Unit.MONEY) and (claim.unit is not pair.old.unit or (claim.per and not pair.old.per)):
        return
    if only and group == "first" and claim.unit in (Unit.COUNT, Unit.MONEY):
        return
    if sentence.shape[at + 1 : at + 2] == "o" and sentence.word(at + 2) not in ("", "the"):
        return
    # "Up to" and "rise to" say where it ended.
    if sentence.word(at - 1) in ("to", "than", "with", "at"):
        return
    if claim.unit is Unit.TIMES and not _is_multiple(sentence, at):
        return
    rises = pair.new.value > pair.old.value
    if direction and (direction == "u") is not rises:
        return
    if not _is_right(claim, direction, pairs):
        yield _disagreement(claim, pair)


_ITSELF_SAID = ("doubl", "halv", "trebl", "tripl", "quadr")


def _is_multiple(sentence: Sentence, at: int) -> bool:
    """Whether "twice" compares: "twice as many", "doubled", not "twice a week"."""
    following = {sentence.word(at + n) for n in range(1, 4)}
    return bool(following & {"many", "much"}) or sentence.word(at).startswith(
        ("doubl", "halv", "trebl", "tripl", "quadr")
    )


def _is_right(claim: Quantity, direction: str, pairs: Sequence[_Pair], *, share_too: bool = False) -> bool:
    return any(claim.allows(span) for pair in pairs for span in _results(claim, pair, share_too=share_too))


def _results(claim: Quantity, pair: _Pair, *, share_too: bool) -> Iterator[Span]:
    """What the claim may mean, worked out."""
    old, new = pair.old.span, pair.new.span
    up = pair.new.value >= pair.old.value
    difference = new.minus(old) if up else old.minus(new)
    difference = Span(max(difference.low, 0.0), difference.high)
    if claim.unit is Unit.TIMES:
        yield new.over(old) if up else old.over(new)
    elif claim.unit is Unit.SHARE:
        yield difference.over(old)
        if pair.old.unit is Unit.SHARE:
            yield difference
        if share_too:
            yield new.over(old)
    else:
        yield difference


def _disagreement(claim: Quantity, pair: _Pair) -> Disagreement:
    old, new = pair.old, pair.new
    if claim.unit is Unit.TIMES:
        large, small = max(old, new, key=_value), min(old, new, key=_value)
        worked = f"{said(large)} / {said(small)} = {large.value / small.value:.2f}"
    elif claim.unit is Unit.SHARE:
        gap = abs(new.value - old.value)
        out = share(Span(gap / old.value, gap / old.value), claim)
        worked = f"from {said(old)} to {said(new)} is {out}"
    else:
        large, small = max(old, new, key=_value), min(old, new, key=_value)
        out = plain(abs(new.value - old.value) * (100 if old.unit is Unit.SHARE else 1), money=old.unit is Unit.MONEY)
        worked = f"{said(large)} - {said(small)} = {out}"
    return Disagreement(claim.start, claim.end, worked)


def _value(quantity: Quantity) -> float:
    return quantity.value
