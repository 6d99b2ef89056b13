"""Row headers of the header block in a PDF.

Typst marks the heads of columns and has no word for heads of rows (those of 0.15 are switched off in the wheel). A
table without a head row has the heads of its rows in its first column: that is how drafter makes them, and here they
are marked so that a screen reader says "Report to" before the committee (PDF/UA-1, 7.5).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Dictionary, Object, Pdf


def with_row_heads(raw: bytes) -> bytes:
    """A PDF with the heads of its rows marked. The same input gives the same bytes."""
    import io

    from pikepdf import ObjectStreamMode
    from pikepdf import open as open_pdf

    from drafter.export.bookmarks import rename_bookmarks

    with open_pdf(io.BytesIO(raw)) as pdf:
        mark_row_heads(pdf)
        rename_bookmarks(pdf)
        # Not to a file: where the disk is full, the library ends the process.
        made = io.BytesIO()
        pdf.save(made, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
        return made.getvalue()


def mark_row_heads(pdf: Pdf) -> int:
    """Mark the first cell of each row of such tables as the head of its row; how many there were."""
    from pikepdf import Name

    marked = 0
    for table in elements(pdf, "/Table"):
        rows = list(below(table, "/TR"))
        if any(True for _ in below(table, "/TH")):
            continue
        for row in rows:
            cell = next(below(row, "/TD"), None)
            if cell is not None:
                cell.S = Name.TH
                _scope(cell)
                marked += 1
    return marked


def elements(pdf: Pdf, *kinds: str) -> Iterator[Dictionary]:
    """The structure elements of some kinds, in reading order."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is not None:
        yield from below(root, *kinds)


def below(element: Object, *kinds: str) -> Iterator[Dictionary]:
    """The elements of some kinds below one, in order. A stack instead of calls: text may be nested deeply."""
    waiting = list(reversed(_children(element)))
    while waiting:
        child = waiting.pop()
        if child.get("/S") in kinds:
            yield child
        waiting += reversed(_children(child))


def _children(element: Object) -> list[Dictionary]:
    from pikepdf import Array, Dictionary

    below = element.get("/K")
    if below is None:
        return []
    several = list(below.as_list()) if isinstance(below, Array) else [below]
    return [each for each in several if isinstance(each, Dictionary) and "/S" in each]


def _scope(cell: Dictionary) -> None:
    from pikepdf import Array, Dictionary, Name

    attributes = cell.get("/A")
    several = [] if attributes is None else attributes.as_list() if isinstance(attributes, Array) else [attributes]
    for each in several:
        if isinstance(each, Dictionary) and each.get("/O") == "/Table":
            each.Scope = Name.Row
            return
    cell.A = Array([*several, Dictionary(O=Name.Table, Scope=Name.Row)])
