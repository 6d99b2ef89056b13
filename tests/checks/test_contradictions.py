"""One section against another, in the words of different officers: what contradicts, and what only looks like it."""

from __future__ import annotations

import pytest

from drafter.checks.engine import check
from tests.checks.reports import TODAY, changed

STAFF = (
    "The reception desk will close and its three receptionists will be redeployed to the library.",
    "It is proposed to delete the vacant post of Arts Officer.",
    "A new Climate Co-ordinator would be appointed for two years.",
    "Six enforcement officers will transfer to the county council under TUPE.",
    "The two night teams are to be merged into one.",
    "The hours of the caretaker will be cut from 30 to 20 a week.",
    "Eleven staff have been given notice of redundancy.",
    "The saving comes from not filling four posts that are vacant.",
    "The Council will take on five apprentices in September 2027.",
    "Two planners are being seconded from the neighbouring authority.",
    "The post of Town Centre Manager will no longer be required.",
    "Administration is to be centralised, which means the loss of 2.5 full-time equivalents.",
    "The grade of the Senior Warden's job will be reviewed and regraded from April 2027.",
    "Shift patterns would be changed so that the depot is staffed until 10 pm.",
    "We intend to recruit a further four social workers.",
    "The in-house team would be outsourced to a contractor from July 2027.",
)
NO_STAFF = (
    "The contractor will recruit twelve operatives of its own.",
    "Lamp posts will be removed from the verge.",
    "The school appointed a new head teacher in September 2026.",
    "The service was restructured in 2019 and has been stable since.",
    "No posts are created, changed or lost.",
    "The company made 40 people redundant when it lost the contract.",
    "Volunteers will be recruited to run the café.",
    "A Chair will be appointed at the first meeting.",
    "The service employs 42 people, of whom 20 work part-time.",
    "Officers will monitor the position and report in June 2027.",
    "The Department for Education has been restructured.",
    "Goal posts will be moved to the north pitch.",
    "Officers were asked to bring back the figures.",
    "The Police will lose two officers from the neighbourhood team.",
)
CONSULTED = (
    "A survey of residents ran from 1 to 30 September 2026 and 412 were returned.",
    "Ward councillors were briefed on 4 October 2026.",
    "Officers met with the traders on three occasions in the autumn.",
    "Parents and governors were written to in June 2026.",
    "Of the 230 respondents, most preferred the second option.",
    "Two drop-in events were held at the community centre.",
    "The trade unions have been consulted and raised no objection.",
    "A petition of 1,204 names was received.",
    "Eighty-four responses were received, 60 of them in favour.",
    "The Tenants' Forum supported the change in November 2026.",
    "Focus groups with carers took place in Hendle and Marram.",
    "Every business in the street has been asked for its view.",
    "Leaflets were delivered to 3,000 homes and a questionnaire was put online.",
    "The proposal was discussed with the Friends of Hendle Park.",
)
NOT_CONSULTED = (
    "Residents will be consulted in the spring of 2027.",
    "The Government consulted on the change in 2026.",
    "No consultation has been carried out.",
    "A condition survey of the building was carried out in 2026.",
    "The committee met in June 2026 and agreed the budget.",
    "Subject to approval, a consultation would take place over the summer.",
    "Residents benefit from better lighting.",
    "The speed survey was carried out on the bypass.",
    "Tenants pay a service charge of £4 a week.",
    "The team meets every week.",
)
PAPERS = (
    "The structural report by Tamsin Rowe Associates found that the beams are sound.",
    "According to the valuation of the site, the land is worth £1.2 million.",
    "The traffic study carried out by Orrin Consulting estimated 400 journeys a day.",
    "The options appraisal concluded that the lease is the best course.",
    "An audit by Fenwick Hale found eleven weaknesses.",
    "These figures are taken from the Leisure Facilities Strategy.",
    "Counsel's opinion has been obtained and is relied on in what follows.",
)
NO_PAPERS = (
    "The Traffic Management Act 2004 gives the power.",
    "Ofsted published its inspection report in May 2026, which found the service good.",
    "A study will be commissioned in 2027.",
    "The Local Plan was adopted in 2024.",
    "The findings are in Appendix A.",
)
EQUALITIES = (
    "Wheelchair users cannot reach the counter. Deaf customers asked for a hearing loop.",
    "The hall is used by a Sikh congregation. Older people come for lunch.",
    "Care leavers are charged the full rate. Young carers are exempt.",
    "Many of the tenants have learning disabilities. Some speak little English.",
)
NO_EQUALITIES = (
    "The lift is being replaced. It will be out of use for a week.",
    "The disabled parking bay is repainted. The blind corner at Hendle Lane is lit.",
    "The contractor keeps a mixed fleet. Black bin bags are no longer supplied.",
)
PERSONS = (
    "One pupil, a girl of nine, travels 40 miles a day by taxi.",
    "Mrs Edna Thorley, 83, has waited for a ramp since May 2026.",
    "The tenant, who is 71 and has dementia, was found wandering twice.",
    "A 34-year-old man with schizophrenia was housed in Hendle.",
    "Her son, aged 6, sleeps in the hall.",
    "The applicant, K, was refused a grant.",
    "Patient B complained in June 2026.",
)
PRICES = (
    "The lowest tender was £2.3 million.",
    "The preferred bidder has offered £410,000 for the site.",
    "A rent of £18,000 a year was agreed in confidence.",
    "Terms are still being negotiated at £95,000 a year.",
)
NOBODY = (
    "Children aged 5 to 11 travel free.",
    "A person aged 65 or over may apply.",
    "Any child of school age must be offered a place.",
    "The contract was let in 2023 at £4 million.",
    "Half of the members are under 25.",
    "The fine is £1,000.",
    "The Government has offered a grant of £2 million.",
    "He was appointed in 2019.",
    "Mr J. Smith, the Head of Highways, presented the report.",
    "The scheme lasts for two years and costs £40,000.",
    "A family of four pays £12 to swim.",
)


