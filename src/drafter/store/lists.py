"""A changed list: only the elements that differ are written anew, in the layout the list has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from drafter.store.changes import common
from drafter.store.scanner import Span
from drafter.store.splices import Splice, behind_comma, comma, ends_line, indent, line_end, line_start
from drafter.store.writing import inline


def list_splices(
    source: str, span: Span, elements: Sequence[Span], old: Sequence[Any], new: Sequence[Any], newline: str
) -> list[Splice]:
    """The splices that make of the list at ``span``, which decodes to ``old``, the list ``new``.

    Comments stay, but for those on the lines of elements that are taken out.
    """
    head, tail = common(old, new)
    end_old, end_new = len(old) - tail, len(new) - tail
    shared = min(end_old, end_new)
    splices = [Splice(elements[index].start, elements[index].end, inline(new[index])) for index in range(head, shared)]
    if end_old > shared:
        splices += _taken_out(source, elements, shared, end_old)
    elif end_new > shared:
        splices += put_in(source, span, elements, shared, [inline(each) for each in new[shared:end_new]], newline)
    return splices


def _taken_out(source: str, elements: Sequence[Span], first: int, end: int) -> list[Splice]:
    gone = elements[first:end]
    commas = [comma(source, element.end) for element in gone]
    ends = [element.end if at is None else at + 1 for element, at in zip(gone, commas, strict=True)]
    if indent(source, gone[0].start) is not None and all(ends_line(source, at) for at in ends):
        return [Splice(line_start(source, gone[0].start), line_end(source, ends[-1]), "")]
    splices = []
    for element, at in zip(gone, commas, strict=True):
        if at is not None and not source[element.end : at].strip(" \t"):
            splices.append(Splice(element.start, behind_comma(source, at), ""))
            continue
        splices.append(Splice(element.start, element.end, ""))
        if at is not None:
            splices.append(Splice(at, at + 1, ""))
    before = comma(source, elements[first - 1].end) if first and commas[-1] is None else None
    if before is not None:
        # What was the comma before them would now be one too many.
        end_of_comma = behind_comma(source, before)
        splices.append(Splice(before, min(end_of_comma, gone[0].start), ""))
    return splices


def put_in(source: str, span: Span, elements: Sequence[Span], at: int, new: list[str], newline: str) -> list[Splice]:
    """The splices that put written elements behind the one before ``at``, or in front of all."""
    if not elements:
        return [_at(span.start + 1, ", ".join(new))]
    if at == 0:
        first = elements[0].start
        margin = indent(source, first)
        gap = " " if margin is None else newline + margin
        return [_at(first, "".join(f"{each},{gap}" for each in new))]
    last = elements[at - 1].end
    margin = indent(source, elements[at - 1].start)
    separator = comma(source, last)
    behind = last if separator is None else separator + 1
    if margin is None:
        return [_at(last, "".join(f", {each}" for each in new))]
    if not ends_line(source, behind):
        return [_at(last, "".join(f",{newline}{margin}{each}" for each in new))]
    lines = [f"{margin}{each},{newline}" for each in new]
    below = line_end(source, behind)
    if separator is not None:
        return [_at(below, "".join(lines))]
    lines[-1] = f"{margin}{new[-1]}{newline}"
    return [_at(last, ","), _at(below, "".join(lines))]


def _at(offset: int, text: str) -> Splice:
    return Splice(offset, offset, text)
