"""Mini reports in wordings of their own: what is planted in each is found, and nothing else."""

from __future__ import annotations

import pytest

from drafter.checks import check
from drafter.checks.finding import Finding
from tests.checks.reports import TODAY, changed

ALLOTMENTS = """\
## Demand

The council has 14 allotment sites with 812 plots. On 31 December 2026 there were 1,146 names on the waiting
list, up from 955 a year earlier, which is an increase of 25 per cent. Nearly a third of the plots (260) are
half plots.

In the last twelve months 97 tenancies ended: 41 tenants moved away, 33 gave up through ill health and 18 were
evicted. Fifteen of the 97 (15.5 per cent) were at Moor Lane.

## Rents

Rent for a full plot is £64 a year and for a half plot £36. Water costs £11,400 a year over all sites, or £14.04
a plot. A rise of 8 per cent would take the full rent to £69.12.

Arrears stood at £3,870 at the end of October. Of this £2,150 is owed by former tenants and the remaining £1,620
by present ones. The debt team will write to them in due course.

## New plots

Sixty new plots are proposed at Fallow Field, costing £1,850 each, £111,000 altogether. The four phases are:

- fencing by 30 April 2027;
- water by 31 May 2027;
- plots by 30 September 2027.

Planning permission is still awaited. The parish council has said recently that it may object.
"""

BUS = """\
## Ridership

Concessionary journeys came to 2.31 million in 2025/26, against 2.64 million in 2019/20, a fall of 12.5 per
cent. Fare-paying journeys grew by a tenth, from 1.90 million to 2.09 million. In all 4.40 million journeys were
made.

Half of the 36 routes (18) lose money. Six of these have fewer than five passengers a trip, and the other ten
have between five and nine.

## The contract

The operator, Hallam Coaches, has bid £318,000 a year for five years, a total of £1.59 million. The present
contract costs £295,000 a year; the new one is 11.2 per cent dearer. It would start on Monday 5 April 2027 and
end on 31 April 2032.

Support for evening buses is £84 a trip. At 1,040 trips a year that comes to £78,360.

### Views

The forum was told that three in four passengers were satisfied. Of the 1,216 people who filled in the form, 846
wanted a later last bus (70 per cent), 210 an earlier first bus and 455 cheaper fares.

Complaints halved, from 412 in 2024/25 to 231 in 2025/26.
"""

BURIAL = """\
#### Background

The chapel has been used for 236 services since January. It seats 80, and on 47 occasions, or one in five,
people stood outside.

### The options

Three options were looked at: a marquee, a larger chapel, a video link and doing nothing.

A larger chapel would cost £1.26m, made up of £840,000 for building, £190,000 for the car park and £130,000 for
fees. The reserve holds £1.1m, which leaves £160,000 to find.

| 2025 | 231 | £412,000 |
| 2026 | 236 | £431,000 |

\uf0b7 The video link costs £45 a service.

As explained in 5.9.4 below, the bishop was consulted in the spring and asked for time. The works will begin on
1 September 2026.
"""

CATERING = """\
## School meals

School kitchens served 6,412 meals a day in the autumn term of 2026, 4,104 of them free (64 per cent). At
secondary schools uptake was 38 per cent, at primary schools 71 per cent and at special schools 82 per cent.

The price of a meal goes from £2.60 to £2.75 on 1 April 2027, 5.8 per cent more. Food is 41 per cent of the
cost, staff 47 per cent and overheads 12 per cent.

Five of the 38 kitchens were inspected last month; four were given five stars and one three. The service employs
212 people: 31 cooks, 148 assistants and 33 drivers and managers.

## Losses

The service lost £418,000 in 2025/26, which is more than twice the £196,000 of the year before. Half of the
loss, £209,000, came from sites with fewer than 60 meals a day. A loss of about £350,000 is forecast for
2026/27.

Closing six kitchens would save £31,500 each, £198,000 in all. The unions were to reply by 29 January 2027; no
reply has yet been received.
"""

