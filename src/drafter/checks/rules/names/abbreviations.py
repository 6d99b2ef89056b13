"""Abbreviations: explained, in time, once, and for use."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.passage import Kind
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.rules.names.register import Definition, Usage, abbreviations, full_form
from drafter.checks.wording import counted, quoted
from drafter.report.template import Level

_KNOWN = frozenset(
    {
        "AGM", "AIDS", "AM", "ATM", "BBC", "BSI", "BST", "BT", "CBE", "CCTV", "CD", "CEO", "CO", "COVID", "CV",
        "DIY", "DNA", "DVD", "DVLA", "EC", "EU", "FAQ", "FM", "GB", "GCSE", "GDP", "GDPR", "GMT", "GP", "GPS", "HIV",
        "HM", "HMRC", "HR", "HTML", "ICT", "ID", "IQ", "ISBN", "ISO", "IT", "ITV", "JP", "KC", "KPMG", "LED", "MBE",
        "MOT", "MP", "MS", "NATO", "NB", "NHS", "OBE", "OK", "PA", "PAYE", "PC", "PDF", "PIN", "PM", "PR", "PS", "QC",
        "QR", "RAF", "SMS", "TV", "UK", "UN", "UNESCO", "UNICEF", "URL", "US", "USA", "USB", "UV", "VAT", "VIP",
        "WC", "WHO", "OFSTED", "OFCOM", "OFWAT", "OFGEM", "SIC", "CC", "RE",
        # Trade unions and others that go by their initials.
        "AA", "RAC", "GMB", "UNISON", "TUC", "NEU", "RMT", "NASUWT", "RNLI", "RSPCA", "RSPB", "IKEA", "PO", "ASDA",
        # Words in capitals for weight.
        "A", "ALL", "AN", "AND", "ANY", "ARE", "AT", "BE", "BUT", "BY", "DO", "DRAFT", "EXEMPT", "FOR", "FROM", "IF",
        "IN", "IS", "MAY", "MUST", "NEW", "NIL", "NO", "NONE", "NOT", "NOTE", "NOW", "OF", "ON", "ONE", "ONLY", "OR",
        "PART", "SHALL", "THE", "THIS", "TO", "TOTAL", "TWO", "WILL", "WITH", "YES", "TBC", "TBA", "TBD", "TODO", "XX",
        "XXX",
    }
)  # fmt: skip


@report_rule("A601", "abbreviation-undefined", Level.ADVICE)
def abbreviation_undefined(reading: Reading) -> Iterator[Hit]:
    """An abbreviation is used that the report does not explain.

    Left alone are those that every newspaper uses (NHS, VAT, BBC), codes, numerals, initials in place of a name
    ("Child BR"), names of companies, and words in capitals for weight.

    Why:
        A report is read by people who do not work for the council; some listen to it.
    Bad:
        The gap between the rent and LHA is met by the council.
    Good:
        The gap between the rent and the local housing allowance (LHA) is met by the council. LHA has not risen.
    Good:
        VAT on NHS buildings is settled by HMRC. Child BR moved to Flat AB, and Part II of the Act applies.
    Cure:
        Write it in full the first time, with the abbreviation in brackets behind it.
    """
    known = abbreviations(reading)
    for short, uses in known.used.items():
        read = [usage for usage in uses if usage.is_read]
        if read and short not in known.defined and short not in _KNOWN and not _in_full(short, read[0]):
            times = f" ({counted(len(uses), 'time')})" if len(uses) > 1 else ""
            yield _hit(
                read[0],
                f"{quoted(short)} is not explained{times}.",
                f"Write it in full the first time, with “({short})” behind it.",
            )


@report_rule("A602", "abbreviation-early", Level.WARNING)
def abbreviation_early(reading: Reading) -> Iterator[Hit]:
    """An abbreviation is used before the place where it is explained. Headings do not count as use.

    Why:
        The reader meets it first where it is not explained, and looks for it in vain.
    Bad:
        The committee asked about PCNs in March.

        The service issued 18,000 penalty charge notices (PCNs) in 2026.
    Good:
        The service issued 18,000 penalty charge notices (PCNs) in 2026.

        The committee asked about PCNs in March.
    Cure:
        Explain it where it is used first.
    """
    known = abbreviations(reading)
    for short, definitions in known.defined.items():
        uses = [
            usage for usage in known.used.get(short, ()) if usage.is_read and usage.passage.kind is not Kind.HEADING
        ]
        if uses and short not in _KNOWN and uses[0].order < definitions[0].order:
            where = _where(definitions[0])
            yield _hit(uses[0], f"{quoted(short)} is used here and explained only {where}.", "Explain it here.")


@report_rule("A603", "abbreviation-idle", Level.ADVICE)
def abbreviation_idle(reading: Reading) -> Iterator[Hit]:
    """An abbreviation is explained and never used.

    Why:
        The reader keeps it in mind for nothing.
    Bad:
        The Joint Strategic Needs Assessment (JSNA) was published in May 2026.
    Good:
        The Joint Strategic Needs Assessment (JSNA) was published in May 2026. The JSNA covers all wards.
    Cure:
        Leave the abbreviation out.
    """
    known = abbreviations(reading)
    for short, definitions in known.defined.items():
        if short not in known.used and len(definitions) == 1:
            yield _hit(definitions[0], f"{quoted(short)} is explained and never used.", "Leave it out.")


@report_rule("A604", "abbreviation-twice", Level.ADVICE)
def abbreviation_twice(reading: Reading) -> Iterator[Hit]:
    """An abbreviation is explained again.

    Why:
        The reader wonders whether something else is meant this time.
    Bad:
        The Pupil Referral Unit (PRU) has 40 places.

        The Pupil Referral Unit (PRU) moved in May 2026. The PRU is full.
    Good:
        The Pupil Referral Unit (PRU) has 40 places.

        The PRU moved in May 2026.
    Cure:
        Use the abbreviation, or write it in full without the brackets.
    """
    for first, later in _explained_again(reading):
        if _plain(later.long) == _plain(first.long):
            yield _hit(
                later, f"{quoted(later.short)} is already explained {_where(first)}.", "Use the abbreviation alone."
            )


@report_rule("A605", "abbreviation-two-meanings", Level.WARNING)
def abbreviation_two_meanings(reading: Reading) -> Iterator[Hit]:
    """One abbreviation stands for two things.

    Why:
        Nobody can tell which is meant where it stands alone.
    Bad:
        The Local Housing Allowance (LHA) is fixed in April. The Lettings and Homes Agency (LHA) advises tenants.
    Good:
        The Local Housing Allowance (LHA) is fixed in April. The Lettings and Homes Agency advises tenants on LHA.
    Cure:
        Keep the abbreviation for one of them.
    """
    for first, later in _explained_again(reading):
        if _plain(later.long) != _plain(first.long):
            yield _hit(
                later,
                f"{quoted(later.short)} is {quoted(later.long)} here and {quoted(first.long)} {_where(first)}.",
                "Keep the abbreviation for one of them.",
            )


def _explained_again(reading: Reading) -> Iterator[tuple[Definition, Definition]]:
    """The first explanation of an abbreviation with each later one."""
    for definitions in abbreviations(reading).defined.values():
        for later in definitions[1:]:
            yield definitions[0], later


def _in_full(short: str, usage: Usage) -> bool:
    """Whether the words that it stands for come just before it, or it is quoted: a word on a sign."""
    text = usage.passage.text
    if text[usage.start - 1 : usage.start] in _QUOTES and text[usage.end : usage.end + 1] in _QUOTES:
        return True
    return len(short) >= _LONG_ENOUGH and bool(full_form(text[: usage.start], short))


_LONG_ENOUGH = 3
_QUOTES = frozenset("“”‘’\"'")


def _plain(long: str) -> str:
    """Without what two spellings of one name may differ in."""
    words = long.casefold().replace("’", "'").replace("-", " ").split()
    return " ".join(word.removesuffix("'s").removesuffix("s") for word in words)


def _where(definition: Definition) -> str:
    number = definition.passage.number
    return f"in {number}" if number is not None else "further on"


def _hit(found: Definition | Usage, message: str, cure: str) -> Hit:
    return Hit(message, cure, found.passage, found.start, found.end)
