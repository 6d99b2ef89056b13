"""Background papers: the documents that the text rests on."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.pattern import Pattern, words
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.rules.contradictions.evidence import Evidence, denials, evidence
from drafter.checks.wording import quoted
from drafter.report.template import Level

_NAMED = (
    r"(?:Plan|Framework|Strategy|Report|Review|Assessment|Survey|Profile|Audit|Study|Protocol|Analysis|Evaluation"
    r"|Business Case|Register|Appraisal|Specification|Manual|Valuation|Opinion)"
)
_STUDY = (
    r"(?:Report|Review|Assessment|Survey|Profile|Audit|Study|Analysis|Evaluation|Business Case|Appraisal|Valuation)"
)
_DOCUMENT = (
    r"(?:survey|audit|study|evaluation|review|inspection|report|appraisal|assessment|analysis|valuation"
    r"|specification|manual|opinion|model|modelling|business case|questionnaire)"
)
_SAYS = (
    r"(?:found|finds|showed|shows|concluded|concludes|recommended|recommends|lists|listed|puts|estimated|estimates"
    r"|says|said|identified|identifies|suggests|suggested|valued|gives|gave|sets out|describes|ranked|scored"
    r"|confirmed|forecasts?|predicts|predicted|reports|reported|warns|warned|calculates|calculated|notes|noted)"
)
_AUTHOR = r"(?:[A-Z][\w’'&-]+)(?: (?:and |& |of |for )?[A-Z][\w’'&-]+){0,4}"
_RELIED_ON = (
    Pattern(
        r"\b(?:(?:set out|outlined|described|reported|shown|stated|identified|recommended|required) (?:in|by)"
        r"|[Aa]ccording to|[Bb]ased on|taken from|findings of|recommended by|drawn from)"
        rf" (?:the |its |our |a )?(?:[A-Z][\w’'-]+ (?:(?:and|of|for|the|in|on) )*){{1,8}}{_NAMED}\b",
        words=words(
            "outlined set described reported shown stated identified recommended required according based taken"
            " findings drawn"
        ),
    ),
    Pattern(
        rf"\b[Tt]he (?:[\w-]+ ){{0,3}}{_DOCUMENT}s?(?: (?:of|in|by|from|for|made|carried|prepared"
        rf"|commissioned) [^.;\n]{{1,60}}?)?,? {_SAYS}\b",
        words=words(
            "survey audit study evaluation review inspection report appraisal assessment analysis valuation model"
            " specification manual opinion modelling case surveys audits studies reports"
        ),
    ),
    Pattern(
        rf"\b{_DOCUMENT}s? (?:carried out |prepared |commissioned |written |undertaken |made )?(?:by|from) {_AUTHOR}",
        words=words(
            "survey audit study evaluation review inspection report appraisal assessment analysis valuation model"
            " specification manual opinion modelling case"
        ),
    ),
    Pattern(
        rf"(?:[A-Z][\w’'&-]+ )(?:and |& )?(?:[A-Z][\w’'&-]+ ?){{0,3}}(?:[’']s?)? {_DOCUMENT}\b(?= (?:of|{_SAYS}))",
        words=words("survey audit study evaluation review report appraisal assessment analysis valuation"),
    ),
    # The Housing Needs Assessment 2026 found; this report draws on the Condition Survey
    Pattern(
        rf"\b[Tt]he (?:[A-Z][\w’'-]+ (?:and |of "
        rf"|for )?){{1,6}}?{_STUDY}(?: (?:of )?(?:[A-Z][a-z]+ )?\(?\d{{4}}\)?)?"
        rf"(?:,? (?:of|in|by|from|made|carried out|prepared|commissioned|undertaken|completed|conducted|produced|done)"
        rf" [^.;\n]{{1,70}}?)?,? {_SAYS}\b"
        rf"|\b(?:[Dd]raws?|[Bb]uilds?|[Rr]elies|[Bb]ased)(?: heavily| also| mainly)? (?:up)?on (?:the "
        rf"|a )?(?:[a-z]+ (?:in|of) the )?"
        rf"(?:[A-Z][\w’'-]+ (?:and |of |for )?){{1,6}}?{_STUDY}\b"
        rf"|\b[Ee]vidence (?:for this )?(?:is|comes|was) (?:in|from) the (?:[A-Z][\w’'-]+ (?:and |of "
        rf"|for )?){{1,6}}?{_STUDY}\b"
        rf"|\b[Tt]he [a-z]+[’']s? (?:[a-z]+ )?{_DOCUMENT} {_SAYS}\b",
        words=words(
            "report review assessment survey audit study analysis evaluation case appraisal valuation profile opinion"
        ),
    ),
    # the survey by Tarrant Partners dated 4 May 2026 found; as the Ombudsman's report of March 2026 says
    Pattern(
        rf"\b{_DOCUMENT}(?: (?:by|from|of) (?:the )?{_AUTHOR})?,? (?:dated"
        rf"|of) (?:\d{{1,2}} )?[A-Z][a-z]+ \d{{4}},? {_SAYS}\b",
        words=words(
            "survey audit study evaluation review inspection report appraisal assessment analysis valuation opinion"
        ),
    ),
    # Pell and Gow surveyed the building; the report of the adviser has guided the reforms
    Pattern(
        rf"\b{_AUTHOR} (?:has |have )?(?:surveyed|assessed|reviewed|audited|inspected|valued|modelled|appraised"
        rf"|advised|ranked) "
        r"(?:the|our|its|each|all|that)\b"
        rf"|\b(?:[Rr]eport|[Aa]dvice|[Ss]urvey|[Ss]tudy|[Oo]pinion|[Rr]eview) [^.;\n]{{1,90}}? (?:has "
        rf"|have )?(?:guided|informed|shaped"
        r"|underpins?|supports? the|is relied on|was relied on|is used|was used)\b",
        words=words(
            "surveyed assessed reviewed audited inspected valued modelled appraised advised ranked guided informed"
            " shaped underpin underpins support supports relied used"
        ),
    ),
    Pattern(
        rf"\b(?:[Aa]ccording to|[Bb]ased on|taken from|drawn from|rel(?:y|ies) on|rests? on|draws? on"
        rf"|[Ff]ollow(?:s|ing)) (?:the|a|an|its|our) (?:(?:[\w-]+ ){{0,4}}?(?:{_DOCUMENT}"
        rf"|(?:[Rr]eport|[Mm]emorandum) to (?:the )?[A-Z]\w+)|{_NAMED} (?:of|on|by|for) (?:[a-z]+ )?[A-Z]\w+)\b",
        words=words("according based taken drawn rely relies rest rests draw draws follow follows following"),
    ),
)
_PUBLISHED = Pattern(
    r"(?i)\b(?:published|act|regulations|order|ofsted|care quality commission|cqc|government|department|ministry"
    r"|office for|national audit|census|parliament|secretary of state|appendix|appendices|white paper|this report"
    r"|the report of the committee|previous report|last report|inspectorate)\b|\{\{",
    words=words(
        "published act regulations order ofsted care cqc government department ministry office national census"
        " parliament secretary appendix appendices white report inspectorate"
    ),
    needs=("{{",),
)
_DENIED = Pattern(
    r"(?i)^(?:there are )?no (?:[a-z]+ ){0,2}?(?:documents?|papers?|background papers)\b[^.]{0,60}\.?$"
    r"|^none (?:attached|relied|other|used)\b"
)
_PUBLIC_REASON = Pattern(
    r"(?i)\b(?:publish\w*|public\w*|online|websites?|exempt|appendix|appendices|annex\w*|linked|within)\b"
)
"""What makes "None" right although the text rests on documents."""
_TO_COME = Pattern(r"(?i)\b(?:will|would|is to|to be|should|is being|are being|has been commissioned)\b")


@report_rule("X504", "papers-denied", Level.ADVICE)
def papers_denied(reading: Reading) -> Iterator[Hit]:
    """The list of background papers says "None", and the text relies on a document that it names.

    Only documents that a statement is drawn from are meant ("as outlined in the …"), not every plan that is mentioned.

    Why:
        Unpublished documents on which a report relies to a material extent must be listed and open to inspection
        (section 100D of the Local Government Act 1972).
    Bad:
        [sections.background_papers]
        text = "None"
        [sections.background]
        text = "The review takes a year, as outlined in the North Coast Learning Framework."
    Good:
        [sections.background_papers]
        text = "None"
        [sections.background]
        text = "The Parking Plan is due in May 2027. The Traffic Management Act 2004 applies."
    Cure:
        List the document, or say where it is published.
    """
    for answer in denials(reading, "background-papers", also=_DENIED):
        if _PUBLIC_REASON.found(answer.text) is not None:
            continue
        other = next(evidence(reading, _RELIED_ON, "background-papers", _is_public), None)
        if other is not None:
            phrase = other.found.match[0]
            yield Hit(
                f"This says {quoted(answer.text, 50)}, but {other.where} rests on a document: {quoted(phrase, 110)}.",
                "List the document, or say where it is published.",
                path=answer.path,
            )


def _is_public(said: Evidence) -> bool:
    """Whether the document is published anyway, is part of this report, or is still to be written."""
    return (
        _PUBLISHED.found(said.sentence) is not None
        or _TO_COME.found(f"{said.before[-30:]}{said.found.match[0]}") is not None
    )
