"""Three numbers of a sentence that nearly hang together, where no construction says how."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.quantities.nearly import nearly
from drafter.checks.quantities.published import disagreements
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.rules.figures.percentages import CHANGES, SHARES
from drafter.checks.rules.figures.sums import LEFT, PRODUCTS, TOTALS
from drafter.checks.wording import quoted
from drafter.report.template import Level


@report_rule("F422", "numbers-apart", Level.ADVICE)
def numbers_apart(reading: Reading) -> Iterator[Hit]:
    """Three numbers of a sentence nearly make a sum, and do not.

    Looked at is each sentence with three numbers (or two with three together) that can be a part, a whole and a share,
    two parts and their sum, a price, a number and a total. Where one of these comes out, or another number of the
    paragraph explains it, nothing is said; nor where the sentence has what the other rules on sums (F406, F409, F414,
    F416, F417) find.

    Why:
        Numbers that stand together are read together, and a slip of one figure is easily made.
    Bad:
        The fund earned £33,600 on an average balance of £960,000, a return of 4.5 per cent.
    Bad:
        It will cost £36 a household across 52,000 households, or £1.78 million.
    Good:
        The fund earned £33,600 on an average balance of £960,000, a return of 3.5 per cent.
    Good:
        The school has 214 pupils, 13 teachers and a hall of 240 square metres.
    Cure:
        Work it out again, or say what else is in the number.
    """
    apart = list(disagreements(reading, nearly))
    finders = (*SHARES, *CHANGES, *PRODUCTS, *TOTALS, *LEFT) if apart else ()
    told = [(published.passage, start) for published, start, _, _ in disagreements(reading, *finders)]
    for published, start, end, found in apart:
        passage = published.passage
        if any(passage is other and abs(at - start) < _REACH for other, at in told):
            continue
        text = published.text[found.start : found.end]
        yield Hit(f"{found.sum}; the text says {quoted(text)}.", "Work it out again.", passage, start, end)


_REACH = 160
"""Characters within which another rule has spoken of the same numbers."""
