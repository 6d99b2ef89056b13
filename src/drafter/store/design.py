"""``[design]`` of ``drafter.toml``: what is wrong with it, and the page design that it asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from drafter.report.contrast import contrast, rgb
from drafter.report.errors import InputError
from drafter.report.page_design import COLOUR, LEAST_CONTRAST, TINT, DesignName, PageDesign
from drafter.report.places import KeyPath
from drafter.report.visible import one_line

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")
_MOST_LINES, _LONGEST_LINE = 6, 90
_MOST_BYTES = 1_000_000
"""Of a crest: every file of every report has it in it."""
_EXAMPLE = 'address = ["Tarnwick Borough Council", "Town Hall, Tarnwick TW1 2AB"]'


class DesignSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``[design]``. ``crest`` is a file, named from the folder of the workspace; ``address`` are lines."""

    name: DesignName = DesignName.PLAIN
    colour: str = COLOUR
    crest: str = ""
    address: tuple[str, ...] = ()


def design_faults(design: DesignSettings) -> Iterator[tuple[KeyPath, str, str]]:
    """What is wrong: the key, the sentence and the cure."""
    if (wrong := colour_fault(design.colour)) is not None:
        yield ("design", "colour"), *wrong
    if design.name is DesignName.COUNCIL:
        yield from _address_faults(design.address)
        return
    for key in ("crest", "address"):
        if getattr(design, key):
            yield (
                ("design", key),
                f"The design {design.name.value} has no letterhead, so it has no {key}.",
                'Write name = "council", or take this line away.',
            )


def _address_faults(address: tuple[str, ...]) -> Iterator[tuple[KeyPath, str, str]]:
    if not address:
        yield ("design", "name"), "The design council begins with an address, and there is none.", f"Write {_EXAMPLE}."
    elif len(address) > _MOST_LINES:
        message = f"The address has {len(address)} lines; the most is {_MOST_LINES}."
        yield ("design", "address"), message, "Put several things on one line."
    for number, line in enumerate(address):
        if not line.strip():
            yield ("design", "address", number), "This line of the address is empty.", "Take it away."
        elif len(line) > _LONGEST_LINE:
            message = f"This line of the address has {len(line)} characters; the most is {_LONGEST_LINE}."
            yield ("design", "address", number), message, "Make two of it."


def colour_fault(colour: str) -> tuple[str, str] | None:
    """What is wrong with a colour and what to do about it; None where nothing is."""
    if _COLOUR.match(colour) is None:
        return "This is no colour.", f'Write it as # and six digits: colour = "{COLOUR}".'
    ratio = contrast(rgb(colour), rgb(TINT))
    if ratio < LEAST_CONTRAST:
        # Rounded down: 4.49 is not enough, and must not read as if it were.
        said = int(ratio * 10) / 10
        message = f"The colour {colour} is too light to be read: its contrast is {said} to 1, where "
        return message + f"{LEAST_CONTRAST} is wanted.", "Take a darker one."
    return None


def page_design(settings: DesignSettings, root: Path, settings_file: Path) -> PageDesign:
    """The design that is asked for, with its crest; InputError, at its place in the settings, where it has none."""
    crest = _crest(settings.crest, root, settings_file) if settings.crest else b""
    return PageDesign(
        name=settings.name, colour=settings.colour, address=settings.address, crest=crest, crest_file=settings.crest
    )


def _crest(name: str, root: Path, settings_file: Path) -> bytes:
    # Imported here: most designs have no crest.
    from drafter.report.attachments import AttachmentFault
    from drafter.report.figures.pictures import read_picture
    from drafter.store.attachments import WORKSPACE, FolderAttachments

    try:
        content = FolderAttachments(root, WORKSPACE).read(name)
        if len(content) > _MOST_BYTES:
            message = f"The crest has more than {_MOST_BYTES // 1_000_000} MB, and would be in every file."
            raise AttachmentFault(message, "Make it smaller: 600 pixels are enough.")
        read_picture(content)
    except AttachmentFault as fault:
        from drafter.store.reading import read_toml

        source = read_toml(settings_file)
        place = source.places.of_whole_value(("design", "crest"))
        raise InputError(
            f"The crest cannot be used. {one_line(fault.message)}", cure=fault.cure, path=source.shown, place=place
        ) from fault
    return content
