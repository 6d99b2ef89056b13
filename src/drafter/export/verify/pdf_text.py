"""The text of a PDF as it is drawn: glyphs decoded by the tables of their fonts, each with its mark and its colour."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pikepdf import Array, Dictionary, Name, Object, Page, Stream, String, parse_content_stream

Colour = tuple[float, ...]
"""Grey, red–green–blue or cyan–magenta–yellow–black, each from 0 to 1."""

_BLACK: Colour = (0.0,)
_OPERATORS = "q Q Tf Tj TJ ' \" BDC BMC EMC Do"
_COLOURS = " g rg k cs sc scn f F f* B B*"
_DEEPEST = 12
"""Forms in forms."""
_PAIRS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)><([0-9A-Fa-f]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)><([0-9A-Fa-f]+)>(?:<([0-9A-Fa-f]*)>|\[([^\]]*)\])")
_HEX = re.compile(rb"<([0-9A-Fa-f]*)>")
_SPACES = b" \t\r\n\f\0"
UNKNOWN = "\U0010ffff"
"""The text of a glyph that its font says nothing of: no character, so that nobody can have typed it."""


class Shown(NamedTuple):
    """A piece of text in the order of drawing.

    ``mark`` is its number for the structure tree, None where it has none; ``artifact`` is the type of decoration it
    belongs to ("Pagination", "Background"), None where it belongs to the report. ``colour`` is None where nobody asked.
    """

    text: str
    mark: int | None
    artifact: str | None
    colour: Colour | None
    size: float


class Drawn(NamedTuple):
    """What a page shows: its text, and the colours of the areas below it."""

    shown: tuple[Shown, ...]
    areas: frozenset[Colour]


class _Codes(dict[int, str]):
    """The text of each glyph by its code; UNKNOWN for one that the font leaves out."""

    def __missing__(self, code: int) -> str:
        return UNKNOWN


class Font:
    """A font of the file."""

    def __init__(self, font: Object) -> None:
        self._two_bytes = font.get("/Subtype") == "/Type0"
        table = font.get("/ToUnicode")
        self._codes = _Codes() if table is None else _Codes(codes_of(table.read_bytes()))

    def decoded(self, drawn: bytes) -> str:
        """The text of a string of glyphs."""
        if not self._two_bytes:
            return drawn.decode("latin-1").translate(self._codes)
        try:
            # Pairs of bytes as numbers, which is what this encoding is below its surrogates.
            return drawn.decode("utf-16-be").translate(self._codes)
        except UnicodeDecodeError:
            return "".join(self._codes[int.from_bytes(drawn[at : at + 2], "big")] for at in range(0, len(drawn), 2))


class Fonts:
    """The fonts of a file, each read once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], Font] = {}

    def of(self, resources: Object | None) -> dict[str, Font]:
        """The fonts of a page or a form, by the names that it calls them."""
        fonts = None if resources is None else resources.get("/Font")
        return {} if fonts is None else {name: self._font(font) for name, font in fonts.items()}

    def _font(self, font: Object) -> Font:
        key = font.objgen
        if key == (0, 0):
            return Font(font)
        if key not in self._known:
            self._known[key] = Font(font)
        return self._known[key]


def codes_of(table: bytes) -> dict[int, str]:
    """The text of each glyph by its code, out of a ``ToUnicode`` table (ISO 32000-1, 9.10.3)."""
    codes: dict[int, str] = {}
    table = table.translate(None, _SPACES)
    for block in _PAIRS.finditer(table):
        codes.update((int(code, 16), _utf16(text)) for code, text in _PAIR.findall(block[1]))
    for block in _RANGES.finditer(table):
        for first, last, text, several in _RANGE.findall(block[1]):
            start, end = int(first, 16), min(int(last, 16), int(first, 16) + 0xFFFF)
            if several:
                codes.update(zip(range(start, end + 1), map(_utf16, _HEX.findall(several)), strict=False))
            elif text:
                base = _utf16(text)
                codes.update((code, base[:-1] + chr(ord(base[-1]) + code - start)) for code in range(start, end + 1))
    return codes


def drawn(content: Page | Stream, resources: Object | None, fonts: Fonts, *, coloured: bool = False) -> Drawn:
    """What a page, or a form that stands by itself, shows; in which colours, where that is asked."""
    drawing = _Drawing(fonts, coloured=coloured)
    drawing.run(content, resources, 0)
    return Drawn(tuple(drawing.shown), frozenset(drawing.areas))


