"""What a sum is called in its sentence: an overspend of £1.3 million, a saving of £298,000 a year."""

from __future__ import annotations

import msgspec

from drafter.checks.pattern import Pattern

_NOUNS = (
    "overspend|underspend|saving|shortfall|deficit|surplus|share|borrowing|estimate|cost|price|budget|grant|bid|loan"
    "|rent|reserve|contribution|award|gap|backlog|penalty|subsidy|turnover|valuation|premium|settlement"
)
_VERBS = {"save": "saving", "saves": "saving", "saved": "saving", "cost": "cost", "costs": "cost", "costing": "cost",
    "borrow": "borrowing", "borrows": "borrowing", "overspent": "overspend", "underspent": "underspend"}  # fmt: skip
_BEFORE = Pattern(
    rf"\b(?P<noun>{_NOUNS})s?(?: (?!and\b|or\b|but\b|by\b|which\b|that\b)[a-z]+){{0,3}}?"
    r" (?:of|(?:is|are|was|were)(?: put at| estimated at| expected to be)?|at|will be|would be|to be|comes? to"
    r"|stands? at|stood at)(?: just| only| now)? \Z"
    rf"|\b(?P<verb>{'|'.join(_VERBS)})(?: (?:the council|it|us))? \Z",
    needs=(*_NOUNS.split("|"), *_VERBS),
)
_AFTER = Pattern(rf"(?: a year| each year| per year)? (?P<noun>{_NOUNS})\b(?! of £)")
_TELLING = frozenset(
    ("overspend", "underspend", "saving", "shortfall", "deficit", "surplus", "gap", "backlog", "turnover", "valuation")
)
_A_YEAR = (" a year", " each year", " per year", " annually", " every year")
_WIDEST = 60


class Name(msgspec.Struct, frozen=True):
    """What a sum is, and whether it is so every year."""

    noun: str
    is_yearly: bool

    @property
    def tells(self) -> bool:
        """Whether a report has one such sum as a rule, while it has many costs and prices."""
        return self.noun in _TELLING


def name_of(text: str, start: int, end: int) -> Name | None:
    """What the sum from ``start`` to ``end`` is called; None where the text does not say."""
    before, after = text[max(0, start - _WIDEST) : start].lower(), text[end : end + _WIDEST].lower()
    match = _BEFORE.found(before)
    noun = None if match is None else match["noun"] or _VERBS[match["verb"]]
    if noun is None:
        behind = _AFTER.compiled.match(after)
        noun = None if behind is None else behind["noun"]
    return None if noun is None else Name(noun, after.startswith(_A_YEAR) or "annual " in before[-_WIDEST // 2 :])
