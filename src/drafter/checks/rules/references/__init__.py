"""R3xx: references."""

from __future__ import annotations

from drafter.checks.rule import Rule
from drafter.checks.rules.references.appendices import appendix_missing, appendix_uncited
from drafter.checks.rules.references.marks import broken_reference, name_twice, no_link, note_uncited
from drafter.checks.rules.references.typed import exhibit_missing, reference_missing, typed_reference

RULES: tuple[Rule, ...] = (
    reference_missing,
    typed_reference,
    appendix_missing,
    appendix_uncited,
    exhibit_missing,
    broken_reference,
    note_uncited,
    no_link,
    name_twice,
)
