"""Exempt information that the report says it has not."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.passage import EVERYTHING, Kind
from drafter.checks.pattern import OneOf, Pattern, words
from drafter.checks.reading import Answer, Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.rules.figures.grids import grids
from drafter.checks.sentences import sentence_at
from drafter.checks.text import Found
from drafter.checks.wording import listed, quoted
from drafter.report.template import FieldKind, Level

_PERSON = OneOf(
    "boy", "girl", "child", "baby", "son", "daughter", "sons", "daughters", "pupil", "man", "woman", "mother", "father",
    "student", "teenager", "toddler", "infant", "tenant", "resident", "widow", "widower", "pensioner", "complainant",
    "applicant", "claimant", "patient", "client", "carer", "employee", "grandmother", "grandfather", "dentist",
    "teacher", "nurse", "officer", "youth", "twins", "twin", "brother", "sister", "couple", "family",
)  # fmt: skip
# Letters, and no sets of them: so the expression engine knows with which it begins.
_ONE = "(?:an?|An?|one|One|the|The|her|Her|his|His|their|Their|whose|Whose|two|Two)"
_YEARS = OneOf(
    r"\d{1,2}", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_AGE = (
    rf"{_YEARS}(?![\d%]|[.,]\d| ?per ?cent| (?:or|to|and over|and under|and above|plus|of"
    r"|in|people|children|months of|weeks of|times|per|for|by|on|were|was|had|have)\b|-)"
)
_WORDS_OF_PERSONS = words(
    "boy girl child baby son daughter sons daughters pupil man woman mother father student teenager toddler infant"
    " tenant resident widow widower pensioner complainant applicant claimant patient client carer employee"
    " grandmother grandfather dentist teacher nurse officer youth twins twin brother sister couple family"
)
_LETTERED = (
    Pattern(
        r"\b(?:Child|Baby|Young Person|Adult|Patient|Client|Mr|Mrs|Ms|Miss) [A-Z]{1,2}\b(?!\.|’|'| [A-Z][a-z])",
        written=words("Child Baby Young Adult Patient Client Mr Mrs Ms Miss"),
    ),
    Pattern(
        rf"\b{_PERSON}(?: aged \d+)?, (?:known as |called |referred to as )?[‘'“\"]?[A-Z][’'”\"]?(?:, | who\b)",
        begins=_WORDS_OF_PERSONS,
        also=", ",
        choices=(_PERSON,),
    ),
)
# The capital comes first, and then what may not stand before it: so only capitals are looked at.
_LETTER = Pattern(
    r"[A-Z], (?<!\w[A-Z], )(?<![A-Za-z] [A-Z], )(?:aged |who is |now |then )?\d{1,2}(?:,| and\b| who\b| years\b)"
)
_AGED = (
    # a boy aged 7; a woman of 84; the complainant, who is 84; her two daughters, 9 and 14
    Pattern(
        rf"\b{_ONE} (?:[\w’'-]+ ){{0,3}}?{_PERSON}(?: (?:in|from|at|with) [^.,;]{{1,40}})?(?:,? (?:who (?:is|was"
        rf"|has just turned)|(?:now |then |also |both )?aged?|now|then)|(?<!family)(?<!couple) of|,) {_AGE}",
        words=_WORDS_OF_PERSONS,
        choices=(_PERSON, _YEARS),
    ),
    Pattern(
        r"\b(?:two|three|four|[Hh]is|[Hh]er|[Tt]heir|[Tt]he) (?:\w+ )?(?:brothers|sisters|siblings|twins|sons"
        r"|daughters|boys"
        r"|girls|children),? (?:who are |now )?(?:aged )?\d{1,2}(?:, \d{1,2})? and \d{1,2}\b(?! (?:years|months"
        r"|per|were|are|had))",
        words=words("brothers sisters siblings twins sons daughters boys girls children"),
    ),
    Pattern(
        rf"\b(?:He|She) (?:is|was|turned|has turned|will be) (?:only |just |now |then |nearly )?{_AGE}",
        written=words("He She"),
        choices=(_YEARS,),
    ),
    Pattern(
        r"\b(?:[Aa]n?|[Oo]ne|[Tt]he|[Hh]is|[Hh]er|[Ww]hose) (?:[\w’'-]+ )?(?:\d{1,2}|[a-z]+)[- ]years?[- ]old\b",
        needs=("year-old", "year old", "years old"),
    ),
)
_ILL = Pattern(
    r"\b(?:[Hh]e|[Ss]he|who|whose|complainant|tenant|resident|employee|applicant|mother|father|boy|girl|man"
    r"|woman)\b[^.;]{0,60}\b(?:has|had|suffers? from|suffered|living with|diagnosed with|treated for|recovering from"
    r"|because of (?:her|his)) (?:[\w’'-]+ ){0,3}?(?:cancer|dementia|Parkinson[’']?s?|epilepsy|HIV|autism"
    r"|schizophrenia|depression|psychosis|leukaemia|diabetes|stroke|breakdown|cystic fibrosis|brittle bones"
    r"|multiple sclerosis|addiction|anorexia)\b",
    words=words(
        "cancer dementia parkinson parkinsons epilepsy hiv autism schizophrenia depression psychosis leukaemia"
        " diabetes stroke breakdown fibrosis brittle sclerosis addiction anorexia"
    ),
)
_NAMED = Pattern(
    r"\b(?:Mr|Mrs|Ms|Miss) (?:[A-Z][\w’'.-]* ){0,2}[A-Z][\w’'-]+,? (?:\(?(?:aged )?\d{2}\)?,|who (?:lives|lived"
    r"|is in|was in)|of \d+ [A-Z])|\b(?:Mr|Mrs|Ms|Miss) [^.;]{1,80}\b(?:was (?:dismissed|suspended|evicted|sectioned"
    r"|diagnosed"
    r"|convicted|cautioned|arrested|sentenced|made bankrupt)"
    r"|is in arrears|owes|(?:her|his) (?:diagnosis|illness|treatment|arrears|dismissal|debts?|benefits?"
    r"|sentence))\b",
    written=words("Mr Mrs Ms Miss"),
)
_BORN = Pattern(
    r"\b(?:[Hh]er|[Hh]is|[Tt]heir) date of birth\b|\b(?:He|She|who) was born on \d|\b(?:Mr|Mrs|Ms"
    r"|Miss) [A-Z][\w’'-]+[’']s"
    r" (?:medical |mental |physical )?(?:condition|illness|health|diagnosis|disability|debts?|arrears|benefits?"
    r"|salary)\b"
    r"|\b(?:offered to|agreed with|paid to|settlement (?:of|with|offered to)) (?:Mr|Mrs|Ms|Miss) [^.;\n]{1,60}£\d",
    written=words("birth born Mr Mrs Ms Miss"),
)
_IN_OFFICE = Pattern(
    r"\b(?:[Tt]he|[Aa]n?|[Oo]ne) (?:[\w’'-]+ ){0,3}?(?:officer|employee|teacher|manager|worker|nurse|member of staff)\b"
    r"[^.;\n]{0,50}?\b(?:was|has been|is) (?:dismissed|suspended|disciplined|sacked|under investigation)\b"
    r"|\b(?:who|[Hh]e|[Ss]he) (?:was|has been) (?:arrested|cautioned|interviewed under caution|bailed|charged with)\b",
    words=words("dismissed suspended disciplined sacked investigation arrested cautioned caution bailed charged"),
)
_ADVISED = Pattern(
    r"\b[Cc]ounsel(?:[’']s opinion)? (?:advises?|advised|has advised|considers?|considered|is of the view|is that"
    r"|was that)\b"
    r"|\b(?:[Oo]ur|[Tt]he [Cc]ouncil[’']s) (?:own )?(?:solicitors?|lawyers?|barristers?"
    r"|legal advisers?) (?:advises?|advised"
    r"|believes?|considers?|thinks?)\b"
    r"|\b(?:[Ll]egal advice|[Aa]dvice of counsel) (?:\w+ ){0,3}?(?:is|was) that\b|\b(?:[Ll]egal advice"
    r"|advice of counsel)"
    r" that (?:its|our|the|it|we|there)\b|\bprospects of success\b",
    words=words("counsel legal prospects solicitor solicitors lawyer lawyers barrister barristers advisers adviser"),
)
_ANYBODY = Pattern(
    r"(?i)\b(?:(?-i:may)|can|must|any|each|every|such|entitled|qualif\w+|where|if|whether|when a|eligible|under section"
    r"|the act|volunteers?|test purchas\w+)\b"
)
_BID = (
    Pattern(
        r"\b(?:bid|tender|quotation|quote|offer|tendered price|contract price)s? (?:\w+ ){0,3}?(?:of|at|was|is|for"
        r"|from) £\d[\d,.]*|£\d[\d,.]*(?: million|m)? (?:bid|tender|quotation|offer)\b|\b(?:has|have|had) (?:offered"
        r"|quoted|bid|tendered|priced|proposed)\b(?: (?!elsewhere)[\w’'-]+){0,6}? £\d[\d,.]*(?: ?(?:m|million)\b)?"
        r"|\b(?:bidder|tenderer|buyer|purchaser|developer|prospective \w+)\b[^.;]{0,90}?\b(?:offer\w*|quot\w+"
        r"|would (?:pay|have paid)|rent of|price of)\b[^.;]{0,30}£\d[\d,.]*|£\d[\d,.]*(?: \w+){0,3}? (?:of|from|by)"
        r" [Bb]idder\b|\b[Bb]idder [A-Z]\b[^.;]{0,60}£\d|\bwould (?:settle for|accept|take) £\d"
        r"|\bDistrict Valuer\b[^.;]{0,40}£\d",
        words=words(
            "valuer settle accept take bid bids tender tenders quotation quotations quote quotes offer offers"
            " tendered contract offered quoted"
            " priced proposed bidder tenderer buyer purchaser developer prospective"
        ),
        also="£",
    ),
    # Arden Homes Ltd offered the highest rent, £310,000
    Pattern(
        r"\b(?:Ltd|Limited|plc|PLC|LLP|Group|Trust|Partnership|Homes|[Bb]idder|[Tt]enderer|[Bb]idder [A-Z\d])\.?"
        r" (?:offered|bid|quoted|tendered)\b[^.;\n]{0,60}?£\d[\d,.]{4,}",
        words=words("offered bid quoted tendered"),
        also="£",
    ),
    # The reserve price; prepared to pay up to; tenders from three firms at; the price agreed with a firm
    Pattern(
        r"\b(?:reserve|minimum|lowest acceptable|agreed|contract|purchase"
        r"|asking) price (?:agreed )?(?:with [^.;\n]{1,50}? )?"
        r"(?:is|was|of|at) £\d[\d,.]{4,}|\b(?:prepared|willing|able) to (?:pay|accept|go"
        r"|offer)(?: up)?(?: to)? £\d[\d,.]{4,}"
        r"|\b(?:[Tt]enders|[Bb]ids|[Qq]uotations|[Oo]ffers) (?:were |was )?(?:received|came|made"
        r"|submitted) [^.;\n]{0,50}?"
        r"(?:at|of|for) £\d[\d,.]{4,}",
        words=words("price pay accept go offer tenders bids quotations offers"),
        also="£",
    ),
    Pattern(
        r"\b(?:in (?:strict )?confidence|confidential(?:ly)?|commercially sensitive"
        r"|not (?:yet )?(?:been )?(?:disclosed|made public|public)|undisclosed|(?:remain|stay|be) (?:unnamed"
        r"|anonymous)|under negotiation|being negotiated|still negotiating|subject to contract"
        r"|asked not to be named)\b",
        words=words(
            "confidence confidential confidentially commercially disclosed public undisclosed unnamed anonymous"
            " negotiation negotiated negotiating contract named"
        ),
        also="£",
    ),
)
_IN_THE_OPEN = Pattern(
    r"(?i)\b(?:published|elsewhere|other councils|grant|lottery|government|department|was let|were let|awarded in"
    r"|advert\w*|fined?|market rent|list price|charges? of|nobody|no one)\b"
)


@report_rule("X506", "exempt-denied", Level.WARNING, draft=Level.ADVICE)
def exempt_denied(reading: Reading) -> Iterator[Hit]:
    """The report says that it has no exempt information, and the text may have some.

    Looked for are children and adults under a letter (Child BS), the age of one person, who was dismissed or suspended,
    the price of a bid (tables of bidders and prices too), and what counsel advised. Groups ("children aged 5 to 11")
    and what stands in an exempt block are left alone.

    Why:
        What has been published cannot be taken back. Councils have been fined for less than an age and a street.
    Bad:
        [sections.background]
        text = "A review about Child BS will be published in May 2027."
    Bad:
        [sections.background]
        text = "One family, with a boy aged 7 who uses a wheelchair, waits for a flat."
    Bad:
        [sections.background]
        text = "The lowest bid was £1,742,000."
    Bad:
        [sections.background]
        text = '''
        | Bidder | Price |
        |:-------|------:|
        | Arden Leisure | £1,350,000 |
        | Amblex Leisure | £1,256,000 |
        '''
    Bad:
        [sections.background]
        text = "Counsel advises that the claim would probably succeed."
    Good:
        [sections.background]
        text = "Children aged 5 to 11 and a child aged 2 or over may come with Mr J. Smith. It costs £2 million."
    Good:
        [sections.exempt]
        contains_exempt = "yes"
        paragraphs = [1]
        public_interest = "Disclosure would show who the child is."
        [sections.background]
        text = "A review about Child BS will be published in May 2027."
    Cure:
        Take it out, put it in an exempt block and answer yes, or waive this with the reason why it may be published.
    """
    if not any(_denies(answer) for answer in reading.answers()):
        return
    certain = sorted(_public(reading, _LETTERED), key=lambda found: found.match.start())
    certain += _public(reading, (_LETTER,))
    likely = filter(_is_individual, _public(reading, (*_AGED, _ILL)))
    persons = [*certain, *likely, *_public(reading, (_NAMED, _BORN))]
    persons += filter(_is_individual, _public(reading, (_IN_OFFICE,)))
    advice = list(filter(_is_individual, _public(reading, (_ADVISED,))))
    prices = [found for found in _public(reading, _BID) if _is_of_business(found)]
    if not prices:
        # One finding on prices is enough for an author to look at all of them.
        yield from _tables_of_bids(reading)
    cure = "Take it out, or put it in an exempt block and answer yes."
    for places, why in (
        (persons, "may show who somebody is"),
        (prices, "may be somebody’s business affairs"),
        (advice, "may be privileged advice"),
    ):
        if places:
            first = places[0]
            others = list(dict.fromkeys(each.passage.number for each in places if each.passage.number))
            also = [number for number in others if number != first.passage.number]
            more = f" See {listed(also)} too." if also else ""
            message = f"{quoted(first.match[0])} {why}, and the report says that nothing in it is exempt.{more}"
            yield Hit(message, cure, first.passage, first.start, first.end)


_BIDDER = Pattern(r"(?i)^\W*(?:bidders?|tenderers?|firms?|suppliers?|compan(?:y|ies)|contractors?|operators?|bids?)\b")
_PRICE = Pattern(r"(?i)\b(?:price|bid|tender|offer|quotation|quote)s?\b(?! points?| score)")
_BIDS = 2


def _tables_of_bids(reading: Reading) -> Iterator[Hit]:
    """Tables in the open that name bidders and what each would be paid."""
    for grid in reading.once(grids):
        if not grid.header or _BIDDER.found(grid.header[0]) is None or grid.path[0] == "figures":
            continue
        columns = [at for at, cell in enumerate(grid.header) if at and _PRICE.found(cell) is not None]
        priced = [row for row in grid.rows if any("£" in cell for at, cell in enumerate(row) if at in columns)]
        cells = [each for each in reading.by_path.get(grid.path, ()) if each.kind is Kind.CELL]
        first = next((each for each in cells if priced and each.text in priced[0][1:] and "£" in each.text), None)
        if len(priced) >= _BIDS and first is not None and not first.exempt:
            yield Hit(
                f"The table names {len(priced)} bidders and their prices, and the report says that nothing in it is"
                " exempt.",
                "Put it in an exempt block and answer yes, or leave the prices out.",
                first,
            )


def _denies(answer: Answer) -> bool:
    return answer.section.role == "exempt" and answer.field.kind is FieldKind.YES_NO and answer.value == "no"


def _is_individual(found: Found) -> bool:
    """Whether one person is meant: a boy aged 7, not any child of that age whom a rule speaks of."""
    return _ANYBODY.found(sentence_at(found.passage.text, found.start)) is None


def _is_of_business(found: Found) -> bool:
    """Whether a sum is named that somebody would rather not see published."""
    sentence = sentence_at(found.passage.text, found.start)
    return "£" in sentence and _IN_THE_OPEN.found(sentence) is None


def _public(reading: Reading, patterns: tuple[Pattern, ...]) -> Iterator[Found]:
    for pattern in patterns:
        for found in reading.search(pattern, EVERYTHING - {Kind.META}):
            if not found.passage.exempt and found.passage.role != "exempt":
                yield found
