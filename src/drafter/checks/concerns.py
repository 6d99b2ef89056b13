"""Who reads what: the findings that concern finance, or the monitoring officer, and not the rest."""

from __future__ import annotations

import msgspec

from drafter.checks.finding import Finding
from drafter.checks.pattern import Pattern
from drafter.checks.rule import FAMILIES
from drafter.report.errors import InputError
from drafter.report.template import Template


class Concern(msgspec.Struct, frozen=True):
    """A reader: the sections they answer for by role, the rules about their matters, and what their matters look like.

    A finding concerns them where it stands in one of their sections, is of one of their rules (by the beginning of the
    code), or is about words in which ``matter`` is found.
    """

    id: str
    name: str
    roles: frozenset[str] = frozenset()
    codes: tuple[str, ...] = ()
    matter: Pattern | None = None

    def concerns(self, finding: Finding, template: Template) -> bool:
        """Whether that reader should see it."""
        section = template.section(finding.field.partition(".")[0])
        if section is not None and section.role in self.roles:
            return True
        if finding.code.startswith(self.codes):
            return True
        excerpt = finding.excerpt
        if self.matter is None or excerpt is None:
            return False
        around = excerpt.text[max(0, excerpt.start - _AROUND) : excerpt.end + _AROUND]
        return self.matter.found(around) is not None


_AROUND = 60
"""Characters either side of the words that are looked at."""

CONCERNS = (
    Concern(
        "finance",
        "Finance",
        frozenset({"finance"}),
        ("F4", "X502", "X509", "X510", "X511"),
        Pattern(r"(?i)£|\b(?:budget|grant|reserve|saving|cost|price|fund)\w*"),
    ),
    Concern(
        "legal",
        "Legal and monitoring officer",
        frozenset({"legal", "exempt", "decision-type", "interests"}),
        ("P90", "P915", "X506", "X507", "X508", "X512", "D708", "D714", "W0"),
        Pattern(r"(?i)\b(?:act|section \d|regulations?|statut\w+|duty|duties|powers?|lawful\w*|schedule 12a)\b"),
    ),
    Concern(
        "staff",
        "Human resources",
        frozenset({"staff"}),
        ("X501",),
        Pattern(r"(?i)\b(?:posts?|staff|redundan\w+|restructur\w+|recruit\w*|TUPE|employees?|team)\b"),
    ),
    Concern(
        "equalities",
        "Equalities",
        frozenset({"equalities", "ethics"}),
        ("X505", "P903", "P904"),
        Pattern(r"(?i)\b(?:equalit\w+|disab\w+|protected characteristic\w*|older people|carers?|vulnerable)\b"),
    ),
    Concern("consultation", "Consultation", frozenset({"consultation"}), ("X503",)),
    Concern(
        "publication",
        "Democratic services",
        frozenset({"exempt", "appendices", "background-papers", "recommendations"}),
        ("P9", "R3", "N2", "D707", "D708", "D714", "X512", "C102", "W0", "X504", "X506"),
    ),
)
"""In the order in which they are offered."""


def concern(id: str) -> Concern:
    """The reader of that id. Raises InputError where there is none."""
    found = next((each for each in CONCERNS if each.id == id), None)
    if found is None:
        raise InputError(f"“{id}” is no reader.", cure=f"Readers are {', '.join(each.id for each in CONCERNS)}.")
    return found


def family(finding: Finding) -> str:
    """What a finding is about, in words."""
    return FAMILIES.get(finding.code[:2], "rules of your own")
