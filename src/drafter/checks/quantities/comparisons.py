"""What is compared with a number of the sentences before: "three times as much, £73,000", "£76,000 over budget"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from drafter.checks.pattern import Pattern, words
from drafter.checks.quantities.disagreement import Disagreement
from drafter.checks.quantities.quantity import Hedge, Quantity, Span
from drafter.checks.quantities.saying import plain, said, share
from drafter.checks.quantities.sentence import Sentence, around, read

_BACK = 2
_MOST = 8
_NEAR = (0.5, 2.0)
_NEAR_MONEY = (0.6, 1.67)


def comparisons(text: str) -> Iterator[Disagreement]:
    """The comparisons of a text that its numbers do not give."""
    sentences = read(text)
    for index, sentence in enumerate(sentences):
        earlier = sentences[max(0, index - _BACK) : index]
        yield from _times_as_much(sentence, earlier, around(sentences, index))
        yield from _than_planned(sentence, earlier)
        yield from _the_rise_was(sentence, earlier)
        yield from _together_with(sentence, earlier)
        yield from _over_or_under(sentence, sentences[max(0, index - 1) : index])


_AS_MUCH = Pattern(r"X(?:iwi?|d?w|dwo)?,?[|=]?(?:bw?)?([CM])(?![un])")


def _times_as_much(sentence: Sentence, earlier: Sequence[Sentence], near: Sequence[Sentence]) -> Iterator[Disagreement]:
    """As in "three times as much, £73,000", where the number that is multiplied stands before."""
    for match in _AS_MUCH.compiled.finditer(sentence.shape) if "X" in sentence.shape else ():
        times, claim = sentence.quantity(match.start()), sentence.quantity(match.start(1))
        following = {sentence.word(match.start() + n) for n in range(1, 4)}
        if times.text.endswith("d") or not following & {"much", "many", "that", "price", "cost", "amount", "sum"}:
            continue
        unit = claim.unit.value
        before = [each.quantity(at) for each in earlier for at in each.indices(unit)]
        before += [sentence.quantity(at) for at in sentence.indices(unit, 0, match.start())]
        known = [each.quantity(at) for each in near for at in each.indices(unit)]
        if any(claim.allows(each.span.times(times.span)) for each in known if each is not claim):
            continue
        able = [n for n in before if _NEAR_MONEY[0] <= claim.value / (n.value * times.value or 1) <= _NEAR_MONEY[1]]
        if able:
            base, money = able[-1], unit == "M"
            worked = f"{said(base)} × {plain(times.value)} = {plain(base.value * times.value, money=money)}"
            yield Disagreement(claim.start, claim.end, worked)


_THAN = words("better worse more less under over above below short ahead")
_PLANNED = words("budget budgeted forecast target plan planned estimate estimated expected expectation limit")


def _than_planned(sentence: Sentence, earlier: Sequence[Sentence]) -> Iterator[Disagreement]:
    """As in "income was £76,000 better than budget", where the budget and the income stand before."""
    for at in sentence.indices("M"):
        claim = sentence.quantity(at)
        if sentence.word(at + 1) not in _THAN or not any(sentence.word(at + n) in _PLANNED for n in range(2, 5)):
            continue
        numbers = [each.quantity(n) for each in earlier for n in each.indices("M")]
        numbers += [sentence.quantity(n) for n in sentence.indices("M") if n != at]
        numbers = [each for each in numbers if not each.per or each.per == "year"][-_MOST:]
        pairs = [sorted(pair, key=_value) for pair in combinations(numbers, 2)]
        if not pairs or any(claim.allows(large.span.minus(small.span)) for small, large in pairs):
            continue
        near = [pair for pair in pairs if _NEAR[0] <= claim.value / (pair[1].value - pair[0].value or 1) <= _NEAR[1]]
        if near:
            small, large = near[-1]
            worked = f"{said(large)} - {said(small)} = {plain(large.value - small.value, money=True)}"
            yield Disagreement(claim.start, claim.end, worked)


_OVER = words("exceeds exceeded exceeding outperformed outperforms surpassed surpasses beat beats above over higher")
_UNDER = words("below under undershot undershoots lower")
_BESIDE = words("above over below under")
_THAN_THAT = words("higher lower")
"""Words that compare only before a yardstick: "above the average of"."""
_YARDSTICK = words(
    "target benchmark budget average limit forecast estimate ceiling threshold rate norm maximum minimum"
    " standard requirement goal median mean expectation"
)
_MEASURED_BY = Pattern(r"d?w{0,4}(?:i?w)?o?(?P<yardstick>[SMT])")
_MEASURED = Pattern(r"(?P<measured>[SMT])(?:\([^()]{0,8}\))?[^CMSOXTy,;:.()&|]{0,6},?[wbi]{0,3}\Z")
_STANDS = Pattern(r"[,b]w?\Z")
_UNSURE = words("not no never nor if unless should cannot may might could would will must but now than when until")


def _over_or_under(sentence: Sentence, before: Sequence[Sentence]) -> Iterator[Disagreement]:
    """As in "The return was 4.1 per cent, above the average of 4.3 per cent"; it may stand in the sentence before."""
    for at, piece in enumerate(sentence.pieces):
        if piece.word not in _OVER and piece.word not in _UNDER:
            continue
        if piece.word in _THAN_THAT and sentence.word(at + 1) != "than":
            continue
        by = _MEASURED_BY.compiled.match(sentence.shape, at + 1 + (piece.word in _THAN_THAT))
        if by is None:
            continue
        between = {sentence.word(n) for n in range(at + 1, by.start("yardstick"))}
        # "£20,000 above the budget" is how far, and "£420,000, above the budget" how much.
        beside = piece.word in _BESIDE and _YARDSTICK.isdisjoint(between)
        stands = piece.word not in _BESIDE | _THAN_THAT or _STANDS.found(sentence.shape[:at]) is not None
        if beside or not stands:
            continue
        yardstick = sentence.quantity(by.start("yardstick"))
        measured = _measured(sentence, at, yardstick, before)
        if measured is None or (measured.value >= yardstick.value) is (piece.word in _OVER):
            continue
        side = "less" if piece.word in _OVER else "more"
        yield Disagreement(piece.start, yardstick.end, f"{said(measured)} is {side} than {said(yardstick)}")


def _measured(sentence: Sentence, at: int, yardstick: Quantity, before: Sequence[Sentence]) -> Quantity | None:
    """What is said to be over or under; None where that is not certain."""
    words = {sentence.word(n) for n in range(max(0, at - 6), at)}
    if not _UNSURE.isdisjoint(words):
        return None
    match = _MEASURED.compiled.search(sentence.shape, 0, at)
    if match is not None:
        found = sentence.quantity(match.start("measured"))
    elif at <= 2 and sentence.word(0) in ("this", "that", "it", "which") and before:
        numbers = [before[-1].quantity(n) for n in before[-1].indices("SMTX")]
        if len(numbers) != 1:
            return None
        found = numbers[0]
    else:
        return None
    alike = found.unit is yardstick.unit and found.per == yardstick.per and found.measure == yardstick.measure
    plain = found.hedge is Hedge.NONE and yardstick.hedge is Hedge.NONE and found.value != yardstick.value
    return found if alike and plain else None


_TOGETHER_WITH = Pattern(r"wi(M)[^CMSOX.;:]{0,10}[=g]d?w?(M)")


def _together_with(sentence: Sentence, earlier: Sequence[Sentence]) -> Iterator[Disagreement]:
    """As in "Together with £8,000 for repairs that is £20,000", where the £12,000 stand before."""
    match = _TOGETHER_WITH.compiled.match(sentence.shape) if sentence.word(0) == "together" else None
    if match is None:
        return
    more, claim = sentence.quantity(match.start(1)), sentence.quantity(match.start(2))
    before = [each.quantity(at) for each in earlier for at in each.indices("M")]
    near = [each for each in before if _NEAR_MONEY[0] <= claim.value / (each.value + more.value) <= _NEAR_MONEY[1]]
    if near and not any(claim.allows(each.span.plus(more.span)) for each in before):
        added = plain(near[-1].value + more.value, money=True)
        yield Disagreement(claim.start, claim.end, f"{said(near[-1])} + {said(more)} = {added}")


_RISE_WAS = Pattern(r"(?P<direction>[un])(?:ow{1,2})?bw?(?P<claim>S)(?!w?o)")


def _the_rise_was(sentence: Sentence, earlier: Sequence[Sentence]) -> Iterator[Disagreement]:
    """As in "Landings in 2024 were 1,350 tonnes, so the rise was 7.2%", where those of 2025 stand before."""
    for match in _RISE_WAS.compiled.finditer(sentence.shape):
        claim = sentence.quantity(match.start("claim"))
        own = [sentence.quantity(at) for at in sentence.indices("CM", 0, match.start())]
        others = [each.quantity(at) for each in earlier for at in each.indices("CM")]
        pairs = [
            (one, other)
            for one in own
            for other in (*others, *own)
            if one is not other and one.unit is other.unit and _alike(one, other) and one.per == other.per
        ]
        pairs = [
            pair
            for pair in pairs
            if min(pair, key=_value).value > 0 and (pair[0].noun or pair[1].noun or pair[0].unit.value == "M")
        ]
        results = [(old, new, _change(old, new)) for pair in pairs for old, new in (pair, pair[::-1])]
        if not results or any(claim.allows(span) for _, _, span in results):
            continue
        rises = match["direction"] == "u"
        told = [
            (old, new, span)
            for old, new, span in results
            if (new.value > old.value) is rises and _NEAR[0] <= span.middle / (claim.value or 1) <= _NEAR[1]
        ]
        if told:
            old, new, span = told[-1]
            worked = f"from {said(old)} to {said(new)} is {share(span, claim)}"
            yield Disagreement(claim.start, claim.end, worked)


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether the same is counted; one of them may leave it out: "118,400 cars in 2026 and 110,000 in 2025"."""
    return one.noun == other.noun or one.bare or other.bare


def _change(old: Quantity, new: Quantity) -> Span:
    small, large = sorted((old, new), key=_value)
    return large.span.minus(small.span).over(old.span)


def _value(quantity: Quantity) -> float:
    return quantity.value