class _State(NamedTuple):
    """What ``q`` keeps and ``Q`` brings back."""

    colour: Colour | None
    font: Font | None
    size: float


class _Marked(NamedTuple):
    """What a mark says of what it encloses; ``is_replaced`` where it says in other words what the glyphs mean."""

    mark: int | None = None
    artifact: str | None = None
    is_replaced: bool = False


_NO_MARK = _Marked()


class _Drawing:
    """One walk over the operators that matter to text."""

    def __init__(self, fonts: Fonts, *, coloured: bool) -> None:
        self.fonts = fonts
        self.shown: list[Shown] = []
        self.areas: set[Colour] = set()
        self._operators = _OPERATORS + _COLOURS if coloured else _OPERATORS
        self._state = _State(_BLACK if coloured else None, None, 0.0)
        self._kept: list[_State] = []
        self._marks = [_NO_MARK]

    def run(self, content: Page | Stream, resources: Object | None, depth: int) -> None:
        fonts = self.fonts.of(resources)
        for instruction in parse_content_stream(content, self._operators):
            operator = str(instruction.operator)
            if operator == "Do":
                self._form(str(instruction.operands[0]), resources, depth)
            else:
                self._step(operator, list(instruction.operands), fonts, resources)

    def _step(
        self, operator: str, operands: Sequence[Object], fonts: dict[str, Font], resources: Object | None
    ) -> None:
        match operator:
            case "q":
                self._kept.append(self._state)
            case "Q":
                self._state = self._kept.pop() if self._kept else self._state
            case "cs":
                self._state = self._state._replace(colour=_BLACK)
            case "g" | "rg" | "k" | "sc" | "scn":
                colour = tuple(float(each) for each in operands if not str(each).startswith("/"))
                self._state = self._state._replace(colour=colour or _BLACK)
            case "f" | "F" | "f*" | "B" | "B*":
                self.areas.add(self._state.colour or _BLACK)
            case "Tf":
                self._state = self._state._replace(font=fonts.get(str(operands[0])), size=abs(float(operands[1])))
            case "BDC" | "BMC":
                self._marks.append(self._marked(operands, resources))
            case "EMC":
                if len(self._marks) > 1:
                    self._marks.pop()
            case _:
                self._show(operands)

    def _marked(self, operands: Sequence[Object], resources: Object | None) -> _Marked:
        """The mark that begins here; what stands in decoration is decoration too."""
        above = self._marks[-1]
        properties: Object | None = operands[1] if len(operands) > 1 else None
        if isinstance(properties, Name):
            named = None if resources is None else resources.get("/Properties")
            properties = None if named is None else named.get(str(properties))
        if not isinstance(properties, Dictionary):
            properties = Dictionary()
        if str(operands[0]) == "/Artifact":
            kind = str(properties.get("/Type", "")).lstrip("/")
            return above._replace(mark=None, artifact=above.artifact or kind or "Artifact")
        if "/MCID" in properties:
            above = above._replace(mark=int(properties.MCID))
        if "/ActualText" in properties and not above.is_replaced:
            self._say(str(properties.ActualText), above)
            above = above._replace(is_replaced=True)
        return above

    def _show(self, operands: Sequence[Object]) -> None:
        font, marked = self._state.font, self._marks[-1]
        glyphs = b"".join(_strings(operands))
        if glyphs and not marked.is_replaced:
            self._say(UNKNOWN * len(glyphs) if font is None else font.decoded(glyphs), marked)

    def _say(self, text: str, marked: _Marked) -> None:
        self.shown.append(Shown(text, marked.mark, marked.artifact, self._state.colour, self._state.size))

    def _form(self, name: str, resources: Object | None, depth: int) -> None:
        """What a form draws stands where it is drawn."""
        objects = None if resources is None else resources.get("/XObject")
        form = None if objects is None else objects.get(name)
        if not isinstance(form, Stream) or form.get("/Subtype") != "/Form" or depth >= _DEEPEST:
            return
        kept = self._state, list(self._marks)
        self.run(form, form.get("/Resources", resources), depth + 1)
        self._state, self._marks = kept


def _strings(operands: Sequence[Object]) -> Iterator[bytes]:
    for operand in operands:
        if isinstance(operand, Array):
            yield from (bytes(each) for each in operand.as_list() if isinstance(each, String))
        elif isinstance(operand, String):
            yield bytes(operand)


def _utf16(digits: bytes) -> str:
    text = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    return text.decode("utf-16-be", "replace")
