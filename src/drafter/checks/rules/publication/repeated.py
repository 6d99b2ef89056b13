"""Sums that stand both in what is exempt and in the public text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from drafter.checks.amounts import money
from drafter.checks.finding import Waivable
from drafter.checks.passage import TEXT, Kind, Passage
from drafter.checks.pattern import Pattern
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.wording import quoted
from drafter.report.template import Level

_SUM = Pattern(r"£ ?(\d[\d,]*(?:\.\d+)?)(?: ?(million|billion|thousand|m|bn|k)\b)?", needs=("£",))
_SMALLEST = Decimal(1000)
_READ = TEXT | {Kind.CELL, Kind.QUOTE}
_OPEN = frozenset({"purpose", "recommendations"})
"""What stands here is meant to be known."""


@report_rule("P915", "exempt-sum-repeated", Level.WARNING, draft=Level.ADVICE, waivable=Waivable.ROLE)
def exempt_sum_repeated(reading: Reading) -> Iterator[Hit]:
    """A sum that is kept from the public in one place is told to them in another.

    A sum that the summary or a recommendation names is meant to be known, as the budget of a scheme is, and is left
    alone wherever it stands.

    Why:
        One number is enough to undo the exemption: the price that the block withholds is read three pages on.
    Bad:
        ::: exempt 3
        The seller will take £1,640,000.
        :::

        The land accounts for £1,640,000 of the cost.
    Good:
        ::: exempt 3
        The seller will take £1,640,000.
        :::

        The scheme costs £5.2 million.
    Cure:
        Put it into an exempt block too, or let it be public in both.
    """
    marked = [passage for passage in reading.passages if passage.exempt and passage.kind in _READ]
    withheld = _sums(marked)
    if not withheld:
        return
    public = [each for each in reading.passages if not each.exempt and each.section and each.kind in _READ]
    known = _sums([each for each in public if each.role in _OPEN]).keys()
    for passage in public:
        for match in _SUM.compiled.finditer(passage.text) if "£" in passage.text else ():
            value = money(match[1], match[2])
            if value >= _SMALLEST and value in withheld and value not in known:
                where = withheld[value].number or "an exempt block"
                yield Hit(
                    f"{quoted(match[0].strip())} is withheld in {where} and stands here for all to read.",
                    "Put it into an exempt block too, or let it be public in both.",
                    passage,
                    match.start(),
                    match.end(),
                )


def _sums(passages: Iterable[Passage]) -> dict[Decimal, Passage]:
    """Each sum that passages name, in pounds, with the first that names it."""
    found: dict[Decimal, Passage] = {}
    for passage in passages:
        for match in _SUM.compiled.finditer(passage.text) if "£" in passage.text else ():
            found.setdefault(money(match[1], match[2]), passage)
    return found
