"""What ``tomli`` says of a source that is no TOML, in people's words and at a place that helps."""

from __future__ import annotations

import re

from drafter.report.visible import one_line
from drafter.store.places import TomlPlaces
from drafter.store.scanner import NotToml, scan
from drafter.store.wording import shown

_PLACE = re.compile(r"^(.*?) \(at (?:line (\d+), column (\d+)|end of document)\)$", re.DOTALL)
_NAME = re.compile(r"'((?:[^'\\]|\\.)*)'")

_SENTENCES = {
    "Invalid statement": ("Neither a key nor a table starts here.", "Write: key = value."),
    "Invalid initial character for a key part": ("Neither a key nor a table starts here.", "Write: key = value."),
    "Expected newline or end of document after a statement": (
        "Something stands behind the value.",
        "A key, an equals sign and one value make a line; a text stands in quotes.",
    ),
    "Expected '=' after a key in a key/value pair": ("The key has no equals sign behind it.", "Write: key = value."),
    "Expected ']' at the end of a table declaration": ("The name of the table is not closed.", "Write: [name]."),
    "Expected ']]' at the end of an array declaration": ("The name of the table is not closed.", "Write: [[name]]."),
    "Invalid value": ("This is no value.", "A text stands in quotes; a date is written 2015-07-02."),
    "Invalid date or datetime": ("There is no such date.", "A date is written year-month-day, such as 2015-07-02."),
    "Unclosed array": ("The list is not closed.", "Separate its values by commas and end it with ]."),
    "Unclosed inline table": (
        "The table is not closed.",
        "Separate its keys by commas and end it with } on the same line.",
    ),
    "Unterminated string": ("The text that starts here is not closed.", "End it with the quotes it starts with."),
    "Expected": ("The text that starts here is not closed.", "End it with the quotes it starts with."),
    "Illegal character '\\n'": (
        "The text is not closed on its line.",
        'End it with the quote it starts with, or write a text of several lines between """ and """.',
    ),
    "Unescaped '\\' in a string": (
        "A backslash in a text is written twice.",
        "Write \\\\, or put the text between single quotes.",
    ),
    "Invalid hex value": ("There is no such character.", "Behind \\u come four hexadecimal digits, behind \\U eight."),
    "Escaped character is not a Unicode scalar value": ("There is no such character.", ""),
    "Cannot declare": ("The table stands here a second time.", "Bring both together under one heading."),
    "Cannot redefine namespace": ("The table stands here a second time.", "Bring both together under one heading."),
    "Cannot mutate immutable namespace": ("The table is closed; nothing can be added here.", ""),
    "Cannot overwrite a value": ("The key stands here a second time.", "Keep one of the two."),
    "Duplicate inline table key": ("The key stands here a second time.", "Keep one of the two."),
}
_OPEN_TEXT = ("Unterminated string", "Expected \"'''")


def told(message: str, places: TomlPlaces) -> tuple[str, str, int]:
    """A sentence, a cure and the offset of the place, for what ``tomli`` says of a source."""
    found = _PLACE.match(message)
    if found is None:
        return f"This is not TOML: {one_line(message)}.", "", 0
    said = found[1]
    at = places.offset(int(found[2]), int(found[3])) if found[2] else len(places.source)
    if said == "Cannot overwrite a value":
        at = _key_ending_at(places.source, at)
    elif said.startswith(_OPEN_TEXT):
        at = _open_text(places.source, at)
    here = places.source[at : at + 1]
    if here < " " and here not in ("", "\t", "\n"):
        return f"A character stands here that TOML does not allow: U+{ord(here):04X}.", "Take it out.", at
    if said == "Invalid value" and here in ("", "\n"):
        return (
            "A value is missing here.",
            "A list ends with ], a text in quotes; leave out a key that has no value.",
            at,
        )
    for start, (sentence, cure) in _SENTENCES.items():
        if said.startswith(start):
            return _named(sentence, said), cure, at
    return f"This is not TOML: {one_line(said)}.", "", at


def _named(sentence: str, said: str) -> str:
    """The sentence with the name of the table that ``tomli`` gives as a tuple."""
    if not sentence.startswith("The table") or "(" not in said:
        return sentence
    name = ".".join(_NAME.findall(said.partition("(")[2]))
    return sentence.replace("The table", f"The table {shown(name)}", 1) if name else sentence


def _key_ending_at(source: str, at: int) -> int:
    """Where the key begins whose value ends at ``at``: that is where it stands a second time."""
    try:
        return next((pair.key for pair in scan(source[:at]).pairs if pair.end == at), at)
    except NotToml:
        return at


def _open_text(source: str, at: int) -> int:
    """Where the text begins that is not closed."""
    try:
        scan(source)
    except NotToml as error:
        return error.offset
    return at
