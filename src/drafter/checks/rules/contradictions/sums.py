"""Sums of the summary and the recommendations against those of the rest of the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

import msgspec

from drafter.checks.amounts import money, places
from drafter.checks.passage import PROSE, Kind, Passage
from drafter.checks.pattern import Pattern
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.rules.contradictions.named import Name, name_of
from drafter.checks.rules.contradictions.subjects import says_the_same, subject
from drafter.checks.rules.figures.grids import grids
from drafter.checks.sentences import sentence_at
from drafter.checks.wording import quoted
from drafter.report.template import Level

_SUM = Pattern(
    r"(?P<hedge>\b(?:about|around|some|nearly|almost|over|under|approximately|up to|more than|less than|at least|circa"
    r"|estimated|roughly|between|and|to) )?"
    r"£ ?(?P<amount>\d[\d,]*(?:\.\d+)?)(?: ?(?P<scale>million|billion|thousand|m|bn|k)\b)?",
    needs=("£",),
)
_FIRST = frozenset({"purpose", "recommendations"})
_FINANCE = frozenset({"finance"})
_REASONS = frozenset({"reasons"})
_ASIDE = frozenset({"purpose", "recommendations", "background-papers", "appendices", "alternatives"})
_NEAR = Decimal("0.06")
"""How close two sums are that may be meant to be one."""
_NEAR_SLIP = Decimal("0.15")
"""The same, of sums that are written with the same figures."""
_FARTHEST = Decimal("0.3")
"""The same, of sums in sentences that say the same."""
_CALLED_NEAR = (Decimal("0.5"), Decimal(2))
"""How far apart two sums may be that are called the same."""
_YEAR = Pattern(r"\b(20\d\d)(?:/\d\d)?\b")
_CLAUSE = Pattern(r"[,;:()]|\. | (?:against|compared|from|than|which|and) ")
_WIDE = 80
_FIGURES = 3
_NEAR_AGREED = Decimal("0.1")
"""How close a sum of the summary is to one that two sections agree on."""
_FEWEST_ALIKE = 1
_ALIKE = 2
"""Words that the two sentences must share to be about one thing."""
_MOST = 24
_MOST_TIMES = 40
_FEWEST = 1
_NUMBER = Pattern(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_THOUSANDS = (1, 1000, 10**6)


class Amount(msgspec.Struct, frozen=True):
    """A sum in pounds, how far off it may be for being rounded, as it is written, and where."""

    value: Decimal
    slack: Decimal
    text: str
    passage: Passage
    start: int
    end: int
    hedged: bool

    @property
    def name(self) -> Name | None:
        """What it is called."""
        return name_of(self.passage.text, self.start, self.end)

    @property
    def sentence(self) -> str:
        """The sentence that it stands in."""
        return sentence_at(self.passage.text, self.start)


@report_rule("X511", "sum-disagrees", Level.WARNING, draft=Level.ADVICE)
def sum_disagrees(reading: Reading) -> Iterator[Hit]:
    """The summary or a recommendation names a sum that the rest of the report does not bear out, but for one close by.

    A sum is borne out by itself, rounded or not, by two or three others together or apart, by so many times another,
    and by a cell of a table. What nothing comes close to is another rule's (X509).

    Why:
        One of the two was changed and the other forgotten. The committee votes on the one in front.
    Bad:
        [sections.recommendations]
        text = "That the fee for a licence of three years is set at £295."
        [sections.background]
        text = "It costs £82,000 a year to issue licences. At £259 for three years the fee recovers that."
    Good:
        [sections.recommendations]
        text = "That the fee for a licence of three years is set at £259, and that £1.3 million is spent on roads."
        [sections.background]
        text = "At £259 for three years the fee recovers its cost. Roads cost £1,284,000 in 2027/28."
    Cure:
        Correct the one that is wrong.
    """
    for amount, other in reading.once(disagreeing):
        where = other.passage.number or "the text"
        yield Hit(
            f"{quoted(amount.text)} stands nowhere else; {where} has {quoted(other.text)}.",
            "Correct the one that is wrong.",
            amount.passage,
            amount.start,
            amount.end,
        )


def disagreeing(reading: Reading) -> tuple[tuple[Amount, Amount], ...]:
    """Each sum of the summary and the recommendations that is not borne out, with the one that comes close to it."""
    return tuple(_disagreeing(reading))


def _disagreeing(reading: Reading) -> Iterator[tuple[Amount, Amount]]:
    amounts = [
        amount
        for passage in reading.passages
        if passage.section and passage.kind in _READ and "£" in passage.text
        for amount in amounts_of(passage)
    ]
    told: set[Decimal] = set()
    for claimants in (_FIRST, _FINANCE, _REASONS):
        said = [each for each in amounts if each.passage.role in claimants and each.passage.kind in PROSE]
        rest = [each for each in amounts if each.passage.role not in _ASIDE | claimants]
        if len(rest) < _FEWEST:
            continue
        for amount in said:
            other = _other(reading, amount, amounts, rest) if amount.value not in told else None
            if other is not None and other.value not in told:
                told.add(amount.value)
                yield amount, other


def _other(reading: Reading, amount: Amount, amounts: Sequence[Amount], rest: Sequence[Amount]) -> Amount | None:
    """The one sum that comes close to one that is not borne out; None where it is, or where there are several."""
    if amount.hedged or amount.value <= 0 or _is_cited(amount.passage):
        return None
    if any(_is_same(amount, other) for other in rest) or _is_in_table(reading, amount):
        return None
    plain = _called_alike(amount, amounts) or _agreed(amount, amounts)
    if plain is not None:
        return plain
    own = [each for each in amounts if each.passage is amount.passage]
    if _comes_of(amount, rest) or _comes_of(amount, [each for each in own if each.value != amount.value]):
        return None
    near = [
        other
        for other in amounts
        if other.passage is not amount.passage
        and (abs(other.value - amount.value) <= _FARTHEST * amount.value or _is_slip(amount, other))
        and not any(_is_same(other, each) for each in own)
        and _is_meant(amount, other)
    ]
    return near[0] if len({other.value for other in near}) == 1 and not near[0].hedged else None


def _is_meant(amount: Amount, other: Amount) -> bool:
    """Whether another sum is written instead: by a slip, close to it, or in a sentence that says the same."""
    apart = abs(other.value - amount.value) / amount.value
    if _is_slip(amount, other) and (apart <= _NEAR_SLIP or _shared(amount, other) >= _ALIKE):
        return True
    if apart <= _NEAR:
        return _shared(amount, other) >= _ALIKE
    return says_the_same(amount.sentence, other.sentence)


def _shared(one: Amount, other: Amount) -> int:
    """How many words the sentences of two sums share, which say what they are about."""
    return len(subject(one.sentence) & subject(other.sentence))


def _called_alike(amount: Amount, amounts: Sequence[Amount]) -> Amount | None:
    """The one other sum of another section that is called the same, where the report calls no third so."""
    name = amount.name
    if name is None:
        return None
    alike = [each for each in amounts if each.passage.kind in PROSE and each.name == name]
    others = [each for each in alike if not _is_same(amount, each)]
    elsewhere = [each for each in others if each.passage.role not in _ASIDE - _FIRST and not each.hedged]
    away = [each for each in elsewhere if each.passage.section != amount.passage.section]
    if len({each.value for each in others}) != 1 or not away:
        return None
    other = away[0]
    near = _CALLED_NEAR[0] <= other.value / amount.value <= _CALLED_NEAR[1]
    same = _years(amount) & _years(other) or not (_years(amount) and _years(other))
    alike_enough = _is_slip(amount, other) or _shared(amount, other) >= (_FEWEST_ALIKE if name.tells else _ALIKE)
    return other if near and same and alike_enough else None


def _agreed(amount: Amount, amounts: Sequence[Amount]) -> Amount | None:
    """The sum close to one of the summary that the recommendations and the finances both have."""
    if amount.passage.role != "purpose":
        return None
    near = [
        each for each in amounts if abs(each.value - amount.value) <= _NEAR_AGREED * amount.value and not each.hedged
    ]
    voted = [each for each in near if each.passage.role == "recommendations"]
    paid = {each.value for each in near if each.passage.role in _FINANCE}
    same = [each for each in voted if each.value in paid]
    return same[0] if len({each.value for each in voted}) == 1 and same else None


def _years(amount: Amount) -> frozenset[str]:
    """The years that a sum is of: those named beside it, and not what it is compared with."""
    text, start, end = amount.passage.text, amount.start, amount.end
    before = _CLAUSE.compiled.split(text[max(0, start - _WIDE) : start])[-1]
    after = _CLAUSE.compiled.split(text[end : end + _WIDE])[0]
    return frozenset(_YEAR.compiled.findall(before + after))


_READ = PROSE | {Kind.CELL}


def _is_slip(one: Amount, other: Amount) -> bool:
    """Whether they are written with the same figures in another order: £8.46m and £8.64m."""
    figures = [sorted(filter(str.isdigit, each.text)) for each in (one, other)]
    return figures[0] == figures[1] and len(figures[0]) >= _FIGURES and _scale(one) == _scale(other)


def _scale(amount: Amount) -> str:
    return amount.text.strip("£ 0123456789.,")


def amounts_of(passage: Passage) -> Iterator[Amount]:
    """The sums of money of a passage."""
    for match in _SUM.compiled.finditer(passage.text):
        value = money(match["amount"], match["scale"])
        unit = money("1", match["scale"]) * Decimal(10) ** -places(match["amount"])
        start = match.start("amount") - 1 - (passage.text[match.start("amount") - 1] == " ")
        text = passage.text[start : match.end()]
        # "£4 million" and "£180,000" may be rounded to their last figure that is not nothing.
        slack = unit / 2 if match["scale"] else _last_figure(match["amount"]) / 2
        yield Amount(value, slack, text, passage, start, match.end(), match["hedge"] is not None)


def _last_figure(written: str) -> Decimal:
    whole, point, rest = written.replace(",", "").partition(".")
    if point:
        return Decimal(10) ** -len(rest)
    return Decimal(10) ** (len(whole) - len(whole.rstrip("0"))) if whole.strip("0") else Decimal(1)


def _is_same(one: Amount, other: Amount) -> bool:
    return abs(one.value - other.value) <= max(one.slack, other.slack)


def _comes_of(amount: Amount, rest: Sequence[Amount]) -> bool:
    """Whether it is two or three of the others together, one less another, or so many times or a part of one."""
    slack = max(amount.slack, amount.value / 1000)
    by_section: dict[str, dict[Decimal, None]] = {}
    for other in rest:
        by_section.setdefault(other.passage.section, {})[other.value] = None
    # What belongs together stands together: among all sums of a report two or three come to almost anything.
    for together in by_section.values():
        several = list(together)[:_MOST]
        for one, two in combinations(several, 2):
            if abs(one + two - amount.value) <= slack or abs(abs(one - two) - amount.value) <= slack:
                return True
        for chosen in combinations(several[: _MOST // 2], 3):
            if abs(sum(chosen) - amount.value) <= slack:
                return True
    values = list(dict.fromkeys(other.value for other in rest))[:_MOST]
    for value in values:
        for large, small in ((amount.value, value), (value, amount.value)):
            times = round(large / small) if small else 0
            if 2 <= times <= _MOST_TIMES and abs(small * times - large) <= slack:
                return True
        # Nine months of a year's sum.
        if any(abs(value * months / 12 - amount.value) <= amount.slack for months in range(1, 12)):
            return True
    return False


def _is_in_table(reading: Reading, amount: Amount) -> bool:
    """Whether a cell has it, in pounds, thousands or millions."""
    for grid in reading.once(grids):
        for row in grid.rows:
            for cell in row:
                for match in _NUMBER.compiled.finditer(cell):
                    value = Decimal(match[0].replace(",", ""))
                    if any(abs(value * scale - amount.value) <= amount.slack for scale in _THOUSANDS):
                        return True
    return False


def _is_cited(passage: Passage) -> bool:
    """Whether a figure of the register stands in it, whose sums are not read here."""
    return "{{" in passage.text
