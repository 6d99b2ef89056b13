"""What counts as an answer, and what is never held against one."""

from __future__ import annotations

import datetime

import pytest

from drafter.checks import CheckResult, Stage, check
from drafter.checks.substance import is_blank, is_nothing, is_placeholder, is_word_for_nothing
from drafter.report.template import Level
from tests.checks.reports import SPECIMEN, TODAY, changed, sample, specimen

needs_specimen = pytest.mark.skipif(not SPECIMEN.exists(), reason="the specimen is not beside the project")


def codes(result: CheckResult) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.number) for finding in result.findings]


@needs_specimen
def test_the_specimen_has_exactly_one_error_the_question_that_was_never_answered() -> None:
    result = check(specimen(), today=datetime.date(2015, 6, 24))
    (error,) = result.blocking
    assert (error.code, error.alias, error.number) == ("C101", "unanswered", "3.2a")
    assert error.field == "reasons.contrary_to_plan"
    assert "not answered" in error.message
    assert (result.answered, result.required, result.complete) == (17, 18, False)


@needs_specimen
def test_the_specimen_shows_what_a_careful_reader_finds_in_its_answers() -> None:
    result = check(specimen(), today=datetime.date(2015, 6, 24), select=["C1", "W0", "P9"])
    assert codes(result) == [
        ("C101", "3.2a"),
        ("C112", "5.5.2"),
        ("C112", "5.7"),
        ("C109", "6.1"),
        ("C104", "7.1"),
        ("C104", "8.1"),
        ("C109", "9.1"),
        ("C110", "9.1"),
        ("C109", "10.1"),
        ("C104", "12.1"),
    ]


def test_the_sample_that_is_ready_has_nothing_against_it() -> None:
    result = check(sample("parking-annual-report"), today=TODAY)
    assert not result.blocking
    assert result.complete


@pytest.mark.parametrize(
    ("stage", "level"), [(Stage.FINAL, Level.ERROR), (Stage.REVIEW, Level.WARNING), (Stage.DRAFT, Level.ADVICE)]
)
def test_a_stage_moves_the_level_and_finds_the_same(stage: Stage, level: Level) -> None:
    empty = changed('[sections.legal]\ntext = ""')
    (finding,) = check(empty, today=TODAY, stage=stage).standing
    assert (finding.code, finding.level, finding.number, finding.field) == ("C101", level, "6.0", "legal.text")


def test_a_section_that_holds_only_marks_is_not_answered() -> None:
    for marks in ("…", " \\n ", "-", "~ .", "::: exempt 3\\n:::", "**"):
        result = check(changed(f'[sections.legal]\ntext = "{marks}"'), today=TODAY)
        assert ("C101", "6.0") in [(f.code, (f.number or "").replace("6.1", "6.0")) for f in result.findings], marks
        assert not result.complete, marks


def test_a_placeholder_does_not_make_a_report_complete() -> None:
    result = check(changed('[sections.legal]\ntext = "TBC"'), today=TODAY)
    assert codes(result)[0] == ("C105", "6.1")
    assert not result.complete


def test_a_note_is_asked_for_under_the_number_of_its_question() -> None:
    result = check(changed('[sections.reasons]\ncontrary_to_plan = "yes"'), today=TODAY)
    (finding,) = result.blocking
    assert (finding.code, finding.number, finding.field) == ("C103", "3.2a", "reasons.contrary_to_plan_note")
    assert "is answered “Yes”" in finding.message


def test_exempt_information_needs_its_paragraphs_and_the_public_interest() -> None:
    result = check(changed('[sections.exempt]\ncontains_exempt = "yes"'), today=TODAY)
    assert [(finding.code, finding.field, finding.number) for finding in result.blocking] == [
        ("P910", "exempt.paragraphs", None),
        ("P910", "exempt.public_interest", None),
    ]


def test_a_pick_list_from_which_nothing_is_picked_is_one_finding() -> None:
    result = check(changed("[sections.aims]\nthemes = []"), today=TODAY)
    assert [(finding.code, finding.number) for finding in result.standing] == [("C101", "4.1")]


def test_options_are_judged_by_the_date_of_the_meeting() -> None:
    picked = '[sections.aims]\nthemes = ["schools"]\n[meta]\nmeeting_date = {}'
    assert not check(changed(picked.format("2040-12-31")), today=TODAY).blocking
    (finding,) = check(changed(picked.format("2041-01-01")), today=TODAY).blocking
    assert finding.code == "C108"
    assert "from 1 January 2020 until 31 December 2040" in finding.message
    assert "1 January 2041" in finding.message


