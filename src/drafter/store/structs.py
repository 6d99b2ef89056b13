"""Tables of TOML into typed structs; msgspec does it, and what it refuses is told in people's words, all of it."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any, TypeVar

import msgspec

from drafter.report.places import KeyPath
from drafter.store.faults import Faults
from drafter.typed import from_plain

Struct = TypeVar("Struct", bound=msgspec.Struct)

NATIVE = (Decimal, datetime.date, datetime.datetime, datetime.time)
"""Only what TOML itself calls a date is one: no date in quotes, no number in quotes."""


def to_struct(kind: type[Struct], value: Any, path: KeyPath, faults: Faults) -> Struct | None:
    """``value``, which stands at ``path``, as a ``kind``; None, and faults, where it is none."""
    try:
        return from_plain(value, kind, NATIVE)
    except msgspec.ValidationError as error:
        # Imported here: few reports have a fault.
        from drafter.store.refused import Refused

        Refused(kind, value, path, faults).explain(error)
        return None
