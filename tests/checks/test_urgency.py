"""A report that comes too late says why it cannot wait."""

from __future__ import annotations

import datetime

import pytest

from drafter.checks.engine import check
from drafter.checks.finding import Finding
from tests.checks.reports import changed

LATE = datetime.date(2027, 2, 1)


def found(text: str, meeting: str = "2027-02-04", today: datetime.date = LATE, more: str = "") -> list[Finding]:
    made = changed(f"{more}[meta]\nmeeting_date = {meeting}\n[sections.background]\ntext = '''\n{text}\n'''\n")
    return [each for each in check(made, today=today).findings if each.code == "D711"]


@pytest.mark.parametrize(
    "text",
    [
        "Reason for urgency: the offer ends on 9 February 2027.",
        "The reason for lateness is that the tender was opened on 29 January 2027.",
        "The chair has agreed that this is a matter of urgency because the offer ends on 9 February 2027.",
        "By reason of special circumstances the item should be considered at this meeting.",
        "This report is late because the auditor reported on 29 January 2027.",
        "The report could not be published in time, for the tender was opened on 29 January 2027.",
        "The decision cannot wait for the next meeting.",
        "The report was published with less than five clear days of notice, for the auditor was late.",
        "It is urgent because the roof may fall in.",
        "## Grounds for urgency\n\nThe roof may fall in.",
        "- Reasons for lateness: the tender was opened on 29 January 2027.",
    ],
)
def test_a_report_that_says_why_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Urgent repairs to the roof cost £40,000.",
        "The contractor was late, and the scheme ran out of time.",
        "Late payments are charged for.",
        "The next meeting is on 4 March 2027.",
        "::: exempt 3\nReason for urgency: the offer ends on 9 February 2027.\n:::",
    ],
)
def test_a_report_that_does_not_is_told(text: str) -> None:
    (finding,) = found(text)
    assert finding.message == (
        "The last day to publish was Wednesday 27 January 2027, and nothing here says why this is urgent."
    )
    assert "section 100B(4)(b) of the Local Government Act 1972" in finding.cure
    assert finding.field == "meta.meeting_date"
    assert finding.level.value == "warning"


def test_nothing_is_said_in_time_or_after_the_meeting() -> None:
    assert found("Words.", today=datetime.date(2027, 1, 27)) == []
    assert found("Words.", today=datetime.date(2027, 2, 4)) != []
    assert found("Words.", today=datetime.date(2027, 2, 5)) == []
    assert found("Words.", meeting="2027-03-04") == []
