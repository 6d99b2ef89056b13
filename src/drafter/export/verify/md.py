"""A Markdown file read back: title, labels in order, links and footnotes that lead somewhere, tables that are whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from drafter.document.pieces import Document
from drafter.report.errors import MachineError
from drafter.report.visible import UNSEEN

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ANCHOR = re.compile(r'(?<!\\)<a id="(\w+)"></a>')
_LINK = re.compile(r"(?<!\\)\]\(#(\w+)\)")
_NOTE = re.compile(r"(?<!\\)\[\^(\d+)\](?!:)")
_NOTE_TEXT = re.compile(r"^\[\^(\d+)\]: ", re.MULTILINE)
_PIPE = re.compile(r"\\.|(\|)")
_HEADING = re.compile(r"(#{1,6}) ")


class MarkdownFacts(NamedTuple):
    """What a Markdown file has in it."""

    labels: int
    tables: int
    notes: int


def verify_markdown(file: Path, document: Document) -> MarkdownFacts:
    """Read a Markdown file and compare it with the document it was made from. Raises MachineError."""
    try:
        text = file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as fault:
        raise _wrong("it is not in UTF-8") from fault
    if UNSEEN.search(text):
        raise _wrong("a character is in it that nobody sees")
    lines = text.split("\n")
    if document.title not in (_plain(line[2:]) for line in lines if line.startswith("# ")):
        raise _wrong("its title is not that of the report")
    _verify_labels(lines, document.labels)
    _verify_links(text)
    said_of_pictures = {_plain(line.partition(" shows:* ")[2]) for line in lines if line.startswith("*What the ")}
    if not {" ".join(alt.split()) for alt in document.described} <= {
        " ".join(each.split()) for each in said_of_pictures
    }:
        raise _wrong("a picture in it is not described as in the report")
    notes = _NOTE_TEXT.findall(text)
    if sorted(set(_NOTE.findall(text))) != sorted(notes):
        raise _wrong("a footnote of it is missing")
    return MarkdownFacts(len(document.labels), _tables(lines), len(notes))


def said(facts: MarkdownFacts) -> str:
    """What was verified, as a line for people."""
    labels = "1 label" if facts.labels == 1 else f"{facts.labels} labels"
    return f"Markdown: {labels} in order, title set, tables whole, links and footnotes lead somewhere"


def _plain(line: str) -> str:
    return _ESCAPED.sub(r"\1", _ANCHOR.sub("", line))


def _verify_labels(lines: Sequence[str], wanted: Sequence[str]) -> None:
    """Each label at the start of a line of its own, in order."""
    starts = [_plain(_HEADING.sub("", line, count=1)) for line in lines]
    at = 0
    for label in wanted:
        found = next((n for n in range(at, len(starts)) if _begins(starts[n], label)), None)
        if found is None:
            is_there = any(_begins(start, label) for start in starts)
            raise _wrong("its labels are not in order" if is_there else f"the label {label} is missing from it")
        at = found + 1


def _begins(line: str, label: str) -> bool:
    return line == label or line.startswith(f"{label} ")


def _verify_links(text: str) -> None:
    anchors = _ANCHOR.findall(text)
    if len(set(anchors)) != len(anchors) or not set(_LINK.findall(text)) <= set(anchors):
        raise _wrong("a link in it leads nowhere")


def _tables(lines: Sequence[str]) -> int:
    """How many tables there are; each has a head, a rule and rows of the same length."""
    count = 0
    for is_table, rows in groupby(lines, lambda line: line.lstrip("> ").startswith("| ")):
        if is_table:
            count += 1
            if len({_pipes(row) for row in rows}) != 1:
                raise _wrong("a table in it is broken")
    return count


def _pipes(row: str) -> int:
    return sum(1 for found in _PIPE.finditer(row) if found[1])


def _wrong(what: str) -> MachineError:
    return MachineError(
        f"The Markdown was not handed out: {what}.", cure="This is a fault of drafter: please report it."
    )
