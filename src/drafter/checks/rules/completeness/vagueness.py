"""Answers that fill the box and say nothing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from drafter.checks.passage import PROSE, Kind, Passage
from drafter.checks.pattern import Pattern, words, words_of
from drafter.checks.reading import Reading
from drafter.checks.roles import is_consideration
from drafter.checks.rule import Hit, report_rule
from drafter.checks.sentences import sentences
from drafter.checks.substance import is_nothing
from drafter.checks.wording import quoted
from drafter.report.template import Level

_MOST_WORDS = 50
_SUBJECTS = (
    r"(?:risks?|implications?|issues?|impacts?|considerations?|challenges|matters|effects|concerns|consequences)"
)
_ABOUT_SUBJECTS = (
    "risk", "implication", "issue", "impact", "consideration", "challenges", "matters", "effects", "concerns",
    "consequences",
)  # fmt: skip
_AS_IS_USUAL = (
    "mitigat", "manag", "monitor", "address", "control", "minimis", "reduc", "review", "dealt with", "taken into",
    "considered",
)  # fmt: skip
_EMPTY = (
    Pattern(r"\bsome of the (?:\w+ ){0,6}(?:will|may|might|could)\b", needs=("some of the ",)),
    Pattern(
        r"\b(?:(?:some|various|certain|several|a number of|a range of|a variety of)(?: [\w-]+)?"
        rf"|there (?:are|may be|could be|will be)(?: \w+)?|may have(?: \w+)?) {_SUBJECTS}\b",
        needs=_ABOUT_SUBJECTS,
    ),
    Pattern(
        r"\b(?:are|is) being (?:addressed|considered|managed|monitored|mitigated|looked at|dealt with)\b",
        needs=(" being ",),
    ),
    Pattern(
        r"\b(?:will|may|might|could) (?:be|need|require|have)(?: to be)?(?: further| some| careful"
        r"| full)? (?:consider(?:ed|ation)|address(?:ed)?|assess(?:ed|ment)|review(?:ed)?|look(?:ed)? at|managed"
        r"|mitigated|monitored)\b",
        needs=("consider", "address", "assess", "review", "look", "managed", "mitigated", "monitored"),
    ),
    Pattern(rf"\b{_SUBJECTS},? (?:options )?(?:and|or)(?: potential| possible)? {_SUBJECTS}\b", needs=_ABOUT_SUBJECTS),
    # see above; as set out in the body of the report
    Pattern(
        r"\b(?:see|refer to|as|are|is|please see|covered|contained|addressed|dealt with)\b(?: (?:set out|described"
        r"|detailed|outlined|stated|contained|covered|discussed|given|shown))?(?: (?:in|at|within|throughout"
        r"|elsewhere in))? ?(?:above|below|elsewhere|the (?:main )?(?:body|text|report|background|rest)|this report"
        r"|background papers|previous reports?)\b",
        needs=("above", "below", "elsewhere", "body", "text", "report", "background", "rest"),
    ),
    # these will be managed in the usual way; it would be mitigated; officers are managing these
    Pattern(
        r"\b(?:will|would|can|could|should|are|is|be|being|been|to) (?:\w+ ){0,2}?(?:mitigat(?:ed|e|ing)|manag(?:ed"
        r"|e|ing)|monitor(?:ed|ing)?|address(?:ed|ing)?|controll?(?:ed|ing)?|minimis(?:ed|e|ing)|reduc(?:ed|ing)"
        r"|kept under review|reviewed|dealt with|taken into account|considered)\b",
        needs=_AS_IS_USUAL,
    ),
    Pattern(
        r"\b(?:mitigations?|mitigation measures|measures|controls|arrangements|actions|plans"
        r"|processes) (?:\w+ ){0,3}?(?:have been|are|will be|has been|is) (?:put )?in place\b",
        needs=("in place",),
    ),
    Pattern(
        rf"\b(?:is|are|be) (?:\w+ )?{_SUBJECTS} (?:to|for|in|with|of|associated|arising|around)\b",
        needs=_ABOUT_SUBJECTS,
    ),
    Pattern(
        r"\b(?:extensive|full|wide|widespread|appropriate|thorough|ongoing|proper|meaningful"
        r"|due)(?: \w+)? (?:consultation|engagement|regard|consideration)\b|\b(?:stakeholders|partners"
        r"|relevant (?:parties|officers|services)) (?:\w+ )?(?:have been|were|are being) (?:fully "
        r"|widely )?(?:consulted|engaged|involved)\b",
        needs=("consultation", "engagement", "regard", "consideration", "consulted", "engaged", "involved"),
    ),
    Pattern(
        r"\b(?:may|might|will|could) have (?:differing|different|various|competing|conflicting) (?:views|interests"
        r"|needs|priorities|opinions)\b",
        needs=("views", "interests", "needs", "priorities", "opinions"),
    ),
    Pattern(
        r"\bin due course\b|\b(?:as|where) (?:and when|appropriate|necessary)\b",
        needs=("due course", "and when", "appropriate", "necessary"),
    ),
)
_SPECIFIC = words(
    "because such including example namely owing since if unless order manager managers director directors head team"
    " teams board boards panel panels committee committees register registers insurance insured contract contracts"
    " contractor contractors contractual statute statutory statutes duty power act regulation regulations policy"
    " budget budgets reserve reserves grant grants post posts union unions"
)
_EVIDENCE = frozenset('0123456789%£:“"{')
_NAME = Pattern(r"[a-z,;] [A-Z]")


@report_rule("C109", "says-nothing", Level.WARNING, draft=Level.ADVICE)
def says_nothing(reading: Reading) -> Iterator[Hit]:
    """A consideration has words and no content: no risk, power, sum, group, person or date is named.

    Only short answers are looked at, and only where every sentence is of the kind that would fit any report.

    Why:
        "There are some risks" tells the committee that somebody knows more than it is told. Decisions are challenged
        for inadequate consideration of exactly these headings.
    Bad:
        [sections.risk]
        text = "There are some risks in the present arrangements. These are being addressed by planned work."
    Bad:
        [sections.legal]
        text = "Parts of this work may require consideration of legal issues and potential impacts."
    Good:
        [sections.risk]
        text = "There are some risks: the roof may fail before May, and the contractor may not be found in time."
    Good:
        [sections.legal]
        text = "The duty to consult will be considered with the trade unions before any post is deleted."
    Cure:
        Name what there is: which risk, which power, which sum, who is affected, who deals with it and by when.
    """
    yield from _says_only_that_it_reports(reading)
    for section in reading.template.sections:
        if not is_consideration(section):
            continue
        for field in section.fields:
            path = ("sections", section.id, field.id)
            written = reading.by_path.get(path, [])
            empty = [written] if fits_any_report(written) else [[each] for each in written if _is_empty_paragraph(each)]
            for said in empty:
                yield Hit(
                    f"{quoted(' '.join(each.text for each in said), 110)} would fit any report: it names nothing.",
                    "Say which, how much, who is affected and what is being done.",
                    written[0],
                )


_TO_UPDATE = Pattern(
    r"(?i)(?:the purpose of (?:the|this) report is )?to (?:update|inform|brief|advise|report to"
    r"|provide an? (?:update|report) (?:to|for)) (?:(?:the )?(?:members|committee|cabinet|council|board|panel"
    r"|councillors))(?: (?:on|of) (?:progress|the (?:position|matter|situation|issue)))?\.?"
)


def _says_only_that_it_reports(reading: Reading) -> Iterator[Hit]:
    """A purpose that says neither of what nor for what."""
    for passage in reading.passages:
        if passage.role == "purpose" and passage.kind in PROSE and _TO_UPDATE.whole(passage.text.strip()) is not None:
            message = f"{quoted(passage.text)} would fit any report: it does not say of what."
            yield Hit(message, "Say what it is about, and what the committee is to do with it.", passage)


def _is_empty_paragraph(passage: Passage) -> bool:
    """Whether a paragraph of some sentences says nothing, whatever stands beside it."""
    return passage.kind is Kind.PARAGRAPH and len(sentences(passage.text)) >= _SOME and fits_any_report([passage])


_SOME = 2


def fits_any_report(written: list[Passage]) -> bool:
    """Whether the passages of an answer say nothing that is true of this report alone."""
    text = " ".join(passage.text for passage in written)
    return (
        bool(text)
        and len(text.split()) <= _MOST_WORDS
        and all(passage.kind in PROSE for passage in written)
        and not _is_specific(text)
        and all(_is_empty(text[start:end].lower()) for start, end in sentences(text))
        and not is_nothing(text)
    )


def _is_specific(text: str) -> bool:
    return not (_EVIDENCE.isdisjoint(text) and _SPECIFIC.isdisjoint(words_of(text)) and _NAME.found(text) is None)


@lru_cache(maxsize=4096)
def _is_empty(sentence: str) -> bool:
    return any(pattern.found(sentence) is not None for pattern in _EMPTY)


@report_rule("C110", "repeated-sentence", Level.WARNING, draft=Level.ADVICE)
def repeated_sentence(reading: Reading) -> Iterator[Hit]:
    """The same sentence answers two sections, word for word, or with only "legal" and "financial" exchanged.

    Short sentences and those that say there is nothing may stand in several sections.

    Why:
        A sentence that fits two considerations was written for neither.
    Bad:
        [sections.legal]
        text = "Some of the planned work will need the legal options to be looked at again later."
        [sections.financial]
        text = "Some of the planned work will need the financial options to be looked at again later."
    Good:
        [sections.legal]
        text = "The council may make the order under section 1 of the Road Traffic Regulation Act 1984."
        [sections.financial]
        text = "The order costs £4,200 in 2026/27, met from the approved highways budget for the year."
    Cure:
        Write for each section what is true of it alone, and refer to the other where that is meant.
    """
    seen: dict[str, Passage] = {}
    considered = {section.id for section in reading.template.sections if is_consideration(section)}
    for passage in reading.passages:
        if passage.kind not in PROSE or not passage.section:
            continue
        for start, end, sentence, plain in _telling(passage.text):
            keys = (plain, _without_aspect(plain)) if passage.section in considered else (plain,)
            first = next((seen[key] for key in keys if key in seen), None)
            for key in keys:
                seen.setdefault(key, passage)
            if first is not None and first.section != passage.section:
                yield Hit(
                    f"{quoted(sentence)} already stands in {_where(reading, first)}.",
                    "Say what is true of this section alone.",
                    passage,
                    start,
                    end,
                )


_FEWEST_WORDS = 8
_ASPECTS = words(
    "legal financial human resources resource hr staff staffing equality equalities risk management ethical climate"
    " environmental sustainability property procurement consultation data protection health safety safeguarding"
)


@lru_cache(maxsize=4096)
def _telling(text: str) -> tuple[tuple[int, int, str, str], ...]:
    """The sentences of a passage that are long enough and say something: where, in their words, and to compare."""
    found = []
    for start, end in sentences(text):
        sentence = text[start:end]
        if sentence.count(" ") >= _FEWEST_WORDS - 1 and not is_nothing(sentence):
            found.append((start, end, sentence, sentence.casefold().rstrip(".")))
    return tuple(found)


@lru_cache(maxsize=4096)
def _without_aspect(sentence: str) -> str:
    return " ".join("…" if word.strip(",") in _ASPECTS else word for word in sentence.split(" "))


def _where(reading: Reading, passage: Passage) -> str:
    if passage.number is not None:
        return passage.number
    section = reading.template.section(passage.section)
    return quoted((section.name or section.heading or section.id) if section is not None else passage.section)
