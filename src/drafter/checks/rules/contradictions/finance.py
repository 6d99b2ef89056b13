"""Finance: the sums that the text names, and whether the section on finance accounts for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations

from drafter.checks.amounts import money
from drafter.checks.passage import PROSE, Passage
from drafter.checks.pattern import Pattern, words, words_of
from drafter.checks.reading import Answer, Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.rules.completeness.vagueness import fits_any_report
from drafter.checks.rules.contradictions.evidence import evidence
from drafter.checks.rules.contradictions.sums import disagreeing
from drafter.checks.sentences import sentence_at, sentences
from drafter.checks.substance import is_nothing
from drafter.checks.wording import counted, quoted
from drafter.report.template import FieldKind, Level

_SUM = Pattern(
    r"£ ?\d[\d,.]*(?: ?(?:million|billion|thousand|m|bn|k)\b)?(?:[^.;,\n()]|[.,](?=\d)){0,40}|\b\d[\d,.]* (?:million "
    r"|thousand )?pounds\b",
    needs=("£", " pounds"),
)
_SPENDING = words(
    "cost costs costing spend spends spending spent saving savings budget budgets budgeted fund funds funded funding"
    " grant grants allocate allocates allocated allocation allocations reserve reserves contribute contributes"
    " contribution contributions invest invested investment income pay pays paid payment payments price prices fee"
    " fees charge charges annum year month week rent met bill bills contract worth value valued award awarded yields"
    " subsidy subsidies subsidise subsidises subsidised overspend underspend deficit surplus shortfall"
)


@report_rule("X502", "finance-silent", Level.WARNING, draft=Level.ADVICE)
def finance_silent(reading: Reading) -> Iterator[Hit]:
    """The section on finance says nothing, or nothing of substance, and the text names sums.

    A section that names a sum, or that gives a reason, is left alone.

    Why:
        Members look there for what it costs. A sum that stands only in the background was not looked at by finance.
    Bad:
        [sections.financial]
        text = "None"
        [sections.background]
        text = "The forum approved a grant of £1 million a year for three years."
    Bad:
        [sections.financial]
        text = "None, because the report is for noting."
        [sections.background]
        text = "Investments earned £0.46 million more than the budget of £1.15 million."
    Good:
        [sections.financial]
        text = "None, because the grant of the forum is in the approved budget."
        [sections.background]
        text = "The forum approved a grant of £1 million a year for three years."
    Good:
        [sections.financial]
        text = "None"
        [sections.background]
        text = "The forum met twice."
    Cure:
        Account for each sum: what it is, which year, which budget.
    """
    for answer in reading.answers():
        if answer.section.role != "finance" or not answer.text:
            continue
        if not _is_silent(reading, answer):
            continue
        sums = [
            each for each in evidence(reading, (_SUM,), "finance") if not _SPENDING.isdisjoint(words_of(each.sentence))
        ]
        if sums:
            first = sums[0]
            more = f" So do {counted(len(sums) - 1, 'more sentence')}." if len(sums) > 2 else ""
            yield Hit(
                f"This names no sum, but {first.where} does: {quoted(first.found.match[0], 60)}.{more}",
                "Account for each sum: what it is, which year, which budget.",
                path=answer.path,
            )


_ELSEWHERE = Pattern(
    r"(?i)^(?:the )?(?:financial )?(?:considerations?|implications?|position|details?)?[^.£]{0,40}?\b(?:as |are "
    r"|is )?(?:set out|reported|described|contained|included|covered|dealt with|given) (?:in|to|at"
    r"|elsewhere)\b[^£]*$|^(?:see|as|refer to) (?:above|below|the (?:body|report|background))[^£]*$"
)


def _is_silent(reading: Reading, answer: Answer) -> bool:
    """Whether the section names no sum and says nothing that is true of this report alone."""
    text = " ".join(answer.text.split())
    if is_nothing(text, answer.field.nothing) or fits_any_report(reading.by_path.get(answer.path, [])):
        return True
    # "No implications. The costs will be contained.", "None, because the report is for noting."
    for start, end in sentences(text)[:1]:
        more = text[end:]
        if more and is_nothing(text[start:end], answer.field.nothing) and _NAMES_SOMETHING.found(more) is None:
            return True
    clause = _CLAUSE.found(text)
    if clause is not None and is_nothing(text[: clause.start()], answer.field.nothing):
        # "None, because the report is for noting" tells as little of money as "None".
        return _OF_MONEY.isdisjoint(words_of(text[clause.start() :])) and "£" not in text
    return _ELSEWHERE.found(text) is not None


_NAMES_SOMETHING = Pattern(
    r"(?i)\d|\b(?:because|since|as|budgets?|grants?|reserves?|paid|funded|appendix|table|section)\b"
)
_CLAUSE = Pattern(r"[,:;.–—(]| because\b| since\b| as\b")
_OF_MONEY = words(
    "budget budgets budgeted cost costs costed funded funding fund funds grant grants reserve reserves paid pay met"
    " spent free resource resources fee fees income charge charges saving savings spend spending price prices money"
    " capital revenue appendix table section paragraph above below exempt neutral estimate estimates provision account"
    " expenditure contingency levy tax rates value contract contracts financed sponsored donated"
)


_AMOUNT = Pattern(r"£ ?(\d[\d,]*(?:\.\d+)?)(?: ?(million|billion|thousand|m|bn|k)\b)?", needs=("£",))
_COMMITS = Pattern(
    r"(?i)\b(?:grants?|contribut\w+|spend\w*|cost|costs|fund\w*|pay\w*|lend|loan|borrow\w*|allocat\w+|write[s]? off"
    r"|budget of|capital|purchase|invest\w*|subsid\w+|compensat\w+|fees?|charges?|prices?|rents?|tariffs?)\b"
)
_REFERS = Pattern(r"(?i)\{\{|\b(?:set out|shown|given) in\b|\bexempt\b|\b(?:table|appendix|annex|paragraphs?) \w+")
_NEARLY = Decimal("0.02")


@report_rule("X509", "sum-unaccounted", Level.ADVICE)
def sum_unaccounted(reading: Reading) -> Iterator[Hit]:
    """The committee is asked to commit a sum that the section on finance does not name.

    Only sums in recommendations are meant, and only where the section names others; one that names none is X502, and
    one that the report has almost is X511.

    Why:
        The sum that is voted on is the one that finance must have looked at: which budget, which year.
    Bad:
        [sections.recommendations]
        text = "That the committee approves a grant of £45,000 to the rowing club."
        [sections.background]
        text = "The rowing club asked for a grant of £45,000."
        [sections.financial]
        text = "The saving is £612,000 a year from 2027/28."
    Good:
        [sections.recommendations]
        text = "That the committee approves a grant of £45,000 to the rowing club."
        [sections.background]
        text = "The rowing club asked for a grant of £45,000."
        [sections.financial]
        text = "The saving is £612,000 a year. The grant of £0.045 million is met from reserves."
    Cure:
        Say in the section on finance what it is, which year and which budget.
    """
    accounts = [each for each in reading.passages if each.role == "finance"]
    accounted = _amounts(accounts)
    if not accounted or any(_REFERS.found(each.text) is not None for each in accounts):
        return
    told = {(id(amount.passage), amount.start) for amount, _ in reading.once(disagreeing)}
    for found in reading.search(_AMOUNT, PROSE):
        passage = found.passage
        if (id(passage), found.start) in told:
            continue
        if passage.role != "recommendations" or passage.exempt or _COMMITS.found(passage.text) is None:
            continue
        value = money(found.match[1], found.match[2])
        if not any(abs(value - other) <= _NEARLY * other for other in (*_with_sums(accounted), *_for_years(accounts))):
            yield Hit(
                f"{quoted(found.match[0])} is recommended, and {accounts[0].number or 'finance'} does not name it.",
                "Say there which year and which budget.",
                passage,
                found.start,
                found.end,
            )


def _with_sums(amounts: list[Decimal]) -> Iterator[Decimal]:
    """Each, and what two or three of them come to: "from the reserve (£35,000) and from borrowing (£150,000)"."""
    for count in (1, 2, 3):
        for chosen in combinations(amounts[:_MOST_SUMS], count):
            yield sum(chosen, Decimal(0))


_MOST_SUMS = 10
_MOST_YEARS = 10
_YEARLY = Pattern(r"(?i)\b(?:a|per|each|every) (?:financial )?year\b|\bper annum\b|\bin each of\b|\bannual(?:ly)?\b")


def _for_years(passages: Iterable[Passage]) -> Iterator[Decimal]:
    """What a sum that is for each of some years comes to."""
    for amount in _amounts([each for each in passages if _YEARLY.found(each.text) is not None])[:_MOST_SUMS]:
        for years in range(2, _MOST_YEARS + 1):
            yield amount * years


def _amounts(passages: Iterable[Passage]) -> list[Decimal]:
    """The sums that passages name, in pounds."""
    return [money(match[1], match[2]) for each in passages for match in _AMOUNT.compiled.finditer(each.text)]


_WITHIN = Pattern(
    r"(?i)\b(?:within|from) (?:the |our )?(?:existing|approved|current|available|agreed) (?:[a-z]+ ){0,2}(?:budgets?"
    r"|resources)\b|\b(?:is|are) (?:already )?(?:provided for|included|contained|allowed for|available) (?:in|within)"
    r" (?:the|our|this year[’']s) (?:[a-z]+ ){0,2}budgets?\b|\bcost[- ]neutral\b|\bno (?:additional|extra"
    r"|further) costs?\b|\bfully (?:budgeted|funded)\b",
    words=words("budget budgets resources neutral cost costs budgeted funded"),
)
_BEYOND = Pattern(
    r"(?i)\b(?:no|not any) (?:budget(?:ary)? )?provision\b|\bnot (?:currently |yet )?(?:budgeted|provided for|funded"
    r"|included in (?:the|any) \w* ?budget|in the (?:approved )?budget)\b|\bunfunded\b|\bshortfall\b"
    r"|\bno budget (?:exists|has been (?:identified|found|set))\b|\bexceeds? the (?:approved )?budget\b"
    r"|\bin excess of the (?:approved )?budget\b",
    words=words("provision budgeted provided funded included budget unfunded shortfall"),
)
_BEYOND_ELSEWHERE = Pattern(
    r"(?i)\b(?:no|without a) budget (?:for|provision|has been (?:found|identified|set))\b|\bhas no budget\b"
    r"|\bunfunded\b|\b[Aa]dditional (?:funding"
    r"|money|resources)"
    r"(?: of £[\d.,]+\d(?: million|m|k)?)? (?:is|are|will be|would be) (?:needed|required|sought)\b"
    r"|\b(?:is|are) not (?:currently |yet )?(?:budgeted|in the (?:approved )?budget)\b",
    words=words("budget unfunded additional budgeted"),
)
_FREE = Pattern(
    r"(?i)\bcost[- ]neutral\b|\b(?:at )?no (?:net )?cost to the council\b|\bat nil cost\b|\bno cost implications\b"
    r"|\bthere are no (?:additional |direct |further )?costs\b|\ball (?:the |of the )?costs? (?:are|is"
    r"|will be) (?:met|paid|borne)"
    r" by (?!the [Cc]ouncil|us\b)",
    words=words("cost costs"),
)
_COSTS = Pattern(
    r"\b(?:will|would|is expected to|are expected to|is estimated to) cost (?:the [Cc]ouncil |it |us )?(?:about |some"
    r" |around |up to |an estimated |a further )?£\d"
    r"|\b(?:[Tt]he|[Tt]his) [Cc]ouncil (?:will|would|is to|has agreed to) (?:contribute|pay|fund|give|lend"
    r"|spend) (?:up to"
    r" |about |a further )?£\d|\b(?:costs|is|are) £\d[\d,.]* (?:a|per|each) (?:year|month|week)\b",
    words=words("cost costs contribute pay fund give lend spend year month week"),
)
_NO_CAPITAL = Pattern(
    r"(?i)\bno capital (?:implications?|costs?|considerations?|expenditure|consequences)\b", words=words("capital")
)
_NO_REVENUE = Pattern(
    r"(?i)\bno (?:ongoing |additional |further )?revenue (?:implications?|costs?|considerations?|expenditure"
    r"|consequences|effects?)\b",
    words=words("revenue"),
)
_EVERY_YEAR = Pattern(r"£ ?\d[\d,.]*(?:\d|k|m| million)? (?:a|per|each|every) year\b|£ ?\d[\d,.]* per annum\b")
_WITHIN_BUDGET = Pattern(r"(?i)\bbudget\b")
_CAPITAL = Pattern(
    r"(?i)£ ?\d[^.;]{0,80}\b(?:boiler|roof|building works?|capital|refurbish\w*|new (?:building|vehicles?|equipment)"
    r"|install\w*|demolish\w*|purchase of|fit(?:ting)?[- ]out|replacement)\b|\b(?:boiler|roof|refurbish\w*"
    r"|install\w*|purchase|fit(?:ting)?[- ]out|replacement|vehicles?)\b[^.;]{0,80}£ ?\d"
)


@report_rule("X510", "budget-denied", Level.WARNING, draft=Level.ADVICE)
def budget_denied(reading: Reading) -> Iterator[Hit]:
    """The section on finance says that the budget holds, or that no capital is needed, and the report says otherwise.

    So does a question whether it is within the budget, answered yes.

    Why:
        The two sentences cannot both be right, and the one that costs money usually is.
    Bad:
        [sections.financial]
        text = "This is met from existing budgets. The new round adds £310,000, for which there is no provision."
    Bad:
        [sections.financial]
        text = "The lease saves £31,400 a year. There are no capital implications."
        [sections.background]
        text = "The Council has been asked for £50,000 towards a new boiler."
    Bad:
        [sections.financial]
        text = "It is met by borrowing, at £39,000 a year. There are no revenue consequences."
    Good:
        [sections.financial]
        text = "This is met from existing budgets, which make provision for £310,000. There is no capital cost."
        [sections.background]
        text = "The boiler was replaced by the tenant at no cost."
    Cure:
        Correct the one that is wrong, or say what each of them is about.
    """
    yield from _answered(reading)
    for passage in reading.passages:
        if passage.role != "finance" or passage.kind not in PROSE:
            continue
        within, beyond = _WITHIN.found(passage.text), _BEYOND.found(passage.text)
        if within is not None and beyond is not None and within.start() < beyond.start():
            said = f"{quoted(within[0])} does not agree with {quoted(sentence_at(passage.text, beyond.start()), 110)}"
            yield Hit(f"{said}.", "Correct the one that is wrong.", passage, within.start(), within.end())
        free = _FREE.found(passage.text)
        for claim, pattern in ((within if beyond is None else None, _BEYOND_ELSEWHERE), (free, _COSTS)):
            other = next(evidence(reading, (pattern,), "finance"), None) if claim is not None else None
            if claim is not None and other is not None:
                said = f"{quoted(claim[0])} does not agree with {other.where}: {quoted(other.sentence, 110)}"
                yield Hit(f"{said}.", "Correct the one that is wrong.", passage, claim.start(), claim.end())
                break
        revenue = _NO_REVENUE.found(passage.text)
        yearly = _EVERY_YEAR.found(passage.text) if revenue is not None else None
        if revenue is not None and yearly is not None:
            said = f"{quoted(revenue[0])} does not agree with {quoted(sentence_at(passage.text, yearly.start()), 110)}"
            yield Hit(f"{said}.", "Correct the one that is wrong.", passage, revenue.start(), revenue.end())
        capital = _NO_CAPITAL.found(passage.text)
        if capital is not None:
            other = next(evidence(reading, (_CAPITAL,), "finance"), None)
            if other is not None:
                said = f"{quoted(capital[0])} does not agree with {other.where}: {quoted(other.sentence, 110)}"
                yield Hit(f"{said}.", "Correct the one that is wrong.", passage, capital.start(), capital.end())


def _answered(reading: Reading) -> Iterator[Hit]:
    """The question whether it is in the budget, answered yes, where the section on finance says that it is not."""
    beyond = next(
        ((each, found) for each in reading.passages if each.role == "finance" and (found := _BEYOND.found(each.text))),
        None,
    )
    if beyond is None:
        return
    for answer in reading.answers():
        asked = answer.field.prompt or ""
        if answer.field.kind is FieldKind.YES_NO and answer.value == "yes" and _WITHIN_BUDGET.found(asked) is not None:
            passage, found = beyond
            where = passage.number or "the section on finance"
            sentence = quoted(sentence_at(passage.text, found.start()), 110)
            yield Hit(f"This says yes, but {where} says {sentence}", "Correct the one that is wrong.", path=answer.path)
