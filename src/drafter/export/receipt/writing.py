"""The receipt of one export, written beside its files."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from drafter import __version__
from drafter.document.edition import Edition, exempt_under
from drafter.document.secret import Kind, Secret
from drafter.export.proof.contents import text_contents
from drafter.export.proof.leak import finds
from drafter.export.proof.proof import Proof
from drafter.export.receipt.beside import Beside
from drafter.export.receipt.page import as_page
from drafter.export.receipt.receipt import (
    FORMAT,
    NOTICE,
    Judged,
    KnownFile,
    Receipt,
    ReceiptDesign,
    ReceiptFile,
    ReceiptReport,
    as_json,
    check_of,
)
from drafter.report.page_design import PLAIN, PageDesign
from drafter.report.report import Report


class Slip(NamedTuple):
    """What a receipt is made of, apart from the report: the edition, what it was made with, and what was slip."""

    edition: Edition
    draft: bool
    stamp: datetime.datetime
    system_fonts: bool
    files: tuple[ReceiptFile, ...]
    judged: Judged | None
    made_from: str = ""
    design: PageDesign = PLAIN


def receipt_of(report: Report, slip: Slip, beside: Beside, secrets: Sequence[Secret]) -> Receipt:
    """The receipt, without its page. ``secrets`` give the paths that it must not name."""
    paths = [secret.text for secret in secrets if secret.kind is Kind.PATH]
    has_exempt = bool(exempt_under(report.outline))
    template = report.template
    return Receipt(
        format=FORMAT,
        notice=NOTICE,
        report=ReceiptReport(report.slug, report.draft.title, template.name, template.version, report.meeting),
        edition=slip.edition.value,
        draft=slip.draft,
        dated=slip.stamp.date(),
        drafter=__version__,
        system_fonts=slip.system_fonts,
        files=slip.files,
        check=None if slip.judged is None else check_of(slip.judged, has_exempt=has_exempt, paths=paths),
        earlier=beside.earlier(file.name for file in slip.files),
        made_from=slip.made_from,
        design=_design(slip.design),
    )


def _design(design: PageDesign) -> ReceiptDesign:
    crest = hashlib.sha256(design.crest).hexdigest() if design.crest else ""
    return ReceiptDesign(design.name.value, design.colour, crest)


def write_receipt(receipt: Receipt, json: Path, page: Path, page_name: str, proof: Proof) -> None:
    """Write the receipt and its page; ``page_name`` is what the page is called in its place.

    ``proof`` knows what is exempt in the report. Raises MachineError where any of it is repeated.
    """
    shown = as_page(receipt)
    known = KnownFile(page_name, hashlib.sha256(shown).hexdigest())
    said = as_json(msgspec.structs.replace(receipt, page=known))
    if proof.secrets:
        parts = (*text_contents("its page", shown), *text_contents("the receipt", said))
        proof.require_none("receipt", finds(parts, proof.secrets))
    page.write_bytes(shown)
    json.write_bytes(said)
