"""All rules there are: drafter's own, those of installed packages, and those a template writes as data."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from drafter.checks.passage import TEXT, Kind
from drafter.checks.pattern import Pattern
from drafter.checks.rule import Hit, Prose, ProseRule, Rule
from drafter.report.errors import InputError
from drafter.report.template import PatternRule, Template

ENTRY_POINT = "drafter.rules"
"""A package that brings rules names a sequence of them under this entry point."""


@cache
def built_in() -> tuple[Rule, ...]:
    """Drafter's own rules and those of installed packages, by code."""
    from drafter.checks.rules import RULES

    return tuple(sorted((*RULES, *_installed()), key=lambda rule: rule.code))


def rules(template: Template | None = None, patterns: Sequence[PatternRule] = ()) -> tuple[Rule, ...]:
    """All rules by code, those of a template and those of a workspace (``patterns``) among them."""
    own = patterns if template is None else (*template.rules, *patterns)
    if not own:
        return built_in()
    taken = {rule.code for rule in built_in()}
    for each in own:
        if each.code in taken:
            raise InputError(
                f"There is already a rule {each.code}.", cure="Give the rule of the template a code of its own."
            )
        taken.add(each.code)
    return tuple(sorted((*built_in(), *map(_of_pattern, own)), key=lambda rule: rule.code))


def _of_pattern(data: PatternRule) -> ProseRule:
    """A rule written as data, over all text but tables and quotations."""
    pattern = Pattern(data.pattern)
    try:
        pattern.compiled  # noqa: B018
    except re.error as error:
        raise InputError(
            f"The pattern of rule {data.code} is no regular expression: {error}.",
            cure="“drafter template check” shows where it stands.",
        ) from error

    def find(prose: Prose) -> Iterator[Hit]:
        for found in prose.within(pattern):
            if found.end > found.start:
                yield Hit(data.message, data.cure, found.passage, found.start, min(found.end, len(found.passage.text)))

    return ProseRule(
        code=data.code,
        alias=data.alias or data.code.lower(),
        level=data.level,
        doc=f"{data.message}\n\nA rule of the template.\n\nCure:\n    {data.cure}\n" if data.cure else data.message,
        find=find,
        reads=TEXT | {Kind.TITLE},
    )


def _installed() -> Iterator[Rule]:
    if not any(map(_brings_rules, sys.path)):
        return
    # Costs as much as the rest of the check, so it is only imported where a package brings rules.
    from importlib.metadata import entry_points

    for entry in entry_points(group=ENTRY_POINT):
        brought: Iterable[object] = entry.load()
        for rule in brought:
            if not isinstance(rule, Rule):
                raise InputError(f"{entry.value} names something that is no rule.", cure=f"Look at {entry.name}.")
            yield rule


def _brings_rules(folder: str) -> bool:
    """Whether a package installed in a folder of the import path declares the entry point."""
    try:
        with os.scandir(folder or ".") as entries:
            installed = [entry.path for entry in entries if entry.name.endswith(".dist-info")]
    except OSError:
        return False
    return any(f"[{ENTRY_POINT}]" in _entry_points(each) for each in installed)


def _entry_points(installed: str) -> str:
    try:
        return Path(installed, "entry_points.txt").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
