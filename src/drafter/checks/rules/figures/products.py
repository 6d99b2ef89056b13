"""A rate and a number of years against their total."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from drafter.checks.amounts import NUMBER, WORDS, money, number
from drafter.checks.passage import PROSE
from drafter.checks.pattern import Pattern
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.wording import quoted
from drafter.report.template import Level

_YEARS = rf"({NUMBER}|{'|'.join(WORDS)}) years"
_RATE = Pattern(
    rf"£({NUMBER})(?: (million|billion|thousand)|(m|bn|k)\b)? (?:per annum|a year|per year|annually|each year"
    rf"|every year)"
    rf" (?:for|over) (?:the (?:next|following|first) )?{_YEARS}",
    needs=("£",),
)
_TOTAL = Pattern(
    rf"(?:which is |making |or |giving )?(?:(?:a|in) )?total(?:ling)?(?: of| is| cost of)? £({NUMBER})"
    r"(?: (million|billion|thousand)|(m|bn|k)\b)?"
)
_EACH = Pattern(rf"\bfor {_YEARS}\b")
_TOGETHER = Pattern(
    rf"\b({NUMBER}) [a-z’'-]+(?: [a-z’'-]+)? (?:have|had|has) (?:\w+ ){{0,2}}?a (?:cumulative |combined "
    rf"|joint )?total of"
    rf" (?:\w+ ){{0,2}}?({NUMBER}) years\b",
    needs=("total of",),
)
_CLOSE = Decimal("0.05")


@report_rule("F409", "rate-times-years", Level.ADVICE)
def rate_times_years(reading: Reading) -> Iterator[Hit]:
    """A sum a year for so many years does not give the total that is named, or years of service do not.

    Why:
        The committee agrees to one of the two sums and does not know which.
    Bad:
        The forum approved £1 million a year for three years, a total of £4 million.
    Bad:
        Carers who have been with the council for 15 years received a certificate. The 23 carers have completed a
        cumulative total of just over 500 years.
    Good:
        The forum approved £1.5 million a year for three years, a total of £4.5 million.
    Good:
        The forum approved £1 million a year for three years. It spends £103 million in all.
    Cure:
        Compute it again, or say what else is in the total.
    """
    for found in reading.search(_RATE, PROSE):
        rate = money(found.match[1], found.match[2] or found.match[3])
        product = rate * number(found.match[4])
        total = _TOTAL.compiled.match(found.passage.text[found.end :].lstrip(" ,:;(–—"))
        if total is not None and money(total[1], total[2] or total[3]) != product:
            message = f"£{rate:,} × {found.match[4]} = £{product:,}; the text says {quoted(total[0])}."
            yield Hit(message, "Compute it again.", found.passage, found.start, found.end)
    for found in reading.search(_TOGETHER, PROSE):
        each = _EACH.found(found.before)
        people, total_years = number(found.match[1]), number(found.match[2])
        if each is not None and abs(people * number(each[1]) - total_years) > _CLOSE * total_years:
            message = f"{people} × {each[1]} years = {people * number(each[1]):,}; the text says {total_years:,}."
            cure = "Compute it again, or say that some have served for longer."
            yield Hit(message, cure, found.passage, found.start, found.end)
