"""A Markdown file read back: title, labels in order, links and footnotes that lead somewhere, tables that are whole."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from drafter.document.pieces import Document
from drafter.export.verify.point import Check, Point, UnsoundError, check, counted, verified
from drafter.report.visible import stray

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ANCHOR = re.compile(r'(?<!\\)<a id="(\w+)"></a>')
_LINK = re.compile(r"(?<!\\)\]\(#(\w+)\)")
_NOTE = re.compile(r"(?<!\\)\[\^(\d+)\](?!:)")
_NOTE_TEXT = re.compile(r"^\[\^(\d+)\]: ", re.MULTILINE)
_PIPE = re.compile(r"\\.|(\|)")
_HEADING = re.compile(r"(#{1,6}) ")


class MarkdownFile(NamedTuple):
    """A Markdown file as it is verified."""

    text: str
    lines: list[str]
    document: Document


def verify_markdown(file: Path, document: Document) -> tuple[Point, ...]:
    """Every point of a Markdown file, compared with the document it was made from."""
    name, source = "it is text in UTF-8", "RFC 3629"
    try:
        text = file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return (Point(name, source, False, "it is not in UTF-8"),)
    made = MarkdownFile(text, text.split("\n"), document)
    return (Point(name, source, True, counted(len(text), "character")), *verified(_CHECKS, made))


@check("every character of it can be seen", "drafter, safety")
def _seen(md: MarkdownFile) -> str:
    if stray().search(md.text):
        raise UnsoundError("a character is in it that nobody sees")
    return ""


@check("its title is that of the report", "WCAG 2.2, 2.4.2")
def _title(md: MarkdownFile) -> str:
    if md.document.title not in (_plain(line[2:]) for line in md.lines if line.startswith("# ")):
        raise UnsoundError("its title is not that of the report")
    return ""


@check("its labels are those of the report, in order", "drafter, numbering")
def _labels(md: MarkdownFile) -> str:
    """Each label at the start of a line of its own."""
    starts = [_plain(_HEADING.sub("", line, count=1)) for line in md.lines]
    at = 0
    for label in md.document.labels:
        found = next((n for n in range(at, len(starts)) if _begins(starts[n], label)), None)
        if found is None:
            is_there = any(_begins(start, label) for start in starts)
            raise UnsoundError("its labels are not in order" if is_there else f"the label {label} is missing from it")
        at = found + 1
    return counted(len(md.document.labels), "label")


@check("every link inside it leads somewhere", "WCAG 2.2, 2.4.4")
def _links(md: MarkdownFile) -> str:
    anchors, links = _ANCHOR.findall(md.text), _LINK.findall(md.text)
    if len(set(anchors)) != len(anchors) or not set(links) <= set(anchors):
        raise UnsoundError("a link in it leads nowhere")
    return counted(len(links), "link")


@check("it says what pictures show, as in the report", "WCAG 2.2, 1.1.1")
def _pictures(md: MarkdownFile) -> str:
    shown = {_plain(line.partition(" shows:* ")[2]) for line in md.lines if line.startswith("*What the ")}
    if not {" ".join(alt.split()) for alt in md.document.described} <= {" ".join(each.split()) for each in shown}:
        raise UnsoundError("a picture in it is not described as in the report")
    return counted(len(md.document.described), "picture")


@check("every footnote is there", "CommonMark, with footnotes")
def _notes(md: MarkdownFile) -> str:
    notes = _NOTE_TEXT.findall(md.text)
    if sorted(set(_NOTE.findall(md.text))) != sorted(notes):
        raise UnsoundError("a footnote of it is missing")
    return counted(len(notes), "note")


@check("tables are whole, and have heads", "WCAG 2.2, 1.3.1")
def _tables(md: MarkdownFile) -> str:
    """A head, a rule and rows of the same length."""
    count = 0
    for is_table, rows in groupby(md.lines, lambda line: line.lstrip("> ").startswith("| ")):
        if is_table:
            count += 1
            if len({_pipes(row) for row in rows}) != 1:
                raise UnsoundError("a table in it is broken")
    return counted(count, "table")


def _plain(line: str) -> str:
    return _ESCAPED.sub(r"\1", _ANCHOR.sub("", line))


def _begins(line: str, label: str) -> bool:
    return line == label or line.startswith(f"{label} ")


def _pipes(row: str) -> int:
    return sum(1 for found in _PIPE.finditer(row) if found[1])


_CHECKS: tuple[Check[MarkdownFile], ...] = (_seen, _title, _labels, _links, _pictures, _notes, _tables)
