"""A figure under another name: nothing that is printed changes, and nothing else that is written."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from drafter.report.draft import Draft, Figure, Note
from drafter.report.figures.listing import listed
from drafter.report.figures.renaming import name_fault, renamed
from drafter.report.figures.spots import spots
from drafter.report.places import KeyPath, Place
from drafter.report.report import Report
from drafter.report.template import Field, FieldKind, Section, Template

TEMPLATE = Template(
    format=1,
    name="t",
    title="T",
    sections=(
        Section(id="a", heading="A", fields=(Field(id="text"), Field(id="why"), Field(id="who", kind=FieldKind.LINE))),
    ),
)
FIGURES = {
    "plans": Figure(value=358),
    "words": Figure(value=7),
    "ref": Figure(value=9),
    "plans_open": Figure(formula="plans - plans / 2 + words"),
    "share": Figure(formula="round(plans/words, 1)", format="decimal:1"),
    "visits": Figure(kind="table", rows=(("a", "b"), ("c", 1))),
}


class Nowhere:
    def of_key(self, path: KeyPath) -> Place:
        return Place(1, 1)

    def of_value(self, path: KeyPath, offset: int = 0) -> Place:
        return Place(1, 1)


def report(text: str, why: str = "", notes: str = "") -> Report:
    draft = Draft(
        template="t",
        sections={"a": {"text": text, "why": why, "who": "{{ plans }}"}},
        figures=FIGURES,
        notes={"n": Note(text=notes)},
    )
    return Report("r", "r", TEMPLATE, draft, Nowhere())


def with_draft(old: Report, draft: Draft) -> Report:
    return Report(old.slug, old.path, old.template, draft, old.places)


def test_citations_references_formulas_and_notes_follow() -> None:
    old = report(
        "{{ plans }}, {{plans|words}}, {{ words | words }}, {{ plans_open }}, plans, {{ plans + 1 }}",
        "{{ visits }}\n\n{{ ref(\"visits\") }} {{ ref( 'visits' ) }} {{ ref }}",
        "Of {{ plans }}.",
    )
    new = renamed(old, "plans", "open_plans")
    assert new.sections["a"]["text"] == (
        "{{ open_plans }}, {{open_plans|words}}, {{ words | words }}, {{ plans_open }}, plans, {{ plans + 1 }}"
    )
    assert new.notes["n"].text == "Of {{ open_plans }}."
    assert new.sections["a"]["who"] == "{{ plans }}", "a line is no numbered text"
    assert new.figures["plans_open"].formula == "open_plans - open_plans / 2 + words"
    assert new.figures["share"].formula == "round(open_plans/words, 1)"
    assert list(new.figures) == ["open_plans", *list(FIGURES)[1:]]
    text = renamed(old, "words", "weeks").sections["a"]["text"]
    assert isinstance(text, str)
    assert "{{ weeks | words }}" in text
    why = renamed(old, "visits", "footfall").sections["a"]["why"]
    assert why == "{{ footfall }}\n\n{{ ref(\"footfall\") }} {{ ref( 'footfall' ) }} {{ ref }}"
    why = renamed(old, "ref", "reference").sections["a"]["why"]
    assert why == "{{ visits }}\n\n{{ ref(\"visits\") }} {{ ref( 'visits' ) }} {{ reference }}"


def test_a_reference_to_a_paragraph_of_the_same_name_stays() -> None:
    old = report('Said here. {#plans}\n\nSee {{ ref("plans") }} of {{ plans }}.')
    assert (
        renamed(old, "plans", "b").sections["a"]["text"] == 'Said here. {#plans}\n\nSee {{ ref("plans") }} of {{ b }}.'
    )


PIECES = st.sampled_from(
    [
        "{{ plans }}",
        "{{ plans | words }}",
        "{{ words|words }}",
        "plans",
        '{{ ref("visits") }}',
        "{{ share }}",
        "x",
        "\n\n",
    ]
)


@given(text=st.lists(PIECES, max_size=8).map(" ".join), old=st.sampled_from(list(FIGURES)))
def test_what_is_printed_and_where_it_stands_are_as_before(text: str, old: str) -> None:
    before = report(text, "{{ visits }}")
    after = with_draft(before, renamed(before, old, "another"))
    told = {("another" if each.name == old else each.name): each for each in listed(before)}
    for each in listed(after):
        assert each[2:] == told[each.name][2:]
    places = {("another" if name == old else name): found for name, found in spots(before).items()}
    assert {name: [spot[:2] for spot in found] for name, found in spots(after).items()} == {
        name: [spot[:2] for spot in found] for name, found in places.items()
    }
    back = renamed(after, "another", old)
    assert back == before.draft


def test_a_name_that_cannot_be_one_says_why() -> None:
    known = report("Said. {#cse}")
    for name in ("", "1a", "a b", "a-b", "é", "x" * 61, "round", "plans", "cse"):
        fault = name_fault(known, name)
        assert fault is not None, name
        assert fault.message
        assert fault.cure
    assert name_fault(known, "open_plans") is None


def test_citations_are_found_where_they_were_typed() -> None:
    known = report(
        "## One\n\nThere are {{ plans }}.\n\n- of {{ plans }}\n- and {{ share }}\n\n| a |\n|---|\n| {{ plans }} |\n\n"
        "::: exempt 3\nSecret {{ words }} here.\n:::\n"
    )
    found = spots(known)
    lines = str(known.draft.sections["a"]["text"]).split("\n")
    for name, each in found.items():
        for spot in each:
            assert re.match(rf"\{{\{{ {name} \}}\}}", lines[spot.line][spot.column :])
            assert spot.words == lines[spot.line]
    assert [spot.number for spot in found["plans"]] == ["1.1.1", "1.1.1", "1.1.1"]
    assert [spot.number for spot in found["words"]] == ["1.1.2"]
