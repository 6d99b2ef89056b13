"""Changes told behind two numbers that stand one after the other: of two years, two shares, or a sentence before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.checks.pattern import Pattern
from drafter.checks.quantities.disagreement import Disagreement
from drafter.checks.quantities.pairs import Pair, changed, is_pair, is_right, pairs_of
from drafter.checks.quantities.quantity import Hedge, Quantity, Unit
from drafter.checks.quantities.sentence import Sentence, read


def successions(text: str) -> Iterator[Disagreement]:
    """The changes of a text that are not those between the number before and the number behind it."""
    sentences = read(text)
    for index, sentence in enumerate(sentences):
        before = sentences[max(0, index - 1) : index]
        yield from _year_on_year(sentence, before)
        yield from _points(sentence, before)
        yield from _takes(sentence, before)
        yield from _more_by(sentence, before)


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
    if claimed is None or 0 in years or years[0] == years[1] or one.unit is not two.unit or not is_pair(one, two):
        return
    if one.unit is Unit.COUNT and not (two.bare or one.noun == two.noun):
        return
    old, new = (one, two) if years[0] < years[1] else (two, one)
    claim = sentence.quantity(claimed.start("claim"))
    if claim.unit in (Unit.COUNT, Unit.MONEY) and claim.unit is not old.unit:
        return
    if claim.unit is Unit.POINTS and old.unit is not Unit.SHARE:
        return
    pair = Pair(old, new, end)
    if (claimed["direction"] == "u") is (new.value > old.value) and not is_right(claim, claimed["direction"], [pair]):
        yield changed(claim, pair)


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
    pair = Pair(numbers[0], numbers[1], at)
    gap = abs(numbers[0].value - numbers[1].value)
    if _NEAR[0] <= claim.value / gap <= _NEAR[1] and not is_right(claim, "", [pair]):
        yield changed(claim, pair)


_TAKES = frozenset(
    ("takes", "took", "brings", "brought", "raises", "raised", "lifts", "lifted", "moves", "moved", "puts")
)


def _takes(sentence: Sentence, before: Sequence[Sentence]) -> Iterator[Disagreement]:
    """As in "The award was 3.2 per cent. It takes the lowest rate from £12.60 to £13.10"."""
    first = sentence.word(0) in ("it", "this", "that", "which") and not _TAKES.isdisjoint(
        (sentence.word(1), sentence.word(2))
    )
    pairs = list(dict.fromkeys(pairs_of(sentence))) if first else []
    if len(pairs) != 1 or not before or any(True for _ in sentence.indices("SOX")):
        return
    places, pair = list(before[0].indices("CMSTOX")), pairs[0]
    claim = before[0].quantity(places[0]) if len(places) == 1 else None
    if claim is None or claim.unit is not Unit.SHARE or pair.old.unit is Unit.SHARE or claim.hedge is not Hedge.NONE:
        return
    if not is_right(claim, "", [pair]):
        yield changed(claim, pair)


_MORE_BY = Pattern(
    r"(?P<size>[CM])w?(?P<direction>[un])i(?:[^CMSOXT.;:()]{0,4}\((?P<bracket>[CM])\)"
    r"|[^CMSOXT.;:()]{0,6},w[^CMSOXT.;:()]{0,2}b(?P<were>[CM]))"
)
_IT_IS = Pattern(r"(?:[=d]|pb|,=|,pb|,)\Z")


def _more_by(sentence: Sentence, before: Sequence[Sentence]) -> Iterator[Disagreement]:
    """As in "3,874, which is 611 more than in 2025 (3,263), a rise of 23%", "That is 9 more than when it had 30"."""
    for match in _MORE_BY.compiled.finditer(sentence.shape):
        at = match.start("size")
        size = sentence.quantity(at)
        old = sentence.quantity(match.start("bracket") if match["bracket"] else match.start("were"))
        unit = sentence.shape[at]
        own = [sentence.quantity(n) for n in sentence.indices(unit, 0, at)]
        numbers = own or [each.quantity(n) for each in before for n in each.indices(unit)]
        if not numbers or _IT_IS.compiled.search(sentence.shape, 0, at) is None or (not own and len(numbers) != 1):
            continue
        pair, rises = Pair(old, numbers[-1], match.end()), match["direction"] == "u"
        if old.unit is not size.unit or not is_pair(old, pair.new) or rises is not (pair.new.value > old.value):
            continue
        claimed = _THEN.compiled.match(sentence.shape, match.end())
        claims = [size]
        if claimed is not None and claimed["direction"] == match["direction"]:
            claim = sentence.quantity(claimed.start("claim"))
            claims += [claim] if claim.unit is Unit.SHARE else []
        wrong = next((each for each in claims if not is_right(each, "", [pair])), None)
        if wrong is not None:
            yield changed(wrong, pair)