ARCHIVE = """\
## What we hold

The record office keeps 4.1 km of shelves, of which 3.7 km (90 per cent) are full. It adds 85 metres a year, so
that the remaining 400 metres will last for nearly five years.

Twelve volunteers gave 2,160 hours in 2026, an average of 180 hours each. They have listed 61 of the 94 boxes of
the Fenwick papers (two thirds) and 19 of the 20 of the Dale papers.

## The move

The move has three stages, which are packing, moving, cleaning and unpacking. It was costed at £72,000 in 2024;
prices have gone up by 6 per cent since, to £76,320. Two lorries a day for nine days make 18 loads.

The reading room was closed on 2 March 2027 and reopened on 12 July 2027. Visitors fell to 1,870 from 2,530, a
drop of over a third.

.[5.2.1a] The lift was inspected on 11.12.26.

.[5.2.1c] It failed.
"""

PARKING = """\
## How many permits

In 2026 the council issued 7,340 permits: 5,180 to residents, 1,490 to visitors and 670 to firms. Residents pay
£55 a year, so that the 5,180 bring in £284,900.

Some 6,900 of the permits, or 94 per cent, are now bought on line, up from 71 per cent in 2023. Refunds were
given for one in twelve of them (575).

## Proposal

It is proposed to raise the charge from £55 to £60 a year, a rise of 9.1 per cent, which would bring in £25,900
more. A second permit would cost £120, twice as much.

The panel heard five residents, two firms and a doctor, nine witnesses in all. It asked that the scheme be
looked at again next year. Two of the three ward councillors spoke; the third sent apologies.

Enforcement costs £38,000 a quarter, which is £142,000 a year. By the summer all wardens will have cameras. A
decision on Mill Street has been put off until the appeal is heard.
"""

PLANTED = {
    "allotments": (
        ALLOTMENTS,
        [
            ("F4", "25 per cent"),
            ("F4", "97 tenancies"),
            ("F4", "£1,620"),
            ("D7", "in due course"),
            ("F4", "four phases"),
            ("D7", "still awaited"),
            ("D7", "recently"),
            ("D7", "end of October"),
        ],
    ),
    "bus": (
        BUS,
        [
            ("F4", "other ten"),
            ("F4", "11.2 per cent"),
            ("D7", "31 April 2032"),
            ("F4", "£78,360"),
            ("N2", "Views"),
            ("F4", "halved"),
        ],
    ),
    "burial": (
        BURIAL,
        [
            ("P9", "#### Background"),
            ("F4", "Three options"),
            ("F4", "£1.26m"),
            ("P9", "| 2025"),
            ("P9", "The video link costs"),
            ("R3", "5.9.4"),
            ("D7", "in the spring"),
            ("D7", "1 September 2026"),
            ("D7", "since January"),
            ("N2", "The options"),
            ("N2", "#### Background"),
        ],
    ),
    "catering": (
        CATERING,
        [("D7", "last month"), ("F4", "£198,000"), ("D7", "no reply has yet been received")],
    ),
    "archive": (
        ARCHIVE,
        [("F4", "three stages"), ("D7", "12 July 2027"), ("F4", "over a third"), ("D7", "11.12.26"), ("N2", "5.2.1c")],
    ),
    "parking": (
        PARKING,
        [("F4", "nine witnesses"), ("F4", "£142,000"), ("D7", "By the summer")],
    ),
}


FAMILIES = ("F4", "D7", "P9", "N2", "R3")


def found(name: str) -> list[Finding]:
    result = check(changed(PLANTED[name][0]), today=TODAY, select=FAMILIES)
    return [finding for finding in result.findings if finding.field == "background.text"]


def is_about(finding: Finding, family: str, words: str) -> bool:
    excerpt = finding.excerpt
    if finding.code[:2] != family:
        return False
    if excerpt is None or words in finding.message:
        return True
    start = excerpt.text.find(words)
    return start >= 0 and start <= excerpt.end and excerpt.start <= start + len(words)


@pytest.mark.parametrize("name", PLANTED)
def test_what_is_planted_is_found(name: str) -> None:
    findings = found(name)
    missed = [planted for planted in PLANTED[name][1] if not any(is_about(each, *planted) for each in findings)]
    assert missed == []


@pytest.mark.parametrize("name", PLANTED)
def test_nothing_else_is_found(name: str) -> None:
    planted = PLANTED[name][1]
    others = [each for each in found(name) if not any(is_about(each, *one) for one in planted)]
    assert [(each.code, each.message) for each in others] == []
