"""A text anywhere in a draft, read and replaced by the path that leads to it in the file."""

from __future__ import annotations

import msgspec

from drafter.report.draft import Draft, Entry, Value
from drafter.report.places import KeyPath


def text_at(draft: Draft, path: KeyPath) -> str:
    """The text at ``path``: the title, an answer, an entry of a list, a note, a key of a figure; empty for no text."""
    match path:
        case ("title",):
            return draft.title
        case ("meta", str(field)):
            return _text(draft.meta.get(field))
        case ("sections", str(section), str(field)):
            return _text(draft.answer(section, field))
        case ("sections", str(section), str(field), int(index)):
            answer = draft.answer(section, field)
            entry = answer[index] if isinstance(answer, tuple) and index < len(answer) else None
            return entry.text if isinstance(entry, Entry) else ""
        case ("notes" | "figures" as table, str(name), str(key)):
            part = (draft.notes if table == "notes" else draft.figures).get(name)
            return _text(getattr(part, key, None))
        case _:
            return ""


def with_text(draft: Draft, path: KeyPath, text: str) -> Draft:
    """The draft with the text at ``path``, which must be one, replaced."""
    match path:
        case ("title",):
            return msgspec.structs.replace(draft, title=text)
        case ("meta", str(field)):
            return draft.with_meta(field, text)
        case ("sections", str(section), str(field)):
            return draft.with_answer(section, field, text)
        case ("sections", str(section), str(field), int(index)):
            answer = draft.answer(section, field)
            entries = [entry for entry in answer if isinstance(entry, Entry)] if isinstance(answer, tuple) else []
            entries[index] = msgspec.structs.replace(entries[index], text=text)
            return draft.with_answer(section, field, tuple(entries))
        case ("notes", str(name), "text"):
            return msgspec.structs.replace(
                draft, notes={**draft.notes, name: msgspec.structs.replace(draft.notes[name], text=text)}
            )
        case ("figures", str(name), str(key)):
            figure = msgspec.structs.replace(draft.figures[name], **{key: text})
            return msgspec.structs.replace(draft, figures={**draft.figures, name: figure})
        case _:
            raise KeyError(path)


def _text(value: Value | None) -> str:
    return value if isinstance(value, str) else ""
