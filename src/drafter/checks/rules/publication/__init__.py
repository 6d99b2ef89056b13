"""P9xx: what must hold before anything is published."""

from __future__ import annotations

from drafter.checks.rule import Rule
from drafter.checks.rules.publication.access import (
    alt_missing,
    heading_too_deep,
    table_header_missing,
    title_in_capitals,
)
from drafter.checks.rules.publication.characters import (
    character_not_in_fonts,
    unprintable_character,
    unseen_character,
)
from drafter.checks.rules.publication.exempt import (
    exempt_cited,
    exempt_grounds,
    exempt_paragraph,
    exempt_unannounced,
    exempt_unmarked,
)
from drafter.checks.rules.publication.fences import malformed_fence
from drafter.checks.rules.publication.levels import heading_skipped
from drafter.checks.rules.publication.repeated import exempt_sum_repeated

RULES: tuple[Rule, ...] = (
    malformed_fence,
    unseen_character,
    alt_missing,
    table_header_missing,
    title_in_capitals,
    exempt_unannounced,
    exempt_paragraph,
    exempt_cited,
    exempt_unmarked,
    exempt_grounds,
    unprintable_character,
    heading_too_deep,
    heading_skipped,
    character_not_in_fonts,
    exempt_sum_repeated,
)