@pytest.mark.parametrize("text", ["", " \n", "—", "...", "[ ]", "**", "::: exempt 1 3\n:::", "( - )", "{{ }}"])
def test_blank(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["None", "1", "é", "::: exempt 1\nA name\n:::", "x"])
def test_not_blank(text: str) -> None:
    assert not is_blank(text)


@pytest.mark.parametrize(
    "text",
    [
        "TBC", "tbc.", "[TBC]", "T.B.C" and "TBA", "To follow", "To be confirmed", "To be confirmed by Legal Services.",
        "to follow (Finance)", "[insert text here]", "Insert details", "Lorem ipsum dolor sit amet", "xxx", "XXXX",
        "Click or tap here to enter text.", "Pending", "TODO", "Yes/No (delete as appropriate)", "Draft text",
    ],
)  # fmt: skip
def test_placeholders(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "None", "To follow the guidance of the Secretary of State.", "To be fair to all, the rule is kept.",
        "Pending applications are listed in Appendix A.", "The amount is to be confirmed by the auditor in May.",
        "Draft text of the order is in Appendix B.", "To inform Members.", "Insert moulding is used for the signs.",
    ],
)  # fmt: skip
def test_no_placeholders(text: str) -> None:
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "None", "NONE.", "Nil", "N/A", "Not applicable", "None identified", "No implications",
        "There are no direct implications arising from this report.",
        "There are no legal or financial implications arising directly from this report.",
        "No equalities issues have" and "No equalities issues", "There are none" and "None at this time",
        "There are no specific human resources considerations at this time.",
    ],
)  # fmt: skip
def test_words_that_say_there_is_nothing(text: str) -> None:
    assert is_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "None, because eligibility does not change.", "None: the work is done by two officers already in post.",
        "No implications, since the budget was approved in February.", "There are no children on the list.",
        "No post is created, changed or lost.", "No appeals were made in 2026.", "Nobody was consulted.",
        "There are no risks that are not in the register.", "None of the posts is affected.",
        "There are no implications because the grant covers the cost.",
    ],
)  # fmt: skip
def test_words_that_say_more_than_nothing(text: str) -> None:
    assert not is_nothing(text)


def test_the_template_may_have_its_own_word_for_nothing() -> None:
    assert is_word_for_nothing("None granted.", ["None granted"])
    assert not is_word_for_nothing("None granted.")


@pytest.mark.parametrize(
    "text",
    [
        "There are some risks: the roof may leak.",
        "Some of the costs will be met by the grant of the Arts Council.",
        "There are some issues with the heating, which the contractor will put right.",
        "The legal implications are set out in section 5.",
        "Potential risks are listed in entry H7 of the risk register.",
        "None, because the report is for information.",
        "Costs may rise if the winter is hard.",
        "The service will be reviewed in May.",
    ],
)
def test_a_short_answer_that_names_something_is_not_called_empty(text: str) -> None:
    result = check(changed(f'[sections.risk]\ntext = "{text}"'), today=TODAY)
    assert "C109" not in {finding.code for finding in result.findings}


def test_a_sentence_may_be_repeated_where_it_only_says_nothing_or_is_short() -> None:
    same = "There are no direct implications arising from this report."
    result = check(changed(f'[sections.legal]\ntext = "{same}"\n[sections.financial]\ntext = "{same}"'), today=TODAY)
    assert {finding.code for finding in result.standing} == {"C104"}
    short = "See section 5 of this report."
    result = check(changed(f'[sections.legal]\ntext = "{short}"\n[sections.financial]\ntext = "{short}"'), today=TODAY)
    assert not result.standing


@pytest.mark.parametrize(
    "step",
    [
        "- The Parking Manager will report in May 2027.",
        "- Draft the order (Head of Highways, by the end of June).",
        "The review was completed in time.",
        "The following steps are planned:",
        "- Officers will report monthly.",
    ],
)
def test_a_step_with_owner_and_date_or_one_already_taken_is_left_alone(step: str) -> None:
    result = check(changed(f"## Next steps\n\n{step}\n"), today=TODAY)
    assert "C112" not in {finding.code for finding in result.findings}
