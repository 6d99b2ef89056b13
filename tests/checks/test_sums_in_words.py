"""Sums as officers write them into sentences: parts, shares, changes, averages, periods; and what only looks wrong."""

from __future__ import annotations

import pytest

from drafter.checks import check
from tests.checks.reports import TODAY, changed

WRONG = [
    (
        "Of the 34 households that had to move out, 29 were home again by 31 October 2026; six are still in temporary"
        " accommodation."
    ),
    "Of the 120 applications, 96 had been decided by the end of May and 27 have yet to be decided.",
    "The centres employ 96 people, 61 of them full-time and 38 part-time.",
    "The fleet has 31 vehicles, of which 18 are new, eight are leased and seven are old.",
    "The investigation led to eleven actions. Seven are complete, three are on time and two are late.",
    "The panel set 14 actions in 2025. Nine are complete, four are in progress and two have not begun.",
    (
        "The government pays £500 to each flooded home. By 31 October 2026 the grant had been paid to 112 homes, "
        "£56,500 in all."
    ),
    "Officers made 64 test purchases. Eleven of the 64 sold alcohol to the volunteer, which is more than one in five.",
    "Of the 346 who replied 61, fewer than one in six, were against.",
    "The plan runs from 8 March to 30 June 2027, nearly five months, and is at Appendix 1.",
    "The policy was adopted in April 2022 and runs for five years, until April 2028.",
    "Residents were asked over six weeks, from 7 September to 5 October 2026.",
    "The pilot of a desk ran from 1 March to 31 August 2026. In those five months the desk placed 318 people.",
    (
        "Six operators returned the questionnaire. Two did not reach the standard, one withdrew in July 2026, and the"
        " other four sent a bid."
    ),
    "Quality counted for 60% of the score and price for 45%.",
    "Bids were judged on quality (60 per cent) and price (50 per cent).",
    "They drew 31, 27, 44 and 18 people, 120 in all or an average of 40 a session.",
    (
        "The forecast is £22.4 million against £21.1 million, an overspend of £1.3 million. Demand accounts for £0.8 "
        "million of it and the hourly rate for £0.6 million."
    ),
    "Turnover came down from 24 to 18 per cent, a fall of six per cent.",
    "Turnout rose from 31% to 36%, an increase of 5%.",
    "Hackney carriages fell by nine, to 142, which is a drop of 6.3 per cent.",
    "Visits rose by 120 to 1,320, an increase of 9.1 per cent.",
    "The contract lasts six years from April 2022 to March 2027.",
    "The works take fourteen months, from February to August 2027.",
    "The lease has eight years to run, from April 2027 to March 2033.",
    "The number of calls has more than doubled, from 34 to 61.",
    (
        "There were 1,848 replies. Of these 702 were from residents, 831 from traders, 129 from visitors and 176 from"
        " others."
    ),
    "Members want 48 to stay, and 14 of the 60, a third, to go.",
    "A survey had 60 replies. Twelve of them, a quarter, wanted change.",
    "Each of the 190 cases takes two hours, which makes 420 hours.",
    "A total of 429 visits out of 214,500 were missed, or two in every hundred.",
    "The licence fee rises from £240 to £264, which is 9.1 per cent.",
    "There were 36 complaints, 23 upheld and 12 not upheld.",
    "In 2026 there were 318 visits, 42 more than the 286 of 2025.",
    "The budget is £640,000. Staff take £412,000, premises £131,000 and supplies £87,000.",
    "The number of placements fell from 212 to 187, or 15 fewer.",
    "The school has 309 pupils in 11 classes, an average of 31 to a class.",
    (
        "The government pays £500 to each flooded home and £1,500 to each flooded business. If all apply, that will "
        "come to £138,500. By 31 October 2026 it had been paid to 112 homes, £56,500 in all, and to 29 businesses, "
        "£43,500 in all."
    ),
    "They are needed from September 2027 to July 2028, which is two school years.",
    "The programme covers the five years 2024/25 to 2027/28.",
    "Four columns in a hundred failed their structural test in 2026: 189 were tested and nine failed.",
    (
        "Emissions from lighting were 1,460 tonnes in 2025/26. That is 31 per cent fewer tonnes than in "
        "2023/24, when they were 2,060."
    ),
    "Part-night lighting was tried in Marlpit from 3 May to 31 October 2026, a trial of seven months.",
    (
        "Complaints rose to 64 in 2026. Two thirds of the 64 (43) were about portions, 15 about choice and "
        "seven about queues."
    ),
    (
        "The library has 42 computers. Thirty-one work, nine are being repaired and four have been written "
        "off, which makes 42."
    ),
    "The waiting list stood at 1,240 in March and 1,085 in September. It has shortened by 165 households.",
    "Rents will go up by £4.20 a week, from £96.40 to £100.80.",
    "Rents will go up by 4.2 per cent, from £96.40 to £101.40 a week.",
    "Nine of the 14 shelters were rebuilt, which leaves six.",
    "The service handles 2,400 calls a week, or about 145,000 a year.",
    "At 35p a mile the 61,000 miles driven cost £23,150.",
    "The fee of £84 covers 70 per cent of the cost of £112.",
    "The grant of £90,000 is spread over three years at £35,000 a year.",
    "Turnout was 31 per cent: 8,420 of 29,300 electors voted.",
    "A total of 212 trees were planted: 96 oaks, 58 limes and 48 cherries.",
    "Membership has trebled, from 410 in 2021 to 1,060 in 2026.",
    "Income is split equally between the two councils, £410,000 to Thornleigh and £450,000 to Marl.",
    "The average over the three years, £41,000, £44,000 and £50,000, is £47,000.",
    "Some 46 per cent of the 1,300 homes (698) are heated by gas.",
    "More than half of respondents (212 of 470) agreed.",
    "Fewer than one in ten visits (41 of 380) took longer than an hour.",
    "The gap between the dearest bid (£218,000) and the cheapest (£171,500) is £57,500.",
    "Spending per head is £18.40: £2.3 million over a population of 145,000.",
    "Every one of the 17 parishes was written to; 12 replied and three did not.",
    "The loan of £600,000 is repaid in 20 half-yearly instalments of £35,000.",
    "The scheme costs £1.2 million. The Government pays 75 per cent and the Council the remaining £400,000.",
    "The park covers 14 hectares, of which 9 are grass, 3 woodland and 4 water.",
    "The number of permits has risen in each of the last three years: 310, 298 and 344.",
    "Costs have fallen every year since 2023, from £61,000 to £58,000, £59,500 and £54,000.",
    "The pool was open on 340 days and had 102,000 visits, an average of 330 a day.",
    "Half of the 68 appeals (31) were allowed.",
    "A quarter of staff are over 55: 61 out of 305.",
    "The contract runs for seven years from 1 April 2020 to 31 March 2026.",
    "The 30-day period began on 4 January 2027 and ended on 18 January 2027.",
    "A discount of 10 per cent takes the fee from £65 to £57.50.",
    "Eleven councillors voted for, five against and two abstained; all 19 members were present.",
    "Reserves of £3.4 million are 8 per cent of net spending of £51 million.",
    "The fund earned £33,600 on an average balance of £960,000, a return of 4.5 per cent.",
    "Parking income was £1.92 million, £130,000 below the budget of £2.15 million.",
    "The number of looked-after children rose to 412, thirty-one more than the 371 of a year before.",
    "There are 1,860 garages. 1,432 are let and 328 are empty.",
    "Seven in ten parents (612 of 1,020) were satisfied.",
    "The subsidy of £2.40 on each of 310,000 journeys comes to £644,000.",
    "The team of 12 had 9 vacancies filled, so that three in ten posts are still empty.",
    "Three officers at £41,500 each cost £128,500 a year.",
    "The work took 14 weeks instead of 10, an overrun of 30 per cent.",
    (
        "We expect savings of £40,000 in the first year, £65,000 in the second and £80,000 in the third: "
        "£195,000 over three years."
    ),
    "Two-thirds of the £96,000 comes from the lottery, and £36,000 from the Council.",
    "The oldest tree was planted in 1888, so that it will be 150 years old in 2028.",
    "The school roll is 318, which is 92 per cent of its capacity of 360.",
    "In all 640 households replied out of 2,560 asked, a response of one in five.",
    "Of the £3.2 million, 40 per cent (£1.38 million) is for drainage.",
    "The charge would rise from £1.20 to £1.50, an increase of 20 per cent.",
    "The lease costs £18,500 a year, so that over its ten years the Council pays £158,000.",
    "The shortfall is £74,000, being expenditure of £512,000 less income of £448,000.",
    "The average age of the fleet is 7.5 years, the 12 vehicles having a combined age of 84 years.",
    "It will cost £36 a household across 52,000 households, or £1.78 million.",
    "A further £15,000 brings the total of grants from £62,000 to £79,000.",
    "Adding the 45 new places to the 212 existing ones makes 267.",
    "Net of the grant of £120,000, the scheme's cost of £410,000 falls to £280,000.",
    "Twice as many people, 840, came in 2026 as in 2025, when there were 510.",
    "Visits were 12,400 in May, 13,900 in June and 15,100 in July, 42,400 in the quarter.",
    "The vacancy rate stands at 11 per cent (22 of 182 posts).",
    "Since 2019 the fee has gone up from £80 to £104, by 24 per cent.",
    "The 96 pitches let in 2026 at £310 each brought in £27,960.",
    "Of the £5.6 million programme £3.9 million has been spent, or 74 per cent.",
    "Of 1,205 parcels 1,109 were delivered on time and 106 late.",
    "Membership stands at 2,340, which is 160 fewer than the 2,600 of last year.",
    "The team has grown from 14 to 21, an increase of a third.",
    "There were 18 accidents in 2025 and 27 in 2026, twice as many.",
    "The council owns 63 per cent of the shares (126,000 of 210,000).",
    "It costs £9.60 to collect a bin, so that 41,000 bins cost £383,600.",
    "At ten a week the backlog of 260 cases will be cleared in 20 weeks.",
    "The floor of 1,450 square metres at £82 a square metre comes to £128,900.",
    "The first stage costs £310,000, the second £275,000 and the third £140,000, £735,000 altogether.",
    "Nearly three quarters of tenants (1,118 of 1,720) pay by direct debit.",
    "Staff costs make up £1.9 million of the £2.6 million budget, or 68 per cent.",
    "We received 47 bids for 16 grants, three for each grant on average; 30 were refused.",
    "With 24 pupils in each of the 14 classes the school has 346 pupils.",
    "The road was closed for 11 days, from 3 to 12 May 2026.",
    "In 2026 the museum was open for 46 weeks and had 59,800 visitors, 1,400 a week.",
    "Fines of £70 each were issued to 118 drivers: £8,620.",
    "The debt of £84,000 has been reduced by £17,000 to £65,000.",
    "By 2030 the number of over-85s will rise from 3,100 to 4,300, by almost a half.",
    "The council tax base is 61,240 and the levy £2.40, which raises £146,000.",
    "Prices went up by 6 per cent, from £2.50 to £2.75.",
    "A third of the 87 trees (32) are diseased.",
]

