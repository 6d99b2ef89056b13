"""Numbers that stand in a row: what one of them is called, the others are too; and ranges, which count nothing."""

from __future__ import annotations

import msgspec

from drafter.checks.quantities.piece import Piece
from drafter.checks.quantities.quantity import Unit

_MOVED = 3.0
"""How many times larger than its change a number is at least that somebody writes the change of."""


def shares_in_line(pieces: list[Piece]) -> list[Piece]:
    """As in "40, 35 and 25 per cent" are three shares."""
    for at in range(len(pieces) - 1, 1, -1):
        piece, joint, before = pieces[at], pieces[at - 1], pieces[at - 2]
        quantity = before.quantity
        if piece.letter in "SO" and joint.letter in ",&t|" and before.letter == "C" and quantity is not None:
            last = piece.quantity
            if quantity.value <= 100 and quantity.bare and last is not None and last.text[:1].isdigit():
                share = msgspec.structs.replace(
                    quantity, unit=last.unit, value=quantity.value / 100, slack=last.slack, bare=False
                )
                pieces[at - 2] = Piece(piece.letter, before.word, before.start, before.end, share)
    return pieces


def measured_alike(pieces: list[Piece]) -> list[Piece]:
    """As in "From 4 to 11 minutes" is from 4 minutes."""
    for at in range(2, len(pieces)):
        first, last = pieces[at - 2].quantity, pieces[at].quantity
        if first is None or last is None or pieces[at - 1].letter not in "t&|":
            continue
        if last.unit is Unit.TIME and first.unit is Unit.COUNT and first.bare:
            same = msgspec.structs.replace(first, unit=Unit.TIME, measure=last.measure, bare=False)
            pieces[at - 2] = msgspec.structs.replace(pieces[at - 2], letter="T", quantity=same)
    return pieces


def without_ranges(pieces: list[Piece]) -> list[Piece]:
    """As in "8 to 10 years" and "between 6 and 10" count nothing; "from 160 to 240" is a change."""
    for at in range(1, len(pieces) - 1):
        one, joint, two = pieces[at - 1], pieces[at], pieces[at + 1]
        if one.quantity is None or two.quantity is None or not one.quantity.bare or joint.letter not in "t&-|h":
            continue
        before = pieces[at - 2] if at > 1 else None
        between = before is not None and before.word == "between"
        # "Rose by 120 to 1,320" says by how much and to what; "by 5 to 10" is a range.
        moved = before is not None and before.word == "by" and two.quantity.value > _MOVED * one.quantity.value
        ranged = joint.letter in "th-" and not moved and (before is None or before.letter not in "fun")
        if (ranged and one.letter in "CMT" and two.letter in "CTM") or (joint.letter == "&" and between):
            for n in (at - 1, at + 1):
                pieces[n] = Piece("w", pieces[n].word, pieces[n].start, pieces[n].end)
    return pieces
