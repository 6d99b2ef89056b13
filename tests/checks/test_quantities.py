"""The arithmetic of prose: what does not come out is found, what can be read as right is left alone."""

from __future__ import annotations

import pytest

from drafter.checks import check
from drafter.checks.quantities.sentence import read
from tests.checks.reports import TODAY, changed

RULES = ("F406", "F409", "F414", "F416", "F417", "F418", "F419", "F420")

WRONG = [
    ("F414", "There were 58,300 visits. That is 4,100 more than in 2025, when there were 53,200.", "= 5,100"),
    (
        "F414",
        "They saw 3,874 families, which is 611 more than in 2024/25 (3,263), an increase of 23 per cent.",
        "18.73",
    ),
    (
        "F414",
        "It stands at 14 per cent (105 of the 750), lower than the 12 per cent of 2025.",
        "14 per cent is more than",
    ),
    ("F409", "By then it had paid 214 awards with a total of £48,150, an average of £252.", "= £225"),
    ("F416", "There are 540 lamps. They come in three years: 180 in 2027, 200 in 2028 and 180 in 2029.", "= 560"),
    ("F406", "Of the 1,046, 502 (48%) chose Option 3, 303 (29%) Option 2 and 241 (25%) Option 1.", "241 / 1,046"),
    ("F416", "Eighteen firms work for us and a further eleven are used at times, 31 in total.", "18 + 11 = 29"),
    ("F416", "It costs £1.19m. The grant meets £0.72m of it and £0.37m comes from the reserve.", "= £1.09 million"),
    ("F417", "It rates 14 of the 18 homes as good and two as excellent. The other three are poor.", "18 - 14 - 2 = 2"),
    ("F414", "They spent 91.2 per cent of the time there, below the contract standard of 90 per cent.", "is more than"),
    # Two years, one behind the other.
    ("F414", "Sales were 800 in 2024/25 and 900 in 2025/26, a rise of 14.6%.", "12.500 per cent"),
    ("F414", "Sales were 900 in 2025 and 800 in 2024, a rise of 15%.", "12.50 per cent"),
    ("F414", "There were 948 plans in January 2025. By January 2026 there were 1,126, an increase of 22.8%.", "18.776"),
    ("F414", "In 2024 it cost £41,000. In 2025 it cost £44,000, up 11 per cent.", "7.32 per cent"),
    # Points between two shares.
    ("F414", "Cover is 12.4%. The plan aims at 16% by 2040, an increase of 4.6 percentage points.", "= 3.6"),
    (
        "F414",
        "The gap was 6.1 per cent, compared with 7.2 per cent in 2025, an improvement of 1.4 percentage points.",
        "= 1.1",
    ),
    # Over and under.
    (
        "F414",
        "The return was 4.1 per cent. This exceeded the benchmark of 4.3 per cent by 0.2.",
        "4.1 per cent is less",
    ),
    ("F414", "Turnout was 31 per cent, above the national average of 34 per cent.", "31 per cent is less than 34"),
    ("F414", "Spending of £4.6m was below the budget of £4.2m.", "£4.6 million is more than £4.2 million"),
    ("F414", "The award was 3.2 per cent. It takes the lowest rate from £12.60 to £13.10 an hour.", "3.968"),
    # Ratios.
    ("F406", "She is paid £150,000 and the median is £30,000, a ratio of 5.4 to 1.", "= 5.00"),
    ("F406", "The median is £30,000 and the highest £150,000 (a pay multiple of 4.6).", "= 5.00"),
    # So many in each; so many a month.
    ("F409", "The plan is for 2,400 trees over four winters, 650 in each.", "650 × 4 = 2,600"),
    ("F409", "There are 80 places at two schools, 45 at each.", "45 × 2 = 90"),
    ("F409", "From April to September 2026 it took 24,600 calls, an average of 3,100 a month.", "6 months = 4,100"),
    ("F409", "In the six months to June it took 24,600 calls, an average of 3,100 a month.", "6 months = 4,100"),
    ("F416", "The £5m is met by loans (£3m), the reserve (£1m) and a receipt (£1.6m).", "= £5.6 million"),
    ("F416", "The list has 90 names: 20 in Band A, 30 in Band B and 50 in Band C. Letters closed 12 cases.", "= 100"),
    ("F416", "It costs £650,000: £200,000 to build and £400,000 in rent, at £100,000 a year.", "= £600,000"),
    ("F417", "Of the 40 homes, 14 are let and the other 24 are empty.", "40 - 14 = 26"),
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
    ("F409", "Nine claims cost £63,000, £9,000 for each claim.", "£63,000 / 9"),
    ("F409", "Visits were 400 in May, 460 in June and 490 in July, on average 470.", "(400 + 460 + 490) / 3 = 450"),
    # Wholes that stand before their parts.
    ("F416", "There were 88 replies. Of those, 51 were against, 30 had no view and 9 were for it.", "51 + 30 + 9 = 90"),
    (
        "F416",
        "Loans are £58.4m. Of these £41.9m is from the state, £10.0m from banks and £5.5m from firms.",
        "£57.4 million",
    ),
    ("F416", "The site has 60 garages. There are 48 garages let and 13 vacant.", "48 + 13 = 61"),
    ("F406", "Of 800 trees, 240 are limes (30%), 160 are planes (20%) and 100 are oaks (15%).", "100 / 800"),
    # Comparisons with what stands before.
    ("F414", "A gate costs £2,000. A bridge costs four times as much, £6,500.", "£2,000 × 4 = £8,000"),
    ("F414", "The budget was £900,000. Spending of £860,000 was £50,000 less than budget.", "£900,000 - £860,000"),
    ("F414", "The port landed 1,420 tonnes in 2025. In 2024 it was 1,350 tonnes, so the rise was 7.2%.", "5.185"),
    # Rows of tables.
    (
        "F418",
        (
            "| Team | Budget | Spent | Variance |\n|--|--|--|--|\n| A | £90 | £70 | £20 |\n| B | £50 | £55 | (£5) |\n"
            "| C | £60 | £40 | £10 |"
        ),
        "C: £60 - £40 = £20",
    ),
    (
        "F418",
        (
            "| Ward | Plots | Let | Share |\n|--|--|--|--|\n| A | 80 | 60 | 75% |\n| B | 40 | 30 | 75% |\n"
            "| C | 50 | 41 | 82% |\n| D | 60 | 27 | 54% |"
        ),
        "D: 27 / 60 = 45.00 per cent",
    ),
    (
        "F418",
        (
            "| Fund | Start | In | Out | End |\n|--|--|--|--|--|\n| A | 19 | 5 | 4 | 20 |\n| B | 30 | 6 | 9 | 27 |\n"
            "| C | 11 | 8 | 2 | 17 |\n| D | 24 | 7 | 6 | 29 |"
        ),
        "D: 24 + 7 - 6 = 25",
    ),
    (
        "F414",
        "The parish asks for £12,000. Together with £8,000 for repairs that is £21,000.",
        "£12,000 + £8,000 = £20,000",
    ),
    ("F414", "There were 118,400 cars in 2026 and 110,000 in 2025, so the increase was 9.6 per cent.", "7.636"),
    ("F406", "It costs £300. Pay is £180 (60%), fuel £90 (30%) and rent £45 (15%).", "£180 + £90 + £45 = £315"),
    ("F416", "Eleven answered; seven wanted more bins, two wanted fewer and three wanted none.", "7 + 2 + 3 = 12"),
    ("F416", "Of these 71 runs, 48 were full, 17 were of the high routes and 9 were of bridges.", "48 + 17 + 9 = 74"),
    (
        "F418",
        (
            "| Site | Visits | Income |\n|--|--|--|\n| A | 1,000 | £400 |\n| B | 2,000 | £800 |\n| C | 500 | £200 |\n"
            "| D | 750 | £310 |"
        ),
        "D: 750 × £0.40 = £300",
    ),
    ("F419", "The fund was set up in 2009 and is in its 23rd year.", "From 2009 to 2027 is 18 years"),
    ("F419", "The 50th anniversary of the flag, first flown in 1987, falls in 2027.", "40 years"),
    (
        "F417",
        "38 loans came to £570,000, which leaves £130,000 of the fund of £600,000.",
        "£600,000 - £570,000 = £30,000",
    ),
    ("F414", "The service had a budget of £140,000 and was overspent by £8,000 or 5.4%.", "5.71"),
    ("F414", "One fell from 1,900 to 1,520, by a fifth; the other rose by 8%, from 1,250 to 1,375.", "10.00"),
    ("F416", "Six orders were made. Two were confirmed, three were withdrawn and two are pending.", "2 + 3 + 2 = 7"),
    # Over more than one paragraph.
    (
        "F420",
        "The saving of £90,000 is as follows:\n\n- fees, £40,000\n- rents, £60,000",
        "£40,000 + £60,000 = £100,000",
    ),
    ("F420", "New loans were:\n\n- £2m for 20 years\n- £3m for 5 years\n\nLoans came to £6m in total.", "= £5 million"),
    ("F420", "The road costs £95,000.\n\nThe drain costs £60,000.\n\nTogether they cost £165,000.", "= £155,000"),
    ("F420", "The road costs £95,000. The drain costs £60,000. Together they cost £165,000.", "= £155,000"),
    ("F420", "It rises in steps:\n\n- 2027: £54\n- 2028: £60, a rise of 12.5 per cent", "11.111 per cent"),
    (
        "F420",
        "There are 640 drivers and 37 firms.\n\nTraining was done by 608 drivers. That leaves 42 drivers who have not.",
        "640 - 608 = 32",
    ),
    ("F417", "It has 311 borrowers, of whom 196 use a branch. The other 125 use nothing else.", "311 - 196 = 115"),
    # Years.
    ("F419", "The hall was built in 1911. It is now 106 years old.", "From 1911 to 2027 is 116 years"),
    ("F419", "Founded in 1999, the Friends mark their 30th anniversary in 2027.", "28 years"),
    ("F419", "Mrs Ash has stood there for 19 years, since 1994.", "From 1994 to 2027 is 33 years"),
    ("F419", "The survey ran for 12 weeks from 5 October to 29 November 2026.", "is 8 weeks"),
]

