"""Changes: "from 450 to 540, an increase of 12%", "£1.2m against £1.0m, up by a quarter", "more than twice as many"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from drafter.checks.pattern import Pattern
from drafter.checks.quantities.disagreement import Disagreement
from drafter.checks.quantities.pairs import Pair, changed, is_pair, is_right, pairs_of, value
from drafter.checks.quantities.quantity import Quantity, Span, Unit
from drafter.checks.quantities.saying import said, share
from drafter.checks.quantities.sentence import Sentence, read

_CLAIM = Pattern(
    r"(?P<before>[un])(?:w{0,2}[io])?d?(?P<first>[SCMO])"  # an increase of 12%, up by 12%, rose 12%
    r"|(?P<by>[i])(?P<second>S)(?!w?o[dw])"  # that is by a third
    r"|(?P<third>S|(?<=[|=])[CM])(?P<after>[un])"  # 20 per cent more, or 15 fewer
    r"|(?P<fourth>X)"
)
_BRACKET = Pattern(r"[^CMSOX()]{0,5}(?:\((?=S[),un])|,=(?=S(?:[,;]|$)))(?P<claim>S)")
_BEFORE = Pattern(r"(?P<direction>[un])(?:w{0,2}[io])?(?P<claim>[SCMO]),?(?:[fi]|t[CMST],?f)")
_SIZED = Pattern(r"(?P<direction>[un])w?(?:o|i)(?P<size>[CM])w{0,2}(?:\(|,?[=|])(?P<share>S)")
_ITSELF = Pattern(r"X[^CMSOX]{0,3},?f")
_COMPARED = Pattern(r"(?:[dp=]|pb)?a(?:d?w{0,3}o)?([CM])")
_HALVED = frozenset(("halved", "halves", "halving"))


def changes(text: str) -> Iterator[Disagreement]:
    """The changes of a text that are not those between its two numbers."""
    sentences = read(text)
    for index, sentence in enumerate(sentences):
        pairs = list(dict.fromkeys(pairs_of(sentence)))
        yield from _in_sentence(sentence, pairs)
        yield from _sized(sentence, sentences[max(0, index - 1) : index])
        yield from _more_than(sentence)
        yield from _by_and_to(sentence)
        if not pairs:
            yield from _between_two(sentence, sentences[max(0, index - 1) : index])
        if index:
            pairs = [*pairs, *_compared(sentences[index - 1], sentence)]
            yield from _in_sentence(sentence, pairs[-1:] if not list(pairs_of(sentence)) else ())
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
            pair = Pair(old, new, 0)
            if not is_right(size, "", [pair]):
                yield changed(size, pair)


_BY_AND_TO = Pattern(
    r"(?P<direction>[un])w{0,2}i(?P<size>[CM])w{0,3},?w{0,2}t(?P<new>[CM])[^CMSOX.;:()]{0,6}?"
    r"(?:,?[=|]|,|\()(?:w?[un]?o|[un]o)?(?P<claim>S)(?!o)"
)


def _by_and_to(sentence: Sentence) -> Iterator[Disagreement]:
    """As in "fell by nine, to 142, which is a drop of 6.0 per cent": the change is of what it was before."""
    for match in _BY_AND_TO.compiled.finditer(sentence.shape):
        size, new, claim = (sentence.quantity(match.start(group)) for group in ("size", "new", "claim"))
        if sentence.word(match.start("size") - 1) != "by" or size.unit is not new.unit or size.per != new.per:
            continue
        sign = -1 if match["direction"] == "u" else 1
        was = msgspec.structs.replace(new, value=new.value + sign * size.value, slack=new.slack + size.slack)
        if was.value > 0 and not claim.allows(size.span.over(was.span)):
            yield changed(claim, Pair(was, new, 0))


_DEARER = Pattern(r"S(?P<direction>[un])(?!f)")


def _between_two(sentence: Sentence, before: Sequence[Sentence]) -> Iterator[Disagreement]:
    """As in "the new one is 8 per cent dearer", where the sentence before and this one have two prices to compare."""
    for match in _DEARER.compiled.finditer(sentence.shape):
        claim = sentence.quantity(match.start())
        numbers = [each.quantity(at) for each in (*before, sentence) for at in each.indices("M")]
        numbers = [each for each in numbers if each.per]
        if len(numbers) != 2 or numbers[0].per != numbers[1].per:
            continue
        small, large = sorted(numbers, key=value)
        apart = large.span.minus(small.span)
        if small.value <= 0 or any(claim.allows(apart.over(each.span)) for each in (small, large)):
            continue
        old, new = (small, large) if match["direction"] == "u" else (large, small)
        yield changed(claim, Pair(old, new, 0))


def _sized(sentence: Sentence, before: Sequence[Sentence]) -> Iterator[Disagreement]:
    """As in "An overspend of £1.3 million (9.8 per cent)", where 13.2 and 11.9 stand before it."""
    for match in _SIZED.compiled.finditer(sentence.shape):
        size, claim = sentence.quantity(match.start("size")), sentence.quantity(match.start("share"))
        letter = size.unit.value
        numbers = [each.quantity(at) for each in before for at in each.indices(letter)]
        numbers += [sentence.quantity(at) for at in sentence.indices(letter, 0, match.start("size"))]
        pairs = [
            (min(one, two, key=value), max(one, two, key=value))
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
    large, small = max(one, two, key=value), min(one, two, key=value)
    return large.span.minus(small.span)


def _compared(before: Sentence, sentence: Sentence) -> Iterator[Pair]:
    """As in "There are 214. This compares with 187 in 2025": the only number before is the new one."""
    match = _COMPARED.compiled.match(sentence.shape)
    numbers = [before.quantity(at) for at in before.indices("CM")]
    if match is not None and len(numbers) == 1:
        old = sentence.quantity(match.start(1))
        if old.unit is numbers[0].unit and is_pair(old, numbers[0]):
            yield Pair(old, numbers[0], match.end())


def _in_sentence(sentence: Sentence, pairs: Sequence[Pair]) -> Iterator[Disagreement]:
    shape = sentence.shape
    yield from _announced(sentence, pairs)
    for pair in pairs:
        bracket = _BRACKET.compiled.match(shape, pair.end)
        claim = sentence.quantity(bracket.start("claim")) if bracket is not None else None
        if claim is not None and claim.unit is not pair.old.unit and not is_right(claim, "", pairs, share_too=True):
            yield changed(claim, pair)
            continue
        for match in _CLAIM.compiled.finditer(shape, pair.end):
            if not set(shape[pair.end : match.start()]) & set("CMSOX;"):
                yield from _judged(sentence, match, pairs, pair)
            break


def _announced(sentence: Sentence, pairs: Sequence[Pair]) -> Iterator[Disagreement]:
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
        if (match["direction"] == "u") is rises and not is_right(claim, match["direction"], pairs):
            yield changed(claim, pair)
    for match in _ITSELF.compiled.finditer(sentence.shape) if len(pairs) == 1 else ():
        claim, pair = sentence.quantity(match.start()), pairs[0]
        near = match.end() - 1 <= pair.end <= match.end() + 16 and claim.text.lower().endswith("d")
        rises = not claim.text.lower().startswith("halv")
        if near and (pair.new.value > pair.old.value) is rises and not is_right(claim, "", pairs):
            yield changed(claim, pair)


def _in_next(sentence: Sentence, pairs: Sequence[Pair]) -> Iterator[Disagreement]:
    """As in "This is an increase of 12 per cent" in the sentence after the two numbers."""
    match = _CLAIM.compiled.search(sentence.shape)
    # "The rate for the region fell" is about another number, "The rise is" about the one before.
    farthest = 2 if sentence.word(0) in ("the", "an", "a") else 6
    if match is None or match.start() > farthest or set(sentence.shape[: match.start()]) & set("CMSOXy"):
        return
    if sentence.word(0) in ("this", "that", "it", "the", "an", "a") and not any(True for _ in pairs_of(sentence)):
        yield from _judged(sentence, match, pairs, pairs[0], only=True)


def _judged(
    sentence: Sentence, match: re.Match[str], pairs: Sequence[Pair], pair: Pair, *, only: bool = False
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
    if not is_right(claim, direction, pairs):
        yield changed(claim, pair)


_ITSELF_SAID = ("doubl", "halv", "trebl", "tripl", "quadr")


def _is_multiple(sentence: Sentence, at: int) -> bool:
    """Whether "twice" compares: "twice as many", "doubled", not "twice a week"."""
    following = {sentence.word(at + n) for n in range(1, 4)}
    return bool(following & {"many", "much"}) or sentence.word(at).startswith(
        ("doubl", "halv", "trebl", "tripl", "quadr")
    )
