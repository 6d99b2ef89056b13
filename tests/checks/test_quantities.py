"""The arithmetic of prose: what does not come out is found, what can be read as right is left alone."""

from __future__ import annotations

import pytest

from drafter.checks import check
from drafter.checks.quantities.sentence import read
from tests.checks.reports import TODAY, changed

RULES = ("F406", "F409", "F414", "F416", "F417")

WRONG = [
    # Shares.
    ("F406", "Of the 250 tenants surveyed, 180 (62%) were content.", "180 / 250 = 72.00"),
    ("F406", "We wrote to 3,400 homes; 850 answered, a response of 30 per cent.", "850 / 3,400"),
    ("F406", "The panel saw 48 cases, two thirds of which (24) were closed.", "24 / 48"),
    ("F406", "Nearly half of the 90 pupils (31) walk to school.", "31 / 90"),
    (
        "F406",
        "Grants worth £1.2 million, or 40 per cent of the £4 million fund, were paid.",
        "£1.2 million / £4 million",
    ),
    ("F406", "There were 1,200 calls in March 2026, 300 of which (one in five) were lost.", "300 / 1,200"),
    ("F406", "Turnout was 41 per cent (8,200 of 19,000 electors).", "43.16"),
    ("F406", "Of 80 applicants 60 were women. This is 70 per cent.", "60 / 80"),
    # Changes.
    ("F414", "Spending went up from £2.0 million to £2.9 million. That is an increase of a quarter.", "45.00"),
    ("F414", "The cost was cut by 12 per cent, from £50,000 to £40,000.", "20.00"),
    ("F414", "It dropped by 9, from 41 to 30.", "41 - 30 = 11"),
    ("F414", "Numbers doubled from 30 to 45.", "45 / 30"),
    ("F414", "There were 64,300 visitors, 8,100 more than the 55,200 of 2025.", "64,300 - 55,200 = 9,100"),
    ("F414", "Complaints halved, from 412 to 231.", "412 / 231"),
    ("F414", "The old price was £295,000 a year; the new one is £318,000 a year, 11.2 per cent dearer.", "7.797"),
    ("F414", "Sick days fell to 7.2 a person from 9.0, down 25%.", "20.00"),
    ("F414", "Waiting was reduced from 18 weeks to 12 weeks, a quarter less.", "33.33"),
    ("F414", "It cost £40,000 in 2019 and £130,000 in 2025, twice as much.", "3.25"),
    # Parts and totals.
    ("F416", "Of 212 staff, 140 are full-time, 48 part-time and 22 casual.", "= 210"),
    ("F416", "Sixty people came to the three sessions (22, 19 and 18).", "= 59"),
    ("F416", "The trust gives £30,000 and the parish £12,000, a total of £43,000.", "= £42,000"),
    ("F416", "Forty homes are planned, comprising 12 flats, 18 houses and a bungalow.", "= 30"),
    (
        "F416",
        "The budget of £2.4m is split between highways (£1.1m), parks (£0.7m) and drainage (£0.5m).",
        "= £2.3 million",
    ),
    ("F416", "The fund paid £100,000 in 2025 and £120,000 in 2026, £230,000 over the two years.", "= £220,000"),
    ("F416", "The council owns 12 vans, 4 lorries and 2 sweepers, 19 vehicles in all.", "= 18"),
    ("F416", "Bids are scored for price (40%), quality (45%) and social value (10%).", "= 95 per cent"),
    # What is left.
    ("F417", "The team has 31 posts. Twelve are vacant and 9 on leave, leaving 12 at work.", "= 10"),
    ("F417", "Of the £80,000, £55,000 is spent and the remaining £35,000 is held back.", "= £25,000"),
    # Rates and totals.
    ("F409", "The pitch costs £85 an hour; the 40 hours cost £4,300.", "£85 × 40"),
    ("F409", "Rent is £6,000 a year, £36,000 over the five years of the lease.", "£6,000 × 5"),
    ("F409", "Each of the 30 kits costs £22. At £22 each, the 30 come to £760.", "£22 × 30"),
    ("F409", "There were 96 visits to 12 homes, or 7.1 visits each.", "96 / 12"),
]

