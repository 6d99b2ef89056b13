"""All rules there are: drafter's own, those of installed packages, and those a template writes as data."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from drafter.checks.policy import NO_POLICY, Policy
from drafter.checks.rule import Rule
from drafter.checks.selection import find_rule, nearest
from drafter.checks.written import SAY_OTHERWISE, found_again, rule_of
from drafter.report.errors import InputError
from drafter.report.faults import Fault
from drafter.report.template import Template, WrittenRule


@cache
def built_in() -> tuple[Rule, ...]:
    """Drafter's own rules and those of installed packages, by code."""
    from drafter.checks.plugins import installed
    from drafter.checks.rules import RULES

    return tuple(sorted((*RULES, *installed(RULES)), key=lambda rule: rule.code))


def rules(template: Template | None = None, policy: Policy = NO_POLICY) -> tuple[Rule, ...]:
    """All rules by code, those of a template and those of a workspace among them."""
    of_template = () if template is None else template.rules
    if not of_template and not policy.rules:
        return built_in()
    key = (id(of_template), id(policy.rules))
    if key not in _kept:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        source = "" if template is None else f"the template {template.name}"
        written = [(each, source) for each in of_template] + [(each, "the workspace") for each in policy.rules]
        _kept[key] = (of_template, policy.rules, _with(written))
    return _kept[key][2]


_MOST_KEPT = 200
_kept: dict[tuple[int, int], tuple[tuple[WrittenRule, ...], tuple[WrittenRule, ...], tuple[Rule, ...]]] = {}
"""What was made of which data, so that a batch makes it once. The data are kept too: so no other can have their ids."""


def _with(written: list[tuple[WrittenRule, str]]) -> tuple[Rule, ...]:
    taken = {name for rule in built_in() for name in (rule.code, rule.alias)}
    for each, source in written:
        for name in (each.code, each.name):
            if name in taken:
                cure = f"Give the rule of {source} a code and an alias of its own."
                raise InputError(f"There is already a rule {name}.", cure=cure)
        taken.update((each.code, each.name))
    return tuple(sorted((*built_in(), *(rule_of(*each) for each in written)), key=lambda rule: rule.code))


def template_faults(template: Template) -> Iterator[Fault]:
    """What is wrong in a template that only those can tell who know all rules: names that are taken, or of no rule."""
    for at, each in enumerate(template.rules):
        yield from (
            Fault(("rules", at, "terms", term), f"“{each.terms[term]}” would be found again.", SAY_OTHERWISE)
            for term in found_again(each)
        )
        for key, name in (("code", each.code), ("alias", each.alias)):
            if name is not None and find_rule(name, built_in()) is not None:
                message = f"There is already a rule {name}."
                yield Fault(("rules", at, key), message, "Codes that end in 90 to 99 are kept free for templates.")
    known = [(rule.code, rule.alias) for rule in built_in()] + [(each.code, each.name) for each in template.rules]
    for name in template.levels:
        if not any(code.startswith(name.upper()) or name == alias for code, alias in known):
            near = nearest(name, built_in())
            cure = f"Did you mean {near}?" if near else "“drafter rules” lists them all."
            yield Fault(("levels", name), f"{name} is no rule.", cure)
