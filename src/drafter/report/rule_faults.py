"""What is wrong in rules that are written as data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.report.faults import Fault
from drafter.report.places import KeyPath
from drafter.report.template import RULE_KINDS, Template, WrittenRule

_CODE = re.compile(r"[A-Z][0-9]{3}")
_ALIAS = re.compile(r"[a-z][a-z0-9-]*")
_WAYS = f"Say one of {', '.join(RULE_KINDS)}."


def rule_faults(rules: Sequence[WrittenRule], template: Template | None = None) -> Iterator[Fault]:
    """Everything that is wrong in them; ``template`` is the one they are in, None for those of a workspace."""
    for at, rule in enumerate(rules):
        path = ("rules", at)
        yield from _names(path, rule, rules[:at])
        yield from _kind(path, rule)
        yield from _pattern(path, rule)
        yield from _words(path, rule)
        if template is not None:
            yield from _places(path, rule, template)


def _names(path: KeyPath, rule: WrittenRule, before: Sequence[WrittenRule]) -> Iterator[Fault]:
    if not _CODE.fullmatch(rule.code):
        yield Fault((*path, "code"), f"“{rule.code}” is no code of a rule.", "A code is a letter and three digits.")
    elif any(other.code == rule.code for other in before):
        yield Fault((*path, "code"), f"There are two rules {rule.code}.")
    elif rule.alias is not None and not _ALIAS.fullmatch(rule.alias):
        cure = "An alias has small letters, digits and hyphens."
        yield Fault((*path, "alias"), f"“{rule.alias}” cannot be an alias.", cure)
    elif any(other.name == rule.name for other in before):
        yield Fault((*path, "alias"), f"There are two rules {rule.name}.")


def _kind(path: KeyPath, rule: WrittenRule) -> Iterator[Fault]:
    kinds = rule.kinds
    if not kinds:
        yield Fault(path, f"The rule {rule.code} does not say what it looks for.", _WAYS)
    elif len(kinds) > 1:
        yield Fault(
            (*path, kinds[1]), f"The rule {rule.code} has both {kinds[0]} and {kinds[1]}.", "Make two rules of it."
        )
    if rule.fix and not rule.terms:
        yield Fault((*path, "fix"), f"The rule {rule.code} has nothing to put in place.", "Only terms can be fixed.")
    if rule.exact and rule.pattern:
        yield Fault(
            (*path, "exact"), "A pattern is exact by itself.", "Leave this out; capitals count unless it has (?i)."
        )


def _pattern(path: KeyPath, rule: WrittenRule) -> Iterator[Fault]:
    if not rule.pattern:
        return
    try:
        matches_nothing = re.compile(rule.pattern).fullmatch("") is not None
    except (re.error, OverflowError, RecursionError) as error:
        yield Fault((*path, "pattern"), f"This is no regular expression: {error}.")
    else:
        if matches_nothing:
            yield Fault((*path, "pattern"), "This matches an empty text, and so would be found everywhere.")
    if not rule.message.strip():
        yield Fault(
            path, f"The rule {rule.code} has no message.", "Say in a sentence what is wrong with what it finds."
        )


def _words(path: KeyPath, rule: WrittenRule) -> Iterator[Fault]:
    """Phrases must have something in them, and stand on one line."""
    given = [((*path, "terms", term), term) for term in rule.terms]
    for kind in ("forbidden", "required", "one_of"):
        given += [((*path, kind, at), phrase) for at, phrase in enumerate(getattr(rule, kind))]
    for place, phrase in given:
        if not any(map(str.isalnum, phrase)):
            yield Fault(place, f"“{phrase}” has no word in it.", "Take it out, or write the words that are meant.")
        elif "\n" in phrase:
            yield Fault(place, "A phrase cannot go over several lines.", "Write it on one line.")
    for term, better in rule.terms.items():
        if not better.isprintable() or "{{" in better:
            cure = "Write words on one line; an author has to choose what is cited."
            yield Fault((*path, "terms", term), f"“{better}” cannot be put in the place of words.", cure)
    seen: dict[str, str] = {}
    for term in rule.terms:
        plain = term if rule.exact else term.casefold()
        if plain in seen:
            yield Fault((*path, "terms", term), f"“{term}” is the same as “{seen[plain]}”.", "Leave one of them out.")
        seen[plain] = term


def _places(path: KeyPath, rule: WrittenRule, template: Template) -> Iterator[Fault]:
    for at, place in enumerate(rule.places):
        here = (*path, "at") if isinstance(rule.at, str) else (*path, "at", at)
        head, _, rest = place.partition(".")
        section = template.section(head)
        if place == "title" or (head == "meta" and template.meta_field(rest) is not None):
            continue
        if section is None:
            known = ", ".join(section.id for section in template.sections)
            yield Fault(
                here, f"There is no section {head}.", f"There are {known}; and title, and meta with its fields."
            )
        elif rest and section.field(rest) is None:
            known = ", ".join(field.id for field in section.fields)
            yield Fault(here, f"The section {head} has no field {rest}.", f"It has {known}.")
