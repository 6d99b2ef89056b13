"""The pages of one report, set again and again in one process: what did not change is not set anew."""

from __future__ import annotations

from pathlib import Path

import msgspec
import typst

from drafter.document.edition import Edition
from drafter.document.layout import Shape, read_layout
from drafter.document.pieces import Document
from drafter.document.tree import filled, make_document, shape_of
from drafter.export.cache import cache_folder
from drafter.export.complaint import refusal
from drafter.export.fonts import font_folder
from drafter.export.formats.pdf import MAIN_FILE, page_files
from drafter.export.letterhead import letterhead_of
from drafter.export.pandoc import layout_reader
from drafter.export.preview.spots import END, Placed, Row, SpottedDress, placed
from drafter.export.process import Stop
from drafter.report.page_design import PLAIN, PageDesign
from drafter.report.report import Report
from drafter.typed import from_json

_KEPT = 9
"""Typst keeps what it set for ten turns, five to 250 MB each; after so many turns on nothing it keeps the last one."""


class Sheets(msgspec.Struct, frozen=True):
    """A report as it was set: its pages as PDF, and where the pieces stand on them."""

    document: Document
    layout: list[object]
    shape: Shape
    template_folder: Path
    pdf: bytes
    placed: Placed


class Pages:
    """Works in ``folder``, which is private and empty."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._written: dict[str, bytes] = {}
        self._stop = Stop()
        fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(font_folder())])
        self._compiler = self._compiler_of(MAIN_FILE, fonts)
        self._nothing = self._compiler_of("nothing.typ", fonts)

    def _compiler_of(self, name: str, fonts: typst.Fonts) -> typst.Compiler:
        file = self._folder / name
        file.write_text("#set page(width: 1pt, height: 1pt, margin: 0pt)", encoding="utf-8")
        return typst.Compiler(file, root=file.parent, font_paths=fonts, ignore_system_fonts=True)

    def set(
        self, report: Report, template_folder: Path, edition: Edition, *, draft: bool, design: PageDesign = PLAIN
    ) -> Sheets:
        """Set a report. Raises what publishing raises."""
        document = make_document(report, edition, draft=draft, letterhead=letterhead_of(design, self._stop))
        shape = shape_of(report, document, edition)
        layout = read_layout(template_folder, shape, layout_reader(self._stop), cache_folder())
        dress = SpottedDress(document)
        blocks = filled(layout, shape, dress, template_folder)
        self._write(page_files(document, blocks, dress, template_folder, END, design=design))
        try:
            made = self._compiler.compile(format="pdf", pdf_tags=False)
            rows = from_json(self._compiler.eval(dress.numbers.query), list[Row])
        except typst.TypstError as fault:
            raise refusal(fault.message, fault.diagnostic) from fault
        finally:
            self._forget()
        pdf = made if isinstance(made, bytes) else b"".join(made or ())
        return Sheets(document, list(layout), shape, template_folder, pdf, placed(rows, dress.numbers))

    def _write(self, files: dict[str, bytes]) -> None:
        """Write what changed, and take away what is not asked for any more."""
        for name in self._written.keys() - files.keys():
            (self._folder / name).unlink(missing_ok=True)
        for name, content in files.items():
            if self._written.get(name) != content:
                (self._folder / name).write_bytes(content)
        self._written = files

    def _forget(self) -> None:
        for _ in range(_KEPT):
            self._nothing.compile(format="png", ppi=1)
