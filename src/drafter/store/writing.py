"""Answers as TOML, in the manner of the file they go into."""

from __future__ import annotations

import re

from drafter.report.draft import Entry

_ESCAPED = re.compile(r'[\x00-\x08\x0a-\x1f\x7f\\"]')
_ESCAPED_LONG = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\\]")
_UNFIT_FOR_LITERALS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_NAMED = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def inline(value: object) -> str:
    """A value as TOML on one line; a dict as an inline table."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return '"' + _ESCAPED.sub(_escape, value) + '"'
        case Entry():
            return _entry(value)
        case tuple() | list():
            return f"[{', '.join(map(inline, value))}]"
        case dict():
            return f"{{ {', '.join(f'{key(name)} = {inline(each)}' for name, each in value.items())} }}"
        case _:
            return str(value)


def long_text(text: str, newline: str) -> str:
    """A text over several lines, between triple quotes."""
    return f'"""{newline}{inside_long(text, newline=newline, at_end=True)}"""'


def inside_long(text: str, *, newline: str, at_end: bool) -> str:
    """A piece of text as it stands between triple quotes; ``at_end`` says that the closing ones follow."""
    escaped = _ESCAPED_LONG.sub(_escape, text)
    last = '\\"' if at_end and escaped.endswith('"') else ""
    body = escaped[:-1] if last else escaped
    return body.replace('"""', '""\\"').replace("\n", newline) + last


def fits_literal(text: str, *, long: bool) -> bool:
    """Whether a text can stand between single quotes, which know no escapes."""
    if _UNFIT_FOR_LITERALS.search(text):
        return False
    return ("'''" not in text and not text.endswith("'")) if long else ("'" not in text and "\n" not in text)


def key(name: str) -> str:
    """A key, in quotes where it needs them."""
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else inline(name)


def _escape(found: re.Match[str]) -> str:
    return _NAMED.get(found[0], f"\\u{ord(found[0]):04X}")


def _entry(entry: Entry) -> str:
    if entry.file is None and not entry.exempt:
        return inline(entry.text)
    pairs: dict[str, object] = {"text": entry.text}
    if entry.file is not None:
        pairs["file"] = entry.file
    if entry.exempt:
        pairs["exempt"] = entry.exempt
    return inline(pairs)
