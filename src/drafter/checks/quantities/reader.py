"""Reading quantities: from tokens to the pieces of a sentence."""

from __future__ import annotations

import msgspec

from drafter.checks.calendar import MONTH_WORDS
from drafter.checks.pattern import words
from drafter.checks.quantities.numbers import NumberReader
from drafter.checks.quantities.piece import Piece
from drafter.checks.quantities.quantity import Hedge, Quantity, Unit
from drafter.checks.quantities.series import measured_alike, shares_in_line, without_ranges
from drafter.checks.quantities.words import (
    AFTER_ELLIPSIS,
    HEDGES,
    HUNDREDS,
    LETTERS,
    LONG_HEDGES,
    OFTEN,
    ONES,
    PARTS,
    PEOPLE,
    PERIODS,
    PHRASES,
    TENS,
    TIMES,
)

_MARKS = {",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")", "–": "-", "—": "-"}
_SKIPPED = frozenset("“”‘’\"'.!?…/&#")
_WIDEST = 4
_PHRASES_BEGIN = frozenset(phrase[0] for phrase in PHRASES)
_HEDGES_BEGIN = frozenset(phrase[0] for phrase in LONG_HEDGES)
NUMBER_WORDS = frozenset(ONES) | frozenset(TENS) | frozenset(HUNDREDS) | frozenset(PARTS) | frozenset(TIMES)
"""A sentence without any of these or a figure has no quantity in it."""
_STARTS = NUMBER_WORDS | frozenset(HEDGES) | _HEDGES_BEGIN | {"a"}


class Reader(NumberReader):
    """Reads one sentence."""

    def read(self) -> list[Piece]:
        """The pieces of all tokens."""
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            quantity = self._quantity() if token.word in _STARTS or token.is_number else None
            if quantity is not None:
                self._add_quantity(quantity)
            else:
                self._add_word()
        return without_ranges(measured_alike(shares_in_line(self.pieces)))

    # Words.

    def _add_word(self) -> None:
        token = self.tokens[self.at]
        if token.word in _PHRASES_BEGIN:
            for width in range(_WIDEST, 1, -1):
                phrase = tuple(self._word(n) for n in range(width))
                if phrase in PHRASES:
                    self._add(PHRASES[phrase], width)
                    return
        if token.word == "i.e" or (token.word == "e.g"):
            self._add("=" if token.word == "i.e" else "w", 1)
        elif token.text in _MARKS:
            self._add(_MARKS[token.text], 1)
        elif token.text == "-":
            spaced = self.at > 0 and self.tokens[self.at - 1].end < token.start
            self._add("-" if spaced else "h", 1)
        elif token.text in _SKIPPED:
            self.at += 1
        elif token.is_number or (token.word in MONTH_WORDS and token.text[0].isupper()):
            self._add("y", 1)
        else:
            self._add(LETTERS.get(token.word, "w"), 1)

    def _add(self, letter: str, width: int) -> None:
        first, last = self.tokens[self.at], self.tokens[self.at + width - 1]
        self.pieces.append(Piece(letter, first.word, first.start, last.end))
        self.at += width

    # Quantities.

    def _quantity(self) -> Quantity | None:
        """The quantity that begins here; ``at`` is behind it then."""
        begin = self.at
        hedge, width = self._hedge()
        self.at += width
        read = self.number()
        if read is None:
            self.at = begin
            return None
        read = self._with_noun(read)
        # "A price over five years" is no more than five.
        if hedge is Hedge.NONE or (read.unit is Unit.TIME and self.tokens[begin].word in ("over", "under")):
            return read
        return msgspec.structs.replace(read, hedge=hedge)

    def _hedge(self) -> tuple[Hedge, int]:
        for width in range(_WIDEST, 1, -1) if self._word() in _HEDGES_BEGIN else ():
            known = LONG_HEDGES.get(tuple(self._word(n) for n in range(width)))
            if known is not None:
                following = self._hedge_alone(width)
                return known, width + following
        return HEDGES.get(self._word(), Hedge.NONE), self._hedge_alone(0)

    def _hedge_alone(self, at: int) -> int:
        """How many softening words stand there, an article before the number of a share not counted."""
        count = 0
        while self._word(at + count) in HEDGES and count < 2:
            count += 1
        return count

    # What follows a number.

    def _with_noun(self, quantity: Quantity) -> Quantity:
        """The quantity with what it counts, or the measure or the rate that it is."""
        joint = 1 if self._word() == "-" and self._word(1) in PERIODS else 0
        ahead = joint
        if (
            quantity.unit is Unit.COUNT
            and not joint
            and self._word() in ("school", "working", "calendar", "clear", "more")
        ):
            ahead = 1
        if (
            quantity.unit is Unit.COUNT
            and self._word(ahead) in PERIODS
            and (joint or self._word(ahead).endswith("s") or quantity.value == 1)
        ):
            measure = PERIODS[self._word(ahead)]
            self.at += ahead + 1
            return msgspec.structs.replace(quantity, unit=Unit.TIME, measure=measure, end=self.tokens[self.at - 1].end)
        if quantity.unit not in (Unit.COUNT, Unit.MONEY):
            return quantity
        noun, width, bare = self._noun()
        return msgspec.structs.replace(quantity, noun=noun, bare=bare, per=self._per(width))

    def _noun(self) -> tuple[str, int, bool]:
        """The noun, how many words it takes, and whether nothing is named."""
        first = self._word()
        letter = LETTERS.get(first, "w")
        if not first[:1].isalpha() or letter != "w" or first in AFTER_ELLIPSIS or first.endswith("ed"):
            return "", 0, True
        for ahead in range(4):
            word = self._word(ahead)
            if not word[:1].isalpha() or (ahead and LETTERS.get(word, "w") != "w"):
                break
            if word in PEOPLE or (word.endswith("s") and not word.endswith(("ss", "us", "is", "’s", "'s"))):
                return word, ahead + 1, False
        return "", 0, False

    def _per(self, width: int) -> str:
        """What a rate is for: "year" of "a year", "each", "home" of "per home"."""
        word, after = self._word(width), self._word(width + 1)
        if word in ("a", "an", "per", "every", "each"):
            if after in PERIODS or (after[:1].isalpha() and word in ("per", "every") and after != "cent"):
                return PERIODS.get(after, after)
            if word == "each":
                return "each"
            if width == 0 and after[:1].isalpha() and self._word(width + 2) in _ENDS:
                return after
        if word in ("for", "to") and after in ("each", "every") and self._word(width + 2)[:1].isalpha():
            # "To each flooded home" is for a home.
            described = self._word(width + 3)[:1].isalpha() and self._word(width + 4) in _ENDS
            described = described and LETTERS.get(self._word(width + 3), "w") == "w"
            return self._word(width + 3 if described else width + 2)
        if word == "apiece":
            return "each"
        if word in OFTEN:
            return OFTEN[word]
        before = [self._before(n) for n in range(1, 5)]
        often = next((each for each in before if each in OFTEN), None)
        if often is not None and before[0] in ("of", "is", "was", "at", "be", "about", "to", "from", often):
            return OFTEN[often]
        return ""

    def _before(self, count: int) -> str:
        """A word before the quantity."""
        return self.pieces[-count].word if count <= len(self.pieces) else ""

    def _add_quantity(self, quantity: Quantity) -> None:
        self.pieces.append(Piece(quantity.unit.value, quantity.text.lower(), quantity.start, quantity.end, quantity))


_ENDS = {"", ",", ".", ";", ")", "(", ":", "–", "—"} | words(
    "and or in for over on from at which is would was to of with a as has had rather compared"
)
