"""Rules of a council of its own: how it writes the time of day, and which wards it has."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks import TEXT, Edit, Fixable, Hit, Level, Pattern, Prose, Reading, prose_rule, report_rule

# ``needs`` says what a passage must hold for the pattern to be tried at all.
_TIME = Pattern(r"\b(\d{1,2})[:.](\d\d) ?(am|pm)\b", needs=("am", "pm"))


@prose_rule("K101", "time-of-day", Level.ADVICE, reads=TEXT, fixable=Fixable.SAFE)
def time_of_day(prose: Prose) -> Iterator[Hit]:
    """A time of day is not written as the council writes it: 6.30 pm.

    Why:
        One way to write a time is found by one search.
    Bad:
        The library opens at 9:30am on 5 April 2027.
    Good:
        The library opens at 9.30 am on 5 April 2027.
    Cure:
        Put a stop between hour and minute, and a space behind them.
    """
    for found in prose.within(_TIME):
        hour, minute, half = found.match.groups()
        better = f"{hour}.{minute} {half}"
        if found.match[0] != better:
            edit = Edit(found.start, found.end, better)
            message = f"“{found.match[0]}” is not how we write the time of day."
            yield Hit(message, f"Write “{better}”.", found.passage, found.start, found.end, edit=edit)


_WARDS = frozenset({"Harbour", "Priory", "St Mary's", "Northgate"})
_WARD = Pattern(r"\b((?:St )?[A-Z][a-z]+(?:['’]s)?) [Ww]ard\b", needs=("ward", "Ward"))


@report_rule("K102", "unknown-ward", Level.WARNING)
def unknown_ward(reading: Reading) -> Iterator[Hit]:
    """A ward is named that the council does not have. Each is told once in a report.

    Why:
        Its councillors would be asked about a place that is not theirs.
    Bad:
        The works begin in Southgate ward in May 2027.
    Good:
        The works begin in St Mary’s ward, and go on to Northgate Ward in May 2027.
    Cure:
        Look the ward up, or say “district” where that is meant.
    """
    told = set()
    for found in reading.search(_WARD, TEXT):
        ward = found.match[1].replace("’", "'")
        if ward not in _WARDS and ward not in told:
            told.add(ward)
            wards = ", ".join(sorted(_WARDS))
            yield Hit(f"There is no {ward} ward.", f"We have {wards}.", found.passage, found.start, found.end)


RULES = (time_of_day, unknown_ward)
