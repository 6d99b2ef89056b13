"""Numbers among tokens: in figures, in words, as shares."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.checks.calendar import MONTH_WORDS
from drafter.checks.pattern import words
from drafter.checks.quantities.piece import Piece
from drafter.checks.quantities.quantity import Quantity, Unit
from drafter.checks.quantities.tokens import Token
from drafter.checks.quantities.words import HUNDREDS, NAMED, ONES, PARTS, PEOPLE, PERIODS, SCALES, TENS, TIMES

_MOST_DIGITS = 16
_FEW = 10
_WHOLE_SLACK = 0.05
"""What "£4 million" leaves open: less than half a million either way."""
_ROUND_TIMES = 0.1
"""\"Three times\" is said of 2.7 to 3.3."""
_CLOCK = words("am pm noon midday midnight")
_BEFORE_FRACTION = frozenset(
    ["by", "(", "or", "about", "over", "nearly", "almost", "than", "is", "was", ",", "just", "under", "–", "—", "to",
     "of", "only", "around", "roughly", "i.e", "e", "approximately", "up", "down", "fell", "rose", "-", "are", "some"]
)  # fmt: skip


class NumberReader:
    """Reads the number that stands at a token; ``at`` is the token that comes next, ``pieces`` what was read so far."""

    def __init__(self, found: Sequence[Token]) -> None:
        self.tokens = found
        self.at = 0
        self.pieces: list[Piece] = []

    def number(self) -> Quantity | None:
        """The number that begins here, without what it counts; ``at`` is behind it then."""
        return self._share() or self._figure() or self._spelt()

    def _word(self, ahead: int = 0) -> str:
        at = self.at + ahead
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def _share(self) -> Quantity | None:
        """A fraction in words: a quarter, two thirds, one in four, nine out of ten, twice."""
        token, word = self.tokens[self.at] if self.at < len(self.tokens) else None, self._word()
        if token is None:
            return None
        if word in TIMES:
            return self._take(TIMES[word], Unit.TIMES, 1, slack=_ROUND_TIMES * TIMES[word])
        if word == "half" and self._is_half():
            return self._take(0.5, Unit.SHARE, 1, slack=_fraction_slack(0.5))
        if word == "quarters" or (word in PARTS and self._word(-1) in ("the", "first", "second", "last", "next")):
            return None
        top = 1 if word == "a" else ONES.get(word, 0)
        joint = 2 if self._word(1) == "-" else 1
        below = PARTS.get(self._word(joint))
        if top and below is not None and top < below and self._is_fraction(word, joint + 1, below):
            return self._take(top / below, Unit.SHARE, joint + 1, slack=_fraction_slack(top / below))
        return self._one_in()

    def _is_half(self) -> bool:
        before, after = self._word(-1), self._word(1)
        return before not in ("first", "second", "the", "last", "other", "and", "top", "bottom", "latter") and (
            after not in ("a", "an", "-", "term", "day", "terms", "yearly", "year", "hour", "way", "price", "time")
        )

    def _is_fraction(self, word: str, after: int, below: int) -> bool:
        """Whether "a third", "a quarter", "one fifth" is a share, and no third party or quarter's rent."""
        following = self._word(after)
        if word not in ("a", "one") and self._word(after - 1).endswith("s"):
            return True
        if following == "of":
            return self._word(after + 1) not in MONTH_WORDS and not self._word(after + 1)[:1].isdigit()
        stopped = following in (
            "",
            ")",
            "(",
            ",",
            ".",
            ";",
            "-",
            "–",
            "—",
            "less",
            "more",
            "fewer",
            "higher",
            "lower",
            "said",
        )
        before = self._word(-1)
        return stopped and (before in _BEFORE_FRACTION or word == "one") and not (below == 4 and self._after_money())

    def _after_money(self) -> bool:
        last = self.pieces[-1].quantity if self.pieces else None
        return last is not None and last.unit is Unit.MONEY

    def _one_in(self) -> Quantity | None:
        """One in four, three in five, 1 in 75; nine out of ten; two in every hundred."""
        top = self._small()
        every = self._word(1) == "in" and self._word(2) == "every"
        joint = 2 if every or (self._word(1) == "out" and self._word(2) == "of") else 1
        if top is None or (self._word(1) != "in" and joint == 1):
            return None
        self.at += joint + 1
        below = self._small()
        self.at -= joint + 1
        if below is None or not top < below or (joint == 2 and not (every or self._is_proportion(joint + 1))):
            return None
        if joint == 1 and not (top == 1 or (self._word() in ONES and self._word(2) in ONES and below <= 10)):
            return None
        width = joint + 2
        if joint == 1 and self._word(width) in PERIODS and top != 1:
            return None
        return self._take(top / below, Unit.SHARE, width, slack=_fraction_slack(top / below))

    def _is_proportion(self, at: int) -> bool:
        return self._word() in ONES and self._word(at) in ("three", "four", "five", "ten", "twenty")

    def _small(self) -> int | None:
        word = self._word()
        if word == "a" and self._word(1) == "hundred":
            return None
        value = ONES.get(word, TENS.get(word, HUNDREDS.get(word)))
        if value is None and word.isdigit() and len(word) <= _MOST_DIGITS:
            value = int(word)
        return value

    def _figure(self) -> Quantity | None:
        """A number in figures: 1,912, £4.6m, 36 per cent, 1.2 million visits."""
        token = self.tokens[self.at] if self.at < len(self.tokens) else None
        if token is None or not token.is_number:
            return None
        sign = token.text[0] if token.text[0] in "£€$" else ""
        digits, suffix = _parts(token.word.lstrip("£€$ "))
        if not _is_plain(digits) or (suffix and suffix not in SCALES and suffix not in ("%", "p")):
            return None
        value, slack = float(digits.replace(",", "")), 10.0 ** -len(digits.partition(".")[2]) / 2
        decimals = "." in digits
        width, scale = 1, SCALES.get(suffix, 1)
        if not suffix and self._word(1) in ("million", "billion", "thousand", "bn", "m"):
            width, scale = 2, SCALES[self._word(1)]
            if self._word(1) == "m" and not sign:
                width, scale = 1, 1
        elif suffix in ("m", "k") and not sign:
            return None
        if scale > 1 and not decimals and value < _FEW:
            slack = _WHOLE_SLACK
        if sign:
            exact = scale == 1
            return self._take(value * scale, Unit.MONEY, width, slack=(0.005 if exact else slack * scale))
        percent = self._percent(suffix, width)
        if percent is not None:
            unit, wide = percent
            return self._take(value / 100, unit, wide, slack=slack / 100)
        if suffix == "p":
            return self._take(value / 100, Unit.MONEY, 1)
        if self._word(width) == "times" and self._word(width + 1) != "a":
            return self._take(value, Unit.TIMES, width + 1, slack=slack if decimals else _ROUND_TIMES * value)
        if self._is_name() or self._is_date(digits):
            return None
        return self._take(value * scale, Unit.COUNT, width, slack=slack * scale if decimals or scale > 1 else 0.0)

    def _percent(self, suffix: str, at: int) -> tuple[Unit, int] | None:
        """Whether it is per cent or points, and how many tokens that takes."""
        wide = at
        if suffix != "%":
            if self._word(at) == "per" and self._word(at + 1) == "cent":
                wide = at + 2
            elif self._word(at) in ("percent", "percentage", "%"):
                wide = at + 1
            else:
                return None
        if self._word(wide) in ("point", "points"):
            return Unit.POINTS, wide + 1
        return Unit.SHARE, wide

    def _is_name(self) -> bool:
        """Whether it is a name: Table 3, No. 4, aged 65, Table 3 and 4."""
        before = self._word(-1)
        if before == "." and self._word(-2) in NAMED:
            return True
        joined = before in ("to", "and", "or", "-", "–") and self._word(-2).isdigit() and self._word(-3) in NAMED
        # "Options 2 and 3" are two names, and "Option 2 and 241 (25 per cent)" is one.
        if joined and len(self._word()) <= len(self._word(-2)) + 1:
            return True
        return before in NAMED and self._word(1) not in PEOPLE

    def _is_date(self, digits: str) -> bool:
        """Whether it is a day, a year or a time of day."""
        after, before = self._word(1), self._word(-1)
        if after in MONTH_WORDS and len(digits) < 3 and not (after == "may" and self.tokens[self.at + 1].text == "may"):
            return True
        if before in MONTH_WORDS and self.tokens[self.at - 1].text[0].isupper() and (len(digits) in (1, 2, 4)):
            return len(digits) == 4 or self._word(1) not in PEOPLE
        if after in _CLOCK:
            return True
        if after in ("and", "to", "-", "–", ",") and len(digits) < 3 and self._word(2).isdigit():
            return self._word(3) in MONTH_WORDS
        if not (len(digits) == 4 and digits[:2] in ("18", "19", "20", "21")):
            return False
        return not (after.endswith("s") or after in PEOPLE) or before in ("in", "since", "of", "by", "until", "during")

    def _spelt(self) -> Quantity | None:
        """A number in words: nine, sixty-eight, two hundred and six."""
        total, part, width, last = 0, 0, 0, 0
        article = self._word() == "a" and self._word(1) in HUNDREDS
        if article:
            part, width = 1, 1
        while True:
            word = self._word(width)
            if word == "-" and last in TENS.values() and self._word(width + 1) in ONES:
                width += 1
                continue
            if word == "and" and last in HUNDREDS.values() and self._word(width + 1) in (ONES | TENS):
                width += 1
                continue
            value = ONES.get(word, TENS.get(word))
            if value is not None:
                # "Twenty, thirty and forty" are three numbers, and so are "one two".
                if part % 100 and not (last in TENS.values() and value < 10):
                    break
                part, last = part + value, value
            elif word in HUNDREDS and width:
                part, last = max(part, 1) * HUNDREDS[word], HUNDREDS[word]
                if last == HUNDREDS["thousand"]:
                    total, part = total + part, 0
            else:
                break
            width += 1
        if not width or (article and width == 1):
            return None
        return self._spelt_of(float(total + part), width)

    def _spelt_of(self, value: float, width: int) -> Quantity | None:
        if value == 0 or (value == 1 and not self._counts_one(width)) or self._is_name():
            return None
        scale = SCALES.get(self._word(width), 1) if self._word(width) in ("million", "billion") else 1
        width += scale != 1
        if tuple(self._word(width + n) for n in range(3)) == ("and", "a", "half"):
            value, width = value + 0.5, width + 3
        percent = self._percent("", width)
        if percent is not None:
            unit, wide = percent
            return self._take(value / 100, unit, wide, slack=0.005, in_words=True)
        if self._word(width) == "times":
            return self._take(value, Unit.TIMES, width + 1, slack=_ROUND_TIMES * value, in_words=True)
        return self._take(value * scale, Unit.COUNT, width, slack=scale / 2 if scale > 1 else 0.0, in_words=True)

    def _counts_one(self, width: int) -> bool:
        """Whether "one" is a number: not "no one", "the one", "one another"."""
        before = self._word(-1)
        return before not in ("no", "any", "each", "every", "this", "that", "the", "which", "some", "new", "old") and (
            self._word(width) not in ("another", "-", "day", "is", "should", "must", "can", "may", "’", "'")
        )

    def _take(self, value: float, unit: Unit, width: int, *, slack: float = 0.0, in_words: bool = False) -> Quantity:
        first, last = self.tokens[self.at], self.tokens[self.at + width - 1]
        text = " ".join(token.text for token in self.tokens[self.at : self.at + width])
        self.at += width
        return Quantity(
            value=value, unit=unit, text=text, start=first.start, end=last.end, slack=slack, in_words=in_words
        )


def _fraction_slack(share: float) -> float:
    """A fraction in words is said of what is close to it: 24 to 26 per cent and a little more are "a quarter"."""
    return min(0.03, 0.15 * share)


def _parts(word: str) -> tuple[str, str]:
    """The figures of a token, and the letters or the sign behind them."""
    digits = word.rstrip("abcdefghijklmnopqrstuvwxyz%")
    return digits, word[len(digits) :]


def _is_plain(digits: str) -> bool:
    """Whether it is one number: 1,912 and 4.62, not 2026/27, 10:30, 5.3.1 or 1,2."""
    if not digits or len(digits) > _MOST_DIGITS or "/" in digits or ":" in digits or digits.count(".") > 1:
        return False
    first, *groups = digits.partition(".")[0].split(",")
    return all(len(group) == 3 for group in groups) and (not groups or 1 <= len(first) <= 3)