RIGHT = [
    "There were 58,300 visits. That is 5,100 more than in 2025, when there were 53,200. Options 2 and 3 are cheap.",
    "They saw 3,874 families, which is 611 more than in 2024/25 (3,263), an increase of 19 per cent.",
    "It stands at 11 per cent (83 of the 750), lower than the 12 per cent of 2025, and 2 higher than the 9 there.",
    "By then it had paid 214 awards with a total of £48,150, an average of £225, and 40 grants of £900.",
    "There are 560 lamps. They come in three years: 180 in 2027, 200 in 2028 and 180 in 2029.",
    "It costs £1.09m. The grant meets £0.72m of it and £0.37m comes from the reserve.",
    "It rates 14 of the 18 homes as good and two as excellent. The other two are poor.",
    "It rates 14 of the 18 homes as good and two as excellent in 2025. The other three councils have none.",
    "Borrow more. Rejected: each further £1m costs about £65,000 a year for 25 years.",
    "The award was 4 per cent. It takes the lowest rate from £12.60 to £13.10 an hour.",
    "Inflation was 3.2 per cent. The lowest rate goes from £12.60 to £13.10 an hour.",
    "Sales were 800 in 2024/25 and 900 in 2025/26, a rise of 12.5%. It cost £40 in 2025 and £50 in 2026, up a quarter.",
    "Sales were 800 in 2024 and 900 in 2025, and income rose by 3% in 2026.",
    "There were 948 plans in January 2025. By January 2026 there were 1,126, an increase of 12 per cent on 2019.",
    "Cover is 12.4%, of which 4% is lime. The plan aims at 16% by 2040, an increase of 3.6 percentage points.",
    "Income is £0.46m above the budget of £1.15m. Debt did not exceed the limit of £9m, and stood at £8m.",
    "A yield of 4.1 per cent must be above the average of 4.3 per cent. It was 5 per cent above the target of 60.",
    "Some 40 readings exceeded the limit of 50. Spending of £4.1m, below the budget of £4.2m, is on track.",
    "The median is £31,200 and the highest £148,200, a ratio of 4.7 to 1; last year it was 4.9 to 1.",
    "The plan is for 2,600 trees over four winters, 650 in each. It has 40 rooms in two blocks, 12 in each of them.",
    "From April to September 2026 it took 24,600 calls, an average of 4,080 a month, and 900 letters.",
    "In the year to March it took 24,600 calls, an average of 120 a month for each of 17 staff.",
    "The £5.6m is met by loans (£3m), the reserve (£1m) and a receipt (£1.6m).",
    "The cost is £600,000: £200,000 for the building and £400,000 for rent, at £100,000 a year.",
    "Arrests fell from 64 to 48, a quarter less. The rate for the region fell by 11 per cent.",
    "The county gives £0.51 million, the borough £0.63 million and other partners £0.28 million.",
    "The list has 90 names: 20 in Band A, 30 in Band B and 40 in Band C. Letters closed 12 cases.",
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
    "There were 88 replies. Of those, 51 were against, 28 had no view and 9 were for it.",
    "Of 120 replies, 80 asked for benches. Of these, 51 were pleased, 10 had no view and 3 were cross.",
    "The site has 60 garages. There are 40 garages let and 13 vacant, and seven have no doors.",
    "Visits were 400 in May, 460 in June and 490 in July, on average 450.",
    "A gate costs £2,000. A bridge costs four times as much, about £8,000.",
    "The budget was £900,000. Spending of £860,000 was £40,000 less than budget.",
    "The port landed 1,420 tonnes in 2025. In 2024 it was 1,350 tonnes, so the rise was 5.2%.",
    "The fees rise as follows:\n\n- boats, £40,000\n- vans, £60,000\n\nIn all that is £100,000.",
    "Of the 300 who replied to the survey:\n\n- 150 want benches\n- 120 want trees\n- 90 want a café",
    "The road costs £95,000. The drain costs £60,000. Together they cost £155,000, and the grant is £165,000.",
    "It rises in steps:\n\n- 2027: £54, a rise of 12.5 per cent\n- 2028: £60, a rise of 11.1 per cent",
    "It has 311 borrowers, of whom 196 use a branch. The other three libraries have more.",
    "The fund was set up in 2009 and is in its 19th year, and the panel in its second.",
    "| Band | Homes | Price |\n|--|--|--|\n| A | 10 | £20 |\n| B | 20 | £40 |\n| C | 30 | £60 |\n| D | 40 | £90 |",
    "It has 64 members, of whom 16 (a quarter) are new and 9 are young. The other 39 are old.",
    "The patrol costs £148,000 a year: salaries of £104,000, overtime of £26,000 and vehicles of £18,000.",
    "Loans came to £570,000, which leaves £30,000 of the fund of £600,000.",
    "The hall was built in 1911 and is over 100 years old. People who are 18 years old may vote in it.",
    "The school opened in 1974. It takes children who are five years old, and the oak is 90 years old.",
    "Founded in 1999, the Friends mark their 30th anniversary in 2029.",
    "The survey ran for eight weeks from 5 October to 29 November 2026, over 40 working days from 5 to 9 October.",
    "| Site | Low | High | Visits |\n|--|--|--|--|\n| A | 3 | 5 | 8 |\n| B | 4 | 9 | 20 |\n| C | 2 | 6 | 8 |",
    "| Site | One | Two | Both |\n|--|--|--|--|\n| A | 0 | 5 | 5 |\n| B | 4 | 9 | 13 |\n| C | 2 | 0 | 2 |",
    "| Rank | A | B | Gap |\n|--|--|--|--|\n| 1 | 10 | 12 | 2 |\n| 2 | 30 | 20 | 10 |\n| 3 | 14 | 15 | 1 |",
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
