"""What a PDF has to be, as the process that verifies it is told."""

from __future__ import annotations

import datetime

import msgspec

from drafter.document.contents import Contents
from drafter.document.pieces import Document, Heading


class PdfPromise(msgspec.Struct, frozen=True):
    """What a PDF has to be.

    ``labels`` are all of the report in order, ``headings`` those of its headings that have one, ``described`` what
    its pictures show; ``contents`` is set for a list of the headings; ``stamp`` is the time it bears.
    """

    language: str
    title: str
    subject: str
    author: str
    stamp: datetime.datetime
    labels: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    described: tuple[str, ...] = ()
    contents: bool = False


def promised(document: Document, stamp: datetime.datetime) -> PdfPromise:
    """What the PDF of a document has to be."""
    headings = tuple(
        piece.label
        for pieces in document.sections.values()
        for piece in pieces
        if isinstance(piece, Heading) and piece.label is not None
    )
    return PdfPromise(
        document.language,
        document.title,
        document.subject,
        document.author,
        stamp,
        document.labels,
        headings,
        document.described,
        document.contents is Contents.PRINTED,
    )
