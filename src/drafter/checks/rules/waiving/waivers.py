"""Waivers that do not hold. The finding that they were meant for stands until they do."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, waiver_rule
from drafter.checks.waivers import Trouble, Use
from drafter.report.dates import long_date
from drafter.report.places import KeyPath
from drafter.report.template import Level


@waiver_rule("W001", "waiver-without-reason", Level.WARNING)
def waiver_without_reason(reading: Reading, uses: tuple[Use, ...]) -> Iterator[Hit]:
    """A waiver gives no reason, so it does not hold.

    Why:
        A waiver is somebody's answer to a finding. Without the reason nobody can tell whether it is still good.
    Bad:
        [[waivers]]
        rule = "C104"
        at = "equalities"
    Good:
        [[waivers]]
        rule = "C104"
        at = "equalities"
        reason = "Screening found no impact; the form is on file."
    Cure:
        Write the reason, or cure the finding and take the waiver out.
    """
    for use in _with(uses, Trouble.NO_REASON):
        yield Hit(
            f"The waiver of {_named(use)} gives no reason.",
            "Write the reason; until then it does not hold.",
            path=_path(use),
        )


@waiver_rule("W002", "waiver-expired", Level.WARNING)
def waiver_expired(reading: Reading, uses: tuple[Use, ...]) -> Iterator[Hit]:
    """A waiver has passed the last day it was given for, so it no longer holds.

    Why:
        Whoever gave it wanted to look again by then.
    Bad:
        [[waivers]]
        rule = "C104"
        at = "equalities"
        reason = "The assessment is being brought up to date."
        until = 2020-09-30
    Good:
        [[waivers]]
        rule = "C104"
        at = "equalities"
        reason = "The assessment is being brought up to date."
        until = 2999-09-30
    Cure:
        Cure the finding, or have the waiver given again with a new date.
    """
    for use in _with(uses, Trouble.EXPIRED):
        ended = f"ended on {long_date(use.waiver.until)}" if use.waiver.until is not None else "has ended"
        by = f" {use.waiver.by} gave it." if use.waiver.by else ""
        yield Hit(
            f"The waiver of {_named(use)} {ended}.{by}",
            "Cure the finding, or have the waiver given again.",
            path=_path(use),
        )


@waiver_rule("W003", "waiver-unused", Level.WARNING)
def waiver_unused(reading: Reading, uses: tuple[Use, ...]) -> Iterator[Hit]:
    """A waiver answers for nothing: there is no finding of its rule at its place any more.

    Why:
        Left standing, it would silence the next finding there, which nobody has looked at.
    Bad:
        [[waivers]]
        rule = "C104"
        at = "legal"
        reason = "The report is for information."
    Good:
        [[waivers]]
        rule = "C104"
        at = "equalities"
        reason = "Screening found no impact; the form is on file."
    Cure:
        Take it out.
    """
    for use in uses:
        if use.trouble is None and not use.matched:
            yield Hit(
                f"The waiver of {_named(use)} answers for nothing: there is no such finding.",
                "Take it out.",
                path=_path(use),
            )


@waiver_rule("W004", "waiver-of-unknown-rule", Level.WARNING)
def waiver_rule_unknown(reading: Reading, uses: tuple[Use, ...]) -> Iterator[Hit]:
    """A waiver names a rule that does not exist.

    A waiver is for one rule, by its whole code or its alias: "C1" or "all" is none.

    Why:
        It silences nothing, while its author believes that it does.
    Bad:
        [[waivers]]
        rule = "C1"
        at = "equalities"
        reason = "Screening found no impact; the form is on file."
    Good:
        [[waivers]]
        rule = "nothing-without-reason"
        at = "equalities"
        reason = "Screening found no impact; the form is on file."
    Cure:
        Name the code that the finding shows.
    """
    for use in _with(uses, Trouble.UNKNOWN_RULE):
        yield Hit(
            f"{use.waiver.rule} is no rule.",
            "Name the whole code that the finding shows, such as C104.",
            path=_path(use),
        )


@waiver_rule("W005", "waiver-of-unknown-place", Level.WARNING)
def waiver_place(reading: Reading, uses: tuple[Use, ...]) -> Iterator[Hit]:
    """A waiver names a place that is not in the report: no number, section, field or block of that name.

    Why:
        Numbers move when paragraphs are put in; a waiver by number may now be about other words.
    Bad:
        [[waivers]]
        rule = "C104"
        at = "99.1"
        reason = "Screening found no impact; the form is on file."
    Good:
        [[waivers]]
        rule = "C104"
        at = "equalities.text"
        reason = "Screening found no impact; the form is on file."
    Cure:
        Name the section, the field, the number or the block as it is now.
    """
    for use in _with(uses, Trouble.UNKNOWN_PLACE):
        yield Hit(
            f"The waiver of {_named(use)} is for a place that is not in the report.",
            "Name a section, a field, a number or a block as it is now.",
            path=_path(use),
        )


@waiver_rule("W006", "waiver-incomplete", Level.WARNING)
def waiver_incomplete(reading: Reading, uses: tuple[Use, ...]) -> Iterator[Hit]:
    """A waiver names no rule, or no place. There are no blanket waivers.

    Why:
        A waiver for everything would hide what nobody has seen yet.
    Bad:
        [[waivers]]
        rule = "C104"
        reason = "Screening found no impact; the form is on file."
    Good:
        [[waivers]]
        rule = "C104"
        at = "equalities"
        reason = "Screening found no impact; the form is on file."
    Cure:
        Name one rule and one place.
    """
    for use in _with(uses, Trouble.INCOMPLETE):
        lacks = "place" if use.waiver.rule.strip() else "rule"
        yield Hit(
            f"Waiver {use.index + 1} names no {lacks}.",
            "Name one rule and one place: there are no blanket waivers.",
            path=_path(use),
        )


@waiver_rule("W007", "waiver-not-allowed", Level.WARNING)
def waiver_not_allowed(reading: Reading, uses: tuple[Use, ...]) -> Iterator[Hit]:
    """A waiver is for a finding that guards exempt text, by somebody who may not waive it.

    Some findings nobody can waive; others only a role that the workspace names.

    Why:
        What is published by mistake cannot be taken back.
    Bad:
        [[waivers]]
        rule = "P901"
        at = "background"
        reason = "It looks right to me."
    Good:
        [[waivers]]
        rule = "C104"
        at = "equalities"
        reason = "Screening found no impact; the form is on file."
    Cure:
        Cure the finding.
    """
    for use in _with(uses, Trouble.NOT_ALLOWED):
        by = f"{use.waiver.by} may not waive it" if use.waiver.by else "not everybody may waive it"
        yield Hit(f"{use.waiver.rule} guards exempt text, and {by}.", "Cure the finding.", path=_path(use))


def _with(uses: tuple[Use, ...], trouble: Trouble) -> Iterator[Use]:
    return (use for use in uses if use.trouble is trouble)


def _named(use: Use) -> str:
    return f"{use.waiver.rule} at {use.waiver.at}"


def _path(use: Use) -> KeyPath:
    return ("waivers", use.index)
