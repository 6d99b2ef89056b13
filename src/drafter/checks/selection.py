"""Which rules run, and at which level: what is asked for by code, by the beginning of a code, or by alias."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from drafter.checks.finding import Waivable
from drafter.checks.rule import Rule
from drafter.checks.wording import quoted
from drafter.report.errors import InputError
from drafter.report.template import Level


class Selection:
    """The rules that were asked for, with the levels that the template and the workspace give them.

    Every code is checked: one that names no rule raises InputError, for a misspelt code must never look like a pass.
    ``levels`` are laid over each other, later ones on top; in each the longest key that fits a code counts.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        *,
        select: Collection[str] = (),
        ignore: Collection[str] = (),
        levels: Iterable[tuple[str, Mapping[str, Level]]] = (),
        known: Collection[str] = (),
    ) -> None:
        self._rules = rules
        self._known = known
        self._levels: dict[str, Level] = {}
        for source, moved in levels:
            for key in sorted(moved, key=len):
                self._require(key, source)
                self._levels.update((rule.code, moved[key]) for rule in rules if _names(key, rule))
        for key in (*select, *ignore):
            self._require(key, "")
        self._chosen = frozenset(
            rule.code
            for rule in rules
            if (not select or any(_names(key, rule) for key in select)) and not any(_names(key, rule) for key in ignore)
        )

    def includes(self, rule: Rule) -> bool:
        """Whether the rule is to run."""
        return rule.code in self._chosen and (
            rule.waivable is Waivable.NOBODY or self._levels.get(rule.code) is not Level.OFF
        )

    def moved(self, rule: Rule) -> Level | None:
        """The level that template or workspace gives the rule; None where they say nothing."""
        return self._levels.get(rule.code)

    def _require(self, key: str, source: str) -> None:
        if any(_names(key, rule) for rule in self._rules) or key.upper() in self._known or key in self._known:
            return
        shown = key if key.isalnum() else quoted(key)
        where = f"{source} names {shown}, which is no rule." if source else f"{shown} is no rule."
        near = nearest(key, self._rules)
        cure = f"Did you mean {near}?" if near else "“drafter rules” lists them all."
        raise InputError(where, cure=cure)


def find_rule(key: str, rules: Iterable[Rule]) -> Rule | None:
    """The rule of that very code or alias."""
    return next((rule for rule in rules if is_named(key, rule)), None)


def is_named(key: str, rule: Rule) -> bool:
    """Whether ``key`` is the code or the alias of a rule."""
    return key.upper() == rule.code or key == rule.alias


def nearest(key: str, rules: Iterable[Rule]) -> str:
    """The code or alias nearest to what was written; nothing where none is near."""
    # Imported for a message alone.
    from difflib import get_close_matches

    names = [name for rule in rules for name in (rule.code, rule.alias)]
    near = [get_close_matches(each, names, n=1, cutoff=0.6) for each in (key, key.upper(), key.lower())]
    return next((found[0] for found in near if found), "")


def _names(key: str, rule: Rule) -> bool:
    return bool(key) and (rule.code.startswith(key.upper()) or key == rule.alias)
