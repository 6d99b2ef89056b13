"""The receipt as a value and as JSON. It names no folder, no person of this machine and no hour.

The same report published again by the same programs gives the same bytes.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Protocol

import msgspec

from drafter.export.verify.point import Point
from drafter.report.draft import Waiver
from drafter.report.template import Level
from drafter.typed import from_json

FORMAT = 1
NOTICE = "For the clerk’s file. Not for publication."
KEPT_BACK = "The report has exempt text: what findings and waivers say is left out here, for it may repeat that text."


class Judgement(Protocol):
    """One finding of the check, as the receipt needs it."""

    @property
    def code(self) -> str: ...  # noqa: D102
    @property
    def alias(self) -> str: ...  # noqa: D102
    @property
    def level(self) -> Level: ...  # noqa: D102
    @property
    def number(self) -> str | None: ...  # noqa: D102
    @property
    def field(self) -> str: ...  # noqa: D102
    @property
    def message(self) -> str: ...  # noqa: D102
    @property
    def waived(self) -> Waiver | None: ...  # noqa: D102


class Judged(Protocol):
    """What the check said of a report when it was published."""

    @property
    def answered(self) -> int: ...  # noqa: D102
    @property
    def required(self) -> int: ...  # noqa: D102
    @property
    def findings(self) -> Sequence[Judgement]: ...  # noqa: D102


class WaivedBy(msgspec.Struct, frozen=True):
    """A waiver that answered for a finding."""

    by: str
    reason: str
    until: datetime.date | None


class ReceiptFinding(msgspec.Struct, frozen=True):
    """A finding at the time."""

    code: str
    alias: str
    level: str
    number: str | None
    field: str
    message: str
    waived: WaivedBy | None


class ReceiptCheck(msgspec.Struct, frozen=True):
    """What the check found. ``kept_back`` says why messages and reasons are left out, where they are."""

    answered: int
    required: int
    findings: tuple[ReceiptFinding, ...]
    kept_back: str = ""


class ReceiptFile(msgspec.Struct, frozen=True):
    """A file of the export, by its name beside the receipt."""

    format: str
    name: str
    size: int
    sha256: str
    made_by: str
    verified: tuple[Point, ...]


class KnownFile(msgspec.Struct, frozen=True):
    """A file beside the receipt that drafter made: one of an earlier export of the same edition, or the page."""

    name: str
    sha256: str


class ReceiptReport(msgspec.Struct, frozen=True):
    """The report, and the form it follows."""

    slug: str
    title: str
    template: str
    template_version: str
    meeting: datetime.date | None


class ReceiptDesign(msgspec.Struct, frozen=True):
    """The page design of the workspace; a template that brings its own goes before it."""

    name: str
    colour: str
    crest: str = ""
    """The SHA-256 of its file; empty where there is none."""


class Receipt(msgspec.Struct, frozen=True):
    """A receipt. ``dated`` is the day that the files bear; ``check`` is None where nobody asked for it."""

    format: int
    notice: str
    report: ReceiptReport
    edition: str
    draft: bool
    dated: datetime.date
    drafter: str
    system_fonts: bool
    files: tuple[ReceiptFile, ...]
    check: ReceiptCheck | None
    earlier: tuple[KnownFile, ...] = ()
    made_from: str = ""
    """A hash over all that went into it, so that what has not changed need not be made again."""
    page: KnownFile | None = None
    """The receipt as a page."""
    design: ReceiptDesign | None = None
    """None in receipts of before there were several."""

    @property
    def published(self) -> dict[str, str]:
        """The hash of each file of the report, of this export and of earlier ones, by name."""
        return {each.name: each.sha256 for each in self.earlier} | {each.name: each.sha256 for each in self.files}

    @property
    def known(self) -> dict[str, str]:
        """The hash of each file beside it that drafter made, by name: those of the report, and the page."""
        return self.published if self.page is None else {**self.published, self.page.name: self.page.sha256}


def check_of(judged: Judged, *, has_exempt: bool, paths: Sequence[str]) -> ReceiptCheck:
    """The findings for a receipt. Of a report with exempt text no message is told; no folder is, in any."""

    def told(text: str) -> str:
        if has_exempt:
            return ""
        for path in paths:
            text = text.replace(path, "…")
        return text

    findings = tuple(
        ReceiptFinding(
            each.code,
            each.alias,
            each.level.value,
            each.number,
            _place(each.field) if has_exempt else each.field,
            told(each.message),
            None
            if each.waived is None
            else WaivedBy(told(each.waived.by), told(each.waived.reason), each.waived.until),
        )
        for each in judged.findings
        if each.level is not Level.OFF
    )
    kept_back = KEPT_BACK if has_exempt and findings else ""
    return ReceiptCheck(judged.answered, judged.required, findings, kept_back)


def _place(field: str) -> str:
    """A place without the name of a figure or a note, which may tell what is in it."""
    head = field.partition(".")[0]
    return head if head in ("figures", "notes") else field


def as_json(receipt: Receipt) -> bytes:
    """The receipt as JSON, laid out to be read."""
    return msgspec.json.format(msgspec.json.encode(receipt), indent=2) + b"\n"


def read_receipt(content: bytes) -> Receipt | None:
    """A receipt that was written before; None where the content is none."""
    try:
        receipt = from_json(content, Receipt)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    return receipt if receipt.format == FORMAT else None
