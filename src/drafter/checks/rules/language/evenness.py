"""Dates and numbers: one way to write them in one report."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.calendar import Written, written_dates
from drafter.checks.fix import Edit, Fixable
from drafter.checks.passage import PROSE
from drafter.checks.pattern import Pattern, words
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.text import Found
from drafter.checks.wording import counted, quoted
from drafter.report.template import Level

_PLAIN, _ORDINAL, _MONTH_FIRST, _FIGURES = "15 June 2026", "15th June 2026", "June 15, 2026", "15/06/2026"


@report_rule("L814", "date-style", Level.ADVICE)
def date_style(reading: Reading) -> Iterator[Hit]:
    """Dates are written in different ways: 3 March 2026, 3rd March 2026, March 3, 2026, 03/03/2026.

    Tables and quotations may have their own. A year of two digits is D703.

    Why:
        Two ways in one report look like two hands, and a search finds only one.
    Bad:
        The panel met on 3 March 2026 and on 5 May 2026. It meets again on 7th July 2027.
    Bad:
        The lease began on 1 April 2020, was renewed on 1 April 2023 and ends on 31/03/2028.
    Good:
        The panel met on 3 March 2026, on Tuesday 5 May and in June 2026.
    Cure:
        Write all of them in the same way.
    """
    forms: dict[str, list[Written]] = {}
    for date in written_dates(reading):
        if date.day is not None and date.passage.kind in PROSE and not date.short_year:
            forms.setdefault(_form(date), []).append(date)
    if len(forms) < 2:
        return
    usual = max(forms, key=lambda form: (len(forms[form]), form == _PLAIN))
    for form, dates in forms.items():
        if form != usual:
            more = f" ({counted(len(dates), 'time')})" if len(dates) > 1 else ""
            message = (
                f"{quoted(dates[0].text)}{more}: other dates here are written like {quoted(forms[usual][0].text)}."
            )
            yield Hit(message, "Write all in the same way.", dates[0].passage, dates[0].start, dates[0].end)


def _form(date: Written) -> str:
    text = date.text
    if "/" in text or text.count(".") > 1:
        return _FIGURES
    words_ = text.replace(",", " ").split()
    day = next(at for at, word in enumerate(words_) if word[0].isdigit())
    month = next((at for at, word in enumerate(words_) if word[:3].title() in _MONTHS), 0)
    if month < day:
        return _MONTH_FIRST
    return _PLAIN if words_[day].isdigit() else _ORDINAL


_MONTHS = words("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")


# Written so that it begins with one character, and then with what may not stand before that: far faster to look for.
_LARGE = Pattern(
    r"[£1-9](?<![\w.,/#’'£-].)(?:(?<!£)\d{3,8}|(?<=£)[1-9]\d{3,8})(?![\w,/%’'-]|\.\d| ?[ap]m\b)",
)
# So too: of a text there are fewer commas than digits.
_WITH_COMMA = Pattern(r",\d{3}\b(?<=\d,\d{3})", needs=(",",))
_CODE = Pattern(
    r"(?i:\b(?:nos?|number|ref|reference|form|file|case|application|minute|room|call|phone|telephone|tel|charity|company"
    r"|ext|order|act|standard|model|version|id|code|licence|registration|notice|year)\.?:? )\Z"
)
_CAPITALS = Pattern(r"[A-Z\d]{2,} \Z|\d \Z")
_YEARS = range(1000, 2200)


@report_rule("L815", "thousands-style", Level.ADVICE, fixable=Fixable.SUGGESTED)
def thousands_style(reading: Reading) -> Iterator[Hit]:
    """A number of thousands is written without a comma: 12500 for 12,500.

    A number of four digits only counts where others of the report have the comma. Years, codes and references are left
    alone.

    Why:
        12500 and 125000 are told apart by counting. Two ways in one report look like two hands.
    Bad:
        The library has 12500 members.
    Bad:
        Of the 3,400 homes 2850 were written to in May 2026.
    Good:
        The library has 12,500 members, file 19450 is closed, and BS 3998 applies since 2010.
    Cure:
        Write the comma.
    """
    even = _WITH_COMMA.found(reading.text.joined) is None
    for found in reading.search(_LARGE, PROSE):
        digits = found.match[0].removeprefix("£")
        number = int(digits)
        if (number < _FIVE_DIGITS and (even or (number in _YEARS and "£" not in found.match[0]))) or _is_code(found):
            continue
        better = f"{number:,}"
        start = found.end - len(digits)
        edit = Edit(start, found.end, better, safe=False)
        yield Hit(
            f"{quoted(found.match[0])} has no comma.",
            f"Write {quoted(better)}.",
            found.passage,
            found.start,
            found.end,
            edit=edit,
        )


_FIVE_DIGITS = 10_000


def _is_code(found: Found) -> bool:
    """Whether it is no number: a file, a telephone number, a standard."""
    if "£" in found.match[0]:
        return False
    before = found.before[-24:]
    return _CAPITALS.found(before) is not None or _CODE.found(before) is not None