def codes(section: str, denial: str, sentence: str) -> set[str]:
    """The rules of contradiction that have something to say."""
    report = changed(f'[sections.{section}]\n{denial}\n[sections.background]\ntext = "{sentence}"')
    return {finding.code for finding in check(report, today=TODAY, select=["X5"]).findings}


@pytest.mark.parametrize("sentence", STAFF)
def test_a_change_for_staff_is_seen(sentence: str) -> None:
    assert "X501" in codes("human_resources", 'text = "None"', sentence)


@pytest.mark.parametrize("sentence", NO_STAFF)
def test_what_is_no_change_for_staff_is_left_alone(sentence: str) -> None:
    assert "X501" not in codes("human_resources", 'text = "None"', sentence)


@pytest.mark.parametrize(
    "denial",
    [
        "No implications.",
        "There are no staffing implications arising from this report.",
        "None. No posts are affected.",
        "No HR issues have been identified.",
        "Not applicable, as the work is done by contractors.",
        "There are no direct implications for human resources.",
    ],
)
def test_a_denial_in_other_words_is_a_denial(denial: str) -> None:
    assert "X501" in codes("human_resources", f'text = "{denial}"', STAFF[1])


@pytest.mark.parametrize("sentence", CONSULTED)
def test_a_consultation_that_was_held_is_seen(sentence: str) -> None:
    assert "X503" in codes("consultation", 'text = "None"', sentence)


@pytest.mark.parametrize("sentence", NOT_CONSULTED)
def test_what_is_no_consultation_is_left_alone(sentence: str) -> None:
    assert "X503" not in codes("consultation", 'text = "None"', sentence)


@pytest.mark.parametrize("sentence", PAPERS)
def test_a_document_that_is_relied_on_is_seen(sentence: str) -> None:
    assert "X504" in codes("background_papers", 'text = "None"', sentence)


@pytest.mark.parametrize("sentence", NO_PAPERS)
def test_what_is_published_or_still_to_come_is_left_alone(sentence: str) -> None:
    assert "X504" not in codes("background_papers", 'text = "None"', sentence)


@pytest.mark.parametrize("sentence", EQUALITIES)
def test_groups_that_are_named_are_seen(sentence: str) -> None:
    assert "X505" in codes("equalities", 'text = "None"', sentence)


@pytest.mark.parametrize("sentence", NO_EQUALITIES)
def test_words_that_name_no_group_are_left_alone(sentence: str) -> None:
    assert "X505" not in codes("equalities", 'text = "None"', sentence)


@pytest.mark.parametrize("sentence", [*PERSONS, *PRICES])
def test_what_may_be_exempt_is_seen(sentence: str) -> None:
    assert "X506" in codes("exempt", 'contains_exempt = "no"', sentence)


@pytest.mark.parametrize("sentence", NOBODY)
def test_what_shows_nobody_is_left_alone(sentence: str) -> None:
    assert "X506" not in codes("exempt", 'contains_exempt = "no"', sentence)
