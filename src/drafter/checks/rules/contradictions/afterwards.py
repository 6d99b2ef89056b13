"""What is asked of others after the decision that it should inform."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.calendar import written_dates
from drafter.checks.passage import PROSE
from drafter.checks.pattern import Pattern
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.sentences import sentence_at
from drafter.report.dates import long_date
from drafter.report.template import Level

_ASKS = Pattern(
    r"(?i)\b(?:consultation|survey|engagement|call for evidence)\b[^.;]{0,60}\b(?:until|closes?|ends?|runs?"
    r"|open|begins?"
    r"|starts?|to be held|will be held|takes place|will take place)\b[^.;]{0,30}\Z"
    r"|\b(?:will|is to|are to|to) be (?:consulted|asked|invited to comment|surveyed)\b[^.;]{0,40}\Z"
    r"|\b(?:forum|panel|partnership|governors|union|unions|parish council|residents[’'] association|trustees)\b"
    r"[^.;]{0,20}\b(?:considers?|discuss(?:es)?|will consider|will discuss|is to consider|gives? its views?|responds?"
    r"|is consulted)\b[^.;]{0,40}\Z"
)
_FOLLOWS = Pattern(
    r"(?i)\b(?:staff|redundanc\w+|statutory|order|objections?|planning|licen[cs]\w+|annual|next (?:survey|plan"
    r"|budget)|evaluat\w+"
    r"|review\w*"
    r"|after (?:the )?(?:decision|opening|launch)|once|further|detailed design)\b"
)
_REACH = 120


@report_rule("X519", "asked-afterwards", Level.WARNING, draft=Level.ADVICE)
def asked_afterwards(reading: Reading) -> Iterator[Hit]:
    """A consultation ends, or a body is asked, after the day of the decision that it is about.

    Read are reports for a decision of the executive. Where a recommendation speaks of consultation, where it is one
    that the law asks for after the decision (on an order or a plan), or a review, nothing is said.

    Why:
        Views must be taken into account before the decision is made (R v Brent LBC ex parte Gunning, 1985). A decision
        taken while people are still answering is set aside.
    Bad:
        [meta]
        meeting_date = 2027-03-16
        [sections.route]
        urgent = "no"
        [sections.background]
        text = "Consultation with residents runs until 30 April 2027."
    Good:
        [meta]
        meeting_date = 2027-03-16
        [sections.route]
        urgent = "no"
        [sections.background]
        text = "Consultation with residents ran until 30 January 2027."
    Good:
        [meta]
        meeting_date = 2027-03-16
        [sections.route]
        urgent = "no"
        [sections.recommendations]
        text = "That Cabinet approves the draft plan for consultation."
        [sections.background]
        text = "Consultation with residents runs until 30 April 2027."
    Cure:
        Decide after they have answered, or recommend no more than that they are asked.
    """
    decided = reading.meeting
    if decided is None or not any(each.section.role == "decision-type" for each in reading.answers()):
        return
    asked_for = " ".join(each.text.lower() for each in reading.passages if each.role == "recommendations")
    if "consult" in asked_for or "engage" in asked_for:
        return
    for date in written_dates(reading):
        if date.last_day is None or date.last_day <= decided or date.passage.kind not in PROSE:
            continue
        text = date.passage.text
        sentence = sentence_at(text, date.start)
        if _ASKS.found(text[max(0, date.start - _REACH) : date.start]) is None or _FOLLOWS.found(sentence) is not None:
            continue
        yield Hit(
            f"This is after the decision on {long_date(decided)}.",
            "Decide after they have answered, or recommend no more than that they are asked.",
            date.passage,
            date.start,
            date.end,
        )
