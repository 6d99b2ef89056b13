"""Risk, law, climate and alternatives: what their sections deny and the text tells of."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.pattern import Pattern, words
from drafter.checks.reading import Answer, Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.rules.contradictions.evidence import against, evidence
from drafter.checks.substance import is_nothing
from drafter.report.template import FieldKind, Level

_TOLD = {
    # People are at risk of much; what the plan risks is meant.
    "risk": Pattern(
        r"(?i)\b(?:(?:may|might|could) (?:well )?(?:collapse|fail|fall|close|overrun|withdraw"
        r"|go (?:out of business|bust)"
        r"|not be (?:ready|able|enough|finished)|be (?:lost|delayed|challenged|late|refused|cut|withdrawn))"
        r"|(?<!at )risks? (?:that|is|are)|(?:the|a|some|this|main) risk of)\b",
        words=words("may might could risk risks"),
    ),
    "legal": Pattern(
        r"\b(?:[Ss]tatutory dut(?:y|ies)|[Jj]udicial review|legal challenge|[Ss]ection \d+[A-Z]* of the|[A-Z][a-z]+ Act"
        r" \d{4}|Regulations \d{4}|[Bb]ye?-?laws?|injunction|[Tt]ribunal|prosecut\w+|[Cc]ompulsory purchase"
        r"|[Bb]reach of (?:contract|covenant|the))\b"
    ),
    "climate": Pattern(
        r"(?i)\b(?:emissions?|carbon|CO2e?|greenhouse|diesel|solar panels?|heat pumps?|biodiversity|net zero|kWh"
        r"|litres of (?:oil|fuel|diesel|petrol)|trees? (?:will|would|are to|is to|must) be felled|gas boilers?)\b"
    ),
    "alternatives": Pattern(
        r"(?i)\b(?:(?:two|three|four|five|six|several|other|\d) (?:options|alternatives)|options? (?:were|was"
        r"|are|appraisal)"
        r"|(?:option|alternative) (?:[A-D]|[1-5])\b|alternatives? (?:was|were)|instead of (?:closing|repairing"
        r"|replacing))\b",
        words=words("option options alternative alternatives instead"),
    ),
}
_NO_OTHER = Pattern(
    r"(?i)(?:there (?:are|were|is) )?no (?:other |realistic |viable |real )?(?:alternatives?|options?)(?: \w+){0,4}\.?"
)
_SUBJECTS = {"risk": "risks", "legal": "the law", "climate": "the climate", "alternatives": "alternatives"}
_DEPARTS = Pattern(
    r"(?i)\b(?:depart(?:s|ure|ing)? from|contrary to|conflicts? with|in breach of|breach(?:es)?|(?:does"
    r"|do) not (?:accord"
    r"|comply|conform|agree) with|goes against|at odds with|out of line with) (?:the|that|its|our|this|a|an)"
    r" (?:[\w’'-]+ ){0,4}?(?:plan|policy|policies|strategy|framework)\b",
    words=words("plan policy policies strategy framework"),
)
_ASKS = Pattern(r"(?i)\bcontrary to\b[^?]*\b(?:plan|policy|strategy)\b")


@report_rule("X520", "implications-denied", Level.WARNING, draft=Level.ADVICE)
def implications_denied(reading: Reading) -> Iterator[Hit]:
    """The section on risk, law, climate or alternatives says "None", and the text tells of some.

    Why:
        Who reads only that section decides without what stands elsewhere, and the record shows that it was not weighed.
    Bad:
        [sections.risk]
        text = "There are no risks."
        [sections.background]
        text = "The contractor may go out of business before the roof is finished."
    Bad:
        [sections.legal]
        text = "There are no legal implications."
        [sections.background]
        text = "A judicial review has been threatened by the owners."
    Good:
        [sections.risk]
        text = "None."
        [sections.background]
        text = "The roof is finished and the contractor has been paid."
    Cure:
        Say in that section what the text tells of it.
    """
    for answer in reading.answers():
        about = _about(answer)
        if about is None or not answer.text:
            continue
        if not is_nothing(answer.text, answer.field.nothing) and _NO_OTHER.whole(answer.text.strip()) is None:
            continue
        other = next(evidence(reading, (_TOLD[about],), about), None)
        if other is not None:
            yield Hit(against(answer, other), f"Say here what the text tells of {_SUBJECTS[about]}.", path=answer.path)


def _about(answer: Answer) -> str | None:
    if answer.section.role in _TOLD:
        return answer.section.role
    asked = f"{answer.field.prompt or ''} {answer.field.name or ''}".lower()
    return "alternatives" if "alternative" in asked else None


@report_rule("X521", "plan-departed", Level.WARNING, draft=Level.ADVICE)
def plan_departed(reading: Reading) -> Iterator[Hit]:
    """The report says that nothing in it is contrary to a plan or policy, and the text says that something is.

    Why:
        A decision contrary to the policy framework is the full council's, and taken by anybody else it is void.
    Bad:
        [sections.reasons]
        contrary_to_plan = "no"
        [sections.background]
        text = "The proposal departs from the Local Plan, which allows no housing there."
    Good:
        [sections.reasons]
        contrary_to_plan = "no"
        [sections.background]
        text = "The proposal follows the Local Plan, which allows housing there."
    Cure:
        Answer yes and say which plan, or correct the text.
    """
    for answer in reading.answers():
        asked = answer.field.prompt or answer.field.name or ""
        if answer.field.kind is not FieldKind.YES_NO or answer.value != "no" or _ASKS.found(asked) is None:
            continue
        other = next(evidence(reading, (_DEPARTS,), ""), None)
        if other is not None:
            yield Hit(against(answer, other), "Answer yes and say which plan.", path=answer.path)
