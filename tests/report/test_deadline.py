"""Clear days, counted as the law counts them."""

from __future__ import annotations

import datetime

import pytest

from drafter.report.deadline import publish_by, working_days_between
from drafter.report.template import Deadline

DAY = datetime.date


@pytest.mark.parametrize(
    ("meeting", "rule", "published"),
    [
        (DAY(2015, 7, 2), Deadline(), DAY(2015, 6, 24)),
        # over Easter: Good Friday and Easter Monday are no clear days in England; Easter Monday is one in Scotland
        (DAY(2027, 3, 31), Deadline(), DAY(2027, 3, 19)),
        (DAY(2027, 3, 31), Deadline(calendar="scotland"), DAY(2027, 3, 22)),
        # the day before the clear days is a Sunday: the last working day before it
        (DAY(2015, 7, 6), Deadline(), DAY(2015, 6, 26)),
        # over Christmas, with Boxing Day on a Saturday given on the Monday
        (DAY(2027, 1, 7), Deadline(), DAY(2026, 12, 29)),
        (DAY(2015, 7, 2), Deadline(clear_days=3), DAY(2015, 6, 26)),
        (DAY(2015, 7, 2), Deadline(days_before=14), DAY(2015, 6, 18)),
        (DAY(2015, 7, 2), Deadline(days_before=2), DAY(2015, 6, 24)),
    ],
)
def test_the_last_lawful_day_to_publish(meeting: DAY, rule: Deadline, published: DAY) -> None:
    assert publish_by(meeting, rule).date == published


def test_every_day_between_has_its_reason() -> None:
    days = publish_by(DAY(2015, 7, 2), Deadline()).days
    assert [(day.date.day, day.counts, day.why) for day in days] == [
        (25, True, "working day"),
        (26, True, "working day"),
        (27, False, "Saturday"),
        (28, False, "Sunday"),
        (29, True, "working day"),
        (30, True, "working day"),
        (1, True, "working day"),
    ]


def test_a_council_s_own_rule_is_told_where_it_decides() -> None:
    assert publish_by(DAY(2015, 7, 2), Deadline(days_before=14)).own_rule
    assert not publish_by(DAY(2015, 7, 2), Deadline(days_before=2)).own_rule


def test_working_days_are_counted_both_ways() -> None:
    friday, monday = DAY(2015, 6, 26), DAY(2015, 6, 29)
    assert working_days_between(friday, monday, Deadline()) == 1
    assert working_days_between(monday, friday, Deadline()) == -1
    assert working_days_between(monday, monday, Deadline()) == 0
