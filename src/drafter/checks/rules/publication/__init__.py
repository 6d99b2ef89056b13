"""P9xx: what must hold before anything is published."""

from __future__ import annotations

from drafter.checks.rule import Rule
from drafter.checks.rules.publication.characters import unseen_character
from drafter.checks.rules.publication.fences import malformed_fence

RULES: tuple[Rule, ...] = (malformed_fence, unseen_character)
