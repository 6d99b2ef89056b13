"""Why a rule exists: its docstring, taken apart for ``explain``, the documentation and the app's help."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import msgspec

from drafter.checks.catalogue import built_in
from drafter.checks.fix import Fixable
from drafter.checks.rule import Rule
from drafter.checks.selection import find_rule, nearest
from drafter.report.errors import InputError
from drafter.report.template import Level
from drafter.report.visible import one_line

_HEADINGS = ("Why:", "Bad:", "Good:", "Cure:")


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule finds, why it matters, examples, and how to cure it. Paragraphs are joined to lines.

    ``fixable`` says what ``check --fix`` does about it; ``source`` who brings it, drafter itself where it is empty.
    """

    code: str
    alias: str
    family: str
    level: Level
    fixable: Fixable
    source: str
    summary: str
    finds: str
    why: str
    bad: tuple[str, ...]
    good: tuple[str, ...]
    cure: str

    def as_text(self, width: int = 88) -> str:
        """For a terminal, at most ``width`` characters wide."""
        about = (f"{self.code} {self.alias}", self.family, self.level.value, self.source, FIXES[self.fixable])
        parts = [
            " · ".join(filter(None, about)),
            _wrapped(self.summary, width),
            *(_wrapped(paragraph, width) for paragraph in self.finds.split("\n\n") if paragraph),
        ]
        if self.why:
            parts += ["Why it matters", _wrapped(self.why, width, "  ")]
        for heading, examples in (("Bad", self.bad), ("Good", self.good)):
            if examples:
                parts += [heading, "\n\n".join(textwrap.indent(example, "  ") for example in examples)]
        if self.cure:
            parts += ["Cure", _wrapped(self.cure, width, "  ")]
        return "\n\n".join(parts)


FIXES = {Fixable.NO: "", Fixable.SUGGESTED: "suggests a fix", Fixable.SAFE: "can be fixed"}


def explain(key: str, known: Sequence[Rule] | None = None) -> Explanation:
    """The explanation of a code or an alias; InputError where there is no such rule among the ``known``."""
    known = built_in() if known is None else known
    rule = find_rule(key, known)
    if rule is None:
        near = nearest(key, known)
        cure = f"Did you mean {near}?" if near else "“drafter rules” lists them all."
        raise InputError(f"{one_line(key)} is no rule.", cure=cure)
    return explanation(rule)


def explanation(rule: Rule) -> Explanation:
    """A rule's docstring, taken apart."""
    about, examples = _parts(rule.doc)
    summary, _, finds = about.partition("\n")
    return Explanation(
        code=rule.code,
        alias=rule.alias,
        family=rule.family,
        level=rule.level,
        fixable=rule.fixable,
        source=rule.source,
        summary=summary.strip(),
        finds=_joined(finds),
        why=_joined("\n".join(examples["Why:"])),
        bad=tuple(examples["Bad:"]),
        good=tuple(examples["Good:"]),
        cure=_joined("\n".join(examples["Cure:"])),
    )


def _parts(doc: str) -> tuple[str, dict[str, list[str]]]:
    """What stands before the first heading, and the texts under each heading."""
    about: list[str] = []
    under: dict[str, list[str]] = {heading: [] for heading in _HEADINGS}
    lines = about
    texts: list[tuple[str, list[str]]] = []
    for line in _dedented(doc).split("\n"):
        if line in under:
            lines = []
            texts.append((line, lines))
        else:
            lines.append(line)
    for heading, text in texts:
        under[heading].append(textwrap.dedent("\n".join(text)).strip("\n"))
    return "\n".join(about).strip(), under


def _dedented(doc: str) -> str:
    """A docstring without the indent of its later lines."""
    first, _, rest = doc.partition("\n")
    return f"{first.strip()}\n{textwrap.dedent(rest)}".strip()


def _joined(text: str) -> str:
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n")).strip()


def _wrapped(text: str, width: int, indent: str = "") -> str:
    return textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
