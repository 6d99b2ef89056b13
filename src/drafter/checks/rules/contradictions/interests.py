"""Interests of members that the text tells of and the section on interests denies."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.passage import PROSE
from drafter.checks.pattern import Pattern, words
from drafter.checks.reading import Answer, Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.wording import quoted
from drafter.report.template import FieldKind, Level

_KIN = "wife|husband|partner|brother|sister|son|daughter|mother|father|cousin|nephew|niece|son-in-law|daughter-in-law"
_TIED = Pattern(
    r"\b(?:Councillor|Cllr\.?|Alderman) (?:[A-Z][\w’'-]+ ?){1,3},? (?:who )?(?:\([^)]{1,40}\),? )?(?:also )?"
    r"(?:(?:is|was|sits as|serves as) (?:an?|the|one of the|also an?|also the) (?:[\w’'-]+ ){0,2}?(?:governors?"
    r"|trustees?|directors?|shareholders?|tenants?|leaseholders?|treasurer|secretary|owners?|landlords?|employees?|patrons?)\b"
    r"|chairs the (?:governors|trustees|trust|charity|company|club|association|board of (?:governors|trustees))\b"
    r"|(?:owns|rents|leases|farms|lives (?:beside|next to|opposite|in one of)|works for|is employed by"
    r"|has (?:shares|an interest) in)\b)[^.;]{0,60}"
    rf"|\b(?:Councillor|Cllr\.?) (?:[A-Z][\w’'-]+ ?){{1,3}}(?:[’']s|,? whose) (?:{_KIN})\b[^.;]{{0,60}}"
    rf"|\b(?:{_KIN}) of (?:the )?(?:Councillor|Cllr\.?|Cabinet [Mm]ember|Leader|portfolio holder)\b[^.;]{{0,40}}",
    words=words("councillor cllr alderman leader cabinet portfolio"),
)
_ASKED = Pattern(r"(?i)\b(?:interest|conflict)s?\b")


@report_rule("X516", "interest-denied", Level.WARNING, draft=Level.ADVICE)
def interest_denied(reading: Reading) -> Iterator[Hit]:
    """The report says that nobody has declared an interest, and the text names a member who has a tie to the matter.

    A tie is to be governor, trustee, director, owner or tenant, to work for a body or live beside a place, or to have a
    relative who is named. A member who chairs a committee has none by that.

    Why:
        An interest that was not declared can undo the decision, and may be a criminal offence (section 34 of the
        Localism Act 2011).
    Bad:
        [sections.interests]
        declared = "no"
        [sections.background]
        text = "Councillor Joan Rudge, who chairs the governors of the school, supports the plan."
    Bad:
        [sections.interests]
        declared = "no"
        [sections.background]
        text = "The field is farmed by the brother of Councillor Pell."
    Good:
        [sections.interests]
        declared = "no"
        [sections.background]
        text = "Councillor Joan Rudge, who chairs the Place Scrutiny Committee, supports the plan."
    Good:
        [sections.interests]
        declared = "yes"
        [sections.background]
        text = "Councillor Joan Rudge, who chairs the governors of the school, supports the plan."
    Cure:
        Ask the member and the monitoring officer, and answer yes where it is an interest.
    """
    answer = next((each for each in reading.answers() if _is_denied(each)), None)
    if answer is None:
        return
    for found in reading.search(_TIED, PROSE):
        passage = found.passage
        if not passage.section or passage.role == "interests":
            continue
        where = passage.number or passage.section
        yield Hit(
            f"No interest was declared, and {where} says {quoted(found.match[0].strip(), 110)}.",
            "Ask the member and the monitoring officer, and answer yes where it is an interest.",
            path=answer.path,
        )
        return


def _is_denied(answer: Answer) -> bool:
    asked = answer.field.prompt or answer.field.name or ""
    return (
        answer.section.role == "interests"
        and answer.field.kind is FieldKind.YES_NO
        and answer.value == "no"
        and _ASKED.found(asked) is not None
    )
