"""Shares and changes in prose against the numbers beside them."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.quantities.bracketed import bracketed
from drafter.checks.quantities.changes import changes
from drafter.checks.quantities.comparisons import comparisons
from drafter.checks.quantities.published import disagreements
from drafter.checks.quantities.ratios import ratios
from drafter.checks.quantities.relations import told_changes, told_shares
from drafter.checks.quantities.respectively import respectively
from drafter.checks.quantities.shares import shares
from drafter.checks.quantities.successions import successions
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.wording import quoted
from drafter.report.template import Level

SHARES = (shares, respectively, bracketed, ratios, told_shares)
CHANGES = (changes, comparisons, successions, told_changes)
"""What finds shares and changes that are not those of the numbers beside them."""


@report_rule("F406", "share-in-percent", Level.WARNING)
def share_in_percent(reading: Reading) -> Iterator[Hit]:
    """A percentage or a fraction does not agree with the two numbers that it is of.

    Read are "210 of the 358 (58.7 per cent)", "358, of which 210 (58.7 per cent)", "32 of them (one in four)", "£2.2m
    of the £5.5m, or two fifths", "a third (68) of the 204", pay ratios ("4.9 to 1"), and the like. Softened
    ones are right within what their words allow: "nearly half" may be 46 per cent and not 38. Where another number in
    the paragraph makes it right, nothing is said.

    Why:
        It takes a journalist a minute to find, and then nobody believes the other numbers.
    Bad:
        There were 214 households, of which 96 (48.2 per cent) had waited for six months.
    Bad:
        The scheme has bought 12 homes out of a target of 40, or 25 per cent.
    Bad:
        Of the 18,400 trees 5,520 are limes (30 per cent), 3,680 planes (20 per cent) and 2,300 cherries (15 per cent).
    Bad:
        Sixty firms hold a licence, and 18 of them (a quarter) have never been visited.
    Good:
        There are 358 children on plans. Of those, 210 (58.7 per cent) have a category of neglect.
    Good:
        Of the 640 households, 288 (45%) replied, and 187 of the 288 (about 66%) want a zone. The score was 60% of 30.
    Cure:
        Compute it again, or let the register compute it.
    """
    for published, start, end, found in disagreements(reading, *SHARES):
        text = published.text[found.start : found.end]
        yield Hit(f"{found.sum}; the text says {quoted(text)}.", "Compute it again.", published.passage, start, end)


@report_rule("F414", "change-in-percent", Level.WARNING)
def change_in_percent(reading: Reading) -> Iterator[Hit]:
    """A change is not the one between the two numbers that it is from and to.

    Read are "from 180 to 214, an increase of 18.9 per cent", "214 against 187, up by 27", "fell to 48,000 from 96,000,
    that is by half", "£40,000 in 2019 and £130,000 in 2025, three times as much", "800 in 2025 and 900 in 2026, a
    rise of 12.5%", a difference in percentage points, what is said to be above or below a target or an
    average, and the like.

    Why:
        It takes a journalist a minute to find, and then nobody believes the other numbers.
    Bad:
        The number of bays rose from 148 to 163, an increase of 11.1 per cent.
    Bad:
        The service issued 18,000 notices, against 20,000 in 2025: a fall of 11 per cent.
    Bad:
        Visits fell to 48,000 from 96,000, that is by a third.
    Bad:
        A zebra crossing costs £32,000. A puffin crossing costs three times as much, £73,000.
    Bad:
        Deposits earned £946,000. The budget was £880,000, so that income was £76,000 better than budget.
    Bad:
        Turnout was 31 per cent, above the national average of 34 per cent.
    Good:
        The number of bays rose from 148 to 163 in 2026, an increase of 15 (10.1 per cent). Notices fell from 20,000 to
        18,000, a fall of 10 per cent.
    Cure:
        Compute it again, or let the register compute it.
    """
    for published, start, end, found in disagreements(reading, *CHANGES):
        text = published.text[found.start : found.end]
        yield Hit(f"{found.sum}; the text says {quoted(text)}.", "Compute it again.", published.passage, start, end)
