"""Bytes and plain values as typed ones, whichever thread asks: msgspec does it, for one after the other.

What msgspec knows of a kind is made when it is first asked for; another thread that asks meanwhile is given it half
made, and the process dies. Nothing waits longer for the lock here: msgspec holds the interpreter's own all the while.
"""

from __future__ import annotations

# Of threading, which takes longer to be loaded than a report does, this is all that is needed.
from _thread import allocate_lock
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

Kind = TypeVar("Kind")
Hook = Callable[[Any, Any], Any]

_one_at_a_time = allocate_lock()


def from_json(content: bytes | str, kind: type[Kind], hook: Hook | None = None) -> Kind:
    """JSON as a ``kind``; ``hook`` makes what JSON does not have. Raises what msgspec raises."""
    with _one_at_a_time:
        return msgspec.json.decode(content, type=kind, dec_hook=hook)


def from_messagepack(content: bytes, kind: type[Kind]) -> Kind:
    """MessagePack as a ``kind``. Raises what msgspec raises."""
    with _one_at_a_time:
        return msgspec.msgpack.decode(content, type=kind)


def from_plain(value: Any, kind: type[Kind], native: tuple[type, ...]) -> Kind:
    """Tables, lists and the like as a ``kind``; of the ``native`` types a value is one already. Raises as above."""
    with _one_at_a_time:
        return msgspec.convert(value, kind, builtin_types=native)
