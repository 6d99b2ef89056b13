"""What must never be found: text that looks like a fault and is none. And faults that are easy to miss."""

from __future__ import annotations

import pytest

from drafter.checks import check
from tests.checks.reports import TODAY, changed

LEFT_ALONE = [
    # Numbers and structure.
    ("N2", ".[5.2a] One.\n\n.[5.2b] Two.\n\n.[5.1] Three."),
    ("N2", ". One.\n\n.. Two.\n\n.. Three."),
    ("N2", "2026. The year began well.\n\n5.4 per cent of it was wet.\n\n1.5 FTE posts are filled."),
    ("N2", "## NHS: What Next\n\nText.\n\n## The Old School House\n\nText."),
    ("N2", "## Costs\n\nOne.\n\n~ Two.\n\n~ Three."),
    # References.
    (
        "R3",
        "Under section 106, paragraph 3 of Schedule 12A and section 149(2) of the Act, see paragraph 4.2 of the code.",
    ),
    ("R3", "The charge is £5.25 and item 3.2 million; version 2.0 of the plan."),
    ("R3", "See [the entry](https://example.org/a_(b)) and [write](mailto:a@example.org)."),
    # Figures in prose.
    ("F4", "There are 358 children on plans; of those, 210 (58.7 per cent) have a category of neglect."),
    ("F4", "There were 214 households in 2026, of which 96 (44.9 per cent) had waited."),
    ("F4", "Of 412 inspections due by 31 December 2026, 389 (94.4 per cent) were carried out in time."),
    ("F4", "It had 48 stalls, of which 44 were let on 31 December 2026 (91.7%)."),
    ("F4", "Three of 16 trusses were replaced (20 per cent of the cost)."),
    ("F4", "The budget for 2015/16 is 3/4 spent. About 60 per cent of the 50 came, some 30 of 40 (about 80 per cent)."),
    ("F4", "Visits rose from 148 to 163, an increase of 15 (10.1 per cent)."),
    ("F4", "The rate rose from 40 per cent to 50 per cent, an increase of 10 per cent points."),
    ("F4", "Two of the following four are done:\n\n- a;\n- b;\n- c;\n- d."),
    ("F4", "In the following three months:\n\n- a;\n- b."),
    ("F4", "| School | Pupils |\n|---|---|\n| Priory | 40 |\n| Harbour | 50 |\n| All Saints | 60 |"),
    ("F4", "| Year | Rate |\n|---|---|\n| One | 4.0 |\n| Two | 5.0 |\n| Total | 4.5 |"),
    ("F4", "| A | B |\n|---|---|\n| One | £0.55 million |\n| Two | £0.70 million |\n| Total | £1.25 million |"),
    ("F4", "The grant is £1.5 million a year for two years, a total of £3 million."),
    ("F4", "## Visits (April to June 2026)\n\n- 3 April 2026.\n- 4 May 2026.\n- 30 June 2026."),
    # Abbreviations and names.
    ("A6", "Ofsted and the NHS met. Serious Case Reviews (SCRs) are rare: an SCR takes a year, and SCRs cost money."),
    ("A6", "The Department for Education (DfE) asked. DfE officers came, and the DfE's letter followed."),
    ("A6", "## CSE AND MISSING CHILDREN IN THE TOWN\n\nThe children were found in Zone AB, entry H7, at NN4 7AB."),
    ("A6", "This must NOT be done, and ALL of it is exempt under Part II, grade IV, of KPMG and ABC Ltd."),
    ("A607", "Option A and option B; a one-off grant, a European union, an hour, an FTE, a US firm, an unusual MARAC."),
    ("A6", "The Head of Service met the Heads of Service. The Serious Case Review joined two Serious Case Reviews."),
    ("A6", "The Children's Services Board and the Children's Services Panel met. The Council's Local Plan is a plan."),
    (
        "A607",
        "OPTION A IS BEST. OPTION A AND OPTION B. An EIA, an AGM, an INSET day, a EUROPEAN law and a UNESCO site.",
    ),
    # Dates.
    ("D7", "The map of the drains was brought up to date in May 2026 and has 140 covers."),
    ("D7", "The design will be ready by 30 April 2027. Visits will be compared with those in June 2026."),
    (
        "D7",
        "The plan that was agreed on 3 March 2026 will be reviewed. Fees rise each April.",
    ),
    ("D7", "On 3 and 5 May 2026 it rained. The survey began on 1 May 2026 and ended on the 11th."),
    (
        "D7",
        "See the 5th floor, the 20th century and the 3rd edition. Mrs May and April Jones march on.",
    ),
    (
        "D7",
        "The service is currently being moved. There are 12 children awaiting placement. It came shortly after lunch.",
    ),
    ("D7", "Paragraph 5.4.15 and version 1.2.26 say so. At 29 February 2024 there were 30 September babies."),
    ("D7", "By Thursday 4 March 2027, and until 31 December 2027, the outcome is awaited."),
    # Language.
    ("L8", "See https://example.org/a,b;c and a.b@example.org, e.g. at 10:30, in the ratio 3:1 ... and so on."),
    ("L8", "She said that that had had its time. It was phased in in May 2026. He went on and on."),
    ("L8", "The rate is .5 per cent; the U.S. market, i.e. St. Mary's, J. Smith and Co. Ltd. agreed, etc., and so on."),
    ("L8", "The following came:\n\n- residents;\n- traders; and\n- schools."),
    ("L8", "The following came:\n\n- residents\n- traders\n- schools."),
    ("L8", "The steps are:\n\n- first:\n  - one;\n  - two;\n  - three.\n- second."),
    ("L8", "Survey of readers, Libraries Service, October 2026"),
    (
        "L8",
        "If a case were to arise, it should of course be heard. Programmes are full-time; full time.",
    ),
    # Contradictions.
    ("X5", "The new rota needs no restructure. Lamp posts are removed. Nobody was made redundant."),
    ("X5", "Mr J. Smith and Mrs A. Jones met children aged 5 to 11, and a child aged 5 or over."),
    ("X5", "Residents will be consulted in May 2027."),
    # Publication.
    ("P9", "Caffè «ŵ» £4 000 – “fine”…"),
    ("P9", "| | A |\n|---|---|\n| x | 1 |"),
    # Completeness.
    ("C1", "Rooms [sic] are [the old] ones: <b>bold</b>, x = y, XXI and xx-large, in due course."),
]

