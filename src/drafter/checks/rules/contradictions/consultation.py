"""Consultation: who was asked, as the text tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.pattern import OneOf, Pattern, words
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.rules.contradictions.evidence import Evidence, denied
from drafter.report.template import Level

_AUDIENCE = OneOf(
    "residents", "parents", "tenants", "leaseholders", "carers", "households?", "businesses", "traders", "shopkeepers",
    "pupils", "students", "patients", "users", "customers", "borrowers", "readers", "members of the public",
    "stakeholders", "partners", "schools", "governors", "head ?teachers", "staff", "employees", "unions?",
    "trade unions", "UNISON", "GMB", "Unite", "famil(?:y|ies)", "people", "families", "hirers", "clubs",
    "organisations", "communities", "mosques?", "churches", "imams?", "neighbours", "occupiers", "landlords", "agents",
    "operators", "providers", "directors", "(?:[a-z]+ )?(?:parish|town|community) councils?", "forums?", "Forums?",
    "groups?", "Groups?", "panels?", "Members", "councillors", "Councillors", "ward members", "associations?",
    "Associations?", "societ(?:y|ies)", "Societ(?:y|ies)", "representatives", r"Friends of (?:[A-Z][\w’'-]+ ?)+",
)  # fmt: skip
_GAP = r"(?:[\w’'-]+,? ){0,6}?"
_VOICES = OneOf(
    "residents", "parents", "tenants", "leaseholders", "carers", "households", "businesses", "traders", "shopkeepers",
    "pupils", "students", "patients", "users", "customers", "borrowers", "unions?", "trade unions", "UNISON", "GMB",
    "families", "hirers", "clubs", "neighbours", "occupiers", "(?:parish|town|community) councils?", "[Ff]orum",
    "(?:Reference|Users|Residents|Action|Carers|Advisory)[’']? Group", "representatives",
)  # fmt: skip
_GATHERINGS = OneOf(
    "consultation", "engagement", "survey", "questionnaire", "drop-in", "focus group", "workshop", "public meeting",
    "roadshow", "open day", "listening event", "poll", "petition",
)  # fmt: skip
_ASKED = OneOf(
    "asked", "surveyed", "invited", "interviewed", "written to", "briefed", "canvassed", "notified", "polled", "heard",
    "sent", "told",
)  # fmt: skip
_ASKING = OneOf(
    "asked", "surveyed", "interviewed", "briefed", "wrote to", "written to", "met with", "canvassed", "heard from"
)
_ANSWERED = OneOf(
    "met", "replied", "responded", "objected", "commented", "agreed", "asked (?:that|for|whether)", "welcomed",
    "raised", "supported", "opposed", "told us", "said that", "took part", "scored",
)  # fmt: skip
_TOLD = (
    Pattern(
        r"\b(?:was|were|been|had) (?:\w+ )?consulted\b|(?<!is )(?<!are )(?<!be )\bconsulted (?:with|on|about|the|all"
        r"|every|local|\d)|\bconsultees?\b|\brespondents?\b",
        words=words("consulted consultee consultees respondent respondents"),
    ),
    # We consulted traders; it is consulted on every year; after consulting the Friends; drawn up in consultation with.
    Pattern(
        r"\b(?:[Ww]e|[Cc]ouncil|[Oo]fficers|service|team|[Tt]hey|has|have|had)(?: also| already| widely)? consulted\b"
        r"|\b(?:is|are) (?:also |always |regularly |routinely )?consulted\b(?! (?:if|when|where|before|whenever|only))"
        r"|\b(?:[Aa]fter|[Ff]ollowing|[Bb]y) consult(?:ing|ation with)\b|\b(?:drawn up|developed|designed|redesigned"
        r"|prepared|written|produced|drafted) (?:\w+ )?in consultation with\b|\bIn consultation with [^.;\n]{1,90}?"
        r" (?:was|were|has been|have been|drew|developed|designed)\b"
        r"|\b(?:[Ee]ngagement|[Cc]onsultation|[Dd]ialogue) with [^.;\n]{1,60}? (?:began|started|took place|has begun|is"
        r" under ?way|was|were|has been|ended|continues)\b",
        words=words("consulted consulting consultation engagement dialogue"),
    ),
    # Their views were sought; the forum was asked for its opinion; feedback from residents; 14 people objected.
    Pattern(
        r"\b[Vv]iews (?:of [^.;\n]{1,40} )?(?:were|was|have been|had been) (?:sought|invited|gathered|collected"
        r"|obtained"
        r"|canvassed)\b|\b(?:sought|gathered|invited|obtained|collected|canvassed) (?:the )?views\b"
        r"|\bbeen asked for"
        r" (?:its|their|his|her) (?:views?|opinions?|comments?)\b|\b[Ff]eedback from (?:[\d,]+ |the |local "
        r"|our )*(?:[a-z]+ )?(?:residents|tenants|parents|users|visitors|staff|families|pupils|traders|groups"
        r"|people|customers)\b"
        r"|\b(?:[Oo]bjections?|[Rr]epresentations|[Rr]esponses|[Rr]eplies|[Cc]omments)(?: [a-z]+){0,3} (?:were|was|have"
        r" been|has been) (?:received|made|submitted|considered|raised)\b|\b(?:\d[\d,]*|[a-z]+) (?:people|residents"
        r"|households|tenants) (?:objected|replied|responded|commented)\b",
        words=words(
            "views asked feedback objection objections representations responses replies comments objected replied"
            " responded commented"
        ),
    ),
    # What was put before them.
    Pattern(
        r"\b(?:presented|shown|explained) to (?:the |all |local )?(?:[\w’'-]+ ){0,2}?(?:residents|tenants|parents"
        r"|traders"
        r"|pupils|staff|unions?|neighbours|users|(?:parish|town|community|youth) council|[Ff]orum|public)\b"
        r"|\b[Oo]fficers (?:have )?met (?:with )?(?:the |all |local |some )?(?:[\w’'-]+ )?(?:residents|tenants|parents"
        r"|traders|holders|owners|neighbours|users|Friends|clubs|volunteers|businesses)\b(?![’'])",
        words=words("presented shown explained met"),
    ),
    Pattern(
        rf"\b{_GATHERINGS}s?(?: (?:exercise|day|event|session)s?)? {_GAP}(?:took place|was|were|ran"
        r"|closed|ended|showed|found|drew|received|has been|have been|attracted|heard|completed|with [\d,]+"
        r"|of [\d,]+)\b",
        words=words(
            "consultation consultations engagement survey surveys questionnaire questionnaires drop focus workshop"
            " workshops meeting meetings roadshow roadshows open listening poll polls petition petitions"
        ),
        choices=(_GATHERINGS,),
        flags=re.IGNORECASE,
    ),
    Pattern(
        rf"\b(?:(?!members\b)(?i:{_AUDIENCE})|(?:[Ee]very|[Ee]ach) \w+) {_GAP}(?:were|was|have been|has been"
        rf"|had been) (?:\w+ )?{_ASKED}\b",
        words=words("asked surveyed invited interviewed written briefed canvassed notified polled heard sent told"),
        choices=(_AUDIENCE, _ASKED),
    ),
    Pattern(
        rf"\b{_ASKING} (?:the |all |every |local |some |about |[\d,]+ )*(?:[\w’'-]+ ){{0,3}}?{_AUDIENCE}\b",
        words=words("asked surveyed interviewed briefed wrote written met canvassed heard"),
        choices=(_AUDIENCE, _ASKING),
    ),
    Pattern(
        rf"\b(?:[Dd]iscuss(?:ed|ions?)|[Mm]eetings?|[Tt]alks|[Ww]orkshops?|[Cc]onversations?|[Bb]riefings?"
        rf"|[Ii]nterviews?) (?:\w+ ){{0,4}}?(?:with|of|for) {_GAP}{_AUDIENCE}\b",
        words=words(
            "discussed discussion discussions meeting meetings talks workshop workshops conversation conversations"
            " briefing briefings interview interviews"
        ),
        choices=(_AUDIENCE,),
    ),
    Pattern(
        rf"\b(?i:{_VOICES}) {_GAP}{_ANSWERED}\b",
        words=words(
            "met replied responded objected commented agreed asked welcomed raised supported opposed told said took"
            " scored"
        ),
        choices=(_VOICES, _ANSWERED),
    ),
    Pattern(
        r"\b(?:[Ll]etters?|[Ll]eaflets?|[Ff]orms?|[Ee]-?mails?) (?:\w+ ){0,2}?(?:went|were sent|was sent"
        r"|were delivered|were posted) (?:out )?(?:to|by)\b|\b[\d,]+ (?:responses|replies|people|comments"
        r"|submissions|representations|objections|completed|came back|replied|responded)\b(?: (?:were|was"
        r"|have been))?(?: (?:received|made|replied|responded|completed|attended|took part|came))?|\b(?:responses"
        r"|replies|representations|objections|comments) (?:were|was|have been) (?:received|made|considered)\b",
        words=words(
            "letter letters leaflet leaflets form forms mail mails email emails responses replies completed comments"
            " submissions representations objections replied responded attended"
        ),
    ),
)
_DENIED = Pattern(
    r"(?i)^(?:there (?:has|was|is) been |there (?:has|was|is) )?no (?:[a-z]+ ){0,3}?consultation\b(?! (?:will|can"
    r"|may))(?:[^.]{0,80}(?:has|was|took|required|undertaken|needed|report)?)|^(?:nobody|no one|no-one) (?:was"
    r"|has been) (?:consulted|asked)|^not (?:undertaken|carried out|consulted|required)|^none (?:was |has been "
    r"|were )?(?:undertaken|carried out|held|needed|necessary|to date|so far)\b|^consultation (?:was|is"
    r"|has) not\b"
)
_TO_COME = Pattern(r"\b(?:will|would|shall|is to|are to|to be|should|must|may|could|plans? to|intends? to|before)\b")
_OTHERS = Pattern(
    r"\b(?:Government|Department|Ministry|Secretary of State|Ofsted|regulator|Ofcom|Ofgem|Parliament"
    r"|Commission(?:er)?|Welsh Government|Home Office|Treasury|police|Police)\b"
)
_INSPECTED = Pattern(
    r"(?i)\b(?:condition|structural|traffic|parking|ecological|engineer\w*|site|stock|asbestos|tree|speed) (?:survey"
    r"|inspection)s?\b"
)
_BARE = Pattern(r"^[\d,]+ (?:people|comments|completed|objections)$")


def _is_other(said: Evidence) -> bool:
    """Whether it is still to come, somebody else's consultation, or a survey of things."""
    around = f"{said.before[-60:]}{said.found.match[0]}"
    if _TO_COME.found(around) is not None or _OTHERS.found(said.before) is not None:
        return True
    return _BARE.found(said.found.match[0]) is not None or _INSPECTED.found(said.sentence) is not None


@report_rule("X503", "consultation-denied", Level.WARNING, draft=Level.ADVICE)
def consultation_denied(reading: Reading) -> Iterator[Hit]:
    """The section on consultation says "None", and the text says who was consulted.

    What is still to come ("will be consulted") does not count.

    Why:
        Those who were asked will look for their answer. Where there is a duty to consult, the section is the proof.
    Bad:
        [sections.consultation]
        text = "None"
        [sections.background]
        text = "All 640 households were consulted by letter on 2 November 2026."
    Good:
        [sections.consultation]
        text = "None"
        [sections.background]
        text = "Households will be consulted when there is a design. Nobody has been consulted so far."
    Cure:
        Say who was asked, when, and what they said.
    """
    yield from denied(
        reading, "consultation", _TOLD, "Say who was asked, when, and what they said.", also=_DENIED, doubt=_is_other
    )
