"""Typst written from pandoc's nodes, those of a document and those that the Markdown of a layout can bring.

Done here and not by pandoc, because the PDF is what everyone waits for, and a page on screen even more. Every text is
a string of Typst, which prints as it stands: Typst's own marks and shorthands (``--``, ``...``, ``-5``, ``~``) are
those of its markup, never those of its strings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from drafter.report.errors import InputError

_ALIGNMENTS = {"AlignLeft": "left", "AlignRight": "right", "AlignCenter": "center", "AlignDefault": "auto"}
_MARKS = {
    "Emph": "emph",
    "Strong": "strong",
    "Superscript": "super",
    "Subscript": "sub",
    "Underline": "underline",
    "Strikeout": "strike",
    "SmallCaps": "smallcaps",
}
_QUOTES = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}


def quoted(text: str) -> str:
    """``text`` as a string of Typst."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def typst_source(blocks: Iterable[Any]) -> str:
    """The Typst of blocks. Raises InputError for a node that no page of drafter's has."""
    return "\n".join(map(_block, blocks)) + "\n"


def _opened(node: Any) -> tuple[str, Any]:
    """The name and the contents of a node of ours, or of one that pandoc read."""
    if isinstance(node, dict):
        return node["t"], node.get("c")
    return type(node).__name__, node.c


def _block(node: Any) -> str:
    name, contents = _opened(node)
    write = _BLOCKS.get(name)
    if write is None:
        raise InputError(f"The layout has a {name} in it, which a page cannot show.", cure="Write it another way.")
    return write(contents)


def _inline(node: Any) -> str:
    name, contents = _opened(node)
    write = _INLINES.get(name)
    if write is None:
        raise InputError(f"The layout has a {name} in it, which a page cannot show.", cure="Write it another way.")
    return write(contents)


def _inlines(nodes: Iterable[Any]) -> str:
    return "".join(map(_inline, nodes))


def _inside(blocks: Iterable[Any]) -> str:
    """Blocks as the content of a call."""
    return "[" + "\n".join(map(_block, blocks)).strip() + "]"


def _heading(contents: Any) -> str:
    level, attr, words = contents
    anchor = _anchor(attr)
    return f"#heading(level: {level})[{_inlines(words)}]" + (f" <{anchor}>" if anchor else "") + "\n"


def _anchor(attr: Any) -> str:
    return str(attr[0]) if isinstance(attr, list) else str(attr.anchor)


def _bullets(entries: Iterable[Iterable[Any]]) -> str:
    return f"#list({', '.join(map(_inside, entries))})\n"


def _numbers(contents: Any) -> str:
    (first, *_), entries = contents
    return f"#enum(start: {first}, {', '.join(map(_inside, entries))})\n"


def _table(contents: Any) -> str:
    _, _, columns, (_, head), bodies, (_, foot) = contents
    alignments = [_ALIGNMENTS[_opened_name(alignment)] for alignment, _ in columns]
    parts = [f"columns: ({_listed(map(_width, columns))})", f"align: ({_listed(alignments)})"]
    if head:
        parts += [f"table.header({_cells(head)})", "table.hline()"]
    for _, _, subheads, rows in bodies:
        parts += [_cells(part) for part in (subheads, rows) if part]
    if foot:
        parts += ["table.hline()", f"table.footer({_cells(foot)})"]
    return f"#table({', '.join(parts)})\n"


def _opened_name(node: Any) -> str:
    return str(node["t"] if isinstance(node, dict) else node.t)


def _width(column: Any) -> str:
    width = column[1]
    share = width.get("c") if isinstance(width, dict) else width.c
    return "auto" if share is None else f"{share * 100:.4g}%"


def _listed(values: Iterable[str]) -> str:
    """Values of an array, which in Typst needs a comma even around one."""
    return "".join(f"{value}, " for value in values)


def _cells(rows: Any) -> str:
    return ", ".join(_cell(cell) for _, cells in rows for cell in cells)


def _cell(cell: Any) -> str:
    _, _, rows, columns, blocks = cell
    if rows == columns == 1:
        return _inside(blocks)
    return f"table.cell(rowspan: {rows}, colspan: {columns}){_inside(blocks)}"


def _link(contents: Any) -> str:
    _, words, (target, _) = contents
    place = f"<{target[1:]}>" if target.startswith("#") else quoted(target)
    return f"#link({place})[{_inlines(words)}];"


def _quoted_words(contents: Any) -> str:
    kind, words = contents
    opening, closing = _QUOTES[_opened_name(kind)]
    return f"#{quoted(opening)};{_inlines(words)}#{quoted(closing)};"


def _marked(function: str) -> Callable[[Any], str]:
    return lambda words: f"#{function}[{_inlines(words)}];"


def _raw(contents: Any) -> str:
    format, source = contents
    return str(source) if format == "typst" else ""


_BLOCKS: dict[str, Callable[[Any], str]] = {
    "Para": lambda words: f"{_inlines(words)}\n",
    "Plain": _inlines,
    "Header": _heading,
    "BulletList": _bullets,
    "OrderedList": _numbers,
    "BlockQuote": lambda blocks: f"#quote(block: true){_inside(blocks)}\n",
    "Table": _table,
    "Div": lambda contents: "\n".join(map(_block, contents[1])),
    "RawBlock": _raw,
    "HorizontalRule": lambda _: "#line(length: 100%)\n",
}
_INLINES: dict[str, Callable[[Any], str]] = {
    **{name: _marked(function) for name, function in _MARKS.items()},
    "Str": lambda text: f"#{quoted(text)};",
    "Space": lambda _: " ",
    "SoftBreak": lambda _: " ",
    "LineBreak": lambda _: "#linebreak();",
    "Quoted": _quoted_words,
    "Code": lambda contents: f"#raw({quoted(contents[1])});",
    "Link": _link,
    "Span": lambda contents: _inlines(contents[1]),
    "Note": lambda blocks: f"#footnote{_inside(blocks)};",
    "RawInline": _raw,
}