RIGHT = [
    "Some 120 of the 400 lamps are LED (30%). A further 60, or 15%, are to follow.",
    "Just over a third of the 60 shops (21) are empty.",
    "Complaints fell by 12 (8 per cent of the total) to 138.",
    "The contractor did 45 of the 50 jobs on time, equal to 90%, against a target of 95%.",
    "Sixteen of the 64 beds (25%) are taken by people who could go home, as were 20 (31%) a year ago.",
    "The levy is £40 (2 per cent) a year.",
    (
        "Of the £900,000 budget, £300,000 (33 per cent) goes on staff, £450,000 (50 per cent) on fuel and the rest,"
        " £150,000 (17 per cent), on rent."
    ),
    "Satisfaction was 82 per cent (2025: 79 per cent) among 300 people.",
    "Three of the eight schools (37.5 per cent) are full, and two (a quarter) are nearly so.",
    "In total 45 staff, or one in six of the workforce of 270, are agency.",
    "Of the 120 members, 72 voted: 45 for and 27 against (62.5 to 37.5 per cent).",
    "55 per cent of respondents (412 people) agreed, out of 750 who answered.",
    "There were 640 notices in Part 2, an average of 12 a week, and 40 (a tenth) were paid late in 2025 by 400 firms.",
    "Referrals went from 60 to 190, more than three times as many.",
    "Complaints halved, from 80 to 40.",
    "Charges rise by 4% from £25.00 to £26.00.",
    "Fees went up by 3 per cent from 1 April 2027, to £52.",
    "The share rose from 40 per cent to 50 per cent, by 10 points, and that is by a quarter.",
    "There were 90 calls: 40 in May, 30 in June and 20 in July 2026.",
    "The survey had 300 replies; 180 wanted longer hours, 120 lower prices and 90 both.",
    "Of the 120 replies, 80 wanted longer hours, 45 lower prices and 30 a café.",
    "Three councillors voted for, two against and one abstained, six in total.",
    "The team has 14 posts: a manager, 11 officers and two clerks.",
    "Staff come from four teams: 12 from housing, 8 from benefits and 5 from debt.",
    "The post costs £38,000 plus on-costs of £11,400, or £49,400 in total.",
    "Interest was £1.2m and fees £0.4m, giving £1.6m, against a budget of £1.9m.",
    "Costs are £1.15m, £1.15m and £1.15m, £3.4m in all, because of rounding.",
    "Two of the nine sites are let. The other three councils own theirs.",
    "Of the 40 homes, 14 are let and 6 are sold, leaving 20. The remaining six months are for repairs.",
    "The grant is £1.5 million a year for two years, a total of £3 million.",
    "The rent of £310 a week comes to £16,120 a year.",
    "Fifteen children at £486 for 52 weeks would cost £379,080, at £486 a week.",
    "Ten vans at £95,000 each, together with bins at £150,000, cost £1.1m in all.",
    "The fee is £9,000 a year for ten years, and the premium is £80,000.",
]


@pytest.mark.parametrize(("code", "text", "evidence"), WRONG)
def test_what_does_not_come_out_is_found_with_the_sum(code: str, text: str, evidence: str) -> None:
    found = check(changed(text), today=TODAY, select=RULES).findings
    assert [each.code for each in found] == [code]
    assert evidence in found[0].message


@pytest.mark.parametrize("text", RIGHT)
def test_what_can_be_read_as_right_is_left_alone(text: str) -> None:
    assert [each.message for each in check(changed(text), today=TODAY, select=RULES).findings] == []


def test_citations_are_worked_out_as_they_are_printed() -> None:
    report = changed("""
        [sections.background]
        text = "There are {{ plans }} children on plans, and 210 of them (61 per cent) are neglected; of {{ plans }}."
        [figures.plans]
        value = 358
        source = "Case system"
        as_at = 2027-01-15
    """)
    (found,) = check(report, today=TODAY, select=RULES).findings
    assert "210 / 358" in found.message
    assert found.excerpt is not None
    assert found.excerpt.text[found.excerpt.start : found.excerpt.end] == "61 per cent"


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("604 of the 1,912 came back (36 per cent).", "CodCww(S)"),
        ("It rose from 18 to 25 in May 2026.", "pufCtCiyy"),
        ("Table 3 is on page 12, and Year 6 begins at 3 pm.", "wybiwy,&wywiyw"),
        ("Sixty-eight, two hundred and six, and three quarters of them.", "C,C,&Sop"),
    ],
)
def test_a_sentence_has_the_shape_of_its_pieces(text: str, shape: str) -> None:
    (sentence,) = read(text)
    assert sentence.shape == shape


def test_a_sentence_of_more_numbers_than_anybody_writes_is_data_and_not_worked_out() -> None:
    (few,), (many,) = read("It was " + "12 of 40, " * 10), read("It was " + "12 of 40, " * 20)
    assert few.shape.count("C") == 20
    assert not many.shape
