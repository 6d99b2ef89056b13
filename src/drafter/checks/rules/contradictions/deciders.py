"""Who decides: the header of the report against the words of its recommendations."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.passage import PROSE
from drafter.checks.pattern import Pattern, words
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.wording import quoted
from drafter.report.template import Field, FieldKind, Level

_BODY = Pattern(r"(?i)\b(?:decision (?:by|of|maker)|decision-maker|report to|committee|meeting of|to be decided by)\b")
_KINDS = (
    (Pattern(r"(?i)\b(?:cabinet|executive|lead) members?\b|\bportfolio holder\b"), "member"),
    (Pattern(r"(?i)\bcommittee\b|\bpanel\b|\bboard\b"), "committee"),
    (Pattern(r"(?i)\bcabinet\b|\bexecutive\b"), "cabinet"),
    (Pattern(r"(?i)\bleader\b|\bmayor\b"), "leader"),
    (Pattern(r"(?i)\bfull council\b"), "council"),
    (Pattern(r"(?i)\bchief officer\b|\bdirector\b|\bhead of\b|\bofficer\b"), "officer"),
)
_DECIDES = Pattern(
    r"^(?:\(?[\da-z]{1,2}[.)] )?(?:[Tt]hat )?(?:[Tt]he )?(?P<who>(?:Cabinet|Executive|Lead) Member|Portfolio Holder"
    r"|Cabinet|Executive(?! (?:Director|Board))|Leader|Mayor|Full Council|Director|Head"
    r"|(?:[A-Z][\w’'-]+,? (?:and |& )?){0,4}?Committee)"
    r"(?: (?:for|of) (?:the )?[A-Z][\w’', &-]{2,60}?)?(?:,? in consultation with [^.;,]{3,80},)?"
    r" (?:hereby )?(?:approves|agrees|awards|adopts|authorises|delegates|appoints|grants|decides|resolves)\b",
    words=words("approves agrees awards adopts authorises delegates appoints grants decides resolves"),
)


@report_rule("X512", "decided-by-another", Level.WARNING, draft=Level.ADVICE)
def decided_by_another(reading: Reading) -> Iterator[Hit]:
    """A recommendation has somebody decide who is not the one that the report goes to.

    Looked at are recommendations whose subject decides ("That the Leader approves", "That Cabinet awards"). One body
    may recommend to another, and may ask anybody.

    Why:
        A decision of the wrong body is none. The record of the meeting repeats these words.
    Bad:
        [sections.recommendations]
        text = "That the Cabinet Member for Environment approves the purchase of the land."
    Bad:
        [sections.recommendations]
        text = "That Cabinet awards the contract to the bidder placed first."
    Good:
        [sections.recommendations]
        text = '''
        That the Committee agrees to the purchase of the land.

        That Cabinet is asked to award the contract, and that the Head of Property reports back.
        '''
    Cure:
        Name the body that the report goes to, or let it recommend to the other.
    """
    bodies = [(field, _printed(reading, field)) for field in reading.template.meta if _is_body(field)]
    kinds = {_kind(text) for _, text in bodies if text}
    if len(kinds) != 1 or "" in kinds:
        return
    (kind,) = kinds
    to = next(text for _, text in bodies if text)
    for passage in reading.passages:
        if passage.role != "recommendations" or passage.kind not in PROSE:
            continue
        found = _DECIDES.found(passage.text)
        other = _kind(found["who"]) if found is not None else ""
        if found is not None and other not in ("", kind):
            yield Hit(
                f"{quoted(found['who'])} is to decide, and the report goes to {quoted(to)}.",
                "Name the body that the report goes to, or let it recommend to the other.",
                passage,
                found.start("who"),
                found.end(),
            )


def _is_body(field: Field) -> bool:
    """Whether a field of the header says who decides."""
    asked = field.label or field.prompt or field.name
    named = field.kind in (FieldKind.CHOICE, FieldKind.LINE)
    return named and asked is not None and _BODY.found(asked) is not None


def _printed(reading: Reading, field: Field) -> str:
    answer = reading.draft.meta.get(field.id)
    if not isinstance(answer, str):
        return ""
    option = field.option(answer) if field.kind is FieldKind.CHOICE else None
    return option.text if option is not None else answer


def _kind(body: str) -> str:
    """What kind of body or person it is; empty where that cannot be told."""
    return next((kind for pattern, kind in _KINDS if pattern.found(body) is not None), "")
