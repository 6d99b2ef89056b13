"""A receipt as words on a screen: the same as its page."""

from __future__ import annotations

from rich.text import Text

from drafter.export.receipt.page import facts, waived_words, words_of
from drafter.export.receipt.receipt import Receipt, ReceiptCheck, ReceiptFile
from drafter.report.visible import one_line

_NAME = 18
"""Columns."""


def receipt_words(receipt: Receipt) -> Text:
    """All that a receipt says."""
    text = Text()
    text.append(f"{one_line(receipt.notice)}\n\n", "bold")
    for name, value in facts(receipt).items():
        text.append(f"{name:<{_NAME}} ", "dim")
        text.append(f"{one_line(value)}\n")
    text.append("\nFiles\n", "bold underline")
    for file in receipt.files:
        text.append(f"\n{one_line(file.name)}", "bold")
        text.append(f"  {file.size:,} bytes, made by {one_line(file.made_by)}\n")
        text.append(f"SHA-256 {file.sha256}\n", "dim")
    for file in receipt.files:
        _verified(text, file)
    _check(text, receipt.check)
    return text


def _verified(text: Text, file: ReceiptFile) -> None:
    text.append(f"\nWhat was verified of {one_line(file.name)}\n\n", "bold underline")
    for point in file.verified:
        text.append(f"{'✓' if point.passed else '✗'} {one_line(point.name)}\n", "" if point.passed else "bold")
        text.append(f"  {one_line(' · '.join(filter(None, (point.detail, point.source))))}\n", "dim")


def _check(text: Text, check: ReceiptCheck | None) -> None:
    text.append("\nWhat the check found\n\n", "bold underline")
    if check is None:
        text.append("It was not asked.\n")
        return
    text.append(f"{check.answered} of {check.required} required questions are answered.\n")
    if check.kept_back:
        text.append(f"{one_line(check.kept_back)}\n")
    if not check.findings:
        text.append("Nothing.\n")
    for finding in check.findings:
        text.append(f"\n{finding.code} ", "bold")
        text.append(f"{finding.level}, {one_line(finding.number or finding.field)}: ", "dim")
        text.append(f"{one_line(words_of(finding))}\n")
        waived = waived_words(finding)
        if waived:
            text.append(f"Waived: {one_line(waived)}\n", "dim")
