"""Words that hold the place of words still to be written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.passage import EVERYTHING, Kind, Passage
from drafter.checks.pattern import Pattern, words
from drafter.checks.reading import Reading, called
from drafter.checks.rule import Hit, report_rule
from drafter.checks.substance import is_placeholder
from drafter.checks.wording import quoted
from drafter.report.draft import Entry
from drafter.report.template import Level


@report_rule("C105", "placeholder-answer", Level.ERROR, review=Level.WARNING, draft=Level.ADVICE)
def placeholder_answer(reading: Reading) -> Iterator[Hit]:
    """An answer only holds the place of one: TBC, to follow, [insert text], lorem ipsum.

    Why:
        The box is not empty, so the report looks finished; what the committee needs is still missing.
    Bad:
        [sections.risk]
        text = "TBC"
    Bad:
        [sections.financial]
        text = "To be confirmed by Finance"
    Good:
        [sections.risk]
        text = "The contractor may finish late (possible, minor); the Head of Property owns the risk."
    Good:
        [sections.human_resources]
        text = "To follow the guidance on agency workers, the two posts are advertised inside the council first."
    Cure:
        Write the answer, or say who will give it at the meeting and why it cannot be given now.
    """
    for answer in reading.placeholders:
        name = quoted(called(answer.section, answer.field))
        yield Hit(f"{name} says only {quoted(answer.text)}.", "Write the answer.", path=answer.path)
    for answer in reading.answers():
        if isinstance(answer.value, tuple):
            for index, entry in enumerate(answer.value):
                if isinstance(entry, Entry) and is_placeholder(entry.text):
                    yield Hit(
                        f"An entry says only {quoted(entry.text)}.",
                        "Write it, or take it out.",
                        path=(*answer.path, index),
                    )
    yield from _in_header(reading)


def _in_header(reading: Reading) -> Iterator[Hit]:
    title = reading.draft.title
    if is_placeholder(title):
        yield Hit(f"The title says only {quoted(title)}.", "Give it the title it has on the agenda.", path=("title",))
    for field in reading.template.meta:
        text = reading.draft.meta.get(field.id)
        if isinstance(text, str) and is_placeholder(text):
            name = (field.label or field.name or field.id).rstrip(":")
            yield Hit(f"“{name}” in the header says only {quoted(text)}.", "Fill it in.", path=("meta", field.id))


_LEFT = Pattern(
    r"\[(?:link|page|title|ref(?:erence)?|sum|\d*x+)\](?!\()"
    r"|\((?:[\w’'-]+ ){0,4}to be (?:added|inserted|confirmed|supplied|advised|completed)\)"
    r"|\b(?:is|are) (?:still )?to be inserted\b|\[(?:insert|enter|add|type|delete|name|date|number|amount"
    r"|figure|text|address|xx+|tbc|tba|tbd|to be "
    r"|details of)(?!\]\()[^\[\]\n]{0,80}\](?!\()|\[(?:[A-Za-z’'-]+ ){0,4}(?:to (?:insert|add|confirm|provide"
    r"|complete|supply|update|check|advise|follow|write|draft)|wording|please (?:insert|add|check"
    r"|confirm))\b[^\[\]\n]{0,60}\](?!\()|<(?:insert|enter|add|name|date|number|amount|text|tbc"
    r"|to be )[^<>\n]{0,80}>|\b(?:tb[acd]|xxx+|lorem ipsum)\b|(?:£|\b)x{2,}(?:%| per cent\b|\.x+)"
    r"|£x{1,3}(?:,x{3})*(?:m|k| million)?\b|\?\?\?+|\b(?:click|tap) (?:or tap )?here to enter\b[^.\n]{0,20}",
    words=words("tbc tba tbd xx xxx xxxx lorem click tap added inserted confirmed supplied advised completed"),
    needs=("[", "<", "???", "£x", "£X"),
    flags=re.IGNORECASE,
)


@report_rule("C111", "placeholder-left", Level.WARNING, draft=Level.ADVICE)
def placeholder_left(reading: Reading) -> Iterator[Hit]:
    """A placeholder was left in the text: [insert date], TBC, £XX, ???.

    Why:
        It was put there so as not to be forgotten. Published, it tells the public that nobody read the report.
    Bad:
        The scheme will cost £XX,XXX and start on [insert date].
    Bad:
        The chair of the working group is TBC, and the first meeting is in May 2027.
    Good:
        Rooms 20 to 30 are in the wing called XX by the residents [sic].
    Good:
        The hall [the former corn exchange] is listed Grade II; see [the entry](https://example.org/insert).
    Cure:
        Put the words in its place, or take the sentence out.
    """
    held = {answer.path for answer in reading.placeholders}
    for found in reading.search(_LEFT, EVERYTHING - {Kind.QUOTE}):
        # An answer that is nothing else is C105.
        if found.passage.path not in held and not _is_whole_line(found.passage):
            yield Hit(
                f"{quoted(found.match[0])} was left in the text.",
                "Put the words in its place.",
                found.passage,
                found.start,
                found.end,
            )


def _is_whole_line(passage: Passage) -> bool:
    return passage.kind in (Kind.TITLE, Kind.META, Kind.ENTRY) and is_placeholder(passage.text)
