"""Constructions in which words say how the numbers beside them hang together.

"The gap between £218,000 and £171,500 is £46,500", "reserves of £3.4m are 7 per cent of spending of £51m", "at 35p a
mile the 61,000 miles cost £21,350". Each names all its numbers, so that nothing has to be guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from typing import TypeAlias

from drafter.checks.pattern import Pattern, words
from drafter.checks.quantities.disagreement import Disagreement
from drafter.checks.quantities.products import IN_PERIOD
from drafter.checks.quantities.quantity import Hedge, Quantity, Span, Unit
from drafter.checks.quantities.saying import joined, plain, said, share
from drafter.checks.quantities.sentence import read
from drafter.checks.quantities.worded import Match, Worded

_NO = r"[^A-Z;:()]"
"""A character that is of no quantity and does not end a thought."""
_FAR = 2.5
"""A claim that is this many times too large or too small is of something else."""

Judge: TypeAlias = Callable[[Match, Worded, Worded | None], Iterator[Disagreement]]
"""What looks at a construction, in its sentence and behind the one before."""


def told_shares(text: str) -> Iterator[Disagreement]:
    """Shares: "turnout was 29 per cent: 8,420 of 29,300 voted", "the fee of £84 covers 75 per cent of £112"."""
    yield from _found(text, _SHARES)


def told_changes(text: str) -> Iterator[Disagreement]:
    """Differences and changes: "by £4.40, from £96.40 to £100.80", "the gap between … and … is …", "each year"."""
    yield from _found(text, _CHANGES)


def told_products(text: str) -> Iterator[Disagreement]:
    """Products and means: "at 35p a mile the 61,000 miles cost …", "in 20 instalments of £30,000"."""
    yield from _found(text, _PRODUCTS)


def told_totals(text: str) -> Iterator[Disagreement]:
    """Parts: "eleven for, five against, two abstained; all 18 were present", "the council the remaining …"."""
    yield from _found(text, _TOTALS)


def _found(text: str, relations: Sequence[tuple[Pattern, Judge]]) -> Iterator[Disagreement]:
    before: Worded | None = None
    for worded in _worded(text):
        if worded is not None:
            for pattern, judge in relations:
                for match in worded.found(pattern):
                    yield from judge(match, worded, before)
        before = worded


@lru_cache(maxsize=256)
def _worded(text: str) -> tuple[Worded | None, ...]:
    """The sentences of a text in words; None for one without a number."""
    return tuple(Worded(sentence) if sentence.pieces else None for sentence in read(text))


def _wrong(claim: Quantity, exact: Span, worked: str) -> Iterator[Disagreement]:
    """That a claim is not what comes out, where it is near enough to be meant."""
    if not claim.allows(exact) and claim.value and 1 / _FAR <= exact.middle / claim.value <= _FAR:
        yield Disagreement(claim.start, claim.end, worked)


def _alike(*quantities: Quantity) -> bool:
    """Whether they are of one kind: pounds with pounds, days with days."""
    return len({(each.unit, each.measure) for each in quantities}) == 1


# Shares


def _part_of_whole(match: Match, _sentence: Worded, _before: Worded | None) -> Iterator[Disagreement]:
    claim, part, whole = match["claim"], match["part"], match["whole"]
    if _alike(part, whole) and 0 < part.value <= whole.value and not (part.per and part.per != whole.per):
        exact = part.span.over(whole.span)
        yield from _wrong(claim, exact, f"{said(part)} / {said(whole)} = {share(exact, claim)}")


def _so_many_in(match: Match, _sentence: Worded, _before: Worded | None) -> Iterator[Disagreement]:
    """As in "four in a hundred failed: 200 were tested and eight failed"."""
    many, among, part, whole = match["many"], match["among"], match["part"], match["whole"]
    if among.value not in (10, 100, 1000) or many.value >= among.value or not _alike(part, whole):
        return
    if 0 < part.value < whole.value:
        out = part.value / whole.value * among.value
        if many.hedge is Hedge.NONE and 0.5 < abs(out - many.value) < many.value:
            out_of = f"{said(part)} / {said(whole)} = {plain(round(out, 1))} in {said(among)}"
            yield Disagreement(many.start, among.end, out_of)


_SHARES: tuple[tuple[Pattern, Judge], ...] = (
    (
        Pattern(
            rf"(?P<claim>S)(?: of {_NO}{{1,30}}?)?(?: (?:over|under|aged) C)?(?: \w+)? ?[:(-] (?P<part>[CM])"
            r"(?: \w+){0,2}? (?:out of|out|of)(?: \w+){0,2}? (?P<whole>[CM])\b",
            words=words("of out"),
        ),
        _part_of_whole,
    ),
    (
        Pattern(
            rf"(?P<part>[CM])(?: \w+){{0,3}}? (?:is|are|was|were|represents?|covers?|covered|meets?|met|equals?"
            rf"|makes? up|made up|accounts? for|accounted for|amounts? to|comes? to|pays? for) (?:only |just |about )?"
            rf"(?P<claim>S) of {_NO}{{0,40}}?(?P<whole>[CM])\b(?! \w+ (?:before|more|less|earlier))",
            words=words(
                "is are was were represents represent covers cover covered meets meet met equals equal makes make made"
                " accounts account accounted amounts amount comes come pays pay"
            ),
        ),
        _part_of_whole,
    ),
    (
        Pattern(
            rf"(?P<many>C)(?: \w+)? in (?:an? |every |each )?(?P<among>C){_NO}{{0,60}}: (?P<whole>C){_NO}{{0,30}} "
            rf"(?:and|of which|of whom|,) (?P<part>C)\b",
            words=words("in"),
        ),
        _so_many_in,
    ),
    (
        Pattern(
            rf"of every (?P<among>C){_NO}{{0,20}}, (?P<many>C){_NO}{{0,40}}: (?P<part>[CM])(?: \w+){{0,2}}? (?:out )?of"
            r"(?: \w+){0,3}? (?P<whole>[CM])\b",
            words=words("every"),
        ),
        _so_many_in,
    ),
)


# Changes


def _difference(match: Match, sentence: Worded, _before: Worded | None) -> Iterator[Disagreement]:
    claim, one, two = match["claim"], match["one"], match["two"]
    kinds = {(each.unit, each.measure) for each in (claim, one, two) if not (each.unit is Unit.COUNT and each.bare)}
    if len(kinds) > 1:
        return
    if claim.noun and one.noun and claim.noun != one.noun:
        return
    large, small = (one, two) if one.value >= two.value else (two, one)
    exact = large.span.minus(small.span)
    others = [each for each in sentence.quantities.values() if each is not claim and each.unit is one.unit]
    if any(claim.allows(Span(abs(a.value - b.value), abs(a.value - b.value))) for a, b in combinations(others, 2)):
        return
    money = one.unit is Unit.MONEY
    yield from _wrong(claim, exact, f"{said(large)} - {said(small)} = {plain(large.value - small.value, money=money)}")


def _since_before(match: Match, _sentence: Worded, before: Worded | None) -> Iterator[Disagreement]:
    """As in "The list stood at 1,240 in March and 1,085 in September. It has shortened by 155"."""
    claim = match["claim"]
    if before is None:
        return
    numbers = list(before.quantities.values())
    if len(numbers) != 2 or not _alike(*numbers) or numbers[0].unit is not claim.unit:
        return
    large, small = sorted(numbers, key=lambda each: -each.value)
    money = claim.unit is Unit.MONEY
    worked = f"{said(large)} - {said(small)} = {plain(large.value - small.value, money=money)}"
    yield from _wrong(claim, large.span.minus(small.span), worked)


def _fewer_than(match: Match, _sentence: Worded, before: Worded | None) -> Iterator[Disagreement]:
    """As in "Emissions were 1,460 tonnes. That is 29 per cent fewer than in 2023/24, when they were 2,060"."""
    claim, old = match["claim"], match["old"]
    new = match["new"] if match.has("new") else None
    if new is None and before is not None:
        numbers = list(before.quantities.values())
        new = numbers[-1] if len(numbers) == 1 else None
    if new is None or not old.value or new.unit is not old.unit or new.measure != old.measure:
        return
    gap = abs(new.value - old.value) / old.value
    exact = share(Span(gap, gap), claim)
    yield from _wrong(claim, Span(gap, gap), f"from {said(old)} to {said(new)} is {exact}")


def _taken_to(match: Match, _sentence: Worded, _before: Worded | None) -> Iterator[Disagreement]:
    """As in "a discount of 10 per cent takes the fee from £65 to £58.50"."""
    claim, old, new = match["claim"], match["one"], match["two"]
    if not old.value or not _alike(old, new):
        return
    gap = abs(new.value - old.value) / old.value
    low, high = (abs(side - old.value) / old.value for side in (new.value - new.slack, new.value + new.slack))
    exact = Span(min(low, high, gap), max(low, high, gap))
    yield from _wrong(claim, exact, f"from {said(old)} to {said(new)} is {share(Span(gap, gap), claim)}")


_UP = words("risen increased grown climbed rose grew up increases increase rises")


def _each_year(match: Match, sentence: Worded, _before: Worded | None) -> Iterator[Disagreement]:
    """As in "permits have risen in each of the last three years: 298, 310 and 344"."""
    numbers = match.all_of("list")
    if len(numbers) < 3 or not _alike(*numbers):
        return
    up = not _UP.isdisjoint(sentence.words)
    for one, two in pairwise(numbers):
        if one.value == two.value or (two.value > one.value) != up:
            told = "higher" if two.value > one.value else "lower" if two.value < one.value else "no other"
            yield Disagreement(two.start, two.end, f"{said(two)} is {told} than {said(one)}")
            return


_CHANGED = (
    r"(?:shortened|lengthened|fallen|grown|risen|dropped|shrunk|increased|decreased|declined|gone up|gone down"
    r"|come down|rose|fell|grew|shrank)"
)
_CHANGES: tuple[tuple[Pattern, Judge], ...] = (
    (
        Pattern(
            rf"(?P<one>[CMT])\b{_NO}{{0,60}}?, (?:only |just |some )?(?P<claim>[CMT]) (?:(?:longer"
            r"|shorter|more|fewer|less|higher|lower|later|earlier) than|above|below|over|under|short of)\b"
            rf"{_NO}{{0,30}}? (?P<two>[CMT])\b(?! (?:years?"
            rf"|months?) ago)",
            words=words("longer shorter more fewer less higher lower later earlier above below over under short"),
        ),
        _difference,
    ),
    (
        Pattern(
            rf"(?P<one>[CM])\b{_NO}{{0,40}}? (?:and|against|but|on|with"
            rf"|less)\b{_NO}{{0,30}}? (?P<two>[CM])\b{_NO}{{0,25}}?,"
            rf"{_NO}{{0,25}}? (?:deficit|surplus|shortfall|loss|profit|overspend|underspend|gap|difference|variance) of"
            r" (?P<claim>[CM])\b",
            words=words("deficit surplus shortfall loss profit overspend underspend gap difference variance"),
        ),
        _difference,
    ),
    (
        Pattern(
            rf"\bby (?P<claim>[CMT])\b{_NO}{{0,25}}?,? from (?P<one>[CMT])\b{_NO}{{0,25}}? to (?P<two>[CMT])\b",
            words=words("from"),
        ),
        _difference,
    ),
    (
        Pattern(
            r"\b(?:gap|difference|margin|gulf|distance) (?:between|from) [^A-Z;:]{0,50}?(?P<one>[CMT])\b[^A-Z;:]{0,40}?"
            r" (?:and|to) [^A-Z;:]{0,40}?(?P<two>[CMT])\b[^A-Z;:]{0,12}? (?:is|was|are|comes to|of) (?:only |just )?"
            r"(?P<claim>[CMT])\b",
            words=words("gap difference margin gulf distance"),
        ),
        _difference,
    ),
    (
        Pattern(
            rf"^(?:it|they|this|that|the \w+(?: \w+)?)(?: has| have)?(?: therefore| thus| since| now)? {_CHANGED}"
            r"(?: therefore| thus)? by (?P<claim>[CMT])\b",
            words=words("by"),
        ),
        _since_before,
    ),
    (
        Pattern(
            rf"(?:(?P<new>[CMT])\b{_NO}{{0,40}}?, )?(?P<claim>S) (?:fewer|less|more|lower|higher)\b{_NO}{{0,20}}?than "
            rf"{_NO}{{0,40}}?(?:when|where|which|,){_NO}{{0,25}}? (?:was|were|had|stood at|came to) (?P<old>[CMT])\b",
            words=words("fewer less more lower higher"),
        ),
        _fewer_than,
    ),
    (
        Pattern(
            rf"\b(?:vat|tax|discount|reduction|cut|rise|increase|uplift|surcharge|levy|supplement|premium) (?:at|of) "
            rf"(?P<claim>S)\b{_NO}{{0,20}}? (?:takes|brings|puts|raises|lowers|cuts|reduces|increases|moves) "
            rf"{_NO}{{0,25}}?(?:from|of) (?P<one>M)\b(?: a \w+)? to (?P<two>M)\b",
            words=words("takes brings puts raises lowers cuts reduces increases moves"),
        ),
        _taken_to,
    ),
    (
        Pattern(
            r"\b(?:risen|increased|grown|climbed|rose|grew|gone up|fallen|decreased|dropped|fell|declined|gone down)"
            r"(?: \w+){0,3}? (?:each|every)(?: of)?(?: the)?(?: last| past)?(?: T| year| month| quarter)\b"
            r"[^A-Z;:]{0,20}?(?:[:,(]| from) (?P<list>(?:[CMT](?: in \d{4}(?:/\d\d)?)?"
            r"(?: , and | , | and | to | then )){2,}[CMT])\b",
            words=words("each every"),
        ),
        _each_year,
    ),
)


# Products


def _times(match: Match, _sentence: Worded, _before: Worded | None) -> Iterator[Disagreement]:
    """A price and a number, or a number and a size, against the total that they make."""
    one, two, total = match["one"], match["two"], match["total"]
    if one.unit is two.unit or total.per:
        return
    exact = one.span.times(two.span)
    money = total.unit is Unit.MONEY
    yield from _wrong(total, exact, f"{said(one)} × {said(two)} = {plain(one.value * two.value, money=money)}")


def _in_longer(match: Match, _sentence: Worded, _before: Worded | None) -> Iterator[Disagreement]:
    """As in "2,400 calls a week, or about 125,000 a year"."""
    one, total = match["one"], match["total"]
    counts = IN_PERIOD.get((total.per, one.per))
    if counts is None or one.unit is not total.unit or (total.noun and total.noun != one.noun):
        return
    if not any(total.allows(one.span.times(Span(each, each))) for each in counts):
        money = one.unit is Unit.MONEY
        worked = f"{said(one)} × {plain(counts[0])} = {plain(one.value * counts[0], money=money)}"
        yield from _wrong(total, one.span.times(Span(counts[0], counts[0])), worked)


def _mean(match: Match, _sentence: Worded, _before: Worded | None) -> Iterator[Disagreement]:
    """A total spread over a number, against what each has."""
    total, count, claim = match["total"], match["count"], match["claim"]
    if claim.unit is total.unit and count.value > 1 and (not claim.per or not total.per):
        exact = total.span.over(count.span)
        money = total.unit is Unit.MONEY
        worked = f"{said(total)} / {said(count)} = {plain(round(exact.middle, 2), money=money)}"
        yield from _wrong(claim, exact, worked)


def _mean_of_list(match: Match, _sentence: Worded, _before: Worded | None) -> Iterator[Disagreement]:
    """As in "the average over the three years, £41,000, £44,000 and £50,000, is £45,000"."""
    claim, numbers = match["claim"], match.all_of("list")
    if len(numbers) < 2 or not _alike(claim, *numbers):
        return
    span = numbers[0].span
    for each in numbers[1:]:
        span = span.plus(each.span)
    many = Span(len(numbers), len(numbers))
    out = plain(round(span.over(many).middle, 2), money=claim.unit is Unit.MONEY)
    yield from _wrong(claim, span.over(many), f"({joined(numbers, '+')}) / {len(numbers)} = {out}")


def _in_equal_parts(match: Match, _sentence: Worded, _before: Worded | None) -> Iterator[Disagreement]:
    """As in "split equally between the two, £410,000 to Thornleigh and £410,000 to Marl"."""
    one, two = match["one"], match["two"]
    if _alike(one, two) and one.value != two.value and Hedge.NONE is one.hedge is two.hedge:
        yield Disagreement(one.start, two.end, f"{said(one)} and {said(two)} are not equal")


_LIST = r"(?P<list>(?:[CM](?: , and | , | and )){1,}[CM])"
_PRODUCTS: tuple[tuple[Pattern, Judge], ...] = (
    (
        Pattern(
            r"(?P<one>[CM])(?: \w+)? (?:a|an|per|each|every) \w+(?: ,| \()?(?: (?:or|that|which|equal to|making)"
            r"(?: is| makes| comes to)?)? (?P<total>[CM])(?: \w+)? (?:a|an|per|each|every|in a) \w+\b",
            words=words("a an per each every"),
        ),
        _in_longer,
    ),
    (
        Pattern(
            rf"\bat (?P<one>M) (?:a|an|per|each|for each|for every)\b{_NO}{{0,25}}? (?P<two>C)\b{_NO}{{0,25}}? "
            rf"(?:costs?|came to|comes? to|will be|would be|brings? in|brought in|raise[sd]?|is|was) (?P<total>M)\b",
            words=words("at"),
        ),
        _times,
    ),
    (
        Pattern(
            rf"(?P<total>M)\b{_NO}{{0,40}}? (?:repaid|paid|payable|settled|collected|due|met){_NO}{{0,15}}? (?:in|by) "
            rf"(?P<one>C)\b{_NO}{{0,30}}?(?:instalments?|payments?|tranches|parts|grants|sums) of (?P<two>M)\b",
            words=words("instalments payments tranches parts grants sums"),
        ),
        _times,
    ),
    (
        Pattern(
            rf"\b(?:per head|per person|per resident|a head|per household|each|apiece)\b{_NO}{{0,12}}? "
            r"(?:is|was|of|at) (?P<claim>[CM]) ?[:(,] (?P<total>[CM]) (?:spread )?(?:over|across|among|between|for"
            rf"|divided by|shared by)\b{_NO}{{0,30}}? (?P<count>C)\b",
            words=words("head person resident household each apiece"),
        ),
        _mean,
    ),
    (
        Pattern(
            rf"(?P<count>T)\b{_NO}{{0,25}}?(?P<total>C)\b{_NO}{{0,20}}?,? (?:an? |on )?(?:average|mean)(?: of)?"
            rf" (?P<claim>C) (?:a|an|per|each) (?:day|night|week|month|year|session)\b",
            words=words("average mean"),
        ),
        _mean,
    ),
    (
        Pattern(
            rf"\b(?:average|mean)\b{_NO}{{0,40}}?(?:T )?[,(:] {_LIST} ?(?:[,)] )?(?:is|was|of|comes to|works out at)"
            rf" (?P<claim>[CM])\b",
            words=words("average mean"),
        ),
        _mean_of_list,
    ),
    (
        Pattern(
            rf"\b(?:equally|evenly)\b{_NO}{{0,25}}?(?:C\b{_NO}{{0,25}}?)?[,:(] (?P<one>[CM])\b{_NO}{{0,30}}? and"
            rf"(?: \w+){{0,3}}? (?P<two>[CM])\b",
            words=words("equally evenly"),
        ),
        _in_equal_parts,
    ),
)


# Totals


def _adds_up(match: Match, _sentence: Worded, _before: Worded | None) -> Iterator[Disagreement]:
    """Parts that are all there is, against the number of all."""
    whole, parts = match["whole"], match.all_of("parts")
    alike = all(each.unit is whole.unit and each.measure == whole.measure and not each.per for each in parts)
    if not alike or Hedge.NONE is not whole.hedge or len(parts) < 2:
        return
    total = sum(each.value for each in parts)
    slack = sum(each.slack for each in parts)
    if abs(total - whole.value) > slack + whole.slack + 1e-9 and 1 / _FAR <= total / max(whole.value, 1e-9) <= _FAR:
        money = whole.unit is Unit.MONEY
        worked = f"{joined(parts, '+')} = {plain(total, money=money)}, not {said(whole)}"
        yield Disagreement(parts[0].start, parts[-1].end, worked)


def _comes_near(match: Match, sentence: Worded, before: Worded | None) -> Iterator[Disagreement]:
    """The same of parts that need not be all: they are meant to be where they come near, and cannot be more."""
    whole, parts = match["whole"], match.all_of("parts")
    total = sum(each.value for each in parts)
    if whole.value < total <= 1.5 * whole.value or 0.9 * whole.value <= total < whole.value:
        yield from _adds_up(match, sentence, before)


def _the_rest(match: Match, _sentence: Worded, before: Worded | None) -> Iterator[Disagreement]:
    """As in "The scheme costs £1.2 million. The Government pays 75 per cent and the Council the remaining £300,000"."""
    part, rest = match["share"], match["rest"]
    whole = match["whole"] if match.has("whole") else None
    if whole is None and before is not None:
        numbers = [each for each in before.quantities.values() if each.unit is rest.unit]
        whole = numbers[0] if len(numbers) == 1 else None
    if whole is None or not _alike(whole, rest) or whole.value <= rest.value:
        return
    left = Span(1.0 - part.span.high, 1.0 - part.span.low)
    exact = left.times(whole.span)
    money = rest.unit is Unit.MONEY
    worked = f"{plain((1 - part.value) * 100)} per cent of {said(whole)} = {plain(exact.middle, money=money)}"
    yield from _wrong(rest, exact, worked)


_TOTALS: tuple[tuple[Pattern, Judge], ...] = (
    (
        Pattern(
            rf"(?P<parts>C\b{_NO}{{0,25}}?\b(?:for|in favour)\b{_NO}{{0,12}}?C {_NO}{{0,10}}?against\b{_NO}{{0,12}}?"
            rf"(?:C {_NO}{{0,12}}?(?:abstained|abstentions?|not voting)\b)?)[^A-Z]{{0,12}}?[;,:] ?(?:and )?all "
            r"(?P<whole>C)\b",
            words=words("against"),
        ),
        _adds_up,
    ),
    (
        Pattern(
            rf"\b(?:every one of|all|each of|all of) (?:the )?(?P<whole>C)\b{_NO}{{0,45}}?[;:,] "
            rf"(?P<parts>C {_NO}{{1,25}}? and C (?:did|have|had|has|were|was|are|is) (?:not|yet to)\b)",
            words=words("not yet"),
        ),
        _adds_up,
    ),
    (
        Pattern(
            rf"(?P<whole>[CM])\b{_NO}{{0,12}}?, of which (?P<parts>[CM] {_NO}{{1,25}}?"
            rf"(?:, [CM] {_NO}{{1,25}}?){{1,4}}?,? ?and [CM])\b",
            words=words("which"),
        ),
        _comes_near,
    ),
    (
        Pattern(
            rf"\bS of (?:the |all )?(?P<whole>C) (?P<parts>\( C \) {_NO}{{1,35}}?(?:, C {_NO}{{1,35}}?){{1,3}}?"
            r",? ?and C)\b",
            words=words("of"),
        ),
        _comes_near,
    ),
    (
        Pattern(
            rf"(?:(?P<whole>M)\b{_NO}{{0,40}}?)?(?P<share>S)\b{_NO}{{0,45}}? (?:remaining|rest of|rest ,|balance of"
            r"|other) (?P<rest>M)\b",
            words=words("remaining rest balance other"),
        ),
        _the_rest,
    ),
)
