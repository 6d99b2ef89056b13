"""What charts are drawn with: fills and marks of the series, words in cells, and blocks down to an eighth of a cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from rich.text import Text

Paint = Callable[[int], Style]
"""The style of a series, counted from 0; -1 for what only helps to read: axes, units, legends."""

QUIET = -1
FILLS = "█▒░▓#=+:"
MARKS = "●▲■◆○△□◇"
_ACROSS = " ▏▎▍▌▋▊▉"
_UP = " ▁▂▃▄▅▆▇"


def bar(length: float, fill: str = FILLS[0]) -> str:
    """A bar from left to right, ``length`` cells long. Only the solid one knows eighths of a cell."""
    if fill != FILLS[0]:
        return fill * max(1 if length > 0 else 0, round(length))
    eighths = max(1 if length > 0 else 0, round(length * 8))
    whole, rest = divmod(eighths, 8)
    return fill * whole + (_ACROSS[rest] if rest else "")


def column(height: float, row: int, fill: str = FILLS[0]) -> str:
    """The cell of a column ``height`` cells high in the row that is ``row`` cells above its foot."""
    filled = height - row
    if filled >= 1:
        return fill
    if filled <= 0:
        return " "
    if fill == FILLS[0]:
        return _UP[max(1, min(7, round(filled * 8)))]
    return fill if filled >= 1 / 2 or row == 0 else " "


def fitted(words: str, room: int, *, right: bool = False, centre: bool = False) -> str:
    """The words in exactly ``room`` cells, cut with an ellipsis where they are longer."""
    if room <= 0:
        return ""
    if cell_len(words) > room:
        return set_cell_size(words, room - 1) + "…"
    spare = room - cell_len(words)
    before = spare if right else spare // 2 if centre else 0
    return " " * before + words + " " * (spare - before)


def legend(names: Sequence[str], signs: str, width: int, paint: Paint) -> list[Text]:
    """What each sign stands for, over as many lines as it takes."""
    lines = [Text(end="")]
    for index, name in enumerate(names):
        entry = Text.assemble((f"{signs[index % len(signs)]} ", paint(index)), fitted(name, min(cell_len(name), width)))
        if lines[-1].plain and lines[-1].cell_len + 3 + entry.cell_len > width:
            lines.append(Text(end=""))
        if lines[-1].plain:
            lines[-1].append("   ")
        lines[-1].append_text(entry)
    return lines


def widest(words: Sequence[str], most: int) -> int:
    """The cells of the longest, within bounds."""
    return min(most, max(map(cell_len, words), default=0))
