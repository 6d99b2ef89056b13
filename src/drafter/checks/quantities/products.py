"""Products: "£453,000 a year, or £2,285,000 in all", "40 homes at £175,000 each", "109 offences, or 3.9 each"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, islice

import msgspec

from drafter.checks.pattern import Pattern, words
from drafter.checks.quantities.disagreement import Disagreement
from drafter.checks.quantities.quantity import Quantity, Span, Unit
from drafter.checks.quantities.saying import plain, said
from drafter.checks.quantities.sentence import Sentence, around, read

IN_PERIOD = {
    ("year", "month"): (12.0,), ("year", "week"): (52.0, 52.18), ("year", "day"): (365.0, 366.0, 260.0, 253.0, 250.0),
    ("year", "night"): (365.0, 366.0), ("year", "quarter"): (4.0,), ("year", "term"): (3.0, 6.0),
    ("week", "day"): (7.0, 5.0, 6.0), ("week", "night"): (7.0,), ("month", "week"): (4.0, 4.33),
    ("month", "day"): (30.0, 31.0, 30.42), ("month", "night"): (30.0, 31.0, 30.42), ("quarter", "month"): (3.0,),
    ("quarter", "week"): (13.0,), ("decade", "year"): (10.0,), ("year", "hour"): (1924.0, 1950.0),
    ("day", "hour"): (24.0, 8.0, 7.4, 7.5), ("week", "hour"): (37.0, 37.5, 40.0, 35.0),
}  # fmt: skip
"""How many of the shorter are in the longer, as people count them."""
_NEAR = (0.6, 1.67)
"""A total that is further from the product is of something else."""
_NEAR_OF_KIND = (0.4, 2.5)
"""The same, where the text names what the mean is for: "£9,000 for each claim"."""
_AHEAD = 3
"""Sentences behind a rate that may have its total."""
_LOOSE = 0.002
"""Days and weeks of a year are rounded by everybody."""
_FEWEST = 1.5
_MOST = 8
"""As many of each are tried with one another."""


class _Total(msgspec.Struct, frozen=True):
    at: int
    quantity: Quantity


def products(text: str) -> Iterator[Disagreement]:
    """The totals of a text that are not the rate times the number that they rest on."""
    whole = read(text)
    for index, sentence in enumerate(whole):
        sentences = around(whole, index)
        means = list(_averages(sentence, sentences))
        yield from means
        yield from _in_no_years(sentence, sentences)
        yield from _in_each(sentence)
        yield from _each_of(sentence)
        rates = [sentence.quantity(at) for at in sentence.indices("MC") if sentence.quantity(at).per]
        rates = [rate for rate in rates if rate.start not in {mean.start for mean in means}]
        rates = [rate for rate in rates if not (rate.unit is Unit.COUNT and rate.per not in _PERIODS)]
        reported: set[int] = set()
        for rate in rates[:_MOST]:
            for where in (sentence, *whole[index + 1 : index + 1 + _AHEAD]):
                for total in islice(_totals(where, rate), _MOST):
                    if total.quantity.start in reported:
                        continue
                    if where not in whole[index : index + 2] and not _is_told_of(rate, total, where):
                        continue
                    found = _judged(rate, total.quantity, sentence, where, sentences)
                    if found is not None:
                        reported.add(total.quantity.start)
                        yield found


_PERIODS = words("year month week day night quarter term hour session shift fortnight")
_CUE_BEFORE = Pattern(r"(?:[|=g]|so|:|-)(?:dw?|w)?\Z|(?:n|w)o\Z|,\Z")
_CUE_WORDS = words(
    "cost costs costing spent spend total reach reaches amounts amount save saves saving be further pay pays worth need"
    " needs raise raises bring brings require requires then paid of equals"
)
_CUE_VERBS = words("spent needed required paid saved raised")
_CUE_AFTER = Pattern(r"w{0,3}s|i(?:dw|d?T|w)|[un]|i?w?w")


def _totals(sentence: Sentence, rate: Quantity) -> Iterator[_Total]:
    """Numbers of the sentence that are said to be the total of a rate."""
    shape = sentence.shape
    for at in sentence.indices(rate.unit.value):
        quantity = sentence.quantity(at)
        # "Each further £1 million costs about £65,000 a year" names no total.
        if quantity is rate or quantity.value <= rate.value * _FEWEST or sentence.word(at - 1) in ("each", "every"):
            continue
        if quantity.per and (
            quantity.per == rate.per or ((quantity.per, rate.per) not in IN_PERIOD and quantity.per != "year")
        ):
            continue
        if rate.unit is Unit.COUNT and not _is_count_total(sentence, at, rate):
            continue
        before = shape[:at]
        cue = _CUE_BEFORE.compiled.search(before) is not None or sentence.word(at - 1) in _CUE_WORDS
        cue = cue or any(sentence.word(n) in _CUE_VERBS for n in range(at + 1, at + 4))
        behind = _CUE_AFTER.compiled.match(shape, at + 1)
        strong = behind is not None and behind[0][-1:] in ("s", "u", "n")
        if strong or (cue and not (before.endswith(",") and not _is_total_behind(sentence, at))):
            yield _Total(at, quantity)


def _is_told_of(rate: Quantity, total: _Total, where: Sentence) -> bool:
    """Whether a total says of how many it is, as it has to far behind its rate: "to 112 homes, £56,000 in all"."""
    before = list(where.indices("CT", 0, total.at))
    if not before:
        return False
    last = where.quantity(before[-1])
    return last.measure == rate.per if last.unit is Unit.TIME else _is_of(last.noun, rate.per)


def _is_total_behind(sentence: Sentence, at: int) -> bool:
    """As in ", £540,000 over the period", ", 168 in the year", ", £228"."""
    after = sentence.shape[at + 1 : at + 4]
    words = " ".join(sentence.word(at + n) for n in range(1, 4))
    return after[:1] in ("", "s") or words.startswith(
        ("over the", "in the year", "in a full", "for the", "over", "a year")
    )


def _is_count_total(sentence: Sentence, at: int, rate: Quantity) -> bool:
    words = " ".join(sentence.word(at + n) for n in range(1, 4))
    return sentence.quantity(at).bare and (
        words.startswith(("in the year", "in a year", "a year", "in all", "in total", "over the year", "for the year"))
        or sentence.quantity(at).per == "year"
    )


def _judged(
    rate: Quantity, total: Quantity, sentence: Sentence, where: Sentence, sentences: Sequence[Sentence]
) -> Disagreement | None:
    factors = list(_factors(rate, total, sentences))
    if _comes_out(rate, total, factors, sentences) or _is_part_of_sum(total, sentences):
        return None
    named = list(_factors(rate, total, (sentence,) if where is sentence else (sentence, where)))
    if not named:
        named = [each for each in factors if each.unit is Unit.TIME] if rate.per != "each" else []
        if len({each.value for each in named}) != 1 or total.per:
            named = []
    options: list[tuple[float, str]] = [(each.value, plain(each.value)) for each in named]
    if total.per or rate.unit is Unit.COUNT:
        options += (
            [(each, plain(each)) for each in IN_PERIOD.get((total.per or "year", rate.per), ())[:1]]
            if not named
            else []
        )
    near = [(n, text) for n, text in options if _NEAR[0] <= total.value / (rate.value * n) <= _NEAR[1]]
    if not near:
        return None
    n, text = min(near, key=lambda each: abs(total.value / (rate.value * each[0]) - 1))
    money = rate.unit is Unit.MONEY
    return Disagreement(total.start, total.end, f"{said(rate)} × {text} = {plain(rate.value * n, money=money)}")


def _factors(rate: Quantity, total: Quantity, sentences: Sequence[Sentence]) -> Iterator[Quantity]:
    """What the rate may be multiplied with: years for "a year", homes for "each" and "a home"."""
    for sentence in sentences:
        for at in sentence.indices("CT"):
            quantity = sentence.quantity(at)
            if quantity is rate or quantity is total or quantity.value <= 1:
                continue
            # "At 1,040 trips a year that comes to …": the total is of a year too.
            if quantity.per and (quantity.unit is Unit.TIME or total.unit is not Unit.MONEY):
                continue
            if quantity.unit is Unit.TIME:
                if quantity.measure == rate.per:
                    yield quantity
            elif rate.per == "each" or (rate.per not in _PERIODS and _is_of(quantity.noun, rate.per)):
                yield quantity


def _is_of(noun: str, per: str) -> bool:
    """Whether homes are what "a home" counts."""
    return bool(noun) and (
        noun == per or noun.rstrip("s") == per.rstrip("s") or (noun.startswith(per[:-1]) and len(per) > 3)
    )


def _comes_out(rate: Quantity, total: Quantity, factors: Sequence[Quantity], sentences: Sequence[Sentence]) -> bool:
    unit = rate.unit.value
    others = [each.quantity(at) for each in sentences for at in each.indices(unit)]
    more = [each.span for each in others if each not in (rate, total) and each.value < total.value]
    spans = [each.span for each in factors][:_MOST]
    more = more[:_MOST]
    implied = [Span(n, n) for (_, short), counts in IN_PERIOD.items() if short == rate.per for n in counts]
    for count in (1, 2):
        for chosen in combinations((*spans, *implied), count):
            if sum(each in implied for each in chosen) > 1:
                continue
            product = rate.span
            for each in chosen:
                product = product.times(each)
            loose = product.middle * _LOOSE
            product = Span(product.low - loose, product.high + loose)
            # "Ten at £95,000 each, together with caddies at £150,000, £1.1m in all."
            if total.allows(product) or any(total.allows(product.plus(each)) for each in more):
                return True
    return False


def _is_part_of_sum(total: Quantity, sentences: Sequence[Sentence]) -> bool:
    """Whether it is the sum or the difference of two other numbers, and so no product."""
    numbers = [each.quantity(at) for each in sentences for at in each.indices(total.unit.value)]
    others = [each for each in numbers if each is not total][:12]
    return any(
        total.allows(one.span.plus(two.span)) or total.allows(one.span.minus(two.span))
        for one, two in combinations(others, 2)
    )


_EACH = Pattern(r"([CM])[^MSOX.;:]{0,14}?(?:,?[|=]|\(|,)(?:w?dwo)?([CM])")


def _averages(sentence: Sentence, sentences: Sequence[Sentence]) -> Iterator[Disagreement]:
    """As in "109 further offences, or 3.9 offences each", "11,200 hours, about 800 hours a group"."""
    for match in _EACH.compiled.finditer(sentence.shape):
        total, mean = sentence.quantity(match.start(1)), sentence.quantity(match.start(2))
        if (
            not mean.per
            or mean.per in _PERIODS
            or total.per
            or total.unit is not mean.unit
            or mean.value >= total.value
        ):
            continue
        counts = [each.quantity(at) for each in sentences for at in each.indices("C")]
        counts = [each for each in counts if each is not total and each is not mean and each.value > 1 and not each.per]
        if mean.per != "each":
            counts = [each for each in counts if _is_of(each.noun, mean.per)]
        if any(mean.allows(total.span.over(each.span)) for each in counts):
            continue
        low, high = _NEAR if mean.per == "each" else _NEAR_OF_KIND
        near = [each for each in counts if low <= total.value / each.value / mean.value <= high]
        if near:
            out = total.value / near[-1].value
            worked = f"{said(total)} / {said(near[-1])} = {out:,.2f}"
            yield Disagreement(mean.start, mean.end, worked)


_IN_EACH = Pattern(
    r"(?P<total>[CM])[^CMSOX.;:]{0,8}(?P<count>[CT])[^CMSOX.;:()]{0,3}(?:,|\(|,?&|-)w?(?P<mean>[CM])(?:w?i)?(?=d)"
)


def _in_each(sentence: Sentence) -> Iterator[Disagreement]:
    """As in "2,400 trees over four winters, 650 in each", "60 places at two schools, 40 at each"."""
    for match in _IN_EACH.compiled.finditer(sentence.shape):
        total, count, mean = (sentence.quantity(match.start(group)) for group in ("total", "count", "mean"))
        if sentence.word(match.end()) != "each" or total.unit is not mean.unit or count.value < 2 or not mean.bare:
            continue
        # "650 in each park" is of other things than the four winters.
        if sentence.shape[match.end() + 1 : match.end() + 2] not in ("", ",", ";", ".", ")", "&") or total.per:
            continue
        # "Over four winters" is in four.
        product = mean.span.times(Span(count.value, count.value))
        if not total.allows(product) and _NEAR[0] <= total.value / product.middle <= _NEAR[1]:
            money = total.unit is Unit.MONEY
            worked = f"{said(mean)} × {plain(count.value)} = {plain(mean.value * count.value, money=money)}"
            yield Disagreement(total.start, mean.end, worked)


_EACH_OF = Pattern(r"dod(?P<count>C)[^CMSOXT.;:()]{0,8}(?P<each>[MT])[^CMSOXT.;:()]{0,6},?[|]?[g=]w?(?P<total>[MT])")


def _each_of(sentence: Sentence) -> Iterator[Disagreement]:
    """As in "Each of the 190 cases takes two hours, which makes 380 hours"."""
    for match in _EACH_OF.compiled.finditer(sentence.shape):
        count, each, total = (sentence.quantity(match.start(group)) for group in ("count", "each", "total"))
        alike = each.unit is total.unit and each.measure == total.measure and not total.per
        if sentence.word(match.start()) != "each" or not alike:
            continue
        product = each.span.times(count.span)
        if not total.allows(product) and _NEAR[0] <= total.value / product.middle <= _NEAR[1]:
            money = each.unit is Unit.MONEY
            worked = f"{said(count)} × {said(each)} = {plain(product.middle, money=money)}"
            yield Disagreement(total.start, total.end, worked)


_OR_IN_ALL = Pattern(r"M[^CMSOX.;:()]{0,6},?[|=]([M])s")
_WHOLE = 0.5


def _in_no_years(sentence: Sentence, sentences: Sequence[Sentence]) -> Iterator[Disagreement]:
    """As in "£4.62m a year, or £36.1m in all", where no number of years or half years gives that and none is named."""
    for match in _OR_IN_ALL.compiled.finditer(sentence.shape):
        rate, total = sentence.quantity(match.start()), sentence.quantity(match.start(1))
        if rate.per != "year" or list(_factors(rate, total, sentences)):
            continue
        years = total.span.over(rate.span)
        if int(years.low / _WHOLE) == int(years.high / _WHOLE) and years.low % _WHOLE:
            worked = f"{said(total)} / {said(rate)} = {years.middle:.2f}, which is no number of years"
            yield Disagreement(total.start, total.end, worked)
