"""Sums in prose: rates and numbers against totals, parts against the whole, and what is left of it."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.amounts import NUMBER, WORDS, number
from drafter.checks.passage import PROSE
from drafter.checks.pattern import Pattern
from drafter.checks.quantities.averages import averages
from drafter.checks.quantities.complements import complements
from drafter.checks.quantities.products import products
from drafter.checks.quantities.published import disagreements
from drafter.checks.quantities.relations import told_products, told_totals
from drafter.checks.quantities.remainders import remainders
from drafter.checks.quantities.sums import sums
from drafter.checks.quantities.wholes import wholes
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.wording import quoted
from drafter.report.template import Level

_EACH = Pattern(rf"\bfor ({NUMBER}|{'|'.join(WORDS)}) years\b")
_TOGETHER = Pattern(
    rf"\b({NUMBER}) [a-z’'-]+(?: [a-z’'-]+)? (?:have|had|has) (?:\w+ ){{0,2}}?a (?:cumulative |combined "
    rf"|joint )?total of"
    rf" (?:\w+ ){{0,2}}?({NUMBER}) years\b",
    needs=("total of",),
)
_CLOSE = 0.05

PRODUCTS = (products, averages, told_products)
TOTALS = (sums, wholes, complements, told_totals)
LEFT = (remainders,)
"""What finds totals, sums of parts and remainders that do not come out."""


@report_rule("F409", "rate-times-years", Level.ADVICE)
def rate_times_number(reading: Reading) -> Iterator[Hit]:
    """A sum a year for so many years, or a price for so many things, does not give the total that is named.

    Weeks, months, nights, and what costs so much "each" or "a home" are multiplied too, and averages ("109 offences, or
    3.4 each", "on average 60 a year", "650 in each") the other way round. So are years of service.

    Why:
        The committee agrees to one of the two sums and does not know which.
    Bad:
        The forum approved £1 million a year for three years, a total of £4 million.
    Bad:
        The Council will buy 40 homes at £175,000 each, £6.4 million in all.
    Bad:
        Carers who have been with the council for 15 years received a certificate. The 23 carers have completed a
        cumulative total of just over 500 years.
    Bad:
        There were 58 burials in 2023, 63 in 2024, 60 in 2025 and 61 in 2026, on average 62.5 a year.
    Good:
        The forum approved £1.5 million a year for three years, a total of £4.5 million.
    Good:
        The forum approved £1 million a year for three years. It spends £103 million in all.
    Cure:
        Compute it again, or say what else is in the total.
    """
    for published, start, end, found in disagreements(reading, *PRODUCTS):
        text = published.text[found.start : found.end]
        yield Hit(f"{found.sum}; the text says {quoted(text)}.", "Compute it again.", published.passage, start, end)
    for together in reading.search(_TOGETHER, PROSE):
        each = _EACH.found(together.before)
        people, total = float(number(together.match[1])), float(number(together.match[2]))
        if each is None:
            continue
        years = people * float(number(each[1]))
        if abs(years - total) > _CLOSE * total:
            message = f"{people:,.0f} × {each[1]} years = {years:,.0f}; the text says {total:,.0f}."
            cure = "Compute it again, or say that some have served for longer."
            yield Hit(message, cure, together.passage, together.start, together.end)


@report_rule("F416", "parts-of-total", Level.WARNING)
def parts_of_total(reading: Reading) -> Iterator[Hit]:
    """The parts that a sentence lists do not add up to the total beside them.

    Read are lists after a colon or "made up of", totals behind ("…, £78,000 altogether"), the parts of "of the 340
    children" and "of these" where they come close to the whole, answers ("eleven in favour, six against"), and shares
    in brackets that come close to 100 per cent.

    Why:
        It is the first thing that a member with a pencil checks.
    Bad:
        Sixty-eight schemes are in the programme: 31 are complete, 26 on site and 9 in design.
    Bad:
        Fees bring in £61,000, rents £9,000 and sales £6,000, £78,000 altogether.
    Bad:
        Of the 38 households 19 replied. Eleven were in favour, six against and three undecided.
    Bad:
        The council has 620 plots. There were 558 plots let and 72 vacant.
    Good:
        Sixty-six schemes are in the programme: 31 are complete, 26 on site and 9 in design. Of the 300 who replied, 180
        want longer hours, 120 lower prices and 90 both.
    Cure:
        Add up again, or say what else is in the total, or that the numbers are rounded.
    """
    for published, start, end, found in disagreements(reading, *TOTALS):
        if _ROUNDED.isdisjoint(published.text.lower().split()):
            message = f"{found.sum}, which is not what the text says."
            yield Hit(message, "Add up again, or say that numbers are rounded.", published.passage, start, end)


_ROUNDED = frozenset(("rounding", "rounding.", "rounded", "rounded.", "(rounded)"))


@report_rule("F417", "what-is-left", Level.WARNING)
def what_is_left(reading: Reading) -> Iterator[Hit]:
    """What is said to remain is not the whole less its parts.

    Read are "leaving 24", "which left four", "the remaining £120,000", "the other 11", where the whole and the parts
    stand in the same sentence or just before.

    Why:
        Somebody will act on the rest: the 24 homes to buy, the £120,000 to find.
    Bad:
        Of the 40 homes, 14 had been bought by 31 December 2026, leaving 24 to buy.
    Bad:
        Five bids were received and two were rejected, which left four.
    Good:
        Of the 40 homes, 14 had been bought by 31 December 2026, leaving 26 to buy. The other two boards agreed.
    Cure:
        Subtract again, or say where the others are.
    """
    for published, start, end, found in disagreements(reading, *LEFT):
        text = published.text[found.start : found.end]
        yield Hit(f"{found.sum}; the text says {quoted(text)}.", "Subtract again.", published.passage, start, end)
