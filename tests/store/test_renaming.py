"""A figure that is called something else keeps its place, its comments and its manner."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from drafter.report.draft import Draft, Figure
from drafter.store.changes import same
from drafter.store.edit import edited
from tests.store.report_files import DRAFTS, sources
from tests.store.test_any_edit import COMMENT, opened, read

TEMPLATE = 'template = "plain"\n'


def with_name(draft: Draft, old: str, new: str, **keys: Any) -> Draft:
    figures = {
        new if name == old else name: msgspec.structs.replace(figure, **keys) if name == old else figure
        for name, figure in draft.figures.items()
    }
    return msgspec.structs.replace(draft, figures=figures)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "# of the week\n[figures.plans] # weekly\nvalue = 3 # three\n\n[figures.b]\nvalue = 4\n",
            "# of the week\n[figures.open_plans] # weekly\nvalue = 3 # three\n\n[figures.b]\nvalue = 4\n",
        ),
        ('[ figures . "plans" ]\nvalue = 3\n', "[ figures . open_plans ]\nvalue = 3\n"),
        (
            "figures.plans.value = 3\nfigures.plans.unit = 'x'\n",
            "figures.open_plans.value = 3\nfigures.open_plans.unit = 'x'\n",
        ),
        (
            "[figures]\nplans.value = 3\n'plans'.unit = 'x'\n",
            "[figures]\nopen_plans.value = 3\nopen_plans.unit = 'x'\n",
        ),
        ("[figures]\nplans = { value = 3 }\nb = {}\n", "[figures]\nopen_plans = { value = 3 }\nb = {}\n"),
        ("figures = { b = {}, plans = { value = 3 } }\n", "figures = { b = {}, open_plans = { value = 3 } }\n"),
        (
            "figures = { plans.value = 3, plans . unit = 'x' }\n",
            "figures = { open_plans.value = 3, open_plans . unit = 'x' }\n",
        ),
        ("[figures.plans]\nrows = [['plans', 1]]\nkind = 'table'\n", None),
    ],
)
def test_only_the_name_is_written_anew(source: str, expected: str | None) -> None:
    source, expected = TEMPLATE + source, TEMPLATE + (expected or source.replace("figures.plans", "figures.open_plans"))
    draft = read(source)
    assert edited(source, opened().report.template, draft, with_name(draft, "plans", "open_plans")) == expected


def test_a_value_may_change_at_once_and_a_figure_that_is_quite_another_is_no_other_name() -> None:
    source = f"{TEMPLATE}# why\n[figures.plans]\nvalue = 3\nsource = 'Weekly extract'\n"
    draft = read(source)
    renewed = with_name(draft, "plans", "open_plans", value=4)
    assert edited(source, opened().report.template, draft, renewed) == source.replace("s.pl", "s.open_pl").replace(
        "3", "4"
    )
    other = msgspec.structs.replace(draft, figures={"tower": Figure(kind="image", file="figures/tower.png")})
    text = edited(source, opened().report.template, draft, other)
    assert same(read(text), other)
    assert text.startswith(f"{TEMPLATE}# why\n")


@settings(max_examples=200)
@given(draft=DRAFTS, data=st.data(), new=st.sampled_from(["plans_new", "é x", 'a"b\\', "'''"]))
def test_whatever_the_layout_another_name_loses_no_comment(draft: Draft, data: st.DataObject, new: str) -> None:
    assume(draft.figures)
    source = data.draw(sources(draft))
    renamed = with_name(draft, data.draw(st.sampled_from(sorted(draft.figures))), new)
    text = edited(source, opened().report.template, draft, renamed)
    assert same(read(text), renamed)
    assert COMMENT.findall(text) == COMMENT.findall(source)
    changed = [(a, b) for a, b in zip(source.split("\n"), text.split("\n"), strict=True) if a != b]
    assert all(re.search(r"=|\[", a) for a, _ in changed)
