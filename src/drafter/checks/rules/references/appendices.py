"""Appendices: those that are cited and those that are listed."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.passage import EVERYTHING, PROSE, Kind
from drafter.checks.pattern import Pattern, words
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.text import Found
from drafter.checks.wording import quoted
from drafter.report.places import KeyPath
from drafter.report.template import Level

_LABEL = r"(?:[A-Z]|\d{1,2}|[IVX]+)[a-z]?"
_CITED = Pattern(
    rf"\b(?:[Aa]ppendix|[Aa]ppendices|[Aa]nnex|[Aa]nnexes) ({_LABEL}(?:(?:, | and | or | & | to |–|-){_LABEL})*)\b",
    words=words("appendix appendices annex annexes"),
)
_LISTED = Pattern(rf"^(?:Appendix|Annex) ({_LABEL})\b")
_OF_ANOTHER = Pattern(
    r" (?:of|to|in|attached to) (?!this report|the report\b|(?:the )?(?:[Ff]ull )?(?:[Cc]ouncil|[Cc]abinet|[Cc]ommittee"
    r"|[Ee]xecutive|[Bb]oard|[Pp]anel|[Ll]eader|[Mm]embers|[Gg]overnors)\b(?![’'])|(?:the )?[A-Z]\w+ (?:\w+ )?"
    r"(?:Council|Cabinet|Committee|Board|Panel)\b(?![’'])|(?:be|see|show|find|set|give|help|inform|support|enable) )"
)
"""What makes an appendix one of another document; what is put to a body or done with it is not meant."""
_ATTACHED = Pattern(
    r"\b[Tt]he (?:attached|enclosed|appended) (?:map|plan|report|table|note|paper|schedule|drawing|chart|list"
    r"|policy|letter"
    r"|form|document|assessment)s?\b",
    words=words("attached enclosed appended"),
)
_RANGE = Pattern(rf"({_LABEL})(?: to |–|-)({_LABEL})")
_ONE = Pattern(_LABEL)


@report_rule("R303", "appendix-missing", Level.WARNING)
def appendix_missing(reading: Reading) -> Iterator[Hit]:
    """The text refers to an appendix that is not in the list of appendices.

    Appendices of other documents ("Appendix B of the plan") are left alone. Where nothing is listed, "the attached map"
    is nowhere either.

    Why:
        The reader looks for it in vain, and the clerk does not know that it belongs to the report.
    Bad:
        The costs are in Appendix B.
    Good:
        [sections.background]
        text = "The costs are in Appendix B, the rest is in Appendix C of the Local Plan."
        [sections.appendices]
        items = ["Appendix B: Costs"]
    Cure:
        Add it to the list, or correct the reference.
    """
    listed = {label for label, _ in _listed(reading)}
    if not _has_list(reading):
        return
    if not any(passage.kind is Kind.ENTRY for passage in reading.passages):
        for found in reading.search(_ATTACHED, PROSE):
            message = f"{quoted(found.match[0])}: the list of appendices is empty."
            yield Hit(message, "Add it to the list.", found.passage, found.start, found.end)
    reported: set[str] = set()
    for found, label in _cited(reading):
        if label not in listed and label not in reported:
            reported.add(label)
            yield Hit(
                f"“Appendix {label}” is not in the list of appendices.",
                "Add it to the list, or correct the reference.",
                found.passage,
                found.start,
                found.end,
            )


@report_rule("R304", "appendix-uncited", Level.WARNING, draft=Level.ADVICE)
def appendix_uncited(reading: Reading) -> Iterator[Hit]:
    """An appendix is listed that the text never refers to.

    Why:
        Nobody knows why it is there or when to turn to it.
    Bad:
        [sections.appendices]
        items = ["Appendix A: Action plan"]
    Good:
        [sections.background]
        text = "The steps are in Appendices A to C. The bids go as Appendix D to Council."
        [sections.appendices]
        items = ["Appendix A: Action plan", "Appendix B: Costs", "Appendix C: Map", "Appendix D: Bids"]
    Cure:
        Refer to it where it belongs, or take it off the list.
    """
    cited = {label for _, label in _cited(reading)}
    for label, path in _listed(reading):
        if label not in cited:
            yield Hit(
                f"“Appendix {label}” is listed and never referred to.", "Refer to it where it belongs.", path=path
            )


def _listed(reading: Reading) -> Iterator[tuple[str, KeyPath]]:
    for passage in reading.passages:
        found = _LISTED.found(passage.text) if passage.kind is Kind.ENTRY else None
        if found is not None:
            yield found[1], passage.path


def _has_list(reading: Reading) -> bool:
    """Whether the appendices are listed, each with its label."""
    entries = [passage for passage in reading.passages if passage.kind is Kind.ENTRY]
    answered = any(answer.section.role == "appendices" for answer in reading.answers())
    return answered and all(_LISTED.found(passage.text) is not None for passage in entries)


def _cited(reading: Reading) -> Iterator[tuple[Found, str]]:
    for found in reading.search(_CITED, EVERYTHING - {Kind.ENTRY}):
        if _OF_ANOTHER.compiled.match(found.passage.text, found.end) is None:
            for label in _labels(found.match[1]):
                yield found, label


def _labels(text: str) -> Iterator[str]:
    """The labels of “A, B and D to F”."""
    between = _RANGE.found(text)
    if between is not None:
        first, last = between[1], between[2]
        if first.isdecimal() and last.isdecimal():
            yield from map(str, range(int(first), min(int(last), int(first) + 50) + 1))
        elif len(first) == len(last) == 1:
            yield from (chr(code) for code in range(ord(first), ord(last) + 1))
    yield from _ONE.compiled.findall(text)
