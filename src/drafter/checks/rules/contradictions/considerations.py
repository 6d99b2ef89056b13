"""Considerations that deny what the rest of the report says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.pattern import Pattern, words, words_of
from drafter.checks.reading import Answer, Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.rules.completeness.vagueness import fits_any_report
from drafter.checks.rules.contradictions.evidence import Evidence, against, denials, evidence
from drafter.checks.substance import is_nothing
from drafter.checks.wording import counted, quoted
from drafter.report.template import Level

_STAFF = (
    Pattern(
        r"\b(?:restructur\w+|redundanc\w+|made redundant|TUPE)\b",
        words=words("restructure restructures restructured restructuring redundancy redundancies redundant tupe"),
    ),
    Pattern(
        r"(?<![Ll]amp )(?<![Ss]ign )(?<![Ff]ence )(?<![Gg]oal )\bposts? (?:[\w’'-]+ ){0,6}?"
        r"(?:is|are|will be|would be|to be|being) (?:created|deleted|cut|lost|removed|frozen|regraded|transferred|added"
        r"|established|recruited|advertised)\b",
        words=words("post posts"),
    ),
    Pattern(
        r"\b(?:creat|delet|cut|los|remov|add|establish|recruit|appoint|hir|transferr?)(?:e|es|ed|ing|s|ting)?"
        r" (?:[\w’'-]+ ){0,4}?(?:posts|members? of staff|staff|apprentices?|social workers?|FTE)\b"
        r"|\bstaff (?:will|would|are to|is to) (?:transfer|move|be (?:transferred|moved|relocated|reduced))\b",
        words=words("posts staff apprentice apprentices fte social"),
    ),
)


@report_rule("X501", "staff-denied", Level.WARNING, draft=Level.ADVICE)
def staff_denied(reading: Reading) -> Iterator[Hit]:
    """The section on staff says "None", and the text announces a restructure, new or lost posts, or redundancies.

    Why:
        The committee decides on people's work without being told. The trade unions will read both paragraphs.
    Bad:
        [sections.human_resources]
        text = "None"
        [sections.background]
        text = "Two teams become one. This will require a restructure."
    Bad:
        [sections.human_resources]
        text = "None, because the report is for information."
        [sections.background]
        text = "Three posts of Housing Options Officer are created from 1 April 2027."
    Good:
        [sections.human_resources]
        text = "None: no post is created, changed or lost."
        [sections.background]
        text = "The new rota needs no restructure and no redundancies. Lamp posts are removed in June 2027."
    Cure:
        Say what changes for staff, and where consultation with them has got to.
    """
    yield from _denied(reading, "staff", _STAFF, "Say what changes for staff, or correct the text.")


_CONSULTED = (
    Pattern(r"\b(?:was|were|been|is|are) (?:\w+ )?consulted\b|\bconsulted with\b", words=words("consulted")),
    Pattern(
        r"\b[Cc]onsultation (?:with (?:[\w’'-]+ ){1,5}?)?(?:took place|was held|was carried out|ran|closed|ended"
        r"|showed|found)\b",
        words=words("consultation"),
    ),
    Pattern(
        r"\b(?:residents|parents|tenants|carers|households|businesses|traders|pupils|patients|users|customers|borrowers"
        r"|readers|stakeholders|partners|schools|staff) (?:[\w’'-]+ ){0,6}?(?:were|was|have been|has been)"
        r" (?:asked|surveyed|invited|interviewed|written to)\b",
        words=words("asked surveyed invited interviewed written"),
    ),
)


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
    yield from _denied(reading, "consultation", _CONSULTED, "Say who was asked, when, and what they said.")


_DOCUMENT = (
    r"(?:Plan|Framework|Strategy|Report|Review|Assessment|Survey|Profile|Audit|Study|Protocol|Analysis|Evaluation"
    r"|Business Case|Register|Appraisal|Specification)"
)
_RELIED_ON = (
    Pattern(
        r"\b(?:(?:set out|outlined|described|reported|shown|stated|identified|recommended) in|[Aa]ccording to|based on"
        r"|taken from|findings of|recommended by)"
        rf" (?:the |its |our |a )?(?:[A-Z][\w’'-]+ (?:(?:and|of|for|the|in|on) )*){{1,8}}{_DOCUMENT}\b",
        words=words(
            "outlined set described reported shown stated identified recommended according based taken findings"
        ),
    ),
    Pattern(
        r"\b[Tt]he (?:\w+ )?(?:survey|audit|study|evaluation|review|inspection) (?:of|in|by|from) [^.;\n]{1,60}?"
        r" (?:found|showed|shows|concluded|recommended)\b",
        words=words("survey audit study evaluation review inspection"),
    ),
)


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
    for answer in denials(reading, "background-papers", with_reason=False):
        other = next(evidence(reading, _RELIED_ON, "background-papers"), None)
        if other is not None:
            phrase = other.found.match[0]
            yield Hit(
                f"This says {quoted(answer.text, 50)}, but {other.where} rests on a document: {quoted(phrase, 110)}.",
                "List the document, or say where it is published.",
                path=answer.path,
            )


_GROUPS = Pattern(
    r"\b(?:disab(?:led|ility|ilities)|older people|elderly|pensioners|vulnerable|disadvantaged|unpaid carers"
    r"|young carers"
    r"|care leavers|looked[- ]after children|children in care|ethnic|religio\w+|faith groups?|pregnan\w+"
    r"|maternity"
    r"|gender|transgender|LGBT\w*|sexual orientation|refugees?|asylum seekers?|domestic abuse|homeless(?:ness)?"
    r"|special educational needs|(?-i:SEND)|wheelchairs?|blue badge|(?-i:Gypsy|Traveller))\b",
    words=words(
        "disabled disability disabilities older elderly pensioners vulnerable disadvantaged carers leavers looked care"
        " ethnic religion religious religions faith pregnant pregnancy maternity gender transgender lgbt lgbtq"
        " sexual refugee refugees asylum domestic homeless homelessness special send wheelchair wheelchairs blue gypsy"
        " traveller"
    ),
    flags=re.IGNORECASE,
)
_FEWEST = 2


@report_rule("X505", "equalities-denied", Level.WARNING, draft=Level.ADVICE)
def equalities_denied(reading: Reading) -> Iterator[Hit]:
    """The section on equalities says "None", and the priorities or the text name protected or vulnerable groups.

    A chosen priority that names one is enough; in the text it takes two mentions. "None" with a reason is left alone.

    Why:
        The duty in section 149 of the Equality Act 2010 is to have looked. A report about vulnerable people that says
        "None" shows that nobody did.
    Bad:
        [sections.equalities]
        text = "None"
        [sections.background]
        text = "Disabled people use the lift most. Older people asked for seats."
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
    for answer in denials(reading, "equalities", with_reason=False):
        priority = _priority(reading)
        said = [] if priority else list(evidence(reading, (_GROUPS,), "equalities"))
        if priority:
            message = f"This says {quoted(answer.text, 50)}, but {priority}."
        elif len(said) >= _FEWEST:
            message = against(answer, said[0])
        else:
            continue
        yield Hit(message, "Say who is affected and how, with the date of the assessment.", path=answer.path)


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


