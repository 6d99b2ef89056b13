"""What Typst is ordered to compile, and what came of it. It knows nothing else of drafter."""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec

_NO_FONT = "unknown font family: "


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
    """The PDF, or each page as PNG; or, where that failed, what Typst said: a sentence and all of its diagnostics.

    ``no_fonts`` are families that were asked for and that there are none of.
    """

    made: tuple[bytes, ...] = ()
    message: str = ""
    diagnostic: str = ""
    no_fonts: tuple[str, ...] = ()


def compiled(order: Order) -> Outcome:
    """Carry out an order."""
    import typst

    source = Path(order.source)
    warnings: list[typst.TypstWarning] = []
    stamp = datetime.datetime.fromtimestamp(order.stamp, datetime.UTC)
    try:
        if order.ppi is None:
            made, warnings = typst.compile_with_warnings(
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
    # Only with a file to write into is there nothing to hand back.
    pages = made if isinstance(made, list) else [made or b""]
    families = [each.message.removeprefix(_NO_FONT) for each in warnings if each.message.startswith(_NO_FONT)]
    return Outcome(made=tuple(pages), no_fonts=tuple(dict.fromkeys(families)))
