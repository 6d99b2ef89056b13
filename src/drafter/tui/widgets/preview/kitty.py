"""A picture by kitty's graphics protocol: sent once, and shown wherever its characters stand.

Each character of the picture is the same private one with two marks above it, for its row and its column, in the colour
that is the number of the picture. So it goes along with all that covers it, and with tmux.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from secrets import randbelow

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

_PLACEHOLDER = "\U0010eeee"
_CHUNK = 4096
# The marks of kitty's table, in order, in hexadecimal: those of class 230 in Unicode 6 that are composed with nothing.
_CODES = (
    "305 30d-30e 310 312 33d-33f 346 34a-34c 350-352 357 35b 363-36f 483-487 592-595 597-599 59c-5a1 5a8-5a9 5ab-5ac "
    "5af 5c4 610-617 657-65b 65d-65e 6d6-6dc 6df-6e2 6e4 6e7-6e8 6eb-6ec 730 732-733 735-736 73a 73d 73f-741 743 745 "
    "747 749-74a 7eb-7f1 7f3 816-819 81b-823 825-827 829-82d 951 953-954 f82-f83 f86-f87 135d-135f 17dd 193a 1a17 "
    "1a75-1a7c 1b6b 1b6d-1b73 1cd0-1cd2 1cda-1cdb 1ce0 1dc0-1dc1 1dc3-1dc9 1dcb-1dcc 1dd1-1de6 1dfe 20d0-20d1 "
    "20d4-20d7 20db-20dc 20e1 20e7 20e9 20f0 2cef-2cf1 2de0-2dff a66f a67c-a67d a6f0-a6f1 a8e0-a8f1 aab0 aab2-aab3 "
    "aab7-aab8 aabe-aabf aac1 fe20-fe26 10a0f 10a38 1d185-1d189 1d1aa-1d1ad 1d242-1d244"
)


def _marks() -> Iterator[str]:
    for part in _CODES.split():
        first, _, last = part.partition("-")
        yield from map(chr, range(int(first, 16), int(last or first, 16) + 1))


MARKS = tuple(_marks())
"""The mark of each row and column, from 0."""
MOST = len(MARKS)
"""Rows and columns that a picture may have."""


def new_number() -> int:
    """A number for a picture that hardly another program has: none of three parts is 0, so each is a colour."""
    red, green, blue = (1 + randbelow(255) for _ in range(3))
    return red << 16 | green << 8 | blue


def sent(number: int, png: str, columns: int, rows: int) -> list[str]:
    """What the terminal is sent for a picture: a PNG in base64, and how many characters it stands for."""
    chunks = [png[start : start + _CHUNK] for start in range(0, len(png), _CHUNK)]
    parts = []
    for index, chunk in enumerate(chunks):
        more = int(index < len(chunks) - 1)
        head = f"a=t,f=100,i={number},q=2,m={more}" if index == 0 else f"m={more},q=2"
        parts.append(f"\x1b_G{head};{chunk}\x1b\\")
    return [*parts, f"\x1b_Ga=p,U=1,i={number},c={columns},r={rows},q=2\x1b\\"]


def taken_back(number: int) -> list[str]:
    """What the terminal is sent to forget a picture."""
    return [f"\x1b_Ga=d,d=I,i={number},q=2\x1b\\"]


def row(number: int, row: int, columns: int) -> Strip:
    """The characters of a row of a picture."""
    style = Style(color=Color.from_rgb(number >> 16, number >> 8 & 255, number & 255))
    return Strip([Segment(_row(row, columns), style)], columns)


@lru_cache(maxsize=1024)
def _row(row: int, columns: int) -> str:
    return "".join(f"{_PLACEHOLDER}{MARKS[row]}{mark}" for mark in MARKS[:columns])
