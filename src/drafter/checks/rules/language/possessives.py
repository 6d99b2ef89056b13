"""Apostrophes: who owns something, and where nobody does."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.passage import PROSE
from drafter.checks.pattern import Pattern, pieces, words
from drafter.checks.rule import Hit, Prose, prose_rule
from drafter.checks.wording import quoted
from drafter.report.template import Level

_BODIES = "(?:council|committee|cabinet|board|panel|forum|team|government|company|trust|department|service)"
_OWN = (
    "(?:decision|policy|strategy|constitution|website|priorities|dut(?:y|ies)|response|consent|approval|land|objectives"
    "|budget|behalf|offices?|approach|intention|view)"
)
_PERSONS = (
    "(?:officer|member|councillor|resident|tenant|parent|pupil|visitor|driver|owner|user|trader|volunteer|carer|student"
    "|teacher|manager|trustee|customer|patient|child)"
)
_THEIRS = "(?:views|concerns|opinions|homes|decisions|questions|wishes|lives|interests|comments|needs|families)"


def _owning(verbs: str) -> tuple[str, ...]:
    """What is written before verbs where something seems to be owned."""
    return tuple(piece for mark in "’'" for piece in pieces(f"{mark}s ", verbs))


_APOSTROPHES = (
    Pattern(
        rf"\b(?:the|The|our|Our|this|This) {_BODIES}s {_OWN}\b(?! (?:to|for|in)\b)",
        needs=pieces(
            "s ",
            "decision policy strategy constitution website priorities duty duties response consent approval land"
            " objectives budget behalf office approach intention view",
        ),
    ),
    Pattern(
        r"\b[Tt]he Councils (?:[a-z]+ )?(?:decision|policy|strategy|constitution|website|priorities|duty|duties"
        r"|response|land|budget|objectives|approach|own|offices?)\b",
        words=words("councils"),
    ),
    Pattern(
        rf"\b(?:[Tt]he|[Tt]hese|[Tt]heir|[Oo]ur|[Mm]any|[Ss]ome|[Ll]ocal|[Aa]ll) {_PERSONS}s {_THEIRS}\b",
        needs=pieces(
            "s ", "views concerns opinions homes decisions questions wishes lives interests comments needs families"
        ),
    ),
    Pattern(r"\b[Pp]eoples (?:views|homes|lives|needs|opinions|health|choices)\b", words=words("peoples")),
    Pattern(r"\b19\d0[’']s\b", needs=("0’s", "0's")),
    Pattern(
        r"\b(?:\d+|two|three|four|five|six|many|several|these|those|all|other) [A-Z]{2,6}[’']s(?=[,.;:)]|$"
        r"| (?:that|which|and"
        r"|in|will|who|with|to)\b)",
        needs=("’s", "'s"),
    ),
    Pattern(r"\b[A-Z]{2,5}[’']s (?:are|were|have)\b", needs=_owning("are were have")),
    Pattern(
        rf"\b(?i:{_PERSONS})[’']s (?:are|were|have|should|voted|came|said|want|live|attended|replied|think"
        r"|feel)\b(?!-)",
        needs=_owning("are were have should voted came said want live attended replied think feel"),
    ),
    Pattern(r"\b[a-z]+[’']s [a-z]+s[’']s\b", needs=("s’s", "s's")),
)


@prose_rule("L817", "apostrophe", Level.ADVICE, reads=PROSE)
def apostrophe(prose: Prose) -> Iterator[Hit]:
    """An apostrophe is missing, or stands where nothing is owned.

    Why:
        "The residents views" may be the view of one or of many, and a plural with an apostrophe owns nothing.
    Bad:
        The councils decision is final.
    Bad:
        The residents views were sought in May 2026.
    Bad:
        Many resident's came, as in the 1980's.
    Good:
        The councils of the county agreed. The council's decision, the residents' views and one member's views are
        known since the 1980s.
    Cure:
        Put the apostrophe in its place, or take it out.
    """
    for pattern in _APOSTROPHES:
        for found in prose.within(pattern):
            message = f"{quoted(found.match[0])}: the apostrophe is missing, or should not be there."
            yield Hit(message, "Put it in its place, or take it out.", found.passage, found.start, found.end)
