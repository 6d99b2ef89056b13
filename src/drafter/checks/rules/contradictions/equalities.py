"""Equalities: the protected and vulnerable groups that the priorities and the text name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.pattern import OneOf, Pattern, words
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.rules.contradictions.evidence import Evidence, against, denials, evidence
from drafter.checks.substance import is_nothing
from drafter.checks.wording import quoted
from drafter.report.template import Level

_NAMES = OneOf(
    "disab(?:led|ility|ilities)", "older (?:people|residents|men|women|tenants|drivers|users)", "elderly", "elders",
    "pensioners", r"over[- ]\d0s", r"(?:are|is|aged|people|users) over [5-8]\d",
    "mothers (?:with|of) (?:babies|infants|young|pushchairs|prams)", "new mothers",
    "vulnerable", "disadvantaged", "unpaid carers",
    "young carers", "care leavers", "home care", "care homes?", "looked[- ]after children", "children in care",
    "unaccompanied", "ethnic(?:ity)?", "minorit(?:y|ies)",
    r"religio\w+", "faiths?", "Muslims?", "Jewish", "Jews", "Sikhs?", "Hindus?", "Catholics?", "mosques?",
    "synagogues?", "gurdwaras?", "(?-i:Black|Asian|Roma|Gypsy|Gypsies|Traveller|Travellers)", "mixed heritage",
    "black and", "(?:black|white|Asian) (?:boys|girls|men|women|pupils|people|children|families)", r"pregnan\w+",
    "maternity", r"breastfeed\w+", "gender", "transgender", "trans people", "women[- ]only", r"LGBT\w*",
    "sexual orientation", "refugees?", r"asylum[- ]seek\w+", "domestic abuse", "homeless(?:ness)?", "women", "girls",
    "boys", "special educational needs", "(?-i:SEND)", "wheelchairs?", "blue badge", "deaf", "blind", "sight loss",
    "hearing (?:loss|aids?|loops?)", "dementia", r"autis\w+", r"learning (?:disabilit|difficult)\w+", "mental health",
    "English as (?:a|an) (?:second|additional) language", "little English", "first language", "interpreters?",
)  # fmt: skip
_GROUPS = Pattern(
    rf"\b{_NAMES}\b",
    words=words(
        "disabled disability disabilities older elderly elders pensioners vulnerable disadvantaged carers leavers"
        " looked care unaccompanied ethnic ethnicity minority minorities religion religious religions faith faiths"
        " muslim muslims jewish jews sikh sikhs hindu hindus catholic catholics mosque mosques synagogue synagogues"
        " gurdwara gurdwaras black asian roma gypsy gypsies traveller travellers mixed pregnant pregnancy maternity"
        " breastfeeding gender transgender trans women girls boys lgbt lgbtq sexual refugee refugees asylum domestic"
        " homeless homelessness special send wheelchair wheelchairs blue deaf blind sight hearing dementia autism"
        " autistic learning mental language english interpreter interpreters 50s 60s 70s over mothers"
    ),
    choices=(_NAMES,),
    flags=re.IGNORECASE,
)
_FEWEST = 2
_BARRED = Pattern(
    r"(?i)\b(?:cannot|can no longer|could not|unable to|will not be able|would not be able|most of (?:those"
    r"|them|the users)"
    r"|harder for|difficult for|excludes?|excluded|disproportionately|rely on|relies on|depend on|out of order"
    r"|turned away"
    r"|inaccessible|no lift)\b"
)
_DENIED = Pattern(
    r"(?i)^it is not (?:considered|thought|felt|expected|believed|anticipated) that any\b|^no (?:particular "
    r"|specific |protected )?(?:group|groups|one|characteristics?)\b[^.]{0,60}(?:affect|disadvantag|impact)|^(?:the"
    r"|this|these) (?:proposals?|reports?|recommendations?|decisions?|changes?|polic(?:y|ies)|plans?) (?:will |would )?"
    r"(?:has|have) no (?:[a-z]+ )?(?:impacts?|effects?|implications?|consequences) (?:on"
    r"|for) (?:[a-z]+ ){0,4}?(?:people"
    r"|persons|groups?|anyone|those|characteristics?)\b|^(?:the|this|these) (?:proposals?|report"
    r"|recommendations?|decisions?|changes?|policy) (?:will |would |do "
    r"|does )?(?:affects?|appl(?:y|ies)) (?:to )?(?:everyone|all \w+|every \w+)(?: equally| alike| the same)"
)
_ALIKE = Pattern(
    r"(?i)^(?:none|no implications|no impact|not applicable)\W+(?:because|as|since|for)\b[^.]{0,80}\b(?:same|equally"
    r"|alike|everybody|everyone|all (?:users|residents|people|persons|customers))\b"
    r"|^(?:none|not applicable)\W+(?:because |as |since )?(?:the|this|it) (?:report|paper|proposal|policy|plan)? ?"
    r"(?:does|is) not (?:concern|about|aimed at|touch|target|single out|relate to)\b[^.]{0,40}"
    r"\b(?:groups?|anyone|people)\b"
    r"|^(?:none|not applicable)\W+(?:the|this|it)\b[^.]{0,40}\b(?:open|available|free|offered|appl(?:y|ies)) to (?:all"
    r"|everyone|everybody|anyone)\b"
    r"|^(?:none|not applicable)\W+(?:because |as |since )?[^.]{1,60}\bis (?:there )?for (?:everyone|everybody|all)\b"
)
"""To treat all alike is not to have looked whom it touches."""
_LOOKED = Pattern(
    r"(?i)\b(?:screen\w*|assess\w*|eqia|eia|impact\w*|affect\w*|effect\w*|groups?|characteristics?|disproportion\w*"
    r"|disadvantage\w*|differential\w*|people|persons?|users?|residents?|tenants?|children|customers?|eligib\w+"
    r"|access\w*|services?|statutory|duty|anyone|nobody|policy|policies|charges?|change[sd]?|building|equipment)\b"
)
_OF_ROOMS = Pattern(r"(?i)^ (?:parking )?(?:bays?|toilets?|alarms?|spot|corner|eye|lifts?|ramps?)\b")


_EITHER = Pattern(f"{_DENIED.source}|{_ALIKE.source.removeprefix('(?i)')}")


@report_rule("X505", "equalities-denied", Level.WARNING, draft=Level.ADVICE)
def equalities_denied(reading: Reading) -> Iterator[Hit]:
    """The section on equalities says "None", and the priorities or the text name protected or vulnerable groups.

    A chosen priority that names one is enough, and so is a sentence that tells what they cannot do; else it takes two
    mentions. "None" with a reason that speaks of
    people or of an assessment is left alone, unless the reason is that all are treated alike.

    Why:
        The duty in section 149 of the Equality Act 2010 is to have looked. A report about vulnerable people that says
        "None" shows that nobody did.
    Bad:
        [sections.equalities]
        text = "None"
        [sections.background]
        text = "Disabled people use the lift most. Older people asked for seats."
    Bad:
        [sections.equalities]
        text = "None, because the same charges are made to everybody."
        [sections.background]
        text = "Disabled sailors find the ramp too steep for wheelchairs."
    Good:
        [sections.equalities]
        text = "None: the screening of 4 January 2027 found no effect on any group."
        [sections.background]
        text = "Disabled people use the lift most. Older people asked for seats."
    Good:
        [sections.equalities]
        text = "None"
        [sections.background]
        text = "The lamps are replaced. The depot keeps its disabled parking bay."
    Cure:
        Say who is affected and how, with the date of the assessment or of the screening.
    """
    for answer in denials(reading, "equalities", also=_EITHER):
        if not is_nothing(answer.text, answer.field.nothing) and not _is_no_reason(answer.text):
            continue
        priority = _priority(reading)
        said = [] if priority else _named(reading)
        if priority:
            message = f"This says {quoted(answer.text, 50)}, but {priority}."
        elif len(said) >= _FEWEST or any(_BARRED.found(each.sentence) is not None for each in said):
            message = against(answer, said[0])
        else:
            continue
        yield Hit(message, "Say who is affected and how, with the date of the assessment.", path=answer.path)


def _is_no_reason(text: str) -> bool:
    """Whether what stands beside "None" does not show that anybody looked at whom it touches."""
    return _EITHER.found(text) is not None or _LOOKED.found(text) is None


def _named(reading: Reading) -> list[Evidence]:
    """The sentences that name a group, women alone or boys alone not counted as one."""
    said = list(evidence(reading, (_GROUPS,), "equalities", _is_of_things))
    return said if len({each.found.match[0].lower() for each in said} - _WEAK) >= 1 else []


_WEAK = frozenset({"women", "girls", "boys", "black and", "english", "gender", "interpreter", "interpreters"})


def _is_of_things(said: Evidence) -> bool:
    return _OF_ROOMS.found(said.after) is not None


def _priority(reading: Reading) -> str:
    """The chosen option that names a group; nothing where none does."""
    for answer in reading.answers():
        chosen = answer.value if isinstance(answer.value, tuple) else (answer.value,)
        for id in chosen:
            option = answer.field.option(id) if isinstance(id, str | int) else None
            if option is not None and _GROUPS.found(option.text) is not None and answer.section.role != "exempt":
                number = reading.number_of(answer.path)
                return f"{number + ' names' if number else 'the report names'} {quoted(option.text, 110)}"
    return ""
