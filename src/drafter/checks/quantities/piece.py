"""The pieces of a sentence."""

from __future__ import annotations

import msgspec

from drafter.checks.quantities.quantity import Quantity


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A quantity, or a word or mark that does something between quantities.

    ``letter`` is that of the quantity's unit, or says what the word does: ``o`` of, ``d`` the, these, ``p`` them,
    ``f`` from, ``t`` to, ``a`` against, ``b`` is, ``u`` up, ``n`` down, ``r`` remaining, ``s`` in all, ``g`` giving,
    ``=`` that is, ``+`` made up of, ``&`` and, ``|`` or, ``i`` any other preposition, ``y`` a date, ``w`` other words;
    marks stand for themselves and ``-`` for a dash.
    """

    letter: str
    word: str
    start: int
    end: int
    quantity: Quantity | None = None
