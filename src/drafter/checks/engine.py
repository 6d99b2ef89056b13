"""The check itself: every chosen rule over one report, its hits turned into findings, waivers laid over them."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from drafter.checks.catalogue import rules
from drafter.checks.finding import CheckResult, Excerpt, Finding, Stage
from drafter.checks.fix import Edit, Fix, Fixable, fix_of
from drafter.checks.passage import Kind, Passage
from drafter.checks.policy import NO_POLICY, Policy
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, Prose, ProseRule, ReportRule, Rule, WaiverRule
from drafter.checks.selection import Selection
from drafter.checks.speller import Speller
from drafter.checks.text import Text
from drafter.checks.waivers import Use, apply
from drafter.report.places import KeyPath, Place
from drafter.report.report import Report
from drafter.report.texts import text_at


def check(
    report: Report,
    *,
    today: datetime.date,
    stage: Stage = Stage.FINAL,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    policy: Policy = NO_POLICY,
    known: Collection[str] = (),
    memory: Memory | None = None,
    speller: Speller | None = None,
) -> CheckResult:
    """Check one report as of ``today``.

    ``select`` and ``ignore`` take codes, beginnings of codes and aliases; ``known`` are codes of other templates,
    so that one selection serves a batch. ``policy`` is the workspace's. ``memory`` makes the next check of the same
    report cheaper; ``speller`` knows words, and without one no spelling is checked. Raises InputError for a code that
    is no rule.
    """
    catalogue = rules(report.template, policy)
    template = f"The template {report.template.name}"
    selection = Selection(
        catalogue,
        select=select,
        ignore=ignore,
        levels=((template, report.template.levels), ("The workspace", policy.levels)),
        known=known,
    )
    reading = Reading(report, today, speller, any_font=policy.system_fonts)
    chosen = [rule for rule in catalogue if selection.includes(rule)]
    writer = _Writer(reading, stage, selection)
    findings = writer.write((*_report_hits(chosen, reading), *_prose_hits(chosen, reading, memory or Memory())))
    waived, uses = apply(findings, reading, catalogue, policy.waiver_roles)
    judged = tuple(use for use in uses if use.trouble or use.matched or _ran(use.waiver.rule, chosen, catalogue))
    of_waivers = writer.write(_waiver_hits(chosen, reading, judged))
    answered, required = reading.counts
    return CheckResult(
        report=report.slug,
        path=report.path,
        title=report.draft.title,
        stage=stage,
        answered=answered,
        required=required,
        findings=(*waived, *of_waivers),
        unpublishable=bool(reading.outline.fences),
    )


def _ran(key: str, chosen: Sequence[Rule], catalogue: Sequence[Rule]) -> bool:
    """Whether a waiver of that rule could have been used: it is not held against it that its rule was not asked for."""
    named = [rule for rule in catalogue if key.upper() == rule.code or key == rule.alias]
    return not named or any(rule in chosen for rule in named)


_Kept = dict[tuple[Kind, str], tuple[tuple[ProseRule, Hit], ...]]


class Memory:
    """What rules of prose found in each passage, so that a keystroke checks one paragraph again and not all."""

    def __init__(self) -> None:
        self._stamp: object = None
        self._kept: _Kept = {}

    def of(self, stamp: object) -> _Kept:
        """What is kept under the same template, dates and rules; nothing once one of them has changed."""
        if stamp != self._stamp:
            self._stamp, self._kept = stamp, {}
        return self._kept

    def keep(self, kept: _Kept) -> None:
        """Keep this, and forget what no longer stands in the report."""
        self._kept = kept


def _report_hits(chosen: Iterable[Rule], reading: Reading) -> Iterator[tuple[Rule, Hit]]:
    for rule in chosen:
        if isinstance(rule, ReportRule):
            for hit in rule.find(reading):
                yield rule, hit


def _waiver_hits(chosen: Iterable[Rule], reading: Reading, uses: tuple[Use, ...]) -> Iterator[tuple[Rule, Hit]]:
    for rule in chosen:
        if isinstance(rule, WaiverRule):
            for hit in rule.find(reading, uses):
                yield rule, hit


def _prose_hits(chosen: Iterable[Rule], reading: Reading, memory: Memory) -> Iterator[tuple[Rule, Hit]]:
    prose_rules = tuple(rule for rule in chosen if isinstance(rule, ProseRule))
    kept = memory.of((reading.template, reading.meeting, reading.today, prose_rules))
    fresh = {(passage.kind, passage.text): passage for passage in reading.passages}
    found = {key: kept[key] for key in fresh if key in kept}
    text = reading.text if not found else Text([passage for key, passage in fresh.items() if key not in found])
    found |= _found(text, prose_rules, reading)
    memory.keep(found)
    for passage in reading.passages:
        for rule, hit in found[passage.kind, passage.text]:
            yield rule, Hit(hit.message, hit.cure, passage, hit.start, hit.end, edit=hit.edit)


def _found(text: Text, prose_rules: Sequence[ProseRule], reading: Reading) -> _Kept:
    """What the rules find in each passage of a text; the same words in two places are looked at once."""
    found: dict[int, list[tuple[ProseRule, Hit]]] = {}
    for rule in prose_rules:
        for hit in rule.find(Prose(text, rule.reads, reading.template, reading.meeting, reading.today)):
            found.setdefault(id(hit.passage), []).append((rule, hit))
    return {(passage.kind, passage.text): tuple(found.get(id(passage), ())) for passage in text.passages}


class _Writer:
    """Turns hits into findings: level, number, field, place."""

    def __init__(self, reading: Reading, stage: Stage, selection: Selection) -> None:
        self.reading = reading
        self.stage = stage
        self.selection = selection
        self._offsets: dict[int, Sequence[int]] = {}

    def write(self, hits: Iterable[tuple[Rule, Hit]]) -> list[Finding]:
        """The findings in the order in which their words are read, and by code where they are the same."""
        found = [self._finding(rule, hit) for rule, hit in hits]
        found.sort(key=lambda each: each[0])
        return [finding for _, finding in found]

    def _finding(self, rule: Rule, hit: Hit) -> tuple[tuple[int, int, str], Finding]:
        passage = hit.passage
        path = hit.path if passage is None else passage.path
        offset = hit.start if passage is None else self._offset(passage, hit.start)
        finding = Finding(
            code=rule.code,
            alias=rule.alias,
            level=rule.level_at(self.stage, self.selection.moved(rule)),
            message=hit.message,
            cure=hit.cure,
            number=hit.number or (self.reading.number_of(path) if passage is None else passage.number),
            field=_written(path),
            place=self._place(path, offset),
            end=None if passage is None or not hit.end else self._end(passage, hit.end),
            waivable=rule.waivable,
            excerpt=None if passage is None or not hit.end else Excerpt(passage.text, hit.start, hit.end),
            fix=None if passage is None or hit.edit is None else self._fix(rule, passage, hit.edit),
        )
        return (self.reading.order_of(path), offset, rule.code), finding

    def _end(self, passage: Passage, index: int) -> Place:
        last = self._place(passage.path, self._offset(passage, index - 1))
        return Place(last.line, last.column + 1)

    def _fix(self, rule: Rule, passage: Passage, edit: Edit) -> Fix | None:
        value = text_at(self.reading.draft, passage.path)
        safe = rule.fixable is Fixable.SAFE
        return fix_of(edit, passage, value, self._offsets_of(passage), safe=safe)

    def _offset(self, passage: Passage, index: int) -> int:
        return self._offsets_of(passage)[index]

    def _offsets_of(self, passage: Passage) -> Sequence[int]:
        offsets = self._offsets.get(id(passage))
        if offsets is None:
            offsets = self._offsets[id(passage)] = passage.offsets(text_at(self.reading.draft, passage.path))
        return offsets

    def _place(self, path: KeyPath, offset: int) -> Place:
        places = self.reading.report.places
        # An entry of a list is its text, or a table with its text in it.
        if path[0] == "sections" and len(path) > _ENTRY:
            inside = (*path, "text")
            path = inside if places.of_key(inside) != places.of_key(path) else path
        return places.of_value(path, offset)


_ENTRY = 3
"""The length of the path to a field; one to an entry of a list is longer."""


@lru_cache(maxsize=1024)
def _written(path: KeyPath) -> str:
    """A path as a person writes it: ``background.text``, ``meta.report_to``, ``waivers.1``."""
    names = path[1:] if path[0] == "sections" else path
    return ".".join(str(name + 1) if isinstance(name, int) else name for name in names)
