"""What msgspec refuses to take for a struct, told in people's words: every fault, though msgspec stops at the first."""

from __future__ import annotations

import copy
import re
from typing import Any

import msgspec

from drafter.report.places import KeyPath
from drafter.store.faults import Faults
from drafter.store.structs import NATIVE
from drafter.store.wording import where
from drafter.typed import from_plain

_MOST_FAULTS = 20

_REFUSAL = r"(?s)^(.*?)(?: - at `(?:key in )?(\$.*)`)?$"
_STEP = r"\.(\w+)|\[(\d+)\]|\[(\.\.\.)\]"
_UNKNOWN = r"(?s)unknown field `(.*)`"
_MISSING = r"missing required field `(.*)`"
_EXPECTED = r"Expected `(.+?)`, got `(.+?)`"
_WANTED = {
    "str": "a text, in quotes",
    "int": "a whole number",
    "decimal": "a number",
    "float": "a number",
    "bool": "true or false",
    "date": "a date such as 2015-07-02, without quotes",
    "array": "a list in square brackets",
    "object": "a table",
}


class Refused:
    """A value, which stands at ``path``, that is no ``kind``. Each fault is mended in a copy to find the next."""

    def __init__(self, kind: type[msgspec.Struct], value: Any, path: KeyPath, faults: Faults) -> None:
        self.kind = kind
        self.value = copy.deepcopy(value)
        self.path = path
        self.faults = faults
        self.removed: set[KeyPath] = set()

    def explain(self, first: msgspec.ValidationError) -> None:
        """Add all its faults; ``first`` is what msgspec says of the whole."""
        refusal: msgspec.ValidationError | None = first
        for _ in range(_MOST_FAULTS):
            if refusal is None or not self._told(str(refusal)):
                return
            refusal = self._refusal(self.value)

    def _refusal(self, value: Any) -> msgspec.ValidationError | None:
        try:
            from_plain(value, self.kind, NATIVE)
        except msgspec.ValidationError as error:
            return error
        return None

    def _told(self, refusal: str) -> bool:
        """Tell one fault and mend it; says whether there is sense in looking for another."""
        found = re.match(_REFUSAL, refusal)
        message, steps = (refusal, "") if found is None else (found[1], found[2] or "")
        inner = self._steps(steps)
        if found := re.search(_UNKNOWN, message):
            self.faults.unknown((*self.path, *inner, found[1]), self._keys(inner))
            return self._remove((*inner, found[1]))
        if found := re.search(_MISSING, message):
            return self._told_missing(inner, found[1])
        if found := re.search(_EXPECTED, message):
            self.faults.wrong((*self.path, *inner), self._reached(inner), _wanted(found[1]))
        elif message.startswith("Invalid enum value"):
            value = self._reached(inner)
            self.faults.wrong((*self.path, *inner), value, self._allowed(inner) or "another word")
        else:
            self.faults.add((*self.path, *inner), f"{where((*self.path, *inner))}: {message}.", key=False)
        return self._remove(inner)

    def _told_missing(self, inner: KeyPath, name: str) -> bool:
        full = (*self.path, *inner)
        if (*inner, name) not in self.removed:
            self.faults.add(full, f"{where(full) if full else 'The file'} lacks the key {name}.")
        self._reached(inner)[name] = 1 if name == "format" else ""
        return True

    def _steps(self, text: str) -> KeyPath:
        """The way to the fault. msgspec does not say which key of a free table it is, so they are tried."""
        path: KeyPath = ()
        for step in re.finditer(_STEP, text):
            name, index, unnamed = step.groups()
            path = (*path, self._guilty(path, text) if unnamed else int(index) if index else name)
        return path

    def _guilty(self, path: KeyPath, steps: str) -> str:
        table = self._reached(path)
        for name in table:
            alone = copy.deepcopy(self.value)
            _reached(alone, path[:-1])[path[-1]] = {name: table[name]}
            if str(self._refusal(alone)).endswith(f"`{steps}`"):
                return str(name)
        return ""

    def _remove(self, path: KeyPath) -> bool:
        # An element cannot go without moving those behind it: the whole list goes.
        while path and isinstance(path[-1], int):
            path = path[:-1]
        if not path:
            return False
        self.removed.add(path)
        return _reached(self.value, path[:-1]).pop(path[-1], None) is not None

    def _reached(self, path: KeyPath) -> Any:
        return _reached(self.value, path)

    def _keys(self, path: KeyPath) -> list[str]:
        info = self._type(path)
        return [field.encode_name for field in info.fields] if isinstance(info, msgspec.inspect.StructType) else []

    def _allowed(self, path: KeyPath) -> str:
        """The words that the value at ``path`` may be."""
        info = self._type(path)
        words: list[object] = []
        for each in info.types if isinstance(info, msgspec.inspect.UnionType) else (info,):
            if isinstance(each, msgspec.inspect.LiteralType):
                words += each.values
            elif isinstance(each, msgspec.inspect.EnumType):
                words += [member.value for member in each.cls]
            elif isinstance(each, msgspec.inspect.IntType):
                words.append("a whole number")
        texts = ["false" if word is False else str(word) for word in words]
        return " or ".join([", ".join(texts[:-1]), texts[-1]] if len(texts) > 1 else texts)

    def _type(self, path: KeyPath) -> msgspec.inspect.Type | None:
        """What the value at ``path`` should be."""
        info: msgspec.inspect.Type | None = msgspec.inspect.type_info(self.kind)
        for step in path:
            info = _below(info, step)
        return info


def _below(info: msgspec.inspect.Type | None, step: str | int) -> msgspec.inspect.Type | None:
    match info:
        case msgspec.inspect.StructType():
            return next((field.type for field in info.fields if field.encode_name == step), None)
        case msgspec.inspect.VarTupleType() | msgspec.inspect.ListType():
            return info.item_type
        case msgspec.inspect.DictType():
            return info.value_type
        case msgspec.inspect.UnionType():
            return next((found for each in info.types if (found := _below(each, step)) is not None), None)
    return None


def _reached(value: Any, path: KeyPath) -> Any:
    for step in path:
        value = value[step]
    return value


def _wanted(kinds: str) -> str:
    names = [each.strip() for each in kinds.split("|")]
    if "decimal" in names and "int" in names:
        names.remove("int")
    words = [_WANTED.get(each, each) for each in names if each != "null"]
    return " or ".join(words)
