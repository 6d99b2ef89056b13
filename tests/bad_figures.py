"""Figures that cannot be made, as files: what is wrong with each, and what is said of it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

HEAD = '''format = 1
template = "scrutiny-report"
title = "What goes wrong"

[meta]
meeting_date = 2027-03-04

[sections.background]
text = """
## Figures

There are {{ bad }} of them.
"""
'''
PLACED = HEAD.replace("There are {{ bad }} of them.", "{{ bad }}")


class Bad(NamedTuple):
    """``figure`` are its keys, ``files`` is called with the folder of the report; ``words`` are in what is said."""

    id: str
    figure: str
    words: str
    files: Callable[[Path], object] = lambda _: None

    @property
    def source(self) -> str:
        """The report."""
        is_number = "kind" not in self.figure
        return f"{HEAD if is_number else PLACED}\n[figures.bad]\n{self.figure}"


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width: int, height: int) -> bytes:
    """A picture that says it is so large, in few bytes."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


def write(name: str, content: bytes) -> Callable[[Path], object]:
    def written(folder: Path) -> object:
        file = folder / "figures" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        return file.write_bytes(content)

    return written


def link(name: str) -> Callable[[Path], object]:
    """A link to a file that may be read."""

    def linked(folder: Path) -> object:
        (folder / "figures").mkdir(parents=True, exist_ok=True)
        outside = folder.parent / "outside.csv"
        outside.write_text("a,b\n1,2\n")
        (folder / "figures" / name).symlink_to(outside)
        return None

    return linked


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>'
TABLE = 'kind = "table"\ndata = "figures/bad.csv"\n'
IMAGE = 'kind = "image"\nalt = "A picture"\n'

BAD = (
    Bad("missing data", TABLE, "There is no file figures/bad.csv."),
    Bad("ragged row", TABLE, "Row 3 has 1 cell, the header has 2.", write("bad.csv", b"a,b\n1,2\n3\n")),
    Bad("no data below the header", TABLE, "It has no rows below the header.", write("bad.csv", b"a,b\n")),
    Bad("data that is no text", TABLE, "The data file is no text.", write("bad.csv", b"\x00\x01\x02")),
    Bad("quote never closed", TABLE, "a cell is quoted and never closed", write("bad.csv", b'a,b\n"1,2\n')),
    Bad("huge data", TABLE, "more than 2,000 rows", write("bad.csv", b"a,b\n" + b"1,2\n" * 2_000_000)),
    Bad("one huge line", TABLE, "more than 5,000 cells", write("bad.csv", b"1," * 5_000_000)),
    Bad("file too large", TABLE, "more than 20 MB", write("bad.csv", b"x" * 20_000_001)),
    Bad("link", TABLE, "cannot be read", link("bad.csv")),
    Bad("a folder", TABLE, "is no file", lambda folder: (folder / "figures/bad.csv").mkdir(parents=True)),
    Bad("outside", 'kind = "table"\ndata = "../outside.csv"\n', "is no file inside the report's folder"),
    Bad("absolute", f'{IMAGE}file = "/etc/passwd"\n', "is no file inside the report's folder"),
    Bad("no picture", f'{IMAGE}file = "figures/bad.png"\n', "This is no picture.", write("bad.png", b"GIF89a")),
    Bad("half a picture", f'{IMAGE}file = "figures/bad.png"\n', "is broken", write("bad.png", png(9, 9)[:-20])),
    Bad(
        "far too many pixels",
        f'{IMAGE}file = "figures/bad.png"\n',
        "20,000 by 20,000 pixels",
        write("bad.png", png(20_000, 20_000)),
    ),
    Bad(
        "drawing that loads",
        f'{IMAGE}file = "figures/bad.svg"\n',
        "reference to another file",
        write("bad.svg", SVG.format('<image href="https://example.org/x.png"/>').encode()),
    ),
    Bad(
        "drawing with a script",
        f'{IMAGE}file = "figures/bad.svg"\n',
        "a script",
        write("bad.svg", SVG.format("<script>alert(1)</script>").encode()),
    ),
    Bad(
        "drawing with entities",
        f'{IMAGE}file = "figures/bad.svg"\n',
        "This is no picture.",
        write("bad.svg", b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg width="1" height="1">&a;</svg>'),
    ),
    Bad("power", 'formula = "9**9**9"\n', "cannot be read at “*”"),
    Bad("deep brackets", f'formula = "{"(" * 400}1{")" * 400}"\n', "nests deeper than 50 brackets"),
    Bad("long formula", f'formula = "{"1+" * 700}1"\n', "longer than 1,000 characters"),
    Bad("huge product", f'formula = "{"*".join(["9" * 90] * 10)}"\n', "too large to print"),
    Bad("division by zero", 'formula = "1 / (2 - 2)"\n', "divides by zero"),
    Bad("loop", 'formula = "bad + 1"\n', "rests on itself: bad → bad"),
    Bad("unknown name", 'formula = "nobody / 2"\n', "names “nobody”, which the register does not have"),
    Bad("unknown format", 'value = 1\nformat = "roman"\n', "There is no format “roman”."),
    Bad("places without end", f'value = 1\nformat = "decimal:{"9" * 5000}"\n', "There is no format “decimal:9999"),
    Bad("header without cells", 'kind = "table"\nrows = [[], []]\n', "Its header has no cells."),
    Bad("no width", 'kind = "table"\nrows = [["a"], ["1"]]\nwidths = [0]\n', "cannot have the width 0"),
    Bad(
        "drawing of no size",
        f'{IMAGE}file = "figures/bad.svg"\n',
        "does not say how large it is",
        write("bad.svg", SVG.format("").replace('"9"', '"1.2.3"').encode()),
    ),
    Bad(
        "mixed units",
        'formula = "a + b"\n[figures.a]\nvalue = 1\nunit = "children"\n[figures.b]\nvalue = 2\nformat = "money"\n',
        "mixes units: children and £",
    ),
    Bad("unknown column", f'{TABLE}chart = "bar"\n'.replace("table", "chart") + 'x = "Town"\nalt = "A"\n',
        "has no column “Town”", write("bad.csv", b"a,b\n1,2\n")),
    Bad("words in a chart", f'{TABLE}chart = "bar"\nalt = "A"\n'.replace("table", "chart"),
        "“many” in row 2, column “b”, is no number", write("bad.csv", b"a,b\nx,many\n")),
)  # fmt: skip
