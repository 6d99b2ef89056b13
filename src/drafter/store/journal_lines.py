"""The lines of a journal: a head, and below it a line of JSON for each time that edits were written down.

The head names the report and the SHA-256 of the file that the edits begin from. An edit names its part; where the part
comes up first, it says what the file had there (``was``), so that a journal can be read without the file. Of a text
only what changed is written: how many characters stay at its start and at its end, and what stands between.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

import msgspec

from drafter.report.draft import Draft
from drafter.store.parts import PartPath, parts, plain
from drafter.typed import from_plain

FORMAT = 1


class NotAJournal(ValueError):
    """The first line is no head of a journal."""


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """``report`` is the real path of its file, ``base`` the digest of what the file held."""

    format: int
    report: str
    base: str


class _Edit(msgspec.Struct, frozen=True, kw_only=True):
    """``keep`` are characters at the start and the end of the text before, ``put`` is what stands between them."""

    path: PartPath
    was: Any = msgspec.UNSET
    now: Any = None
    keep: tuple[int, int] | None = None
    put: str = ""


class _Batch(msgspec.Struct, frozen=True, kw_only=True):
    at: datetime.datetime
    edits: tuple[_Edit, ...]


class Recorded(NamedTuple):
    """A part as the file had it, and as it was last; both as TOML has them, None for what is not there."""

    was: Any
    now: Any


class Recording(NamedTuple):
    """What a journal says. ``at`` is when it was written last.

    ``broken`` says that a whole line cannot be read. A last line without its end is none: the program was killed.
    """

    head: Head
    parts: dict[PartPath, Recorded]
    at: datetime.datetime | None
    broken: bool


# --- writing


def head_line(report: str, base: str) -> bytes:
    """The first line."""
    return _line({"format": FORMAT, "report": report, "base": base})


def edits_line(base: Draft, before: Draft, now: Draft, at: datetime.datetime, known: set[PartPath]) -> bytes:
    """The line that tells what differs between two drafts; empty where nothing does.

    ``known`` are the parts that came up before; those that come up now are added. What they were, ``base`` says.
    """
    old, new, first = parts(before), parts(now), parts(base)
    edits = []
    for path in dict.fromkeys((*old, *new)):
        if old.get(path) is new.get(path):
            continue
        was, is_now = plain(old.get(path)), plain(new.get(path))
        if is_same(was, is_now):
            continue
        edit: dict[str, Any] = {"path": path}
        if path not in known:
            known.add(path)
            edit["was"] = _tagged(plain(first.get(path)))
        edits.append(edit | _difference(was, is_now))
    return _line({"at": at.isoformat(), "edits": edits}) if edits else b""


def is_same(one: Any, other: Any) -> bool:
    """Equal, and of one type: 1 and 1.0 print differently."""
    return one is other or (one == other and (isinstance(one, str) or repr(one) == repr(other)))


def _difference(was: Any, now: Any) -> dict[str, Any]:
    if not isinstance(was, str) or not isinstance(now, str):
        return {"now": _tagged(now)}
    head, tail = common_ends(was, now)
    return {"keep": (head, tail), "put": now[head : len(now) - tail]}


def common_ends(old: str, new: str) -> tuple[int, int]:
    """How many characters two texts share at their start, and how many of the others at their end.

    Whole pieces are compared, not characters: a long text takes no time that a key would notice.
    """
    most = min(len(old), len(new))
    head = _longest(most, lambda count: old.startswith(new[:count]))
    tail = _longest(most - head, lambda count: old.endswith(new[len(new) - count :]))
    return head, tail


def _longest(most: int, holds: Callable[[int], bool]) -> int:
    """The largest number up to ``most`` for which something holds that holds for all smaller ones."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if holds(middle):
            low = middle
        else:
            high = middle - 1
    return low


def _line(value: object) -> bytes:
    # ASCII alone, with escapes: half a character must be written down too.
    return json.dumps(value, separators=(",", ":")).encode("ascii") + b"\n"


def _tagged(value: Any) -> Any:
    """A value of TOML as JSON, which has neither dates nor exact numbers."""
    if isinstance(value, datetime.date):
        return {"$date": value.isoformat()}
    if isinstance(value, Decimal):
        return {"$number": str(value)}
    if isinstance(value, dict):
        return {name: _tagged(each) for name, each in value.items()}
    return [_tagged(each) for each in value] if isinstance(value, list) else value


# --- reading


def read_lines(raw: bytes) -> Recording:
    """What a journal says, as far as it can be read; NotAJournal where not even its head can."""
    first, *lines = raw.split(b"\n")
    try:
        head = from_plain(json.loads(first), Head, ())
    except (ValueError, RecursionError, msgspec.ValidationError) as error:
        raise NotAJournal("no head") from error
    if head.format != FORMAT or not lines:
        raise NotAJournal("another format")
    found: dict[PartPath, Recorded] = {}
    at = None
    broken = False
    # What stands behind the last line end was being written when the program was killed.
    lines.pop()
    for line in lines:
        try:
            batch = from_plain(json.loads(line), _Batch, ())
            found |= dict(_replayed(batch.edits, found))
        except (ValueError, RecursionError, InvalidOperation, msgspec.ValidationError):
            broken = True
            break
        at = batch.at
    return Recording(head, found, at, broken)


def _replayed(edits: Iterable[_Edit], found: dict[PartPath, Recorded]) -> Iterable[tuple[PartPath, Recorded]]:
    """What the parts are after the edits of one line; ValueError where it does not fit what stands before it."""
    for edit in edits:
        before = found.get(edit.path)
        if edit.was is not msgspec.UNSET and before is None:
            was = _untagged(edit.was)
            before = Recorded(was, was)
        if before is None:
            raise ValueError("an edit of a part that nothing is known of")
        yield edit.path, before._replace(now=_edited(before.now, edit))


def _edited(text: Any, edit: _Edit) -> Any:
    if edit.keep is None:
        return _untagged(edit.now)
    head, tail = edit.keep
    if not isinstance(text, str) or head < 0 or tail < 0 or head + tail > len(text):
        raise ValueError("an edit of another text")
    return text[:head] + edit.put + text[len(text) - tail :]


def _untagged(value: Any) -> Any:
    if isinstance(value, list):
        return [_untagged(each) for each in value]
    if not isinstance(value, dict):
        return value
    if "$date" in value:
        return datetime.date.fromisoformat(str(value["$date"]))
    if "$number" in value:
        return Decimal(str(value["$number"]))
    return {name: _untagged(each) for name, each in value.items()}
