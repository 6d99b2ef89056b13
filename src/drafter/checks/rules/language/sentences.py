"""Sentences: their end, and their length."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.passage import PROSE, Kind
from drafter.checks.pattern import Pattern
from drafter.checks.rule import Hit, Prose, prose_rule
from drafter.checks.sentences import sentences
from drafter.checks.wording import quoted
from drafter.report.template import Level

_TAIL = Pattern(r"(?:[*_]| ?\{\{[^{}]*\}\})+\Z")
_ADDRESS = Pattern(r"(?:://|www\.|@)\S*$")
_VERB = Pattern(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|must|should|to)\b")
_PLACEHOLDERS = ("TBC", "TBA", "TBD", "???")
"""What is still to be written is another matter (C111)."""
_PLAIN = Pattern(
    r"^(?:The|This|It|We|They|Officers|Members)(?: [\w’'-]+){0,4}? (?:holds?|keeps?|needs?|requires?|makes?|sets?"
    r"|gives?"
    r"|meets?|pays?|owns?|runs?|provides?|asks?|takes?|allows?|covers?|seeks?|supports?|proposes?|recommends?"
    r"|expects?)\b"
)
"""How a sentence begins whose verb stands alone: "The Council holds no direct investments"."""
_OPEN_END = Pattern(
    r" (?:and|or|the|an|of|with|from|for|by|to|that|which|because|will|would|should|must|be|has|have|been)\Z"
)
"""How no line ends, however short: a word that wants another."""
_BULLETS = ("* ", "• ", "+ ")
"""What people type for a list that this is not."""
_FINITE = Pattern(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|must|should)\b")
_LONG_ENOUGH = 20
_WITH_A_VERB = 10
"""Words from which a line with a verb of its own is a sentence."""
_MOST_WORDS = 45


@prose_rule("L803", "stop-missing", Level.ADVICE, reads=frozenset({Kind.PARAGRAPH}))
def stop_missing(prose: Prose) -> Iterator[Hit]:
    """A paragraph of sentences ends without a full stop.

    Short lines without a verb (titles, addresses, names of documents) need none.

    Why:
        It may have been cut short.
    Bad:
        The group met in May 2027. It will publish what it knows of patterns and trends in the town
    Bad:
        The panel agreed the report and will
    Good:
        The group met in May 2027. It will publish what it knows.

        Survey of readers, Libraries Service, October 2026
    Good:
        The following members were present. They voted as follows:

        The group met. It published a note.{{ note("n") }}
    Cure:
        End it with a full stop, or finish the sentence.
    """
    for passage in prose.passages():
        tail = _TAIL.found(passage.text) if passage.text.endswith(("*", "_", "}")) else None
        text = passage.text if tail is None else passage.text[: tail.start()]
        if (
            not (text[-1:].isalnum() or text.endswith((")", "]", "’", "”")))
            or _ADDRESS.found(text) is not None
            or text.startswith(_BULLETS)
        ):
            continue
        # In a row of paragraphs "…; and" goes on in the next, and a sentence in brackets has its stop inside.
        if text.endswith((*_PLACEHOLDERS, "; and", "; or", ", and", ", or", ".)", ".”", "?)", "?”", "!”")):
            continue
        parts = sentences(text)
        if len(parts) > 1 or _is_sentence(text) or _OPEN_END.found(text) is not None:
            last = text[parts[-1][0] :].split()[-4:]
            message = f"There is no full stop after “… {' '.join(last)}”."
            cure = "End it with a full stop, or finish the sentence."
            yield Hit(message, cure, passage, len(text) - len(last[-1]), len(text))


def _is_sentence(text: str) -> bool:
    words = text.count(" ") + 1
    # What is recommended is a sentence: "That the committee invites …".
    if text.startswith("That ") and words >= _WITH_A_VERB:
        return True
    return (words >= _LONG_ENOUGH and _VERB.found(text) is not None) or (
        words >= _WITH_A_VERB and (_FINITE.found(text) is not None or _PLAIN.found(text) is not None)
    )


# The space comes first: it is found faster than any small letter.
_SMALL_BEFORE = Pattern(r"\b[a-z]{2,}\Z")
_RUN_ON = Pattern(
    r" (?:The|This|These|There|They|It|We|He|She|However|In addition|A) (?:[a-z]+ ){2}",
)
_SPLICED = Pattern(
    r"(?:[a-z]|\d{4}), (?:It|This|They|These|We|There) (?:is|are|was|were|will|has|have|would|can|must|should|also"
    r"|[a-z]+ed)\b",
    needs=(", It ", ", This ", ", They ", ", These ", ", We ", ", There "),
)
"""A sentence behind a comma."""
_BEFORE_A_NAME = frozenset(
    [
        "the",
        "of",
        "in",
        "at",
        "to",
        "on",
        "for",
        "by",
        "and",
        "or",
        "from",
        "with",
        "called",
        "named",
        "entitled",
        "as",
        "a",
        "an",
        "into",
        "near",
        "beside",
        "behind",
        "than",
        "that",
    ]
)


@prose_rule("L812", "sentences-run-on", Level.ADVICE, reads=PROSE)
def sentences_run_on(prose: Prose) -> Iterator[Hit]:
    """A sentence begins where the one before it has not ended.

    Why:
        A stop, or some words, were lost.
    Bad:
        The records were brought up to date The fire alarm was tested in May 2027.
    Bad:
        The panel met on 3 March 2026, It agreed the report.
    Good:
        The records were brought up to date. The fire alarm was tested by the firm called The Works in May 2027.
    Cure:
        End the sentence, or find what is missing.
    """
    for found in prose.within(_SPLICED):
        message = f"{quoted(found.match[0])}: a new sentence begins behind a comma."
        yield Hit(message, "End the sentence before it.", found.passage, found.start, found.end)
    for found in prose.within(_RUN_ON):
        text, at = found.passage.text, found.start
        # Most stand behind a stop.
        before = _SMALL_BEFORE.found(found.before) if text[at - 1 : at].isalpha() else None
        if before is not None and before[0] not in _BEFORE_A_NAME:
            start, end = found.start - len(before[0]), found.start + found.match[0].index(" ", 1)
            words = found.passage.text[start:end]
            yield Hit(f"{quoted(words)}: no stop before it.", "End the sentence.", found.passage, start, end)


@prose_rule("L806", "long-sentence", Level.ADVICE, reads=PROSE)
def long_sentence(prose: Prose) -> Iterator[Hit]:
    """A sentence has more than 45 words.

    Why:
        Half of the readers lose the thread after 25 words, and those who listen cannot go back.
    Bad:
        The council has been asked by a number of bodies to show how common the problem is in the town, and is now
        looking at what it does and at what it does not do, so that it can buy services that find, stop and prosecute
        offenders and that keep those who were harmed safe for as long as they need it.
    Good:
        The council has been asked how common the problem is in the town. It is now looking at what it does. It will
        then buy services that find, stop and prosecute offenders, and that keep those who were harmed safe.
    Cure:
        Make two or three of it.
    """
    for passage in prose.passages():
        if passage.text.count(" ") < _MOST_WORDS:
            continue
        for start, end in sentences(passage.text):
            sentence = passage.text[start:end]
            if sentence.count(" ") < _MOST_WORDS:
                continue
            words = sum(any(map(str.isalnum, word)) for word in sentence.split())
            if words > _MOST_WORDS:
                message = f"{quoted(sentence, 50)} has {words} words."
                yield Hit(message, "Make two or three sentences of it.", passage, start, end)
