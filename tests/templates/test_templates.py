"""The two templates that come with drafter are complete, and ask what they should."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafter.report.completeness import completeness
from drafter.report.draft import Draft
from drafter.report.numbering import section_numbers
from drafter.report.template import Field, FieldKind, Template
from drafter.store.template_check import check_template
from drafter.store.templates import read_template

ROOT = Path(__file__).parents[2]
SPECIMEN = ROOT / ".." / "shared" / "data" / "childrens-services-2015"
NAMES = ("scrutiny-report", "executive-decision")
MEETING_OF_2015 = datetime.date(2015, 7, 2)
MEETING_OF_2026 = datetime.date(2026, 11, 26)

with_specimen = pytest.mark.skipif(not SPECIMEN.is_dir(), reason="the specimen is not beside the project")


def _template(name: str) -> Template:
    return read_template(ROOT / "templates" / name / "template.toml")[0]


def _fields(template: Template) -> Iterator[tuple[str, Field]]:
    for meta in template.meta:
        yield f"meta.{meta.id}", meta
    for section in template.sections:
        for field in section.fields:
            yield f"{section.id}.{field.id}", field


@pytest.mark.parametrize("name", NAMES)
def test_a_template_is_sound(name: str) -> None:
    assert check_template(ROOT / "templates" / name) == ([], [])


@pytest.mark.parametrize("name", NAMES)
def test_every_field_has_guidance_of_two_to_five_sentences(name: str) -> None:
    for place, field in _fields(_template(name)):
        sentences = len(re.findall(r"[.?!]\"?(?= [A-Z\"]|\Z)", field.guidance))
        assert 2 <= sentences <= 6, (place, sentences)
        assert " ".join(field.guidance.split()) == field.guidance, place


@pytest.mark.parametrize("name", NAMES)
def test_every_conditional_field_depends_on_an_answer_that_can_be_given(name: str) -> None:
    for section in _template(name).sections:
        for field in section.fields:
            assert not (field.required and field.required_if), field.id
            for other, wanted in field.required_if.items():
                asked = section.field(other)
                assert asked is not None, (section.id, field.id, other)
                answers = ["yes", "no"] if asked.kind is FieldKind.YES_NO else [option.id for option in asked.options]
                for answer in wanted if isinstance(wanted, list) else [wanted]:
                    assert answer in answers, (section.id, field.id, answer)


@pytest.mark.parametrize("name", NAMES)
def test_every_pick_list_has_options_for_a_meeting_today(name: str) -> None:
    for place, field in _fields(_template(name)):
        if field.kind in (FieldKind.CHOICE, FieldKind.CHOICES):
            ids = [option.id for option in field.options]
            assert len(ids) == len(set(ids)), place
            assert any(option.valid_on(MEETING_OF_2026) for option in field.options), place


@pytest.mark.parametrize("name", NAMES)
def test_pinned_labels_carry_the_number_of_their_section_and_none_comes_twice(name: str) -> None:
    template = _template(name)
    numbers = section_numbers(template)
    labels = []
    for section in template.sections:
        for field in section.fields:
            if field.label is not None:
                assert field.label.split(".")[0] == (numbers[section.id] or "").split(".")[0], field.label
                labels.append(field.label)
    assert labels
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize("name", NAMES)
def test_answers_that_hang_on_one_meeting_are_cleared_for_the_next(name: str) -> None:
    for place, field in _fields(_template(name)):
        if field.kind in (FieldKind.DATE, FieldKind.YES_NO) or field.required_if:
            assert field.fresh, place


@pytest.mark.parametrize("name", NAMES)
def test_the_seven_grounds_for_exemption_can_be_chosen(name: str) -> None:
    section = next(section for section in _template(name).sections if section.role == "exempt")
    field = section.field("paragraphs")
    assert field is not None
    assert [option.id for option in field.options] == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize("name", NAMES)
def test_roles_name_one_section_each(name: str) -> None:
    roles = [section.role for section in _template(name).sections]
    assert None not in roles
    assert len(roles) == len(set(roles))


def test_the_two_templates_are_no_copies() -> None:
    first, second = (_template(name) for name in NAMES)
    assert first.numbering.section != second.numbering.section
    assert not {s.heading for s in first.sections if s.heading} & {s.heading for s in second.sections if s.heading}
    assert {field.kind for _, field in _fields(second)} == set(FieldKind)


@with_specimen
def test_headings_prompts_and_options_are_those_of_the_published_report() -> None:
    template = _template("scrutiny-report")
    numbers = section_numbers(template)
    items = json.loads((SPECIMEN / "outline.json").read_text(encoding="utf-8"))["items"]
    sections = [(numbers[s.id], s.heading) for s in template.sections if s.number is not False]
    assert sections == [(item["number"], item["text"]) for item in items if item["kind"] == "section"]
    prompts = [
        (field.label, field.prompt)
        for section in template.sections
        for field in section.fields
        if field.prompt is not None and not field.required_if
    ]
    assert prompts == [(item["number"], item["text"]) for item in items if item["kind"] == "prompt"]
    priorities = template.sections[3].fields[0]
    assert [option.text for option in priorities.options if option.valid_on(MEETING_OF_2015)] == next(
        item["bullets"] for item in items if item["number"] == "4.1"
    )


def test_a_report_with_nothing_exempt_and_nothing_contrary_has_eighteen_questions() -> None:
    template = _template("scrutiny-report")
    draft = Draft(
        template="scrutiny-report",
        sections={
            "reasons": {"contrary_to_plan": "no", "within_budget": "yes"},
            "exempt": {"contains_exempt": "no"},
        },
    )
    assert completeness(template, draft).required == 18


@pytest.mark.parametrize(
    ("section", "field", "answer", "further"),
    [
        ("reasons", "contrary_to_plan", "yes", ["contrary_to_plan_note"]),
        ("reasons", "within_budget", "no", ["within_budget_note"]),
        ("exempt", "contains_exempt", "yes", ["paragraphs", "public_interest"]),
    ],
)
def test_an_answer_that_wants_a_reason_makes_it_required(
    section: str, field: str, answer: str, further: list[str]
) -> None:
    template = _template("scrutiny-report")
    before = {ref.field.id for ref in completeness(template, Draft(template=template.name)).missing}
    answered = Draft(template=template.name, sections={section: {field: answer}})
    after = [ref.field.id for ref in completeness(template, answered).missing]
    assert [id for id in after if id not in before] == further


def test_urgency_is_asked_for_only_where_a_decision_is_urgent() -> None:
    template = _template("executive-decision")

    def missing(**answers: str) -> set[str]:
        draft = Draft(template=template.name, sections={"route": dict(answers)})
        return {ref.field.id for ref in completeness(template, draft).missing if ref.section.id == "route"}

    assert missing(key_decision="no", urgent="no", call_in="open") == set()
    assert missing(key_decision="yes", urgent="no", call_in="open") == {"key_criterion", "forward_plan", "notice_date"}
    urgent = {"urgency_route", "urgency_reason", "scrutiny_chair"}
    assert missing(key_decision="no", urgent="yes", call_in="open") == urgent
    assert missing(key_decision="no", urgent="yes", urgency_route="special-urgency", call_in="urgent") == {
        "urgency_reason",
        "scrutiny_chair",
        "consent_date",
        "call_in_note",
    }
