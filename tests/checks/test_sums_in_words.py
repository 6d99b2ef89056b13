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
]


def codes(text: str) -> set[str]:
    return {each.code for each in check(changed(text), today=TODAY).findings if each.code.startswith("F")}


@pytest.mark.parametrize("text", WRONG)
def test_a_sum_that_does_not_come_out_is_found(text: str) -> None:
    assert codes(text)


@pytest.mark.parametrize("text", RIGHT)
def test_a_sum_that_comes_out_is_left_alone(text: str) -> None:
    assert not codes(text)
