"""Rules that a template or a workspace writes as data, made into rules like any other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from drafter.checks.fix import Edit, Fixable
from drafter.checks.passage import TEXT, Kind, Passage
from drafter.checks.pattern import OneOf, Pattern
from drafter.checks.reading import Reading, called
from drafter.checks.rule import Hit, Prose, ProseRule, ReportRule, Rule
from drafter.checks.text import Found
from drafter.checks.wording import like, listed, quoted
from drafter.report.errors import InputError
from drafter.report.places import KeyPath
from drafter.report.template import Level, WrittenRule

_READS = TEXT | {Kind.TITLE}
_READS_AT_PLACES = _READS | {Kind.META, Kind.LINE, Kind.ENTRY}
_WORD = re.compile(r"[^\W_]+")


def rule_of(data: WrittenRule, source: str) -> Rule:
    """The rule; InputError where it can never be right, which ``drafter template check`` shows with its place."""
    if data.required or data.one_of:
        return _demand(data, source)
    if data.pattern:
        return _search(data, source, _pattern(data, source), lambda found: _hit(found, data.message, data.cure))
    if data.terms:
        for term in found_again(data):
            message = f"The rule {data.code} of {source} says “{data.terms[term]}” instead, which would be found again."
            raise InputError(message, cure=SAY_OTHERWISE)
        terms = {_plain(term, exact=data.exact): better for term, better in data.terms.items()}
        return _search(data, source, phrases(data.terms, exact=data.exact), lambda found: _instead(found, terms, data))
    return _search(data, source, phrases(data.forbidden, exact=data.exact), lambda found: _left_out(found, data))


SAY_OTHERWISE = "Say something else instead, or make the term longer."


def found_again(data: WrittenRule) -> Iterator[str]:
    """The terms whose better word is a term itself, so that there would be no end to it."""
    terms = [term for term in data.terms if term.strip()]
    if terms:
        pattern = phrases(terms, exact=data.exact)
        yield from (term for term in terms if pattern.found(data.terms[term]) is not None)


def phrases(given: Iterable[str], *, exact: bool = False) -> Pattern:
    """A pattern of whole words and phrases; capitals count only in ``exact`` ones, the shape of apostrophes never."""
    longest_first = sorted(given, key=len, reverse=True)
    parts = [_WORD.findall(phrase.lower()) for phrase in longest_first]
    spelt = OneOf(*(" +".join(map(_spelt, phrase.split())) for phrase in longest_first))
    return Pattern(
        rf"(?<![\w-]){spelt}(?![\w-])",
        # The longest word of each is the rarest.
        words=frozenset(max(words, key=len) for words in parts) if all(parts) else frozenset(),
        choices=(spelt,),
        flags=0 if exact else re.IGNORECASE,
    )


def _spelt(word: str) -> str:
    return re.escape(word).replace("’", "'").replace("'", "['’]")


def _plain(phrase: str, *, exact: bool) -> str:
    """A phrase as a key: whatever it was found as."""
    plain = " ".join(phrase.replace("’", "'").split())
    return plain if exact else plain.casefold()


def _pattern(data: WrittenRule, source: str) -> Pattern:
    pattern = Pattern(data.pattern)
    try:
        pattern.compiled  # noqa: B018
    except (re.error, OverflowError, RecursionError) as error:
        raise InputError(
            f"The pattern of rule {data.code} of {source} is no regular expression: {error}.",
            cure="“drafter template check” shows where it stands.",
        ) from error
    return pattern


def _search(data: WrittenRule, source: str, pattern: Pattern, hit: Callable[[Found], Hit]) -> Rule:
    """A rule that finds a pattern: in one passage at a time where it looks everywhere."""
    fixable = Fixable.NO if not data.terms else Fixable.SAFE if data.fix else Fixable.SUGGESTED

    def find_in_prose(prose: Prose) -> Iterator[Hit]:
        return (hit(found) for found in prose.within(pattern) if found.end > found.start)

    def find_at_places(reading: Reading) -> Iterator[Hit]:
        places = [_path(place) for place in data.places]
        for found in reading.search(pattern, _READS_AT_PLACES):
            if found.end > found.start and _is_at(found.passage, places):
                yield hit(found)

    if not data.places:
        return ProseRule(
            code=data.code,
            alias=data.name,
            level=data.level,
            fixable=fixable,
            doc=_doc(data),
            source=source,
            find=find_in_prose,
            reads=_READS,
        )
    return ReportRule(
        code=data.code,
        alias=data.name,
        level=data.level,
        fixable=fixable,
        doc=_doc(data),
        source=source,
        find=find_at_places,
    )


def _hit(found: Found, message: str, cure: str, edit: Edit | None = None) -> Hit:
    end = min(found.end, len(found.passage.text))
    return Hit(message, cure, found.passage, found.start, end, edit=edit)


def _instead(found: Found, terms: dict[str, str], data: WrittenRule) -> Hit:
    written = found.match[0]
    better = terms[_plain(written, exact=data.exact)]
    if not better:
        return _hit(found, data.message or f"{quoted(written)} is to be left out.", data.cure or "Leave it out.")
    better = better if data.exact else like(written, better)
    edit = Edit(found.start, found.end, better, safe=data.fix)
    message = data.message or f"{quoted(written)}: the word here is {quoted(better)}."
    return _hit(found, message, data.cure or f"Write {quoted(better)}.", edit)


_IN_OTHER_WORDS, _ONE_OF_THEM, _PUT_IN = "Say it in other words.", "Put one of them in.", "Put it in."


def _usual_cure(data: WrittenRule) -> str:
    """What to do where the rule itself does not say."""
    if data.terms:
        return "Write the word that is wanted, or leave out what none is wanted for."
    if data.one_of or data.required:
        return _ONE_OF_THEM if data.one_of else _PUT_IN
    return _IN_OTHER_WORDS


def _left_out(found: Found, data: WrittenRule) -> Hit:
    message = data.message or f"{quoted(found.match[0])} is not to be used."
    return _hit(found, message, data.cure or _IN_OTHER_WORDS)


def _demand(data: WrittenRule, source: str) -> Rule:
    """A rule that misses a phrase. What is unfinished weighs less before the final stage, as with empty fields."""
    wanted = data.required or data.one_of
    patterns = [phrases([phrase], exact=data.exact) for phrase in wanted]

    def find(reading: Reading) -> Iterator[Hit]:
        places = data.places or ("",)
        for place in places:
            path = _path(place) if place else ("title",)
            passages = [each for each in reading.passages if not place or _is_at(each, [path])]
            if not passages:
                # Nothing is written there yet, or nothing need be; that is for other rules to say.
                continue
            is_there = [any(pattern.found(each.text) for each in passages) for pattern in patterns]
            where = _called(reading, path) if place else "The report"
            if data.one_of and not any(is_there):
                message = f"{where} has none of {listed([quoted(phrase) for phrase in wanted], 'and')}."
                yield Hit(data.message or message, data.cure or _ONE_OF_THEM, path=path)
            for phrase, found in zip(wanted, is_there, strict=True):
                if data.required and not found:
                    yield Hit(data.message or f"{where} lacks {quoted(phrase)}.", data.cure or _PUT_IN, path=path)

    return ReportRule(
        code=data.code,
        alias=data.name,
        level=data.level,
        review=Level.WARNING,
        draft=Level.ADVICE,
        doc=_doc(data),
        source=source,
        find=find,
    )


def _path(place: str) -> KeyPath:
    """A place as people write it, as a path: ``legal``, ``background.text``, ``meta.report_to``, ``title``."""
    names = tuple(place.split("."))
    return names if names[0] in ("title", "meta", "notes", "figures") else ("sections", *names)


def _is_at(passage: Passage, places: Iterable[KeyPath]) -> bool:
    return any(passage.path[: len(place)] == place for place in places)


def _called(reading: Reading, path: KeyPath) -> str:
    section = reading.template.section(str(path[1])) if len(path) > 1 else None
    if section is None:
        return quoted(".".join(map(str, path)))
    field = section.field(str(path[2])) if len(path) > 2 else None
    named = called(section, field) if field is not None else section.name or section.heading or section.id
    return quoted(named.strip().rstrip(":"))


def _doc(data: WrittenRule) -> str:
    """The documentation of the rule, in the shape of a docstring."""
    parts = [data.message or _summary(data)]
    if data.places:
        parts.append(f"It looks at {listed(data.places)}.")
    if data.terms:
        parts.append(f"Wanted are {listed([_exchange(*each) for each in data.terms.items()])}.")
    for heading, text in (("Why:", data.why), ("Cure:", data.cure or _usual_cure(data))):
        if text:
            parts.append(f"{heading}\n    {' '.join(text.split())}")
    return "\n\n".join(parts)


def _exchange(term: str, better: str) -> str:
    return f"{quoted(better)} for {quoted(term)}" if better else f"nothing for {quoted(term)}"


def _summary(data: WrittenRule) -> str:
    if data.terms:
        return "A word is used for which another is wanted."
    if data.forbidden:
        return f"One of these is in the text: {', '.join(map(quoted, data.forbidden))}."
    if data.one_of:
        return f"None of these is there: {', '.join(map(quoted, data.one_of))}."
    return f"One of these is missing: {', '.join(map(quoted, data.required))}."