FOUND = [
    ("F406", "Of the 640 households, 288 (46 per cent) replied.", "288"),
    ("F406", "In all, 12 of the 40 homes (25%) are let.", "30.00"),
    ("F414", "Visits rose from 180 to 214, an increase of 18.1 per cent.", "18.889"),
    ("F414", "There are 214 households. This compares with 187 in 2025, an increase of 16 per cent.", "14.44"),
    ("F414", "There were 41,250 visits in Q3 compared to 38,900 in Q2, an increase of 8 per cent.", "6.04"),
    ("F407", "The following three came:\n\n- a;\n- b.", "list has 2"),
    ("D701", "It ended on 31 June 2026.", "30 days"),
    ("D701", "It ended on 29 February 2026.", "2026 has 28 days"),
    ("D701", "It ended on 31.4.26.", "30 days"),
    ("D702", "It is on Friday, 4 March 2027.", "Thursday"),
    ("D706", "The design will be finished by January 2027.", "worded as still to come"),
    ("D704", "It began in March and ended in May.", "“March” and “May”"),
    ("A602", "The SCR is late.\n\nA Serious Case Review (SCR) was held. The SCR is done.", "explained only in 5.2"),
    ("A605", "The Local Offer Team (LOT) met the Legal Office Team (LOT). LOT is good.", "Local Offer Team"),
    ("A606", "The Resilient Communities Committee met the Resilient Community Committee.", "elsewhere"),
    ("R301", "See paragraphs 5.1 and 5.9 of this report.", "5.9"),
    ("R303", "See Appendices A to C.", "Appendix A"),
    ("L802", "It rained.The roof leaked.", "rained.The"),
    ("L804", "It rained.. The roof leaked.", ".."),
    ("C111", "The cost is £XX,XXX.", "£XX"),
    ("N203", "5.7 The cost is known.", "5.7"),
]


@pytest.mark.parametrize(("family", "text"), LEFT_ALONE)
def test_what_is_no_fault_is_left_alone(family: str, text: str) -> None:
    found = check(changed(text), today=TODAY, select=[family]).standing
    assert [(each.code, each.message) for each in found if each.field == "background.text"] == []


@pytest.mark.parametrize(("code", "text", "evidence"), FOUND)
def test_a_fault_is_found_with_its_evidence(code: str, text: str, evidence: str) -> None:
    found = check(changed(text), today=TODAY, select=[code]).findings
    assert found
    assert evidence in found[0].message
