"""The page about all rules, made of their own words: ``python -m drafter.checks.handbook docs/rules.md``."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from drafter.checks.explanation import FIXES, Explanation, explanation
from drafter.checks.finding import Stage, Waivable
from drafter.checks.rule import FAMILIES, Rule
from drafter.report.visible import named

_HEAD = (
    "# Rules\n\n"
    "Every rule of the [check](checking.md), in the words of `drafter explain`. This page is made from the rules "
    "themselves with `make rules`; do not edit it by hand.\n\n"
    "A level is the one at the final stage; where a rule weighs less before, it says so. Rules that *can be fixed* are "
    "those for which `drafter check --fix` does what is certain; those that *suggest a fix* show what to write.\n"
)
_TOML = re.compile(r"\[|\w+ = ")
_WAIVABLE = {
    Waivable.ANYONE: "",
    Waivable.ROLE: "waived only by a role of the workspace",
    Waivable.NOBODY: "never waived",
}


def page(rules: Iterable[Rule]) -> str:
    """The page, as Markdown."""
    by_family: dict[str, list[Rule]] = {key: [] for key in FAMILIES}
    for rule in sorted(rules, key=lambda rule: rule.code):
        by_family.setdefault(rule.code[:2], []).append(rule)
    parts = [_HEAD, _contents(by_family)]
    for key, family in by_family.items():
        parts.append(f"## {key}xx: {FAMILIES.get(key, 'others')}\n")
        parts += map(_section, family)
    return "\n".join(parts)


def _contents(by_family: dict[str, list[Rule]]) -> str:
    rows = [
        f"| [{rule.code}](#{rule.code.lower()}-{rule.alias}) | {rule.alias} | {rule.level.value} "
        f"| {FIXES[rule.fixable]} | {_cell(rule.summary)} |"
        for family in by_family.values()
        for rule in family
    ]
    return "\n".join(("| rule | alias | level | | finds |", "|:-----|:------|:------|:--|:------|", *rows, ""))


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _section(rule: Rule) -> str:
    words = explanation(rule)
    parts = [f"### {rule.code} {rule.alias}", f"*{_about(rule, words)}*", words.summary]
    parts += [words.finds] if words.finds else []
    parts.append(f"**Why.** {words.why}")
    parts += _examples("Bad", words.bad)
    parts += _examples("Good", words.good)
    parts.append(f"**Cure.** {words.cure}")
    return "\n\n".join(parts) + "\n"


def _about(rule: Rule, words: Explanation) -> str:
    levels = {stage: rule.level_at(stage, None).value for stage in (Stage.REVIEW, Stage.DRAFT)}
    before = [f"{level} at {stage.value}" for stage, level in levels.items() if level != rule.level.value]
    about = (", ".join((rule.level.value, *before)), FIXES[words.fixable], _WAIVABLE[rule.waivable])
    return " · ".join(filter(None, about))


def _examples(heading: str, examples: Iterable[str]) -> Iterator[str]:
    for number, example in enumerate(examples):
        language = "toml" if _TOML.match(example) else "text"
        title = f"**{heading}.**\n\n" if number == 0 else ""
        yield f"{title}```{language}\n{named(example)}\n```"


def main() -> None:
    """Write the page to the file that is named."""
    from drafter.checks.rules import RULES

    (name,) = sys.argv[1:] or ("docs/rules.md",)
    Path(name).write_text(page(RULES), encoding="utf-8")


if __name__ == "__main__":
    main()
