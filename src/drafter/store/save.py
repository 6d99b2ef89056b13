"""Saving: the changed draft into its TOML, proved by reading back, put in place atomically."""

from __future__ import annotations

import msgspec

from drafter.report.draft import Draft
from drafter.report.errors import DrafterError, InputError
from drafter.store.atomic import replace, replace_in_place
from drafter.store.changes import changes, same
from drafter.store.edit import edited
from drafter.store.home import state_folder
from drafter.store.load import Loaded, decoded
from drafter.store.reading import MAX_BYTES, parse_toml
from drafter.store.templates import Found
from drafter.store.wording import where
from drafter.store.writing import inline


def save(loaded: Loaded, draft: Draft, *, in_place: bool = False) -> Loaded:
    """Save ``draft`` as the new content of the report; what was saved, loaded.

    Only the lines of what changed are written anew. Raises ChangedOutside, NeedsInPlaceSave, MachineError, or
    InputError for a draft that could not be loaded again; the file is then as it was. ``in_place`` writes over the
    very file, while a copy is below :func:`state_folder`.
    """
    saved = as_saved(loaded, draft)
    if saved.source.raw == loaded.source.raw:
        return loaded
    if in_place:
        replace_in_place(loaded.file, loaded.source.digest, saved.source.raw, state_folder() / "copies")
    else:
        replace(loaded.file, loaded.source.digest, saved.source.raw)
    return saved


def as_saved(loaded: Loaded, draft: Draft) -> Loaded:
    """The report as :func:`save` would leave it on disk, with its places; nothing is written.

    It must read back as the very draft; raises what :func:`save` raises for one that cannot.
    """
    text = edited(loaded.source.text, loaded.report.template, loaded.report.draft, draft)
    source = parse_toml(loaded.source.file, loaded.source.shown, _bytes(loaded, draft, text))
    back = decoded(source, Found(loaded.report.template, loaded.template_folder, builtin=False))
    if not same(back, draft):
        raise DrafterError(
            "The report could not be written so that it reads back the same; nothing was saved.",
            cure="Please report this, with the file.",
            path=loaded.report.path,
        )
    report = msgspec.structs.replace(loaded.report, draft=draft, places=source.places)
    return msgspec.structs.replace(loaded, report=report, source=source)


def _bytes(loaded: Loaded, draft: Draft, text: str) -> bytes:
    """The text as UTF-8, of a size that can be loaded again."""
    try:
        raw = text.encode()
    except UnicodeEncodeError as error:
        raise _half_a_character(loaded, draft, text[error.start]) from error
    if len(raw) > MAX_BYTES:
        raise InputError(
            f"The file would have {len(raw):,} bytes; the most is {MAX_BYTES:,}.",
            cure="Move long tables and appendices to files of their own.",
            path=loaded.report.path,
        )
    return raw


def _half_a_character(loaded: Loaded, draft: Draft, character: str) -> InputError:
    """A lone surrogate: no file can hold it."""
    path = next(
        change.path
        for change in changes(loaded.report.template, loaded.report.draft, draft)
        if change.new is not None and character in inline(change.new)
    )
    return InputError(
        f"{where(path)} holds half a character (U+{ord(character):04X}), which no file can.",
        cure="Delete it.",
        path=loaded.report.path,
        place=loaded.report.places.of_key(path),
    )
