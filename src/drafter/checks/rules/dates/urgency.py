"""A report that comes too late to be open to inspection in time."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.passage import EVERYTHING
from drafter.checks.pattern import Pattern, words
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.rules.dates.meeting import deadline_passed, meeting_path
from drafter.report.dates import long_date, weekday
from drafter.report.law import LAWS
from drafter.report.template import Level

_SAYS_WHY = Pattern(
    r"(?i)\b(?:(?:reasons?|grounds) (?:for|of) (?:(?:the|its|this) )?(?:urgency|lateness)|special circumstances"
    r"|matter of urgency|(?:this|the) (?:report|item|matter|decision|paper) (?:is|was|has been|came|comes|had to be"
    r"|must be|needs to be|cannot|could not|will not)\b[^.]{0,80}\b(?:late|urgent(?:ly)?|urgency|in time|wait|clear"
    r" (?:working )?days|next meeting|short(?:er)? notice)|late (?:report|item|paper|publication)\b"
    r"|urgent (?:because|as|since)|(?:less than|without|fewer than) (?:the )?(?:\w+ )?clear (?:working )?days)",
    words=words("urgency lateness circumstances late urgent urgently time wait days meeting notice"),
)
"""What officers write above a late report: "Reason for urgency", "by reason of special circumstances"."""


@report_rule("D711", "lateness-unexplained", Level.WARNING, draft=Level.ADVICE)
def lateness_unexplained(reading: Reading) -> Iterator[Hit]:
    """The last day to publish has passed, and the report does not say why it is late and cannot wait.

    The days are counted as for D708. Once the meeting has been held nothing is said any more.

    Why:
        An item that was not open to inspection in time may only be taken if the chair is of the opinion, by reason of
        special circumstances that the minutes must specify, that it is urgent (in England section 100B(4)(b) of the
        Local Government Act 1972). The chair needs the reason, and so does whoever challenges the decision.
    Bad:
        [meta]
        meeting_date = 2027-02-04
    Good:
        [meta]
        meeting_date = 2027-02-04
        [sections.background]
        text = "Reason for urgency: the offer of the grant came on 12 January 2027 and ends before the next meeting."
    Good:
        [meta]
        meeting_date = 2027-03-04
    Cure:
        Say why the report is late and why it cannot wait for the next meeting, or take it there.
    """
    last = deadline_passed(reading)
    if last is None or any(not found.passage.exempt for found in reading.search(_SAYS_WHY, EVERYTHING)):
        return
    law = LAWS[reading.template.deadline.calendar]
    yield Hit(
        f"The last day to publish was {weekday(last)} {long_date(last)}, and nothing here says why this is urgent.",
        f"Give the reason for lateness and urgency, which the chair must agree ({law.urgent}), or take it to the next"
        " meeting.",
        path=meeting_path(reading),
    )