RIGHT = [
    (
        "Of the 34 households that had to move out, 28 were home again by 31 October 2026; six are still in temporary"
        " accommodation."
    ),
    "Of the 120 applications, 96 had been decided by the end of May and 24 have yet to be decided.",
    "Of the 40 homes 12 have a garden and six are still without heating.",
    "The centres employ 99 people, 61 of them full-time and 38 part-time.",
    "The fleet has 33 vehicles, of which 18 are new, eight are leased and seven are old.",
    "The fleet has 90 vehicles, of which 18 are new, eight are leased and seven are old.",
    "The investigation led to twelve actions. Seven are complete, three are on time and two are late.",
    (
        "The government pays £500 to each flooded home. By 31 October 2026 the grant had been paid to 112 homes, "
        "£56,000 in all."
    ),
    "Officers made 64 test purchases. Eleven of the 64 sold alcohol to the volunteer, which is more than one in six.",
    "Of the 346 who replied 61, fewer than one in five, were against.",
    "The plan runs from 8 March to 30 June 2027, nearly four months, and is at Appendix 1.",
    "The policy was adopted in April 2022 and runs for five years, until April 2027.",
    "The policy was adopted in April 2022 and runs for five years, until March 2027.",
    "Residents were asked over four weeks, from 7 September to 5 October 2026.",
    "The pilot of a desk ran from 1 March to 31 August 2026. In those six months the desk placed 318 people.",
    (
        "Six operators returned the questionnaire. Two did not reach the standard, one withdrew in July 2026, and the"
        " other three sent a bid."
    ),
    "Two officers left and one retired, and the other four teams are full.",
    "Quality counted for 60% of the score and price for 40%.",
    "Quality of air has improved by 60 per cent and the price of fuel by 45%.",
    "They drew 31, 27, 44 and 18 people, 120 in all or an average of 30 a session.",
    (
        "The forecast is £22.4 million against £21.1 million, an overspend of £1.3 million. Demand accounts for £0.7 "
        "million of it and the hourly rate for £0.6 million."
    ),
    "Turnover came down from 24 to 18 per cent, a fall of six percentage points.",
    "Turnover came down from 24 to 18 per cent, a fall of 25 per cent.",
    "Hackney carriages fell by nine, to 142, which is a drop of 6.0 per cent.",
    "The contract lasts five years from April 2022 to March 2027.",
    "The works take seven months, from February to August 2027.",
    "Support outnumbered objection by nearly two to one, 716 to 410.",
    "The number of calls has more than doubled, from 34 to 71.",
    (
        "There were 1,838 replies. Of these 702 were from residents, 831 from traders, 129 from visitors and 176 from"
        " others."
    ),
    "Each of the 190 cases takes two hours, which makes 380 hours.",
    "A total of 429 visits out of 214,500 were missed, or two in every thousand.",
    "There were 36 complaints, 23 upheld and 12 not upheld, and one was withdrawn.",
    "The budget is £640,000. Staff take £412,000, premises £131,000 and supplies £97,000.",
    "Rates were frozen from April 2022 to March 2024, and the licence runs for six years.",
    "The survey was open for six weeks. It ran from 7 September to 18 October 2026.",
    "There were 12 staff in 2024. Seven are new, three are part time and two are drivers.",
    "The council let 24 units in 2025. Seven are empty, and three are damp.",
    "The school has 309 pupils in 11 classes, an average of 28 to a class.",
    (
        "Of the 236 complaints, bookings were the subject of 106. Noise came next with 59, exactly a quarter. The "
        "remaining 71 were about fares."
    ),
    (
        "The service received 236 complaints. Bookings were the subject of 106. Noise came next with 59. The "
        "remaining 71 were about fares."
    ),
    (
        "The £5.0m is made up of building (£3.96m), fees (£0.48m), furniture (£0.21m) and a contingency of £0.35m, "
        "which is 7%."
    ),
    "They are needed from September 2027 to July 2028, which is one school year.",
    "The programme covers the four years 2024/25 to 2027/28.",
    "Visits rose by 5 to 10 per cent.",
    "Nine of the 14 shelters were rebuilt, which leaves five.",
    "The service handles 2,400 calls a week, or about 125,000 a year.",
    "At 35p a mile the 61,000 miles driven cost £21,350.",
    "The fee of £84 covers 75 per cent of the cost of £112.",
    "Turnout was 29 per cent: 8,420 of 29,300 electors voted.",
    "The gap between the dearest bid (£218,000) and the cheapest (£171,500) is £46,500.",
    "VAT at 20 per cent brings the price of £48,000 to £57,600.",
    "The pool was open on 340 days and had 102,000 visits, an average of 300 a day.",
    "The loan of £600,000 is repaid in 20 half-yearly instalments of £30,000.",
    "Four columns in a hundred failed: 200 were tested and eight failed.",
    "The library has 44 computers. Thirty-one work, nine are being repaired and four have been written off.",
    "A discount of 10 per cent takes the fee from £65 to £58.50.",
    "The shortfall is £64,000, being expenditure of £512,000 less income of £448,000.",
    "Parking income was £1.92 million, £230,000 below the budget of £2.15 million.",
    "Interest at 4 per cent on £2.5 million is £100,000 a year.",
    "Adding the 45 new places to the 212 existing ones makes 257.",
    "Twice as many people, 1,020, came in 2026 as in 2025, when there were 510.",
    "The work took 13 weeks instead of 10, an overrun of 30 per cent.",
    "It will cost £36 a household across 52,000 households, or £1.87 million.",
    "The school has 214 pupils, 13 teachers and a hall of 240 square metres.",
    "Of the 18 members nine were present, and seven of the 12 substitutes.",
    "The charge is £45 for a resident and £80 for a visitor, and 212 were sold.",
    "The hall seats 180, has 42 parking spaces and was hired on 140 evenings.",
    "There were 61 complaints in 2025 and 64 in 2026, and 12 of them went to the Ombudsman.",
    "The grant was £120,000 in 2024, £135,000 in 2025 and £250,000 in 2026.",
    "Some 30 per cent of the 420 homes are let to families, and 118 are empty.",
    "The library lent 96,000 books to 11,200 members, 4 per cent more than in 2025.",
    "Turnout was 34 per cent in the ward, where 2,100 people live in 940 homes.",
    "He asked for 12 copies of the 40-page report and paid £18.",
    "Three bids came in: £210,000, £228,000 and £441,000.",
    "The road is 1.8 km long, 6.5 m wide and has 42 lamp columns.",
    "A ticket costs £2.50, a day pass £6 and a weekly pass £22.",
    "The contract was worth £1.2 million, had 14 bidders and ran for three years.",
    "The budget is £640,000 and the forecast £655,000, and £12,000 has been found so far.",
    "The Council owns 1,240 garages and 310 parking spaces, and lets 1,100 of the former.",
    "Of 210 visits 96 were in the morning and 80 in the afternoon.",
    "The panel has 11 members: six councillors, two tenants and an independent chair.",
    "The fee was £60 in 2024, £65 in 2025 and is £72 now, 20 per cent above 2024.",
    "Visitors came from 31 countries, 62 per cent of them from Wales, and stayed 2.4 nights.",
    "About 1,500 people signed the petition, 900 of them online, and 420 wrote letters.",
    "The pool lost £82,000 in 2025 on income of £610,000, 13 per cent of it.",
    "Sites of 40, 55 and 90 homes have been put forward.",
    "The rent is £600 a month; a deposit of £900 and a fee of £150 are due.",
    "The unit has 14 beds, of which 12 are filled on average, and 19 staff.",
    "Two of five schools inspected in 2026 were rated outstanding, and 11 of 14 good.",
    "The vehicles are 4, 6 and 11 years old.",
    "The district has 61,000 households and 142,000 people, 21 per cent of them over 65.",
    "In March there were 310 cases, in June 290 and in September 602.",
    "The service answered 81 per cent of 12,400 calls within 20 seconds.",
    "The loan of £2 million is for 25 years at 4.1 per cent, with £80,000 of fees.",
    "Permits cost £50 for the first car, £75 for the second and £120 for the third.",
    "Reserves were £3.1 million in 2025 and are £2.9 million, against a minimum of £2.5 million.",
    "Of 88 replies, 51 came from residents, 30 from businesses and 7 from others.",
    "Repairs took 9 days on average in 2025 and 12 in 2026; the target is 20.",
    "Of 1,205 parcels 1,109 were delivered on time and 96 late.",
    "The team has grown from 14 to 21, an increase of a half.",
    "Fines of £70 each were issued to 118 drivers: £8,260.",
    "Nearly two thirds of tenants (1,118 of 1,720) pay by direct debit.",
    "At ten a week the backlog of 260 cases will be cleared in 26 weeks.",
    "The 96 pitches let in 2026 at £310 each brought in £29,760.",
    "In 2026 the museum was open for 46 weeks and had 59,800 visitors, 1,300 a week.",
]


def codes(text: str) -> set[str]:
    return {each.code for each in check(changed(text), today=TODAY).findings if each.code.startswith("F")}


@pytest.mark.parametrize("text", WRONG)
def test_a_sum_that_does_not_come_out_is_found(text: str) -> None:
    assert codes(text)


@pytest.mark.parametrize("text", RIGHT)
def test_a_sum_that_comes_out_is_left_alone(text: str) -> None:
    assert not codes(text)
