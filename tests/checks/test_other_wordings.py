"""Dates, contradictions and language in wordings that the rules did not know at first, with what looks like them."""

from __future__ import annotations

import pytest

from drafter.checks.engine import check
from tests.checks.reports import TODAY, changed

FOUND = [
    ("D705", "A letter went out on the 9th, and the Forum met on 12 January 2027."),
    ("D706", "The survey is due to be published by December 2026."),
    ("D706", "Eight chargers are to be installed by 2024."),
    ("D706", "Loans will reach £62 million by March 2026."),
    ("D709", "There are currently four chargers in the town."),
    ("D709", "The rules were looked at some time ago."),
    ("D713", "Officers attended the conference in the autumn."),
    ("D713", "A second session is planned for the new year."),
    ("A601", "The register NR3S is used by all councils."),
    ("A605", "The service uses the Disclosure and Barring Service (DBS). A DBS (database billing system) is next."),
    ("L803", "The Council holds no direct investments in makers of arms or tobacco"),
    ("L811", "The power to provide cemetries is an old one."),
    ("C112", "## Programme\n\n- Train the drivers"),
    ("R305", "The sums are at table 2 of this report."),
    ("A606", "The Sandwold Festival is in May 2027. The Sandwold Festivals had its best year."),
    ("A606", "The Carrow Beach Care Group met in May 2027. The Carrow Beachcare Group met again."),
    ("L814", "It met on 3 March 2026 and 5 May 2026, and will meet on July 7, 2027."),
    ("L815", "The rent is £4500 and the fee £1,200."),
    ("L815", "It has 12500 members."),
    ("L817", "Officer's should have the data."),
    ("L811", "The forum met on tuesday 5 May 2026."),
    ("L816", "The hall as been closed since May 2026."),
    ("L816", "Members are ask to agree the plan."),
    ("L816", "Residents should of been told, and the principle reason is cost."),
    ("L816", "The options is set out below."),
    ("L816", "Neither the park or the hall is open."),
    ("L817", "The peoples views matter, and CCTV's are broken."),
    ("L818", "The panel met in May 2026) and agreed."),
    ("L819", "The cost is £12,00, or 45,000£."),
    ("L821", "It met in May 2026. officers agreed."),
    ("L803", "The panel agreed that the report should be"),
    ("L801", "The panel ( in May 2026) agreed."),
    ("L802", "The panel met in May 2026,and agreed."),
    ("L812", "The panel met in May 2026, It agreed the report."),
    ("X506", "Mr Alan Sykes of the Blue Parrot was convicted of an offence."),
    ("C112", "## Next year\n\nA fair for owners is planned."),
    ("C112", "## What next?\n\n- Return of the vehicle."),
]
LEFT = [
    ("D705", "The works began on 1 May 2026 and ended on the 11th, and on the 12th of June 2026 it rained."),
    ("D706", "Loans of £62 million were taken up by March 2026 and will be repaid by March 2036."),
    ("D706", "Visits will be compared with those published in June 2026."),
    ("D709", "The team is currently two to three people strong in one of four offices."),
    ("D713", "The park is full in the autumn."),
    ("D704", "Dogs are banned from the beach from 1 May to 30 September."),
    ("D713", "There were 212 complaints, up from 160 in the winter before."),
    ("R305", "The sums are at table 2 of the guidance."),
    ("A606", "The Sandwold Festival is in May 2027. Sandwold Festivals of the past were wet."),
    ("L814", "It met on 3 March 2026, on Tuesday the 5th and in May 2026."),
    ("L814", "It met on 10.4.15, and on 3 March 2026."),
    ("L815", "Call 01632 960123; BS 3998 and file 123456 apply since 2010, with 1,200 members and 1450 as the year."),
    ("L811", "It's what's here: the Council's own, that's all. The committee's have-nots and the officer's shoulder."),
    ("L803", "Survey of readers, Libraries Service, October 2026"),
    ("L803", "The date of the meeting and the place: TBC"),
    ("L816", "The council as agreed in 2025 holds its own; there needs to be a will to effect changes."),
    (
        "L816",
        "These report a fall, those cost more, and the list of options is long. A will proved in 1920 would need it.",
    ),
    ("L816", "Prices were higher then and lower now. There is two-way traffic, and the cost of repairs is small."),
    ("L816", "The computer program is old; did as they should, and between 3 and 5 May 2026 it was as had been said."),
    ("L817", "The councils of Kent and Essex agreed. The council's decision, residents' views and the 1980s."),
    ("L818", "Members asked a) why and b) when (and by whom)."),
    ("L818", "“It is a good plan and will be read out."),
    ("L819", "It is £1.254 million, £0.125 per mile, £1,250.50 and 12 per cent."),
    ("L821", "It is e.g. a plan, of approx. ten acres, no. ten etc. and so on."),
    ("L821", "It covers:\n\n- parks;\n- roads.\n\nthe rest is known"),
    ("L803", "The contract; and"),
    ("X506", "Tenancies ended: 41 by notice of the tenant, 30 for other reasons."),
]


@pytest.mark.parametrize(("code", "text"), FOUND)
def test_it_is_found_in_these_words_too(code: str, text: str) -> None:
    assert code in {each.code for each in check(changed(text), today=TODAY, select=(code,)).findings}


@pytest.mark.parametrize(("code", "text"), LEFT)
def test_what_looks_like_it_is_left_alone(code: str, text: str) -> None:
    assert [each.message for each in check(changed(text), today=TODAY, select=(code,)).findings] == []


def test_a_word_that_is_written_over_and_over_is_one_finding() -> None:
    findings = check(changed(f"The {'panel ' * 300}met."), today=TODAY, select=("L805",)).findings
    assert [each.message.rpartition(": ")[2] for each in findings] == ["a word stands 300 times."]


def test_what_is_awaited_is_told_in_whole_words() -> None:
    findings = check(changed("The plan is awaiting sign off by the board."), today=TODAY, select=("D710",)).findings
    assert [each.message for each in findings] == ["“awaiting sign off”: it may be known by the meeting."]


def test_a_sum_may_be_accounted_for_in_two_parts() -> None:
    report = changed("""
        [sections.recommendations]
        text = "That the committee approves spending of £185,000 on the pontoon."
        [sections.financial]
        text = "The pontoon is met from the reserve (£35,000) and from borrowing (£150,000)."
    """)
    assert not check(report, today=TODAY, select=("X509",)).findings


def test_a_typed_reference_to_an_exempt_paragraph_is_found() -> None:
    report = changed("""
        [sections.background]
        text = '''
        The price is in paragraph 5.2.

        ::: exempt 3
        The lowest bid was £1,742,000.
        :::
        '''
    """)
    assert [each.code for each in check(report, today=TODAY, select=("P908",)).findings] == ["P908"]
