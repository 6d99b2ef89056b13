"""A picture as Sixel (DEC STD 070, chapter 22): bands of six rows, each colour by itself, runs counted."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_BAND = 6
_RUN = re.compile(rb"\?{4,}|~{4,}|@{4,}")
"""Of nothing, of all six dots, of the topmost: the runs there are in print."""
_NOTHING = 0x3F
"""What stands for six dots of no colour; the bits of those that have it are added, the top row the lightest."""


def sixel(image: Image) -> bytes:
    """What a terminal is sent for a picture of at most 256 colours (mode "P")."""
    width, height = image.size
    dots = image.tobytes()
    rows = [dots[start : start + width] for start in range(0, len(dots), width)]
    colours = sorted(set(dots))
    palette = image.getpalette("RGB") or []
    parts = [b'\x1bP0;1;0q"1;1;%d;%d' % (width, height)]
    parts += [
        b"#%d;2;%d;%d;%d" % (colour, *(round(part / 2.55) for part in palette[3 * colour : 3 * colour + 3]))
        for colour in colours
    ]
    only = {colour: bytes(index == colour for index in range(256)) for colour in colours}
    nothing = int.from_bytes(bytes([_NOTHING]) * width, "big")
    for start in range(0, height, _BAND):
        band = rows[start : start + _BAND]
        for colour in sorted(set(b"".join(band))):
            bits = nothing
            for bit, row in enumerate(band):
                bits += int.from_bytes(row.translate(only[colour]), "big") << bit
            parts.append(b"#%d" % colour + _RUN.sub(_counted, bits.to_bytes(width, "big").rstrip(b"?")) + b"$")
        parts.append(b"-")
    parts.append(b"\x1b\\")
    return b"".join(parts)


def _counted(run: re.Match[bytes]) -> bytes:
    return _short(run[0])


@lru_cache(maxsize=8192)
def _short(run: bytes) -> bytes:
    return b"!%d%c" % (len(run), run[0])
