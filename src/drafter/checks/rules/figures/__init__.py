"""F4xx: figures, those of the register and those in prose."""

from __future__ import annotations

from drafter.checks.rule import Rule
from drafter.checks.rules.figures.across import list_total
from drafter.checks.rules.figures.apart import numbers_apart
from drafter.checks.rules.figures.carried import figure_carried_over
from drafter.checks.rules.figures.lists import count_of_list, months_of_list
from drafter.checks.rules.figures.percentages import change_in_percent, share_in_percent
from drafter.checks.rules.figures.register import (
    exhibit_twice,
    figure_fault,
    figure_stale,
    figure_unknown,
    figure_unsourced,
    figure_unused,
    no_citation,
    typed_figure,
)
from drafter.checks.rules.figures.rows import row_arithmetic
from drafter.checks.rules.figures.sums import parts_of_total, rate_times_number, what_is_left
from drafter.checks.rules.figures.tables import table_total
from drafter.checks.rules.figures.told import told_of_table
from drafter.checks.rules.figures.years import years_between

RULES: tuple[Rule, ...] = (
    figure_unknown,
    figure_unused,
    figure_unsourced,
    figure_stale,
    typed_figure,
    share_in_percent,
    change_in_percent,
    count_of_list,
    months_of_list,
    rate_times_number,
    table_total,
    exhibit_twice,
    no_citation,
    figure_fault,
    figure_carried_over,
    parts_of_total,
    what_is_left,
    row_arithmetic,
    years_between,
    list_total,
    told_of_table,
    numbers_apart,
)
