"""Names, abbreviations, empty answers and language, in the words of different officers."""

from __future__ import annotations

import pytest

from drafter.checks.engine import check
from tests.checks.reports import TODAY, changed, report, template

NAMES = (
    "The Marram Arts & Crafts Guild has a lease. The Marram Arts and Crafts Guild pays £1 a year.",
    "The Hendle Safeguarding Adults Board met. The Hendle Safeguarding Adult Board agreed a plan.",
    "Kingfisher Way is closed. Traffic on King fisher Way was counted.",
    "The Older People's Forum was asked. The Older Peoples Forum replied in May 2027.",
    "The Thornfeld Trust owns the hall. The Thornfield Trust lets it by the hour.",
    "The Environment Agency objects. The Environmental Agency has since withdrawn.",
    "The Re-use Centre is open on Sundays. The Reuse Centre closes at 4 pm.",
    "The Local Access Forum met in June 2026. The Local Access Forums's view is set out below.",
)
NO_NAMES = (
    "The Head of Planning wrote to the Heads of Planning of two districts.",
    "North Street and South Street are resurfaced. So is East Street.",
    "The Planning Committee met. Planning Committees elsewhere meet less often.",
    "The Junior School has 210 pupils and the Infant School 180.",
    "The Police Board met. The Policy Board met later.",
    "The Director of Housing and the Director of Finance agree.",
    "The Council's Plan is new. The Council Plan ends in May 2027.",
    "Councillor Ann Harris and Councillor Tom Harrison visited the site.",
    "It runs from April to September 2026, and from April and September invoices.",
)
SHORT = (
    "The gap is met from the EHF.",
    "The SRB has told us that it will end.",
    "Officers have spoken to LEP partners.",
)
NO_SHORT = (
    "The environmental health fund, or EHF, meets the gap. EHF money ends in 2028.",
    "UNISON and the GMB were told. A sign says “STOP”, and the road is the A64.",
    "It is let to ABC Ltd. The form is CA1, and Part II applies.",
    "The Sustainable Regeneration Board (SRB) will end. The SRB met in May 2026.",
)
EMPTY = (
    "Any risks will be managed through the usual processes.",
    "Risks have been considered and are being managed by officers.",
    "There may be some risks. These will be kept under review.",
    "Please see the main body of the report.",
    "There are risks associated with any change. Appropriate controls are in place.",
    "The risks are set out elsewhere in this report.",
)
NOT_EMPTY = (
    "The roof may fail before May. The Head of Property inspects it every month.",
    "There is a risk that the grant of £40,000 is not paid, which would be met from reserves.",
    "If the contractor fails, the Council would have to take the staff on.",
    "The risk of flooding is managed by the pump at Fell Lane.",
)
STEPS = (
    "## Next steps\n\n- Write to the owners.",
    "## What happens next\n\n- Tender the contract (Head of Property).",
    "## The way forward\n\nOfficers will review the lettings policy.",
    "## Milestones\n\n- Handover: June 2027",
)
NO_STEPS = (
    "## Next steps\n\n- Write to the owners (Estates Manager, May 2027).",
    "## Next steps\n\nThe pumps are cleaned by a contractor.",
    "## What the survey found\n\n- Cracks in the beams.",
    "## Next steps\n\nThe owners were written to in May 2026.",
)


def found(code: str, text: str) -> bool:
    return any(finding.code == code for finding in check(changed(text), today=TODAY).findings)


@pytest.mark.parametrize("text", NAMES)
def test_another_form_of_a_name_is_seen(text: str) -> None:
    assert found("A606", text)


@pytest.mark.parametrize("text", NO_NAMES)
def test_another_name_is_left_alone(text: str) -> None:
    assert not found("A606", text)


@pytest.mark.parametrize("text", SHORT)
def test_an_abbreviation_that_nobody_explains_is_seen(text: str) -> None:
    assert found("A601", text)


@pytest.mark.parametrize("text", NO_SHORT)
def test_one_that_is_explained_or_known_is_left_alone(text: str) -> None:
    assert not found("A601", text)


@pytest.mark.parametrize("text", EMPTY)
def test_an_answer_that_fits_any_report_is_seen(text: str) -> None:
    assert found("C109", f'[sections.risk]\ntext = "{text}"')


@pytest.mark.parametrize("text", NOT_EMPTY)
def test_an_answer_that_names_something_is_left_alone(text: str) -> None:
    assert not found("C109", f'[sections.risk]\ntext = "{text}"')


@pytest.mark.parametrize("text", STEPS)
def test_a_step_without_owner_or_date_is_seen(text: str) -> None:
    assert found("C112", text)


@pytest.mark.parametrize("text", NO_STEPS)
def test_what_is_no_step_or_has_both_is_left_alone(text: str) -> None:
    assert not found("C112", text)


@pytest.mark.parametrize("form", ["scrutiny-report", "executive-decision"])
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("This is a seamless service.", "L892"),
        ("All stakeholders agree.", "L892"),
        ("The team did outstanding work.", "L893"),
        ("It was a truly remarkable year.", "L893"),
        ("The outstanding loans are £4 million, and Ofsted judged it Outstanding.", ""),
        ("The outstanding actions are listed. The school is rated Excellent.", ""),
    ],
)
def test_jargon_and_praise_are_the_templates_matter(form: str, text: str, code: str) -> None:
    field = "sections.background" if form == "scrutiny-report" else "sections.proposal"
    source = f'format = 1\ntemplate = "{form}"\ntitle = "T"\n[{field}]\ntext = "{text}"\n'
    result = check(report(source, form=template(form)), today=TODAY, select=["L892", "L893"])
    assert {finding.code for finding in result.findings} == ({code} if code else set())
