"""Dates in prose, in many wordings: which the reader cannot place, and which are plain."""

from __future__ import annotations

import pytest

from drafter.checks import check
from tests.checks.reports import TODAY, changed

OPEN = [
    ("D704", "The bridge reopened in March after repairs."),
    ("D704", "The consultation will run until June."),
    ("D704", "Nobody has used the room since April."),
    ("D704", "The scheme helped 61 children between April and December. It will end in 2028."),
    ("D704", "The plan was begun in October. The next will follow in November 2027."),
    ("D705", "The lease ran out on the 31st."),
    ("D705", "It was agreed that the balance on the 30th would be used."),
    ("D705", "The hall was lit on the night of the 14th in memory of the miners."),
    ("D706", "The panel will meet on 12 May 2026."),
    ("D706", "The byelaws will be reviewed in 2025."),
    ("D706", "The Government is expected to announce the grant for 2026/27 in February 2026."),
    ("D706", "Repairs to the roof will be done by the council before the transfer, in the summer of 2026."),
    ("D709", "The survey closed last week."),
    ("D709", "Officers hope to report back later this month."),
    ("D709", "The results are to be published in due course."),
    ("D709", "A kick-off meeting is to be arranged asap."),
    ("D709", "The firm has recently said that it might go."),
    ("D710", "The appeal has not yet been decided."),
    ("D710", "The grant for 2028/29 has yet to be announced."),
    ("D710", "A decision is expected from the Secretary of State."),
    ("D710", "The Council is waiting for the outcome of the bid."),
    ("D710", "The outcome of the talks is not yet known."),
    ("D713", "Since the summer the team has been short of two officers."),
    ("D713", "By the autumn all staff will have been trained."),
    ("D713", "Bids were invited in the autumn."),
    ("D712", "The contractor started work on 6 May 2027."),
    ("D712", "The drop-in was held on Tuesday 8 June 2027 and went well."),
]

PLAIN = [
    "The sheet asks members to report faults; it was agreed to report back on the trial that ended by 3 March 2026.",
    "Frost damage is worst in February, and pitches are closed from May to August.",
    "The return is due in March because the Agency publishes it each April.",
    "The market will open in spring 2028, and the park is full in the summer.",
    "Councillors asked in January for a plan, which came in February 2026.",
    "It met on 4 May 2026. On 11 June it met again.",
    "The first was on 19 May, the second on 23 June and the last on 22 September 2026.",
    "The 3rd of the five visits was late; on the 2nd floor was a leak.",
    "The committee agreed on 3 February 2027 to go out to tender.",
    "The decision is expected by 30 April 2027. The bid is decided.",
    "Work begins shortly, on 3 May 2027, and each report is ready by the end of next month.",
    "The lease was to end on 30 June 2028, and will be renewed if it was not sold by 1 May 2028.",
    "Funding was confirmed in 2019. The Act of 2014 will apply, as it did in 2020.",
]


@pytest.mark.parametrize(("code", "text"), OPEN)
def test_a_date_that_cannot_be_placed_is_found(code: str, text: str) -> None:
    found = check(changed(text), today=TODAY, select=["D7"]).findings
    assert [each.code for each in found if each.field == "background.text"] == [code]


@pytest.mark.parametrize("text", PLAIN)
def test_a_date_that_is_plain_is_left_alone(text: str) -> None:
    found = check(changed(text), today=TODAY, select=["D7"]).findings
    assert [each.message for each in found if each.field == "background.text"] == []
