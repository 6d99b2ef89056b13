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
_LONG_ENOUGH = 20
_MOST_WORDS = 45


@prose_rule("L803", "stop-missing", Level.ADVICE, reads=frozenset({Kind.PARAGRAPH}))
def stop_missing(prose: Prose) -> Iterator[Hit]:
    """A paragraph of sentences ends without a full stop.

    Short lines without a verb (titles, addresses, names of documents) need none.

    Why:
        It may have been cut short.
    Bad:
        The group met in May 2027. It will publish what it knows of patterns and trends in the town
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
        if not (text[-1:].isalnum() or text.endswith((")", "]", "’", "”"))) or _ADDRESS.found(text) is not None:
            continue
        parts = sentences(text)
        if len(parts) > 1 or _is_sentence(text):
            last = text[parts[-1][0] :].split()[-4:]
            message = f"There is no full stop after “… {' '.join(last)}”."
            cure = "End it with a full stop, or finish the sentence."
            yield Hit(message, cure, passage, len(text) - len(last[-1]), len(text))


def _is_sentence(text: str) -> bool:
    return text.count(" ") >= _LONG_ENOUGH - 1 and _VERB.found(text) is not None


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
