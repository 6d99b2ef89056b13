"""A DOCX as it is verified: its parts, those that are XML as trees, and what it was made from."""

from __future__ import annotations

import datetime
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zipfile import BadZipFile, ZipFile

from drafter.document.pieces import Document
from drafter.export.verify.point import UnsoundError

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BODY = "word/document.xml"
STYLES = "word/styles.xml"
PROPERTIES = "docProps/core.xml"
_NEEDED = (BODY, STYLES, PROPERTIES, "[Content_Types].xml", "_rels/.rels")


class DocxFile(NamedTuple):
    """``parts`` are the bytes of all, by name; ``trees`` those that are XML."""

    parts: dict[str, bytes]
    trees: dict[str, _Element]
    document: Document
    stamp: datetime.datetime

    @property
    def body(self) -> _Element:
        """The text of the report."""
        return self.trees[BODY]

    @property
    def texts(self) -> dict[str, _Element]:
        """The parts that a reader sees words of: the text, its notes, headers and footers."""
        return {
            name: tree
            for name, tree in self.trees.items()
            if name.startswith(("word/document", "word/footnotes", "word/endnotes", "word/header", "word/footer"))
        }


def opened(file: Path, document: Document, stamp: datetime.datetime) -> DocxFile:
    """Open a DOCX. UnsoundError where it is no archive, where a part is no XML, or where one is missing."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    parts: dict[str, bytes] = {}
    trees: dict[str, _Element] = {}
    try:
        with ZipFile(file) as archive:
            for name in archive.namelist():
                if name in parts:
                    raise UnsoundError(f"it holds {name} twice")
                parts[name] = archive.read(name)
                if name.endswith((".xml", ".rels")):
                    trees[name] = etree.fromstring(parts[name], parser)
    except (BadZipFile, zlib.error, EOFError, etree.XMLSyntaxError) as fault:
        raise UnsoundError(f"it cannot be opened again: {fault}") from fault
    for name in _NEEDED:
        if name not in trees:
            raise UnsoundError(f"it has no {name}")
    return DocxFile(parts, trees, document, stamp)
