"""Random TOML for tests: every way to write a key, a string, a table, and comments and line ends in between."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

LETTERS = st.text(st.sampled_from("aé\"'\\ \t\n{}[]#=,.\u0007\u202e€😀b"), max_size=12)
NAMES = st.one_of(
    st.sampled_from(["a", "b", "c", "1", "key-2", "x_y"]), st.text(st.sampled_from("a.\"'\\ é#\t"), max_size=4)
)


def basic(text: str) -> str:
    """A string in double quotes."""
    return '"' + "".join(_escaped(each, "\t") for each in text) + '"'


def _escaped(character: str, raw: str = "\t\n") -> str:
    if character in raw:
        return character
    if character in '"\\':
        return "\\" + character
    named = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
    if character in named:
        return named[character]
    return f"\\u{ord(character):04X}" if character < " " or character == "\x7f" else character


@st.composite
def keys(draw: st.DrawFn, name: str) -> str:
    """A name, bare where it can be, else in one of the two quotes."""
    ways = [basic(name)]
    if name and all(each.isascii() and (each.isalnum() or each in "-_") for each in name):
        ways += [name, name]
    if "'" not in name and all(each == "\t" or each >= " " for each in name):
        ways.append(f"'{name}'")
    return draw(st.sampled_from(ways))


@st.composite
def strings(draw: st.DrawFn, text: str) -> str:
    """A text in one of the four kinds of string."""
    kind = draw(st.sampled_from(['"', '"""', "'", "'''"]))
    held = all(each == "\t" or each >= " " for each in text)
    if kind == "'" and held and "'" not in text:
        return f"'{text}'"
    first = draw(st.sampled_from(["", "\n"])) if not text.startswith("\n") else "\n"
    if kind == "'''" and all(e in "\t\n" or e >= " " for e in text) and "'''" not in text and text[-1:] != "'":
        return f"'''{first}{text}'''"
    if kind == '"""':
        pieces = []
        for at, each in enumerate(text):
            raw = _escaped(each)
            if each == '"' and at + 1 < len(text) and text[at + 1] != '"' and text[at - 1 : at] != '"':
                raw = '"'
            elif each not in "\n\t" and draw(st.integers(0, 9)) == 0:
                raw = f"\\U{ord(each):08x}"
            pieces.append(raw)
            after = text[at + 1 : at + 2]
            if after not in ("", " ", "\t", "\n") and draw(st.integers(0, 9)) == 0:
                pieces.append(draw(st.sampled_from(["\\\n", "\\  \n\t \n  "])))
        return f'"""{first}{"".join(pieces)}"""'
    return basic(text)


SCALARS = st.sampled_from(
    ["1", "-17", "0xfF", "1_000", "3.14", "6.0e-3", "true", "false", "2015-07-02", "2015-07-02 10:11:12", "inf"]
    + ["1979-05-27T07:32:00-08:00", "07:32:00.999"]
)


@st.composite
def values(draw: st.DrawFn, depth: int = 2) -> str:
    """Any value."""
    kind = draw(st.sampled_from(["string", "string", "scalar", "array", "table"] if depth else ["string", "scalar"]))
    if kind == "string":
        return draw(strings(draw(LETTERS)))
    if kind == "scalar":
        return draw(SCALARS)
    if kind == "array":
        gap = st.sampled_from(["", " ", "\n  ", ' # a [comment], "\n', "\n\n"])
        items = draw(st.lists(values(depth=depth - 1), max_size=3))
        inner = ",".join(draw(gap) + item + draw(gap) for item in items)
        tail = draw(st.sampled_from(["", ",", ", # last\n"])) if items else draw(gap)
        return f"[{inner}{tail}]"
    pairs = [
        f"{draw(st.sampled_from(['', ' ']))}{draw(dotted([name]))} = {draw(values(depth=depth - 1))}"
        for name in draw(st.lists(NAMES, unique=True, max_size=3))
    ]
    return "{" + ",".join(pairs) + draw(st.sampled_from(["", " "])) + "}"


@st.composite
def dotted(draw: st.DrawFn, names: list[str]) -> str:
    """A key of several parts."""
    parts = [draw(keys(name)) for name in names]
    return draw(st.sampled_from([".", " . ", "\t."])).join(parts)


@st.composite
def pairs(draw: st.DrawFn) -> list[str]:
    """The lines of one table: keys, some of them dotted, with comments and empty lines."""
    lines = []
    for name in draw(st.lists(NAMES, unique=True, max_size=4)):
        below = draw(st.lists(NAMES, unique=True, min_size=1, max_size=2)) if draw(st.integers(0, 3)) == 0 else [None]
        for each in below:
            key = draw(dotted([name] if each is None else [name, each]))
            end = draw(st.sampled_from(["", '  # said [why] = "no', "\n", "\n# alone '''"]))
            indent = draw(st.sampled_from(["", "  "]))
            lines.append(f"{indent}{key}{draw(st.sampled_from(['=', ' = ']))}{draw(values())}{end}")
    return lines


@st.composite
def files(draw: st.DrawFn) -> str:
    """A whole file, valid TOML."""
    lines = draw(pairs())
    taken = {"a", "b", "c", "1", "key-2", "x_y"}
    for number, kind in enumerate(draw(st.lists(st.sampled_from(["table", "array", "below"]), max_size=5))):
        name = f"t{number}" if draw(st.booleans()) else f"t {number}é"
        assert name not in taken
        if kind == "array":
            for _ in range(draw(st.integers(1, 3))):
                lines += [f"[[{draw(dotted([name]))}]]", *draw(pairs())]
                if draw(st.booleans()):
                    lines += [f"[{draw(dotted([name, 'sub table']))}]", *draw(pairs())]
                for _ in range(draw(st.integers(0, 2))):
                    lines += [f"[[ {draw(dotted([name, 'more']))} ]] # each", *draw(pairs())]
        elif kind == "below":
            lines += [f"[ {draw(dotted([name, 'x', 'y']))} ]", *draw(pairs()), f"[{draw(dotted([name]))}]", 'z = ""']
        else:
            lines += [f"[{draw(dotted([name]))}]", *draw(pairs())]
    source = "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n# end"]))
    return source.replace("\n", "\r\n") if draw(st.booleans()) else source


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> dict[tuple[str | int, ...], Any]:
    """Every value by its path, tables and arrays too."""
    found = {path: value} if path else {}
    if isinstance(value, dict):
        for key, inner in value.items():
            found |= leaves(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            found |= leaves(inner, (*path, index))
    return found