_SUM = Pattern(r"£ ?\d[\d,.]*(?: ?(?:million|billion|thousand|m|bn|k)\b)?[^.;,\n()]{0,40}", needs=("£",))
_SPENDING = words(
    "cost costs costing spend spends spending spent saving savings budget budgets budgeted fund funds funded"
    " funding grant grants allocate allocates allocated allocation allocations reserve reserves contribute"
    " contributes contribution contributions invest invested investment income pay pays paid payment payments"
    " price prices fee fees charge charges annum year month week rent met bill bills"
)


@report_rule("X502", "finance-silent", Level.WARNING, draft=Level.ADVICE)
def finance_silent(reading: Reading) -> Iterator[Hit]:
    """The section on finance says nothing, or nothing of substance, and the text names sums.

    A section that names a sum, or that gives a reason, is left alone.

    Why:
        Members look there for what it costs. A sum that stands only in the background was not looked at by finance.
    Bad:
        [sections.financial]
        text = "None"
        [sections.background]
        text = "The forum approved a grant of £1 million a year for three years."
    Good:
        [sections.financial]
        text = "None, because the grant of the forum is in the approved budget."
        [sections.background]
        text = "The forum approved a grant of £1 million a year for three years."
    Good:
        [sections.financial]
        text = "None"
        [sections.background]
        text = "The forum met twice."
    Cure:
        Account for each sum: what it is, which year, which budget.
    """
    for answer in reading.answers():
        if answer.section.role != "finance" or not answer.text:
            continue
        written = reading.by_path.get(answer.path, [])
        if not is_nothing(answer.text, answer.field.nothing) and not fits_any_report(written):
            continue
        sums = [
            each for each in evidence(reading, (_SUM,), "finance") if not _SPENDING.isdisjoint(words_of(each.sentence))
        ]
        if sums:
            first = sums[0]
            more = f" So do {counted(len(sums) - 1, 'more sentence')}." if len(sums) > 2 else ""
            yield Hit(
                f"This names no sum, but {first.where} does: {quoted(first.found.match[0], 60)}.{more}",
                "Account for each sum: what it is, which year, which budget.",
                path=answer.path,
            )


def _denied(reading: Reading, role: str, patterns: tuple[Pattern, ...], cure: str) -> Iterator[Hit]:
    for answer in denials(reading, role):
        other = next(evidence(reading, patterns, role), None)
        if other is not None:
            yield _hit(answer, other, cure)


def _hit(answer: Answer, other: Evidence, cure: str) -> Hit:
    return Hit(against(answer, other), cure, path=answer.path)
