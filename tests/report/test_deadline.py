"""Clear days, counted as the law counts them."""

from __future__ import annotations

import datetime

import pytest

from drafter.report.deadline import is_late, publish_by, working_days_between
from drafter.report.template import Deadline

DAY = datetime.date


@pytest.mark.parametrize(
    ("meeting", "rule", "published"),
    [
        (DAY(2015, 7, 2), Deadline(), DAY(2015, 6, 24)),
        # over Easter: Good Friday and Easter Monday are no clear days in England; Easter Monday is one in Scotland
        (DAY(2027, 3, 31), Deadline(), DAY(2027, 3, 19)),
        (DAY(2027, 3, 31), Deadline(clear_days=5, calendar="scotland"), DAY(2027, 3, 22)),
        # each nation has its own number of days
        (DAY(2015, 7, 2), Deadline(calendar="wales"), DAY(2015, 6, 26)),
        (DAY(2027, 3, 31), Deadline(calendar="scotland"), DAY(2027, 3, 24)),
        # the twelfth of July is a bank holiday in Northern Ireland alone
        (DAY(2027, 7, 16), Deadline(calendar="northern-ireland"), DAY(2027, 7, 7)),
        (DAY(2027, 7, 16), Deadline(), DAY(2027, 7, 8)),
        # the council is closed on a Monday and a Tuesday, and a day of its own on a weekend changes nothing
        (DAY(2015, 7, 2), Deadline(closed=(DAY(2015, 6, 29), DAY(2015, 6, 30), DAY(2015, 6, 28))), DAY(2015, 6, 22)),
        # it is not published on a day on which the council is closed
        (DAY(2015, 7, 2), Deadline(closed=(DAY(2015, 6, 24),)), DAY(2015, 6, 23)),
        (DAY(2015, 7, 2), Deadline(days_before=14, closed=(DAY(2015, 6, 18),)), DAY(2015, 6, 17)),
        # where every day counts, weekends do; it is still published on a working day
        (DAY(2015, 7, 2), Deadline(counts="days"), DAY(2015, 6, 26)),
        (DAY(2015, 7, 2), Deadline(clear_days=3, counts="days"), DAY(2015, 6, 26)),
        (DAY(2015, 7, 2), Deadline(clear_days=28, counts="days"), DAY(2015, 6, 3)),
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


def test_a_closed_day_and_a_bank_holiday_are_told_as_what_they_are() -> None:
    rule = Deadline(closed=(DAY(2026, 12, 29), DAY(2026, 12, 28)))
    days = {day.date: (day.counts, day.why) for day in publish_by(DAY(2027, 1, 7), rule).days}
    assert days[DAY(2026, 12, 29)] == (False, "the council is closed")
    assert days[DAY(2026, 12, 28)] == (False, "bank holiday: Boxing Day (substitute day)")
    assert days[DAY(2027, 1, 1)] == (False, "bank holiday: New Year's Day")


def test_where_every_day_counts_it_is_told() -> None:
    days = [(day.counts, day.why) for day in publish_by(DAY(2015, 7, 2), Deadline(counts="days")).days]
    assert days[:2] == [(True, "Saturday; every day counts"), (True, "Sunday; every day counts")]
    assert days[2] == (True, "working day")


def test_late_is_between_the_last_day_and_the_meeting() -> None:
    meeting = DAY(2015, 7, 2)
    assert [is_late(meeting, Deadline(), DAY(2015, 6, day)) for day in (23, 24, 25)] == [False, False, True]
    assert is_late(meeting, Deadline(), meeting)
    assert not is_late(meeting, Deadline(), DAY(2015, 7, 3))


def test_a_number_of_days_that_is_said_comes_before_the_law() -> None:
    assert Deadline(calendar="wales", clear_days=5).days == 5
    assert Deadline(clear_days=0).days == 0
    assert {
        nation: Deadline(calendar=nation).days for nation in ("england", "wales", "scotland", "northern-ireland")
    } == {
        "england": 5,
        "wales": 3,
        "scotland": 3,
        "northern-ireland": 5,
    }
