"""D7xx: dates."""

from __future__ import annotations

from drafter.checks.rule import Rule
from drafter.checks.rules.dates.forms import (
    date_without_month,
    date_without_year,
    impossible_date,
    short_year,
    wrong_weekday,
)
from drafter.checks.rules.dates.meeting import deadline_near, meeting_on_weekend
from drafter.checks.rules.dates.notice import notice_short
from drafter.checks.rules.dates.seasons import future_as_past, season_without_year
from drafter.checks.rules.dates.tense import past_as_future, still_pending, vague_time
from drafter.checks.rules.dates.urgency import lateness_unexplained

RULES: tuple[Rule, ...] = (
    impossible_date,
    wrong_weekday,
    short_year,
    date_without_year,
    date_without_month,
    past_as_future,
    meeting_on_weekend,
    deadline_near,
    vague_time,
    still_pending,
    lateness_unexplained,
    season_without_year,
    future_as_past,
    notice_short,
)
