"""The notice that must be published before a key decision."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from drafter.checks.pattern import Pattern
from drafter.checks.reading import Answer, Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.wording import counted
from drafter.report.dates import long_date
from drafter.report.template import Field, FieldKind, Level

_DAYS = 28
"""Clear days, of the calendar: regulation 9 says days and not working days."""
_NOTICE = Pattern(r"(?i)\bnotice (?:was )?(?:published|given)\b|\bdate of (?:the )?notice\b")
_URGENT = Pattern(r"(?i)\burgen(?:t|cy)\b|\bless than the usual notice\b")


@report_rule("D714", "notice-short", Level.WARNING, draft=Level.ADVICE)
def notice_short(reading: Reading) -> Iterator[Hit]:
    """The notice of a key decision leaves less than 28 clear days before it.

    Neither the day of the notice nor that of the decision counts. Where the report says that the decision must be taken
    with less notice, nothing is said, nor under the law of another nation than England.

    Why:
        A key decision may not be made earlier (regulation 9 of the Local Authorities (Executive Arrangements) (Meetings
        and Access to Information) (England) Regulations 2012). One that was can be quashed.
    Bad:
        [meta]
        meeting_date = 2027-03-04
        [sections.route]
        notice_date = 2027-02-10
    Good:
        [meta]
        meeting_date = 2027-03-04
        [sections.route]
        notice_date = 2027-02-03
    Good:
        [meta]
        meeting_date = 2027-03-04
        [sections.route]
        notice_date = 2027-02-10
        urgent = "yes"
    Cure:
        Take the decision later, or follow the procedure for urgent decisions and say so.
    """
    meeting = reading.meeting
    if meeting is None or reading.template.deadline.calendar != "england":
        return
    route = [answer for answer in reading.answers() if answer.section.role == "decision-type"]
    if any(_is_urgent(answer) for answer in route):
        return
    for answer in route:
        notice = answer.value
        if not isinstance(notice, datetime.date) or not _asks(answer.field, _NOTICE):
            continue
        clear = max(0, (meeting - notice).days - 1)
        if clear < _DAYS:
            first = notice + datetime.timedelta(days=_DAYS + 1)
            yield Hit(
                f"From this notice to the decision on {long_date(meeting)} there are {counted(clear, 'clear day')};"
                f" {_DAYS} are needed.",
                f"Take the decision on {long_date(first)} or later, or as an urgent one.",
                path=answer.path,
            )


def _is_urgent(answer: Answer) -> bool:
    return answer.field.kind is FieldKind.YES_NO and answer.value == "yes" and _asks(answer.field, _URGENT)


def _asks(field: Field, pattern: Pattern) -> bool:
    return any(text is not None and pattern.found(text) is not None for text in (field.prompt, field.name))
