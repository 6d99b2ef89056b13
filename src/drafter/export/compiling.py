"""What Typst is ordered to compile, and what came of it. It knows nothing else of drafter."""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec


class Order(msgspec.Struct, frozen=True):
    """What to compile: a file, in a folder that holds all it needs. ``ppi`` asks for pictures instead of a PDF.

    ``fonts`` is a folder, ``standards`` are names of PDF standards, ``stamp`` is a time in seconds. A PDF that is only
    looked at needs no ``tags``. ``system_fonts`` adds those of the machine to the fonts.
    """

    source: str
    fonts: str
    standards: tuple[str, ...] = ()
    stamp: int = 0
    ppi: float | None = None
    tags: bool = True
    system_fonts: bool = False


class Outcome(msgspec.Struct, frozen=True):
    """The PDF, or each page as PNG; or, where that failed, what Typst said: a sentence and all of its diagnostics."""

    made: tuple[bytes, ...] = ()
    message: str = ""
    diagnostic: str = ""


def compiled(order: Order) -> Outcome:
    """Carry out an order."""
    import typst

    source = Path(order.source)
    stamp = datetime.datetime.fromtimestamp(order.stamp, datetime.UTC)
    try:
        if order.ppi is None:
            made = typst.compile(
                source,
                root=source.parent,
                format="pdf",
                pdf_standards=list(order.standards),  # type: ignore[call-overload]  # names that typst closes to a set
                pdf_tags=order.tags,
                timestamp=stamp,
                ignore_system_fonts=not order.system_fonts,
                font_paths=[Path(order.fonts)],
            )
        else:
            made = typst.compile(
                source,
                root=source.parent,
                format="png",
                ppi=order.ppi,
                ignore_system_fonts=not order.system_fonts,
                font_paths=[Path(order.fonts)],
            )
    except typst.TypstError as fault:
        return Outcome(message=fault.message, diagnostic=fault.diagnostic)
    return Outcome(made=tuple(made) if isinstance(made, list) else (made,))
