"""Sums: "£0.92m, £0.54m and £0.28m, £1.84m in all", "68 schemes: 31 complete, 26 on site and 9 in design"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from drafter.checks.pattern import Pattern
from drafter.checks.quantities.disagreement import Disagreement
from drafter.checks.quantities.quantity import Hedge, Quantity, Span, Unit
from drafter.checks.quantities.saying import plain, said
from drafter.checks.quantities.sentence import Sentence, around, read

_UNITS = "CM"
_NEAR = (0.75, 1.34)
"""A total that is further from its parts is of something else."""
_OVER, _UNDER = 1.1, 0.95
"""How far the parts of a whole may be over or under it, where nothing says that they are all of it."""
_FEWEST_OF_WHOLE = 3
_BACK = 6
_HUNDRED = Span(1.0, 1.0)


def sums(text: str) -> Iterator[Disagreement]:
    """The parts of a text that do not add up to the total that it names."""
    sentences = read(text)
    for index, sentence in enumerate(sentences):
        for unit in _UNITS:
            if sentence.shape.count(unit) < 2:
                continue
            found = (
                _announced(sentence, unit, sentences[max(0, index - _BACK) : index])
                or _concluded(sentence, unit, around(sentences, index))
                or _of_whole(sentence, unit, around(sentences, index))
            )
            if found is not None:
                yield found
                break
        else:
            hundred = _hundred(sentence) or _weights(sentence)
            if hundred is not None:
                yield hundred


def _announced(sentence: Sentence, unit: str, before: Sequence[Sentence]) -> Disagreement | None:
    """As in "T: A, B and C", "T is made up of A, B and C"; T may stand in the sentence before."""
    shape = sentence.shape
    for match in _ANNOUNCES.compiled.finditer(shape):
        parts = listed_parts(sentence, unit, match.end())
        if len(parts) < 2 or not is_listed(sentence, parts, match.end()):
            continue
        totals = [
            sentence.quantity(at) for at in sentence.indices(unit, 0, match.start()) if _may_be_total(sentence, at)
        ]
        if not totals and before and ("+" in match[0] or sentence.shape[: match.start()].count("+")):
            totals = [before[-1].quantity(at) for at in before[-1].indices(unit)]
            totals = totals if len(totals) == 1 else []
        if not totals and before and match[0] == ":" and sentence.word(0) in _OF_THEM:
            totals = _whole_before(before[-1], unit, sum(sentence.quantity(at).value for at in parts))
        if totals:
            added = sum(sentence.quantity(at).value for at in parts)
            total = min(totals, key=lambda each: abs(each.value - added))
            if match[0] == "*" and added <= total.value:
                continue
            found = judged(sentence, total, parts, (*before, sentence), totals)
            if found is not None:
                return found
    return None


_OF_THEM = frozenset(("they", "these", "those"))


def _whole_before(before: Sentence, unit: str, added: float) -> list[Quantity]:
    """The largest number of the sentence before, where "They" are all of it and the parts come close."""
    numbers = [before.quantity(at) for at in before.indices(unit)]
    whole = max(numbers, key=lambda each: each.value, default=None)
    near = whole is not None and whole.value and 1 / _OVER <= added / whole.value <= _OVER
    return [whole] if whole is not None and near and not whole.per else []


_ANNOUNCES = Pattern(r":|-(?=[CM])|\+|\*|\((?=[CM][^()]*[CM][^()]*\))")
_IN_BRACKETS = Pattern(r"\(([CM])\)")
_PART = Pattern(r"o[dw]{0,3}\Z")


def listed_parts(sentence: Sentence, unit: str, start: int) -> list[int]:
    """The numbers of a list, without those in brackets and those that a part is of."""
    shape, depth = sentence.shape, 0
    found: list[int] = []
    bracketed = [
        match.start(1)
        for match in _IN_BRACKETS.compiled.finditer(shape, start)
        if shape[match.start(1)] == unit and start
    ]
    if len(bracketed) > 1 and not any(shape[n] == unit for n in range(start, bracketed[0])):
        # As in "fees (£0.48m), furniture (£0.21m) and a contingency of £0.35m".
        last = bracketed[-1]
        more = [n for n in range(last + 2, len(shape)) if shape[n] == unit and "&" in shape[last:n]]
        return [*bracketed, *more[:1]]
    for at in range(start, len(shape)):
        depth += {"(": 1, ")": -1}.get(shape[at], 0)
        if depth < 0:
            break
        if shape[at] in ":;" and found and shape[at] == ":":
            break
        quantity = sentence.pieces[at].quantity
        if shape[at] != unit or depth > 0 or quantity is None:
            continue
        # "£882,000 for licences, at £294,000 a year" says how a part comes about.
        if quantity.per and sentence.word(at - 1) == "at":
            continue
        if (
            found
            and _PART.compiled.search(shape, 0, at) is not None
            and at - found[-1] <= 5
            and set(shape[found[-1] : at]).isdisjoint(",&")
        ):
            continue
        before = shape[max(0, at - 1) : at]
        if before in ("s", "g") or shape[at + 1 : at + 2] == "s":
            break
        if before == "t" and shape[found[-1] if found else start] != ",":
            break
        found.append(at)
    return found


_OF_NEXT = Pattern(r"od[^,&]*\Z")
"""What makes a number a part of the next one: "14 of the 40"."""


def is_listed(sentence: Sentence, parts: Sequence[int], start: int) -> bool:
    """Whether the numbers stand in a list: a comma or "and" between each two, and "and" before the last."""
    gaps = [sentence.shape[one:two] for one, two in itertools.pairwise(parts)]
    if any(not set(gap) & set(",;&n") for gap in gaps) or any("a" in gap or gap[-1] in "tf" for gap in gaps):
        return False
    if any("op" in gap or (_OF_NEXT.found(gap) is not None and "," not in gap) for gap in gaps):
        return False
    return "&" in gaps[-1] or "n" in gaps[-1] or len(parts) > 2 or "&" in sentence.shape[parts[-1] : parts[-1] + 5]


def _may_be_total(sentence: Sentence, at: int) -> bool:
    quantity = sentence.quantity(at)
    return not (quantity.unit is Unit.COUNT and quantity.value < 2)


def _concluded(sentence: Sentence, unit: str, sentences: Sequence[Sentence]) -> Disagreement | None:
    """As in "A, B and C, which gives T in all", "A and B, a total of T"."""
    shape = sentence.shape
    for at in sentence.indices(unit):
        # Not "in all four" but "four in all"; "a total of", "making", "altogether".
        behind = _TOTAL_AFTER.compiled.match(shape, at + 1) is not None
        if (
            behind
            and sentence.word(at + 1) in _PERIOD
            and (shape[at - 1] != "," or sentence.quantity(at).unit.value != "M")
        ):
            continue
        if behind and shape[at + 1] == "i" and sentence.word(at + 1) not in _PERIOD:
            continue
        if not behind and _TOTAL_BEFORE.compiled.search(shape, 0, at) is None:
            continue
        parts = [n for n in sentence.indices(unit, 0, at) if shape[n - 1 : n] != "s"]
        parts = [n for n in parts if n in listed_parts(sentence, unit, 0)]
        if len(parts) < 2 or not is_listed(sentence, parts, 0):
            continue
        return judged(sentence, sentence.quantity(at), parts, sentences, [sentence.quantity(at)])
    return None


_TOTAL_AFTER = Pattern(r"w{0,3}s(?!o)|i(?:dw|d?T)(?:[,.;)]|$)")
_TOTAL_BEFORE = Pattern(r"(?:so|g(?:dw?|w)?|so[dw]|,?sb?|g.?so|:)(?:w(?=[CM]))?\Z")


_WHOLE = {unit: Pattern(rf"(?:^|[,;&])o[dw]{{0,2}}({unit})[^CMSOX;:()]{{0,14}}") for unit in _UNITS}


def _of_whole(sentence: Sentence, unit: str, sentences: Sequence[Sentence]) -> Disagreement | None:
    """As in "Of the 340 children, 152 are with A, 61 with B and 137 with C": at least three, and close to the whole."""
    match = _WHOLE[unit].found(sentence.shape) if "o" in sentence.shape else None
    if match is None:
        return None
    whole = sentence.quantity(match.start(1))
    parts = listed_parts(sentence, unit, match.end(1))
    if (
        len(parts) < _FEWEST_OF_WHOLE
        or not is_listed(sentence, parts, match.end())
        or "&" not in sentence.shape[parts[-2] :]
    ):
        return None
    total = sum(sentence.quantity(at).value for at in parts)
    if not _UNDER <= total / whole.value <= _OVER or (total < whole.value and "r" in sentence.shape[match.end() :]):
        return None
    return judged(sentence, whole, parts, sentences, [whole])


def judged(
    sentence: Sentence,
    total: Quantity,
    parts: Sequence[int],
    sentences: Sequence[Sentence],
    totals: Sequence[Quantity],
) -> Disagreement | None:
    """What the parts of a sentence add up to, where that is none of the totals and no other number near."""
    numbers = [sentence.quantity(at) for at in parts]
    if len({each.per for each in (*numbers, total) if each.per}) > 1 or any(
        each.value >= total.value for each in numbers
    ):
        return None
    span, signs = Span(0.0, 0.0), []
    for at, number in zip(parts, numbers, strict=True):
        less = sentence.word(at - 1) in ("less", "minus")
        value = _part_span(number, total)
        span = span.minus(value) if less else span.plus(value)
        signs.append("-" if less else "+")
    if not _NEAR[0] <= span.middle / total.value <= _NEAR[1]:
        return None
    more = sum(
        sentence.word(at) in ("a", "an", "another") and sentence.shape[at - 1] in ",:&(+"
        for at in range(parts[0] - 4, len(sentence.pieces))
        if at > 0 and sentence.shape[at + 1 : at + 2] == "w" and total.unit is Unit.COUNT
    )
    if any(each.allows(Span(span.low, span.high + more)) for each in totals):
        return None
    if _is_elsewhere(span, sentence, parts, sentences):
        return None
    worked = " ".join(
        f"{sign} {said(number)}" if n else said(number)
        for n, (sign, number) in enumerate(zip(signs, numbers, strict=True))
    )
    out = plain(span.middle, money=total.unit is Unit.MONEY)
    start, end = min(total.start, numbers[0].start), max(total.end, numbers[-1].end)
    # The total may stand in the sentence before, which is not between them.
    if sentence.pieces and total.start < sentence.pieces[0].start:
        start = numbers[0].start
    return Disagreement(start, end, f"{worked} = {out}")


def _part_span(part: Quantity, total: Quantity) -> Span:
    """What a part may stand for: parts that are as exact as their total are taken as they are written."""
    if part.hedge is not Hedge.NONE or part.slack > total.slack * 1.001:
        return part.span
    return Span(part.value, part.value)


def _is_elsewhere(span: Span, sentence: Sentence, parts: Sequence[int], sentences: Sequence[Sentence]) -> bool:
    """Whether the parts add up to another number of the text."""
    unit = sentence.pieces[parts[0]].letter
    return any(
        each.quantity(at).allows(span)
        for each in sentences
        for at in each.indices(unit)
        if each is not sentence or at not in parts
    )


_PERIOD = frozenset(("over", "across", "between"))


def _hundred(sentence: Sentence) -> Disagreement | None:
    """As in "Condition (50%), traffic (25%), bus routes (15%) and complaints (5%)": together all of it."""
    shape = sentence.shape
    found = [at for at in sentence.indices("S") if shape[at - 1 : at] == "(" and shape[at + 1 : at + 2] == ")"]
    if len(found) < _FEWEST_OF_WHOLE or set(shape) & set("CMOXuna") or len(found) != shape.count("S"):
        return None
    gaps = [shape[one + 2 : two - 1] for one, two in itertools.pairwise(found)]
    if any(len(gap) > 9 or not gap or gap[0] not in ",&;" for gap in gaps) or "&" not in gaps[-1]:
        return None
    span = Span(0.0, 0.0)
    for at in found:
        span = span.plus(sentence.quantity(at).span)
    exact = sum(sentence.quantity(at).value for at in found)
    if (span.low - 1e-9 <= 1 <= span.high + 1e-9 and abs(exact - 1) < 0.011) or not 0.85 <= exact <= 1.15:
        return None
    last = sentence.quantity(found[-1])
    worked = " + ".join(plain(sentence.quantity(at).value * 100) for at in found)
    return Disagreement(last.start, last.end, f"{worked} = {plain(exact * 100)} per cent")


_WEIGHTS = Pattern(r"(S)(?:od?w)?\)?[^CMSOX.;:]{0,6}[&,][^CMSOX.;:]{0,4}(S)\)?(?![^.;:]*S)")
_PRICE = ("price", "cost", "commercial")


def _weights(sentence: Sentence) -> Disagreement | None:
    """As in "Quality counted for 60% of the score and price for 40%": together all of it."""
    match = _WEIGHTS.found(sentence.shape) if sentence.shape.count("S") == 2 else None
    if match is None:
        return None
    first, second = sentence.quantity(match.start(1)), sentence.quantity(match.start(2))
    words = {piece.word for piece in sentence.pieces}
    if "quality" not in words or words.isdisjoint(_PRICE) or set(sentence.shape) & set("unOX"):
        return None
    total = first.value + second.value
    if abs(total - 1) < 1e-9 or not 0.85 <= total <= 1.15:
        return None
    worked = f"{plain(first.value * 100)} + {plain(second.value * 100)} = {plain(total * 100)} per cent"
    return Disagreement(first.start, second.end, worked)
